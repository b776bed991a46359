"""Holds the program to the independent reading: `differential.py LEVEE [--seeds 1-40] [--people 25] [DIR --as-of DAY]`.

Each seed makes a random world and applications in it; both sides import it, say what stands and check the
applications (a directory's `applications.json`, if it has one). Any difference is printed with its seed.
"""
import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile

import applications
import check_oracle
import oracle
import values as v

TOTALS = ("source", "sequence", "received", "accepted", "duplicate", "notRegistered", "possibleMatch", "quarantined")


def run(levee, home, *arguments, allowed=(0, 10)):
    result = subprocess.run([levee, *arguments, "--home", home, "--lang", "en"], capture_output=True, text=True)
    if result.returncode not in allowed:
        raise SystemExit(f"levee {' '.join(arguments)} ended with {result.returncode}: {result.stderr[-2000:]}")
    return result.stdout


def check(levee, home, path, day):
    """The program's verdicts, in the oracle's shape."""
    text = run(levee, home, "check", "--json", "--as-of", day, path, allowed=(0, 10, 11, 12, 13))
    return [dict(application=each["application"], outcome=each["outcome"],
                 rules=sorted([f["rule"], f["severity"]] for f in each["findings"]),
                 undecided=sorted(u["rule"] for u in each["undecided"] if u["rule"] != "application.unknown-person")) for each in json.loads(text)]


def program(levee, directory, day, path=None):
    """(imports, findings, counts, verdicts) as the program says; `path` names the applications."""
    with tempfile.TemporaryDirectory() as scratch:
        home = os.path.join(scratch, "home")
        run(levee, home, "init")
        tables = [os.path.join(directory, f"{t}.csv") for t in (
            "units persons approvers filings relatives documents approvals custody restrictions").split()]
        run(levee, home, "load", *[t for t in tables if os.path.exists(t)])
        feeds = os.path.join(directory, "feeds")
        names = sorted((n for n in os.listdir(feeds) if n.endswith(".xml")), key=os.fsencode)
        text = run(levee, home, "import", "--json", *[os.path.join(feeds, n) for n in names], allowed=(0, 10, 65))
        imports = []
        for line in map(json.loads, text.splitlines()):
            name = os.path.basename(line["file"])
            imports.append({"file": name, "refused": True} if "refused" in line
                           else {"file": name, **{k: line[k] for k in TOTALS}})
        confirmed = os.path.join(directory, "confirmed.csv")
        if os.path.exists(confirmed):
            with open(confirmed, encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    run(levee, home, "matches", "confirm", f"{row['source']}/{row['record_id']}", row["ref"],
                        "--on", row["on"], allowed=(0, 65))
        out = os.path.join(scratch, "findings.jsonl")
        statement = json.loads(run(levee, home, "nightly", "--json", "--as-of", day, "--findings", out))
        with open(out, encoding="utf-8") as file:
            findings = [json.loads(line) for line in file]
        verdicts = check(levee, home, path, day) if path else []
    keys = ("person", "rule", "severity", "since", "subject")
    return imports, [{k: f[k] for k in keys} for f in findings], {
        k: statement[k] for k in ("persons", "regular", "irregular", "undecided")}, verdicts


def compare(levee, directory, day, label, nightly_only=False):
    path = os.path.join(directory, "applications.json")
    path = None if nightly_only or not os.path.exists(path) else path
    world, expected_imports = oracle.load(directory, v.day(day))
    expected, expected_counts, _ = oracle.evaluate(world, v.day(day))
    imports, findings, counts, verdicts = program(levee, directory, day, path)
    differences = [f"import: oracle {a} program {b}" for a, b in zip(expected_imports, imports) if a != b]
    ours, theirs = set(map(oracle.line, findings)), set(map(oracle.line, expected))
    differences += [f"only program: {f}" for f in sorted(ours - theirs)]
    differences += [f"only oracle:  {f}" for f in sorted(theirs - ours)]
    if not differences and findings != expected:
        differences.append("same findings, other order")
    if counts != expected_counts:
        differences.append(f"counts: oracle {expected_counts} program {counts}")
    if path:
        differences += verdict_differences(verdicts, check_oracle.verdicts(world, path, v.day(day)))
    for difference in differences:
        print(f"{label}: {difference}")
    return len(expected), len(verdicts), len(differences)


def verdict_differences(verdicts, expected):
    if len(verdicts) != len(expected):
        return [f"{len(verdicts)} verdicts for {len(expected)} applications"]
    result = []
    for place, (ours, theirs) in enumerate(zip(verdicts, expected)):
        for key in ours:
            if ours[key] != theirs[key]:
                said = (ours[key], theirs[key]) if isinstance(ours[key], str) else (
                    [x for x in ours[key] if x not in theirs[key]], [x for x in theirs[key] if x not in ours[key]])
                result.append(f"application {place} ({ours['application']}): {key}: program {said[0]} oracle {said[1]}")
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("levee")
    parser.add_argument("directory", nargs="?")
    parser.add_argument("--as-of")
    parser.add_argument("--seeds", default="1-20")
    parser.add_argument("--people", type=int, default=25)
    parser.add_argument("--nightly-only", action="store_true", help="without the applications")
    options = parser.parse_args()
    levee = os.path.abspath(options.levee)
    total = checked = bad = 0
    if options.directory:
        total, checked, bad = compare(levee, options.directory, options.as_of, options.directory,
                                      options.nightly_only)
    else:
        first, last = map(int, options.seeds.split("-"))
        for seed in range(first, last + 1):
            with tempfile.TemporaryDirectory() as out:
                world = os.path.join(out, "world")
                subprocess.run([sys.executable, os.path.join(os.path.dirname(__file__), "world.py"), "--seed",
                                str(seed), "--people", str(options.people), "--complete-declarations", world],
                               check=True, capture_output=True)
                with open(os.path.join(world, "asof.txt"), encoding="utf-8") as file:
                    day = file.read().strip()
                applications.write(world, seed)
                findings, verdicts, differences = compare(levee, world, day, f"seed {seed}", options.nightly_only)
                total, checked, bad = total + findings, checked + verdicts, bad + differences
    print(f"{total} findings and {checked} applications compared, {bad} differences")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
