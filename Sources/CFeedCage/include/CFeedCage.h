/* The cage of the process that parses what strangers sent: what it may use, and that it may touch nothing. */
#ifndef LEVEE_FEED_CAGE_H
#define LEVEE_FEED_CAGE_H

#include <stddef.h>

typedef struct {
    size_t memory;        /* bytes of address space beyond what is in use now */
    unsigned cpu_seconds; /* of processor time */
    unsigned files;       /* open descriptors */
} levee_cage_limits;

/* Shuts the calling process in, for ever: descriptors from 3 on are closed, limits are set, and the kernel is told to answer
 * only the calls of a program that reads, writes, counts and asks for memory: nothing can be opened, connected or run.
 * Gives 0, or the error number of what the kernel would not do. */
int levee_cage_enter(const levee_cage_limits *limits);

#endif
