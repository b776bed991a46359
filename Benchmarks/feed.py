#!/usr/bin/env python3
"""Streams one big border feed in the order of time, and the tables of the people in it: feed.py --records M [--people N] OUT

OUT gets `tables/` and `feed.xml`; with `--pipe` the feed goes to standard output and no tables are written. Crossings of people
at random, with a few documents, statements, filings and withdrawals among them, as an exit-entry authority would send them.
The same arguments give the same bytes. Nobody in it exists.
"""
import argparse
import csv
import datetime
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "data" / "sample"))
from maker.names import GIVEN, SURNAMES  # noqa: E402
from maker.numbers import id_number  # noqa: E402

HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n<borderFeed xmlns="urn:levee:border-feed:1" source="gd-exit-entry" '
        'sequence="{}" generatedAt="2026-11-23T06:00:00+08:00" coversFrom="2024-11-24" coversTo="2026-11-22" '
        'letter="粤组函〔2026〕88号" purpose="measurement">\n')
PLACES, PORTS = ("HKG", "MAC", "SGP", "THA", "JPN", "AUS", "FRA", "MYS"), ("CNSZX", "CNCAN", "CNZUH", "CNPEK")
START, MINUTES = datetime.datetime(2024, 11, 24, 0, 0), 728 * 1440


def person(number, draw):
    """(ID number, name, sex, birth date) of the invented person of this number."""
    sex = "MF"[number % 2]
    born = datetime.date(1960, 1, 1) + datetime.timedelta(days=draw.randrange(14_000))
    name = draw.choice(SURNAME_LIST) + draw.choice(GIVEN_LISTS[sex])
    return id_number(born, draw.randrange(500), sex), name, sex, born


SURNAME_LIST, GIVEN_LISTS = list(SURNAMES), {sex: list(GIVEN[sex]) for sex in "MF"}


def people(count, draw):
    found = {}
    while len(found) < count:
        one = person(len(found), draw)
        found.setdefault(one[0], one)
    return list(found.values())


def records(everybody, count, draw, first=0):
    """The XML of each record, in the order of time."""
    for number in range(first, first + count):
        minute = (number - first) * MINUTES // count
        at = START + datetime.timedelta(minutes=minute)
        index = draw.randrange(len(everybody))
        idn, name, sex, born = everybody[index]
        passport = draw.random() < 0.4
        kind, document = ("ordinaryPassport", f"E{index:08d}") if passport else ("hkMacaoPermit", f"C{index:08d}")
        holder = f'<holder idNumber="{idn}" name="{name}" birthDate="{born}" sex="{sex}"/>'
        dated = (f'<travelDocument type="{kind}" number="{document}" issuingState="CHN" issuedOn="2020-02-19" '
                 'expiresOn="2030-02-18"/>')
        lot = draw.random()
        if lot < 0.92:
            exit = draw.random() < 0.5
            way = f'direction="exit" at="{at:%Y-%m-%dT%H:%M}:{number % 60:02d}+08:00" port="{draw.choice(PORTS)}" to' if exit else \
                f'direction="entry" at="{at:%Y-%m-%dT%H:%M}:{number % 60:02d}+08:00" port="{draw.choice(PORTS)}" from'
            yield (f'  <crossing recordId="c-{number:09d}" {way}="{draw.choice(PLACES)}">\n    <holder idNumber="{idn}"/>\n'
                   f'    <travelDocument type="{kind}" number="{document}" issuingState="CHN"/>\n  </crossing>\n')
        elif lot < 0.97:
            yield (f'  <document recordId="d-{number:09d}" action="renewed" on="{at:%Y-%m-%d}">\n    {holder}\n    {dated}\n'
                   '  </document>\n')
        elif lot < 0.98:
            yield (f'  <holdings recordId="h-{number:09d}" on="{at:%Y-%m-%d}">\n    <holder idNumber="{idn}"/>\n    {dated}\n'
                   '  </holdings>\n')
        elif lot < 0.99:
            yield (f'  <filing recordId="f-{number:09d}" action="confirmed" on="{at:%Y-%m-%d}"><holder idNumber="{idn}"/>'
                   '</filing>\n')
        else:
            yield f'  <withdrawal recordId="w-{number:09d}" of="c-{draw.randrange(number + 1):09d}" reason="mis-scan"/>\n'


def write_feed(file, everybody, count, sequence, draw, first=0):
    file.write(HEAD.format(sequence))
    lot = []
    for record in records(everybody, count, draw, first):
        lot.append(record)
        if len(lot) == 4096:
            file.write("".join(lot))
            lot.clear()
    file.write("".join(lot) + "</borderFeed>\n")


def write_tables(folder, registered):
    folder.mkdir(parents=True)
    with open(folder / "units.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["code", "name", "region"], ["U1", "一局", "440000"]])
    with open(folder / "persons.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow("ref id_number name sex birth_date unit post category covered_since status status_since".split())
        for number, (idn, name, sex, born) in enumerate(registered):
            rows.writerow([f"P{number:07d}", idn, name, sex, born, "U1", "科长", "other", "2020-01-01", "active", "2020-01-01"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--registered", type=float, default=1, help="share of the people who are in the tables")
    parser.add_argument("--sequence", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first record")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pipe", action="store_true")
    parser.add_argument("out", type=pathlib.Path, nargs="?")
    options = parser.parse_args()
    everybody = people(options.people, random.Random(options.seed))
    draw = random.Random(f"{options.seed}/{options.sequence}")
    if options.pipe:
        return write_feed(sys.stdout, everybody, options.records, options.sequence, draw, options.first)
    write_tables(options.out / "tables", everybody[:int(len(everybody) * options.registered)])
    with open(options.out / "feed.xml", "w", encoding="utf-8") as file:
        write_feed(file, everybody, options.records, options.sequence, draw, options.first)


if __name__ == "__main__":
    main()
