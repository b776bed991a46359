#include "CStandardOutput.h"

#include <stdio.h>

bool levee_standard_output_close(void) {
    bool failed = ferror(stdout) != 0;
    /* A network's file system may tell only now. */
    return fclose(stdout) == 0 && !failed;
}
