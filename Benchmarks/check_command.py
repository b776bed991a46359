#!/usr/bin/env python3
"""Measures `levee check` as a command beside `levee --version`: check_command.py LEVEE [--people N] [--runs R]

Makes a registry of N people (100,000 unless told), then runs both commands in turns and compares their medians, in CPU
seconds of the process. Exit code 1 where a check costs more than three times as much.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

from bench import AS_OF, run

HERE = pathlib.Path(__file__).resolve().parent
MOST_TIMES = 3


def application(person):
    return {
        "applicationNo": "B-1", "person": person, "kind": "travel", "purpose": "private", "reason": "旅游",
        "destinations": ["SGP"], "departOn": "2027-01-18", "returnOn": "2027-01-24", "funding": "self",
        "submittedOn": AS_OF, "filedBy": "clerk-1",
        "opinions": [{"by": "discipline", "on": "2026-11-20", "opinion": "agree"}],
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("levee", type=pathlib.Path)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=21)
    arguments = parser.parse_args()
    levee = arguments.levee.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        world, home = pathlib.Path(scratch, "world"), pathlib.Path(scratch, "home")
        subprocess.run(
            [sys.executable, HERE / "world.py", "--people", str(arguments.people), "--seed", "1", world], check=True,
            stdout=subprocess.DEVNULL)
        for command in (["init"], ["load", world], ["import", world / "feeds"]):
            run([levee, *command], home, subprocess.DEVNULL)
        with open(world / "persons.csv", encoding="utf-8-sig") as persons:
            people = [line.split(",")[0] for line in persons][1:]
        file = pathlib.Path(scratch, "application.json")
        file.write_text(json.dumps(application(people[len(people) // 2])), encoding="utf-8")
        costs = {"--version": [], "check": []}
        for _ in range(arguments.runs):
            costs["--version"].append(run([levee, "--version"], home, subprocess.DEVNULL).cpu)
            costs["check"].append(run([levee, "check", file], home, subprocess.DEVNULL).cpu)
    medians = {name: statistics.median(values) for name, values in costs.items()}
    times = medians["check"] / medians["--version"]
    for name, median in medians.items():
        print(f"levee {name:10} {median * 1000:7.1f} ms of CPU (median of {arguments.runs})")
    verdict = "OK" if times <= MOST_TIMES else "OVER"
    print(f"{verdict}: a check over {arguments.people:,} people costs {times:.2f} times as much (at most {MOST_TIMES})")
    return 0 if times <= MOST_TIMES else 1


if __name__ == "__main__":
    sys.exit(main())
