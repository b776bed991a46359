#!/usr/bin/env python3
"""A feed of two gigabytes through a pipe, and a small one behind it: large_import.py LEVEE [--records N]

The feed is written as it is read and lies nowhere. Prints the peak memory of the importing process and of its caged reader
(high-water marks as the kernel has them) and their sum, which has to stay under 128 MB, and how long 1,000 records take in
the registry of ten million that there is then: under half a second. Ends with 1 where one is not kept.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
FEED = [sys.executable, HERE / "feed.py", "--people", "100000"]


def high_water(pid):
    """Peak resident megabytes of a process; 0 where it is gone."""
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def children(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []


def imported(levee, env, records, first, sequence):
    """(seconds, MB of the importer, MB of its reader)"""
    feed = subprocess.Popen([*FEED, "--records", str(records), "--first", str(first), "--sequence", str(sequence), "--pipe"],
                            stdout=subprocess.PIPE)
    start = time.monotonic()
    program = subprocess.Popen([levee, "import", "/dev/stdin"], stdin=feed.stdout, stdout=subprocess.PIPE, env=env, text=True)
    feed.stdout.close()
    own = reader = 0
    while program.poll() is None:
        own = max(own, high_water(program.pid))
        reader = max([reader, *(high_water(child) for child in children(program.pid))])
        time.sleep(0.02)
    if program.returncode or feed.wait():
        sys.exit(f"the import ended with {program.returncode}")
    return time.monotonic() - start, own, reader


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("levee", type=pathlib.Path)
    parser.add_argument("--records", type=int, default=8_500_000, help="two gigabytes; more than two gibibytes are refused")
    parser.add_argument("--more", type=int, default=1_500_000, help="in a second file behind it")
    options = parser.parse_args()
    levee = options.levee.resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        env = os.environ | {"LEVEE_HOME": str(folder / "home"), "LC_ALL": "C"}
        subprocess.run([*FEED, "--records", "1000", "--first", str(options.records + options.more), "--sequence", "3", folder / "small"],
                       check=True)
        for command in (["init"], ["load", folder / "small" / "tables"]):
            subprocess.run([levee, *command], env=env, check=True, stdout=subprocess.DEVNULL)
        seconds, own, reader = imported(levee, env, options.records, 0, 1)
        print(f"{options.records} records through a pipe: {seconds:.0f} s, {own:.0f} MB and the reader {reader:.0f} MB")
        imported(levee, env, options.more, options.records, 2)
        small = []
        for sequence in range(3):
            start = time.monotonic()
            subprocess.run([levee, "import", folder / "small" / "feed.xml"], env=env, check=True, stdout=subprocess.DEVNULL)
            small.append(time.monotonic() - start)
        print(f"1000 records into that: {small[0]:.2f} s, the same again {small[1]:.2f} and {small[2]:.2f} s")
        kept = own + reader < 128 and small[0] < 0.5
        print("OK" if kept else "OVER")
        sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
