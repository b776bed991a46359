/* The templates, the style sheet and the scripts of the pages, byte for byte as they are under Sources/LeveeWeb/Assets. */
#ifndef LEVEE_WEB_FILES_H
#define LEVEE_WEB_FILES_H

#include <stddef.h>

typedef struct {
    const char *name;
    const unsigned char *start;
    size_t count;
} levee_web_file;

/* Every file, by its name under Assets; `count` gets how many there are. */
const levee_web_file *levee_web_files(size_t *count);

#endif
