"""What every sweep of faults shares: strace refuses or kills at each durable call, one after the other.

strace counts each kind of call by itself, so every kind is swept by itself, up to its last one in an undisturbed run.
"""
import argparse
import concurrent.futures
import os
import random
import re
import shutil
import time

DURABLE = ("pwrite64", "pwritev", "fdatasync", "fsync", "ftruncate", "fallocate", "unlink", "unlinkat", "rename", "renameat",
           "renameat2", "write")
# What happens at the call: the process is killed; the disk is full for once, or stays full; the disk breaks likewise.
FAULTS = {"kill": "signal=SIGKILL:when={}", "full": "error=ENOSPC:when={}", "stays full": "error=ENOSPC:when={}+",
          "broken": "error=EIO:when={}", "stays broken": "error=EIO:when={}+"}
# Swift's traps and aborts; SIGKILL is ours.
CRASHES = {-4, -5, -6, -7, -8, -11, -31}


def trace(log, calls, *more):
    """The words before the program's own."""
    # Without the filter that makes tracing quick: what stops there gets no signal.
    return ["strace", "-f", "-q", "-o", log, "-e", "trace=" + calls, *more]


def injected(call, fault, when):
    return trace("/dev/null", call, "-e", f"inject={call}:{FAULTS[fault].format(when)}")


def counted(log):
    """How often each kind of call comes, in the process that makes most of it."""
    found = {}
    with open(log, encoding="utf-8", errors="replace") as file:
        for process, call in re.findall(r"^(\d+) +(\w+)\(", file.read(), re.M):
            found[call, process] = found.get((call, process), 0) + 1
    return {call: max(n for (c, _), n in found.items() if c == call) for call, _ in found}


def difference(found, whole):
    return {table: (len(found[table]), len(whole[table])) for table in whole if found[table] != whole[table]}


class FaultStory:
    """What is run under a fault: `house` and `name`, `run(home, before)` and `judge` are a story's own."""

    # Exit codes with which it ends where it can say nothing, as every further write is refused, the error output's too.
    mute = (74,)
    # Those with which it ends where it is killed.
    killed = (-9,)

    def try_fault(self, call, fault, when):
        """What went wrong, as lines."""
        home = self.house.copy()
        try:
            code, said, errors = self.run(home, injected(call, fault, when))
            if call == "write" and fault.startswith("stays") and code in self.mute:
                errors = errors or "cannot be said"
            found = [*self.soundness(home, code, errors), *self.judge(home, code, said, errors)]
            if fault == "kill" and code not in self.killed:
                found.append(f"nothing was killed: ended with {code}")
            return [f"{self.name}: {fault} at {call} {when}: {what}" for what in found]
        finally:
            shutil.rmtree(home)

    def soundness(self, home, code, errors):
        if code in CRASHES or 128 < code < 160:
            yield f"crashed with {code}: {errors[-300:]}"
        if not self.house.is_sound(home):
            yield "doctor does not call it sound"


def options(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("levee")
    parser.add_argument("--sample", type=int, help="this many faults, drawn at random")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def sweep(every, chosen_by):
    """Tries every fault, or a sample: each has a story first, whose `try_fault` gives what went wrong. The exit code."""
    chosen = every
    if chosen_by.sample and chosen_by.sample < len(every):
        print(f"seed {chosen_by.seed}")
        chosen = random.Random(chosen_by.seed).sample(every, chosen_by.sample)
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(chosen_by.jobs) as pool:
        for done in concurrent.futures.as_completed([pool.submit(p[0].try_fault, *p[1:]) for p in chosen]):
            for line in done.result():
                print(line, flush=True)
                failures += 1
    print(f"{len(chosen)} of {len(every)} faults, {failures} failures")
    return 1 if failures else 0
