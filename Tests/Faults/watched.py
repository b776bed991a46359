"""What a traced import did that it should not: read from strace's log."""
import re

CALLS = "trace=network,open,openat,openat2,execve,execveat,seccomp,fork,vfork,clone,clone3"
# The program's own libraries, and what the C library and the runtime read of the machine.
MACHINE = re.compile(
    r"/(usr/)?lib(64|32)?/.*|/etc/ld\.so\.(cache|preload)|.*\.so(\.[0-9]+)*|/etc/(passwd|nsswitch\.conf|localtime|group)"
    r"|/usr/share/zoneinfo/.*|/proc/self/(exe|maps|statm|auxv|cgroup|mountinfo|status)|/proc/sys/.*|/dev/(null|urandom)"
    r"|/sys/(devices/system/cpu|fs/cgroup|kernel/mm)/.*")


def unescaped(text):
    """A path as it is; strace writes it like a string in C."""
    return text.encode("latin-1", "replace").decode("unicode_escape").encode("latin-1").decode("utf-8", "replace")


def faults(log, allowed, exists=True):
    """Lines that say what went wrong; `allowed` are the starts of paths that belong to the import. For a file that is not
    there nobody has to go into a cage."""
    caged = set()
    with open(log, encoding="utf-8", errors="replace") as file:
        for line in file:
            match = re.match(r"(\d+) +(\w+)\((.*)", line)
            if not match:
                continue
            process, call, rest = match.groups()
            if call == "seccomp" and rest.rstrip().endswith("= 0"):
                caged.add(process)
            elif process in caged:
                yield f"the reader called {call}({rest.strip()} inside its cage"
            elif call in ("socket", "socketpair") and not rest.startswith("AF_UNIX"):
                yield f"a socket: {rest.strip()}"
            elif call.startswith("open"):
                path = re.search(r'"((?:[^"\\]|\\.)*)"', rest)
                path = unescaped(path.group(1)) if path else ""
                failed = re.search(r"= -1 \w+", rest)
                if not failed and not MACHINE.fullmatch(path) and not path.startswith(allowed):
                    yield f"opened {path}"
            elif call.startswith("exec") and "= 0" in rest and not rest.startswith(tuple(f'"{p}' for p in allowed)) \
                    and not rest.startswith('"/proc/self/exe"'):
                yield f"ran {rest.strip()}"
    if exists and not caged:
        yield "no reader went into a cage"
