// filled by the merge
