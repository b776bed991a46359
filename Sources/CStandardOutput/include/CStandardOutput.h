/* The C library's standard output, which Swift sees as shared mutable state and does not let us touch. */
#ifndef LEVEE_STANDARD_OUTPUT_H
#define LEVEE_STANDARD_OUTPUT_H

#include <stdbool.h>

/* Writes what is still in the buffer. Gives whether all that was ever printed was taken. */
bool levee_standard_output_flush(void);

/* Writes what is still in the buffer, and closes. Gives whether all that was ever printed was taken. */
bool levee_standard_output_close(void);

#endif
