"""Random small worlds, dense in trouble: `world.py --seed N --people K OUT`, or `world.py --histogram`."""
import argparse
import collections
import csv
import os
import random
import tempfile

import registry
import values as v
from world_builder import Builder
from world_feeds import feed_files
from world_offices import AHEAD, approvers, ready
from world_scenarios import PERSONAL, filings
from world_trips import TRIPS


def as_of(rng):
    special = ["2024-02-29", "2020-02-29", "2025-03-01", "2026-01-02", "2024-03-30", "2025-12-31"]
    if rng.random() < 0.3:
        return v.day(rng.choice(special))
    return v.day("2023-01-01") + rng.randrange(1400)


def build(seed, people, blank_declared=True):
    rng = random.Random(seed)
    builder = Builder(rng, as_of(rng))
    for index in range(people):
        builder.person(index)
    approvers(builder)
    for person in builder.people:
        for scenario in rng.sample(AHEAD, rng.choice((0, 1, 1, 2))):
            scenario(builder, person)
        if rng.random() < 0.3:
            ready(builder, person)
            continue
        if rng.random() < 0.6:
            filings(builder, person)
        for scenario in rng.sample(PERSONAL, rng.randrange(0, 5)) + rng.sample(TRIPS, rng.randrange(0, 3)):
            scenario(builder, person)
    if not blank_declared:
        for row in builder.tables["documents"]:
            row["issuing_state"] = row["issuing_state"] or "CHN"
            row["issued_on"] = row["issued_on"] or row["declared_on"]
            row["expires_on"] = row["expires_on"] or v.show_day(v.day(row["issued_on"]) + 3652)
    return builder, feed_files(builder)


def write(builder, feeds, out):
    os.makedirs(os.path.join(out, "feeds"), exist_ok=True)
    for stale in os.listdir(os.path.join(out, "feeds")):
        os.remove(os.path.join(out, "feeds", stale))
    for table, (_, columns, _) in registry.TABLES.items():
        write_table(os.path.join(out, table + ".csv"), list(columns), builder.tables[table])
    write_table(os.path.join(out, "confirmed.csv"), ["source", "record_id", "ref", "on"], builder.confirmed)
    for name, text in feeds.items():
        with open(os.path.join(out, "feeds", name), "w", encoding="utf-8") as file:
            file.write(text)
    with open(os.path.join(out, "asof.txt"), "w", encoding="utf-8") as file:
        file.write(v.show_day(builder.asof) + "\n")


def write_table(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


def histogram(seeds, people):
    """How often each rule fires and is undecided over many seeds."""
    import oracle
    fired, undecided, imports, verdicts = (collections.Counter() for _ in range(4))
    boundary = collections.Counter()
    for seed in range(seeds):
        with tempfile.TemporaryDirectory() as out:
            builder, feeds = build(seed, people)
            write(builder, feeds, out)
            world, lines = oracle.load(out, builder.asof)
            assert not world.registry.rejected, world.registry.rejected[:3]
            findings, counts, open_rules = oracle.evaluate(world, builder.asof)
        fired.update(f["rule"] for f in findings)
        boundary.update(f["rule"] for f in findings if f["since"] == v.show_day(builder.asof))
        undecided.update(rule for rules in open_rules.values() for rule in rules)
        verdicts.update(counts)
        for line in lines:
            imports.update({k: n for k, n in line.items() if isinstance(n, int) and k != "sequence"})
    print(f"{'rule':34}{'fired':>8}{'on its first day':>18}{'undecided':>11}")
    for rule in oracle.RULES:
        print(f"{rule:34}{fired[rule]:8}{boundary[rule]:18}{undecided[rule]:11}")
    print(dict(verdicts), dict(imports))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seeds", type=int, default=200, help="how many seeds the histogram runs over")
    parser.add_argument("--histogram", action="store_true")
    parser.add_argument("--complete-declarations", action="store_true",
                        help="no blank dates or states in documents.csv")
    parser.add_argument("out", nargs="?")
    options = parser.parse_args()
    if options.histogram:
        histogram(options.seeds, options.people)
    elif not options.out:
        parser.error("OUT is missing")
    else:
        write(*build(options.seed, options.people, not options.complete_declarations), options.out)


if __name__ == "__main__":
    main()
