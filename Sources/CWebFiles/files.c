#include "CWebFiles.h"

/* A test holds this list to the folder Sources/LeveeWeb/Assets. */

static const unsigned char layout_mustache[] = {
#embed "../LeveeWeb/Assets/layout.mustache"
};

#define FILE(file, name) { name, file, sizeof file }

static const levee_web_file files[] = {
    FILE(layout_mustache, "layout.mustache"),
};

const levee_web_file *levee_web_files(size_t *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}
