#include "CStandardOutput.h"

#include <stdio.h>

bool levee_standard_output_flush(void) { return fflush(stdout) == 0 && ferror(stdout) == 0; }

bool levee_standard_output_close(void) {
    bool failed = ferror(stdout) != 0;
    /* A network's file system may tell only now. */
    return fclose(stdout) == 0 && !failed;
}
