#!/usr/bin/env python3
"""Imports one big feed beside its peers, in turns: import_bench.py LEVEE [--records N] [--runs R]

The same file of crossings in the order of time goes through `levee import` (every record of a registered person; then with one
person in ten registered), a plain C program (`peers/sax_insert.c`, with and without a key) and a plain script
(`peers/lxml_insert.py`). Prints the medians of wall seconds, MB/s, CPU and peak memory, and the ratios that the project
promises: at least 1.0 times the C program with its key, at least 4 times the script, under 128 MB. Ends with 1 where one is
not kept.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def run(command, home):
    """(wall seconds, CPU seconds with all children, peak MB of the largest process) of one command."""
    # A process of its own in between, so that its resource usage counts the children of the command too.
    script = ("import os, resource, subprocess, sys, time\n"
              "start = time.monotonic()\n"
              "code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode\n"
              "use = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
              "print(time.monotonic() - start, use.ru_utime + use.ru_stime, use.ru_maxrss / 1024, code)\n")
    out = subprocess.run([sys.executable, "-c", script, *map(str, command)], capture_output=True, text=True,
                         env=os.environ | {"LEVEE_HOME": str(home), "LC_ALL": "C"})
    wall, cpu, peak, code = out.stdout.split()
    if code not in ("0", "10"):
        sys.exit(f"{' '.join(map(str, command))}: ended with {code}\n{out.stderr}")
    return float(wall), float(cpu), float(peak)


def prepared(levee, tables, home):
    env = os.environ | {"LEVEE_HOME": str(home), "LC_ALL": "C"}
    for command in ([levee, "init"], [levee, "load", tables]):
        subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
    return home


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("levee", type=pathlib.Path)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    levee = options.levee.resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        size = ["--people", str(options.people), "--records", str(options.records)]
        subprocess.run([sys.executable, HERE / "feed.py", *size, folder / "all"], check=True)
        subprocess.run([sys.executable, HERE / "feed.py", *size, "--registered", "0.1", folder / "few"], check=True)
        feed = folder / "all" / "feed.xml"
        peer = folder / "peer"
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libxml-2.0", "sqlite3"], capture_output=True, text=True,
                               check=True).stdout.split()
        subprocess.run(["cc", "-O2", HERE / "peers" / "sax_insert.c", "-o", peer, *flags], check=True)
        database, home = folder / "peer.db", folder / "home"
        script = [sys.executable, HERE / "peers" / "lxml_insert.py", feed, database]
        contestants = {
            "levee import, all registered": lambda: run([levee, "import", feed], prepared(levee, folder / "all/tables", home)),
            "levee import, one in ten": lambda: run([levee, "import", feed], prepared(levee, folder / "few/tables", home)),
            "C: libxml2 SAX + inserts": lambda: run([peer, feed, database], home),
            "C: the same without a key": lambda: run([peer, feed, database, "nokey"], home),
            "Python: lxml + executemany": lambda: run(script, home),
        }
        costs = {name: [] for name in contestants}
        for _ in range(options.runs):
            for name, contestant in contestants.items():
                costs[name].append(contestant())
                for file in [*folder.glob("peer.db*"), *home.glob("*")]:
                    file.unlink()
        report(costs, feed.stat().st_size / 1e6, os.getloadavg()[0])


def report(costs, megabytes, load):
    median = {name: [statistics.median(values) for values in zip(*runs)] for name, runs in costs.items()}
    print(f"{megabytes:.0f} MB, load {load:.1f}")
    print(f"{'':32}{'wall s':>8}{'MB/s':>8}{'CPU s':>8}{'MB peak':>9}")
    for name, (wall, cpu, peak) in median.items():
        print(f"{name:32}{wall:8.2f}{megabytes / wall:8.1f}{cpu:8.2f}{peak:9.0f}")
    ours = median["levee import, all registered"]
    promises = [
        ("times the C program", median["C: libxml2 SAX + inserts"][0] / ours[0], 1.0, float.__ge__),
        ("times the script", median["Python: lxml + executemany"][0] / ours[0], 4.0, float.__ge__),
        ("MB peak", ours[2], 128.0, float.__lt__),
    ]
    for what, value, bound, holds in promises:
        print(f"{value:.2f} {what} (promise {bound:g}): {'OK' if holds(value, bound) else 'OVER'}")
    sys.exit(0 if all(holds(value, bound) for _, value, bound, holds in promises) else 1)


if __name__ == "__main__":
    main()
