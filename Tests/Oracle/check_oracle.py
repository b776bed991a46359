"""An independent reading of the Applications table: `check_oracle.py DIR APPLICATIONS.json --as-of DAY`."""
import argparse
import sys

import application
import oracle
import rules_application
import rules_application_facts
import values as v
from checkbook import CHECKS, Case

GROUPS = (rules_application, rules_application_facts)  # importing them fills CHECKS
GRAVITY = ["clear", "refer", "incomplete", "undecided", "barred"]


def verdict(view, each):
    """{"application", "outcome", "rules": [[rule, outcome]], "undecided": [rule]}"""
    person = view.world.persons.get(each.person)
    fired, undecided = [], []
    if person is None:
        fired = [["application.unknown-person", "undecided"]]
    else:
        case = Case(each, person, view)
        for identifier, (kinds, function) in CHECKS.items():
            if each.kind in kinds:
                severity, truth = function(case)
                if truth is None:
                    undecided.append(identifier)
                elif truth:
                    fired.append([identifier, severity])
    outcomes = ["clear"] + [severity for _, severity in fired] + ["undecided"] * bool(undecided)
    return dict(application=each.number, outcome=max(outcomes, key=GRAVITY.index), rules=sorted(fired),
                undecided=sorted(undecided))


def verdicts(world, path, day):
    return [verdict(world.on(day), each) for each in application.read(path)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory")
    parser.add_argument("applications")
    parser.add_argument("--as-of", required=True, type=v.day)
    options = parser.parse_args()
    world, _ = oracle.load(options.directory, options.as_of)
    for each in verdicts(world, options.applications, options.as_of):
        print(oracle.line(each))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
