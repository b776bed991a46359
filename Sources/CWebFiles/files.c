#include "CWebFiles.h"

/* A test holds this list to the folder Sources/LeveeWeb/Assets. */

static const unsigned char block_actions_mustache[] = {
#embed "../LeveeWeb/Assets/block-actions.mustache"
};
static const unsigned char block_columns_mustache[] = {
#embed "../LeveeWeb/Assets/block-columns.mustache"
};
static const unsigned char block_details_mustache[] = {
#embed "../LeveeWeb/Assets/block-details.mustache"
};
static const unsigned char block_form_mustache[] = {
#embed "../LeveeWeb/Assets/block-form.mustache"
};
static const unsigned char block_heading_mustache[] = {
#embed "../LeveeWeb/Assets/block-heading.mustache"
};
static const unsigned char block_links_mustache[] = {
#embed "../LeveeWeb/Assets/block-links.mustache"
};
static const unsigned char block_note_mustache[] = {
#embed "../LeveeWeb/Assets/block-note.mustache"
};
static const unsigned char block_notice_mustache[] = {
#embed "../LeveeWeb/Assets/block-notice.mustache"
};
static const unsigned char block_numbers_mustache[] = {
#embed "../LeveeWeb/Assets/block-numbers.mustache"
};
static const unsigned char block_paper_mustache[] = {
#embed "../LeveeWeb/Assets/block-paper.mustache"
};
static const unsigned char block_picture_mustache[] = {
#embed "../LeveeWeb/Assets/block-picture.mustache"
};
static const unsigned char block_progress_mustache[] = {
#embed "../LeveeWeb/Assets/block-progress.mustache"
};
static const unsigned char block_section_mustache[] = {
#embed "../LeveeWeb/Assets/block-section.mustache"
};
static const unsigned char block_summary_mustache[] = {
#embed "../LeveeWeb/Assets/block-summary.mustache"
};
static const unsigned char block_table_mustache[] = {
#embed "../LeveeWeb/Assets/block-table.mustache"
};
static const unsigned char block_tasks_mustache[] = {
#embed "../LeveeWeb/Assets/block-tasks.mustache"
};
static const unsigned char block_text_mustache[] = {
#embed "../LeveeWeb/Assets/block-text.mustache"
};
static const unsigned char cell_mustache[] = {
#embed "../LeveeWeb/Assets/cell.mustache"
};
static const unsigned char en_txt[] = {
#embed "../LeveeWeb/Assets/en.txt"
};
static const unsigned char field_choices_mustache[] = {
#embed "../LeveeWeb/Assets/field-choices.mustache"
};
static const unsigned char field_error_mustache[] = {
#embed "../LeveeWeb/Assets/field-error.mustache"
};
static const unsigned char field_hint_mustache[] = {
#embed "../LeveeWeb/Assets/field-hint.mustache"
};
static const unsigned char field_more_mustache[] = {
#embed "../LeveeWeb/Assets/field-more.mustache"
};
static const unsigned char field_open_mustache[] = {
#embed "../LeveeWeb/Assets/field-open.mustache"
};
static const unsigned char field_mustache[] = {
#embed "../LeveeWeb/Assets/field.mustache"
};
static const unsigned char icon_svg[] = {
#embed "../LeveeWeb/Assets/icon.svg"
};
static const unsigned char layout_mustache[] = {
#embed "../LeveeWeb/Assets/layout.mustache"
};
static const unsigned char pages_css[] = {
#embed "../LeveeWeb/Assets/pages.css"
};
static const unsigned char pages_js[] = {
#embed "../LeveeWeb/Assets/pages.js"
};
static const unsigned char zh_txt[] = {
#embed "../LeveeWeb/Assets/zh.txt"
};

#define FILE(file, name) { name, file, sizeof file }

static const levee_web_file files[] = {
    FILE(block_actions_mustache, "block-actions.mustache"),
    FILE(block_columns_mustache, "block-columns.mustache"),
    FILE(block_details_mustache, "block-details.mustache"),
    FILE(block_form_mustache, "block-form.mustache"),
    FILE(block_heading_mustache, "block-heading.mustache"),
    FILE(block_links_mustache, "block-links.mustache"),
    FILE(block_note_mustache, "block-note.mustache"),
    FILE(block_notice_mustache, "block-notice.mustache"),
    FILE(block_numbers_mustache, "block-numbers.mustache"),
    FILE(block_paper_mustache, "block-paper.mustache"),
    FILE(block_picture_mustache, "block-picture.mustache"),
    FILE(block_progress_mustache, "block-progress.mustache"),
    FILE(block_section_mustache, "block-section.mustache"),
    FILE(block_summary_mustache, "block-summary.mustache"),
    FILE(block_table_mustache, "block-table.mustache"),
    FILE(block_tasks_mustache, "block-tasks.mustache"),
    FILE(block_text_mustache, "block-text.mustache"),
    FILE(cell_mustache, "cell.mustache"),
    FILE(en_txt, "en.txt"),
    FILE(field_choices_mustache, "field-choices.mustache"),
    FILE(field_error_mustache, "field-error.mustache"),
    FILE(field_hint_mustache, "field-hint.mustache"),
    FILE(field_more_mustache, "field-more.mustache"),
    FILE(field_open_mustache, "field-open.mustache"),
    FILE(field_mustache, "field.mustache"),
    FILE(icon_svg, "icon.svg"),
    FILE(layout_mustache, "layout.mustache"),
    FILE(pages_css, "pages.css"),
    FILE(pages_js, "pages.js"),
    FILE(zh_txt, "zh.txt"),
};

const levee_web_file *levee_web_files(size_t *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}
