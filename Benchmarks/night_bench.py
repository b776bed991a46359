#!/usr/bin/env python3
"""The night over a big registry beside its peers: night_bench.py LEVEE [--people N]

The same invented world goes into `levee`, DuckDB and SQLite. Measured are a full pass over every rule, a night in which nothing
changed, one in which 1 % of the people changed, and one under a policy of which one value changed; and five of the rules as SQL by
hand in the peers (`peers/night_rules.py`), whose counts are held against ours. Then a tenth of the people, for what the full pass
costs more. Prints wall seconds, CPU seconds, peak memory, and the ratios that the project promises; ends with 1 where one is not kept.
"""
import argparse
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "peers"))
import night_rules  # noqa: E402
import night_tables  # noqa: E402


def levee(program, home, *arguments):
    """(wall seconds, CPU seconds, peak MB, what it printed)"""
    env = os.environ | {"LEVEE_HOME": str(home), "LC_ALL": "C"}
    with tempfile.TemporaryFile("w+") as out:
        start = time.monotonic()
        process = subprocess.Popen([program, *map(str, arguments)], stdout=out, env=env)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        if os.waitstatus_to_exitcode(status) not in (0, 10):
            sys.exit(f"{' '.join(map(str, arguments))}: ended with {os.waitstatus_to_exitcode(status)}")
        out.seek(0)
        return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read()


def night(program, home, day, *arguments):
    wall, cpu, peak, text = levee(program, home, "nightly", "--as-of", day, "--json", *arguments)
    return wall, cpu, peak, json.loads(text)


def line(name, cost, more=""):
    print(f"{name:44} {cost[0]:9.2f} s {cost[1]:9.2f} s {cost[2]:7.0f} MB  {more}", flush=True)


def changes(people, folder, post):
    """A table that changes one person in a hundred: each files again, under this post."""
    with open(folder / "filings.csv", "w", encoding="utf-8") as file:
        file.write("ref,on,action,unit,post\n")
        for number in range(0, people, 100):
            file.write(f"P{number:07d},2026-11-23,changed,U{number // 500:05d},{post}\n")
    return folder / "filings.csv"


def registry(program, folder, people):
    world, home = folder / f"world-{people}", folder / f"home-{people}"
    if not world.exists():
        subprocess.run([sys.executable, HERE / "world.py", "--people", str(people), world], check=True)
    if home.exists():
        print(f"{people} people: as they are there")
        return world, home
    for arguments in (["init"], ["load", world], ["import", world / "feeds"]):
        line(f"{people} people: {arguments[0]}", levee(program, home, *arguments))
    return world, home


def peers(folder, world):
    """dialect -> (seconds, {rule: rows})"""
    if not (folder / "peer.duckdb").exists():
        flat = folder / "flat"
        flat.mkdir()
        night_tables.flatten(world, flat)
        night_tables.fill_sqlite(flat, folder / "peer.sqlite")
        night_tables.fill_duckdb(flat, folder / "peer.duckdb")
        shutil.rmtree(flat)
    import duckdb
    duck = duckdb.connect(str(folder / "peer.duckdb"), read_only=True)
    duck.execute("SET threads = 2")
    lite = sqlite3.connect(folder / "peer.sqlite")
    lite.execute("PRAGMA cache_size = -200000")
    found = {}
    for dialect, ask in (("duckdb", lambda text: duck.execute(text).fetchall()),
                         ("sqlite", lambda text: lite.execute(text).fetchall())):
        start = time.monotonic()
        counts = {name: len(ask(night_rules.rule(name, dialect))) for name in night_rules.RULES}
        found[dialect] = time.monotonic() - start, counts
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("levee", type=pathlib.Path)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--folder", type=pathlib.Path, help="keeps the world and the registries here, and uses what is there")
    options = parser.parse_args()
    program, people = options.levee.resolve(), options.people
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or pathlib.Path(scratch)
        folder.mkdir(exist_ok=True)
        print(f"{'':44} {'wall':>11} {'CPU':>11} {'peak':>10}")
        small = registry(program, folder, people // 10)
        night(program, small[1], "2026-11-23", "--full")
        least = night(program, small[1], "2026-11-23", "--full")
        line(f"{people // 10} people: full pass", least)
        world, home = registry(program, folder, people)
        findings = folder / "findings.jsonl"
        full = night(program, home, "2026-11-23", "--full", "--findings", findings)
        line(f"{people} people: first full pass", full, f"{full[3]['findings']} findings")
        again = night(program, home, "2026-11-23", "--full")
        line(f"{people} people: full pass", again)
        still = night(program, home, "2026-11-23")
        line("  nothing changed", still, f"{still[3]['examined']} examined")
        levee(program, home, "load", changes(people, folder, f"科长{time.time_ns()}"))
        some = night(program, home, "2026-11-23")
        line("  1 % changed", some, f"{some[3]['examined']} examined, {some[0] / again[0]:.1%} of the full pass")
        ours = {}
        with open(findings, encoding="utf-8") as file:
            for text in file:
                rule = json.loads(text)["rule"]
                ours[rule] = ours.get(rule, 0) + 1
        found = peers(folder, world)
        for dialect, (seconds, counts) in found.items():
            same = all(ours.get(rule, 0) == count for rule, count in counts.items())
            line(f"  five rules in {dialect}", (seconds, 0, 0), "the same counts" if same else f"{counts} beside {ours}")
        promises = [
            ("full pass in at most 300 MB", max(full[2], again[2]) <= 300, f"{max(full[2], again[2]):.0f} MB"),
            ("1 % changed: at most 3 % of the full pass", some[0] <= 0.03 * again[0], f"{some[0] / again[0]:.1%}"),
            ("nothing changed: under 1 s", still[0] < 1, f"{still[0]:.2f} s"),
            ("full pass no slower than DuckDB on five rules", again[0] <= found["duckdb"][0],
             f"{found['duckdb'][0] / again[0]:.2f} x"),
            ("ten times the people: at most 10.5 times", again[0] <= 10.5 * least[0], f"{again[0] / least[0]:.1f} x"),
        ]
        for promise, kept, figure in promises:
            print(f"{'kept' if kept else 'OVER':5} {promise}: {figure}")
        sys.exit(not all(kept for _, kept, _ in promises))


if __name__ == "__main__":
    main()
