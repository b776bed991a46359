"""Runs a command and writes the CPU time and the peak memory of all its processes to a file: `measure.py OUT COMMAND…`.

A process of its own, because a child's peak begins with that of the process that starts it.
"""
import os
import resource
import sys

child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status = os.waitpid(child, 0)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w", encoding="ascii") as out:
    print(used.ru_utime + used.ru_stime, used.ru_maxrss, os.waitstatus_to_exitcode(status), file=out)
