"""An independent reading of the rules: `oracle.py DIR --as-of DAY [--imports]` prints what stands on that day."""
import argparse
import csv
import json
import os
import sys
from types import SimpleNamespace

import registry
import rules_crossing
import rules_custody
import rules_document
import rules_person
import values as v
from dossier import World
from feedxml import Refused
from intake import Intake
from rulebook import RULES, answers

GROUPS = (rules_person, rules_document, rules_custody, rules_crossing)  # importing them fills RULES


def load(directory, day):
    """The world of a directory, and one line for each feed file."""
    tables = registry.load(directory)
    intake, lines = Intake(tables, day), []
    feeds = os.path.join(directory, "feeds")
    names = os.listdir(feeds) if os.path.isdir(feeds) else []
    for name in sorted((n for n in names if n.endswith(".xml")), key=os.fsencode):
        with open(os.path.join(feeds, name), "rb") as file:
            data = file.read()
        try:
            lines.append({"file": name, **intake.import_file(data)})
        except Refused:
            lines.append({"file": name, "refused": True})
    return World(tables, intake, read_confirmed(directory)), lines


def read_confirmed(directory):
    path = os.path.join(directory, "confirmed.csv")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [SimpleNamespace(source=v.ident(r["source"]), record_id=v.ident(r["record_id"]),
                                ref=v.ident(r["ref"]), on=v.day(r["on"])) for r in csv.DictReader(file)]


def evaluate(world, day):
    """(findings, counts, undecided)"""
    findings, undecided = [], {}
    counts = dict(persons=0, regular=0, irregular=0, undecided=0)
    view = world.on(day)
    for person in world.persons.values():
        fired, open_rules = 0, []
        for identifier, (severity, _) in RULES.items():
            found = answers(view, person, identifier)
            if any(truth is None for truth, _ in found.values()):
                open_rules.append(identifier)
            for subject, (truth, event_day) in found.items():
                if truth:
                    fired += 1
                    since = event_day or first_day(world, person, identifier, subject, day)
                    findings.append(dict(person=person.ref, rule=identifier, severity=severity,
                                         since=v.show_day(since), subject=subject))
        counts["persons"] += 1
        counts["irregular" if fired else "undecided" if open_rules else "regular"] += 1
        if open_rules:
            undecided[person.ref] = sorted(open_rules)
    findings.sort(key=lambda f: tuple(f[k].encode() for k in ("person", "rule", "subject")))
    return findings, counts, undecided


def first_day(world, person, identifier, subject, day):
    """The first day of the unbroken run up to `day` on which the rule fires."""
    while answers(world.on(day - 1), person, identifier).get(subject, (False,))[0] is True:
        day -= 1
    return day


def line(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory")
    parser.add_argument("--as-of", required=True, type=v.day)
    parser.add_argument("--imports", action="store_true")
    options = parser.parse_args(arguments)
    world, imports = load(options.directory, options.as_of)
    for table, number, why in world.registry.rejected:
        print(f"{table}.csv:{number}: {why}", file=sys.stderr)
    if options.imports:
        for each in imports:
            print(line(each), file=sys.stderr)
    findings, counts, undecided = evaluate(world, options.as_of)
    for finding in findings:
        print(line(finding))
    print(line({"counts": counts, "undecided": undecided}))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stderr.reconfigure(encoding="utf-8")
    main()
