int levee_feed_placeholder;
