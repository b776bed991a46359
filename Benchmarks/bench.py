#!/usr/bin/env python3
"""Measures load, import and night over a small and a large invented world: bench.py LEVEE [--people N N] [--runs R]

Prints the median of each step's CPU seconds, wall time and peak memory, what the large world costs more than the small
one, and whether that is within what the project promises: linear in people, flat in memory. Exit code 1 where it is not.
"""
import argparse
import dataclasses
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
AS_OF, NEXT_DAY = "2026-11-23", "2026-11-24"
# For four times as many people; another pair of worlds is measured in proportion.
MOST_TIMES, MOST_GROWTH = 4.4 / 4, 50


@dataclasses.dataclass
class Cost:
    cpu: float  # user and system seconds
    wall: float
    peak: float  # resident megabytes


def run(command, home, log):
    """Runs one command and gives what it cost; 10 only says that something wants attention."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=log, env=os.environ | {"LEVEE_HOME": str(home), "LC_ALL": "C"})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 10):
        sys.exit(f"{' '.join(map(str, command))}: ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024)


def measure(levee, world, home):
    """step -> cost, over a fresh home; and the first night's statement."""
    run([levee, "init"], home, subprocess.DEVNULL)
    findings = home.with_suffix(".jsonl")
    commands = {
        "load": [levee, "load", world],
        "import": [levee, "import", world / "feeds"],
        "night": [levee, "nightly", "--as-of", AS_OF, "--findings", findings, "--json"],
        "next night": [levee, "nightly", "--as-of", NEXT_DAY, "--json"],
    }
    costs = {}
    for step, command in commands.items():
        with tempfile.TemporaryFile("w+") as log:
            costs[step] = run(command, home, log)
            log.seek(0)
            if step == "night":
                statement = json.loads(log.read())
    for file in [*home.iterdir(), findings]:
        file.unlink()
    home.rmdir()
    return costs, statement


def median(runs, step, field):
    return statistics.median(getattr(costs[step], field) for costs in runs)


def report(people, runs):
    """Prints the table; says whether the promises hold."""
    small, large = people
    steps = list(runs[small][0])
    times = MOST_TIMES * large / small
    print(f"\n{'':12}{'CPU seconds':^27}{'wall seconds':^27}{'peak memory, MB':^27}")
    print(f"{'step':12}" + f"{small:>9,}{large:>10,}{'times':>8}" * 2 + f"{small:>9,}{large:>10,}{'more':>8}")
    total = {field: [0.0, 0.0] for field in ("cpu", "wall")}
    peaks = [0.0, 0.0]
    for step in steps:
        line = f"{step:12}"
        for field in ("cpu", "wall"):
            pair = [median(runs[count], step, field) for count in people]
            total[field] = [before + now for before, now in zip(total[field], pair)]
            line += f"{pair[0]:9.2f}{pair[1]:10.2f}{pair[1] / pair[0]:8.2f}"
        pair = [median(runs[count], step, "peak") for count in people]
        peaks = [max(before, now) for before, now in zip(peaks, pair)]
        print(line + f"{pair[0]:9.0f}{pair[1]:10.0f}{pair[1] - pair[0]:+8.0f}")
    line = f"{'all':12}"
    for pair in total.values():
        line += f"{pair[0]:9.2f}{pair[1]:10.2f}{pair[1] / pair[0]:8.2f}"
    print(line + f"{peaks[0]:9.0f}{peaks[1]:10.0f}{peaks[1] - peaks[0]:+8.0f}\n")
    night = median(runs[large], "night", "cpu") / large * 1e6
    print(f"a night costs {night:.0f} microseconds of CPU a person")
    ratio, growth = total["cpu"][1] / total["cpu"][0], peaks[1] - peaks[0]
    promises = [
        (ratio <= times, f"CPU of all steps: {ratio:.2f} times, at most {times:.2f}"),
        (growth < MOST_GROWTH, f"peak memory: {growth:+.0f} MB, less than {MOST_GROWTH} MB"),
    ]
    for holds, text in promises:
        print(f"{'OK  ' if holds else 'OVER'}  {text}")
    return all(holds for holds, _ in promises)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("levee", type=pathlib.Path)
    parser.add_argument("--people", type=int, nargs=2, default=(5000, 20_000), metavar=("SMALL", "LARGE"))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    levee = options.levee.resolve()
    with tempfile.TemporaryDirectory(prefix="levee-bench-") as scratch:
        scratch = pathlib.Path(scratch)
        worlds = {count: scratch / f"world-{count}" for count in options.people}
        for count, world in worlds.items():
            subprocess.run([sys.executable, HERE / "world.py", "--people", str(count), "--seed", str(options.seed), world],
                           check=True)
        runs = {count: [] for count in options.people}
        # Small and large take turns, so that a busy machine slows both.
        for number in range(options.runs):
            for count, world in worlds.items():
                costs, statement = measure(levee, world, scratch / "home")
                runs[count].append(costs)
                if statement["persons"] != count:
                    sys.exit(f"the night saw {statement['persons']} of {count} people")
                print(f"run {number + 1}, {count:,} people: {statement['findings']:,} findings, "
                      f"{sum(cost.wall for cost in costs.values()):.1f} s", flush=True)
        if not report(options.people, runs):
            sys.exit(1)


if __name__ == "__main__":
    main()
