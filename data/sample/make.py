#!/usr/bin/env python3
"""Makes the synthetic county beside this file: seeded, so that every run writes the same bytes. Nobody in it exists."""
import pathlib
import random

from maker import cases, output, people, stories
from maker.model import COVERS_FROM, SEED, Record, after, day

HERE = pathlib.Path(__file__).resolve().parent
ENCODINGS = {"units": "utf-8-sig", "relatives": "gb18030"}  # the others are UTF-8 without a mark


def county():
    """The people with everything that happened to them, and what the README says of some."""
    everyone = people.everyone()
    by_ref = {person.ref: person for person in everyone}
    told = {}
    for ref, rules, why, happen in cases.CASES:
        cases.settle(by_ref[ref])
        happen(by_ref[ref])
        told[ref] = (rules, why)
    free = [p for p in everyone if int(p.ref[2:]) % 9 in stories.FREE and not p.principal]
    for person, (why, happen) in zip(free, stories.STORIES):
        cases.settle(person)
        happen(person)
        told[person.ref] = ("", why)
    plain = [p for p in everyone if p.ref not in told]
    for person, gone in zip(plain, leavers(plain)):
        people.documents(person, quiet=bool(gone))
        if gone:
            people.leave(person, gone, after(day("2026-01-12"), person.random.randrange(240)))
        else:
            people.trips(person)
            if person.unit == "QL05":
                people.stock_take(person, day("2026-06-30"))
    for person in everyone:
        announce(person)
    return everyone, told


def leavers(plain):
    """For each, the status that he or she goes into: the oldest retire, a few leave, two die."""
    staff = [p for p in plain if not p.principal]
    oldest = sorted(staff, key=lambda p: p.birth_date)[:14]
    others = random.Random(SEED).sample([p for p in staff if p not in oldest], 7)
    status = {p.ref: "retired" for p in oldest} | {p.ref: "left" for p in others[:5]}
    status |= {p.ref: "deceased" for p in others[5:]}
    return [status.get(p.ref, "") for p in plain]


def announce(person):
    """What the authority sends of everyone: an opening statement, and the filings of the year."""
    person.holdings(COVERS_FROM)
    for on, action, *_ in person.filings:
        if on >= COVERS_FROM:
            seen = after(on, person.random.randint(1, 4))
            said = "removed" if action == "withdrawn" else "confirmed"
            person.records.append(Record("filing", seen, {"action": said, "on": seen.isoformat()},
                                         {"idNumber": person.id_number}))


def readme(told, files, everyone):
    record = next(p.possible_match for p in everyone if hasattr(p, "possible_match"))
    trouble, stories_of = "", {}
    for ref, (rules, why) in sorted(told.items()):
        if rules:
            trouble += f"| {ref} | {rules.replace(' ', '<br>') if ':' not in rules else rules} | {why} |\n"
        else:
            stories_of.setdefault(why, []).append(ref)
    quiet = "".join(f"| {', '.join(refs)} | {why} |\n" for why, refs in stories_of.items())
    listing = "".join(f"| `{f.name}` | {f.first} … {f.last} | {len(f.records)} |\n" for f in files)
    text = (HERE / "maker" / "README.in.md").read_text(encoding="utf-8")
    for key, value in {"MATCH": f"{record.source}/{record.record_id}", "CASES": trouble.rstrip(),
                       "STORIES": quiet.rstrip(), "FEEDS": listing.rstrip()}.items():
        text = text.replace("{" + key + "}", value)
    return text


def main():
    everyone, told = county()
    for table, header, rows in output.tables(everyone):
        (HERE / f"{table}.csv").write_bytes(output.csv_bytes(header, rows, ENCODINGS.get(table, "utf-8")))
    bad = stories.unreadable(next(p for p in everyone if p.ref not in told))
    files = output.feeds(everyone, [*stories.strangers(), bad])
    draw = random.Random(SEED)
    for old in (HERE / "feeds").glob("*.xml"):
        old.unlink()
    for file in files:
        (HERE / "feeds" / file.name).write_text(file.text(draw), encoding="utf-8")
    (HERE / "README.md").write_text(readme(told, files, everyone), encoding="utf-8")


if __name__ == "__main__":
    main()
