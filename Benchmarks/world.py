#!/usr/bin/env python3
"""Streams a big invented world for measurements: world.py --people N [--seed S] OUT

The same shape as data/sample (tables and feeds), linear in N, flat in memory, the same bytes for the same N and S.
Each person has two documents with three custody events each, and ten crossings; about one in ten is irregular.
"""
import argparse
import contextlib
import csv
import datetime
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "data" / "sample"))
from maker.names import GIVEN, SURNAMES  # noqa: E402
from maker.numbers import expiry, id_number  # noqa: E402

AS_OF = datetime.date(2026, 11, 23)
COVERS = datetime.date(2024, 11, 24), datetime.date(2026, 11, 22)
PER_FILE = 200_000  # records in one feed file
PER_UNIT, UNITS_PER_APPROVER = 500, 50
DAY = datetime.timedelta(days=1)
# Two journeys on the passport, then three on the permit: at most three private ones in a year.
JOURNEYS = (("ordinaryPassport", datetime.date(2025, 2, 10), 6, ("SGP", "THA", "JPN")),
            ("ordinaryPassport", datetime.date(2025, 7, 14), 8, ("AUS", "FRA", "MYS")),
            ("hkMacaoPermit", datetime.date(2026, 2, 9), 2, ("HKG", "MAC")),
            ("hkMacaoPermit", datetime.date(2026, 5, 11), 2, ("HKG", "MAC")),
            ("hkMacaoPermit", datetime.date(2026, 9, 7), 2, ("HKG", "MAC")))
FAULTS = ("filing.missing", "document.undeclared", "document.not-handed-in", "custody.return-overdue",
          "crossing.no-approval", "crossing.late-return", "crossing.wrong-destination", "trip.report-missing")
COLUMNS = {
    "units": "code name parent region",
    "approvers": "user up_to_rank unit from until",
    "persons": "ref id_number name surname_latin given_latin sex birth_date unit post rank category covered_since "
               "status status_since restricted_post",
    "filings": "ref on action unit post",
    "relatives": "ref relation name country status since",
    "documents": "type number ref issuing_state issued_on expires_on authority declared_on",
    "custody": "type number at event place slot approval officer",
    "approvals": "approval_no ref kind purpose documents destinations depart_on return_on decided_on decision approver "
                 "reported_on",
    "restrictions": "reference ref kind from until authority basis",
}


class Feeds:
    """Writes records one after another and begins a new file when one is full."""

    def __init__(self, folder):
        self.folder, self.file, self.sequence, self.count = folder, None, 0, PER_FILE

    def write(self, text):
        if self.count == PER_FILE:
            self.begin()
        self.file.write(text)
        self.count += 1

    def begin(self):
        self.close()
        self.sequence, self.count = self.sequence + 1, 0
        self.file = open(self.folder / f"base-{self.sequence:04d}.xml", "w", encoding="utf-8")
        self.file.write('<?xml version="1.0" encoding="UTF-8"?>\n<borderFeed xmlns="urn:levee:border-feed:1" '
                        f'source="gd-exit-entry" sequence="{self.sequence}" generatedAt="{AS_OF}T06:00:00+08:00" '
                        f'coversFrom="{COVERS[0]}" coversTo="{COVERS[1]}" purpose="measurement">\n')

    def close(self):
        if self.file:
            self.file.write("</borderFeed>\n")
            self.file.close()


class World:
    def __init__(self, tables, feeds, seed):
        self.row = {table: writer.writerow for table, writer in tables.items()}
        self.feeds = feeds
        self.seed = seed
        self.names = {sex: list(GIVEN[sex].items()) for sex in "MF"}
        self.surnames = list(SURNAMES.items())

    def units(self, people):
        for number in range((people + PER_UNIT - 1) // PER_UNIT):
            block = number // UNITS_PER_APPROVER
            head = f"U{block * UNITS_PER_APPROVER:05d}"  # the others of its block lie under it
            code = f"U{number:05d}"
            self.row["units"]((code, f"测试单位{number:05d}", "" if code == head else head, "449999"))
            if code == head:
                self.row["approvers"]((f"approver-{block:04d}", "countyDeputy", code, "2015-01-01", ""))

    def person(self, number):
        draw = random.Random(self.seed * 1_000_003 + number)
        ref, unit = f"P{number:07d}", f"U{number // PER_UNIT:05d}"
        sex = "M" if draw.random() < 0.6 else "F"
        family, latin = draw.choice(self.surnames)
        (first, first_latin), (second, second_latin) = draw.choice(self.names[sex]), draw.choice(self.names[sex])
        # Birth date and sequence together run through all numbers before one comes again.
        born = datetime.date(1966, 1, 1) + number % 10_000 * DAY
        citizen = id_number(born, number // 10_000 % 500, sex, f"{449_999 - number // 5_000_000:06d}")
        name, fault = family + first + second, draw.choice(FAULTS) if draw.random() < 0.1 else ""
        post = draw.choice(("科员", "科长", "副科长", "办事员"))
        self.row["persons"]((ref, citizen, name, latin, first_latin + second_latin, sex, born, unit, post, "staff",
                             "other", "2021-03-01", "active", "2021-03-01", "no"))
        if fault != "filing.missing":
            self.row["filings"]((ref, "2021-03-10", "filed", unit, post))
        self.row["relatives"]((ref, "spouse", draw.choice(self.surnames)[0] + second, "CHN", "citizen", "2015-05-01"))
        self.row["relatives"]((ref, "child", family + second + first, "CHN", "citizen", "2017-08-01"))
        if draw.random() < 0.01:
            self.row["restrictions"]((f"R{number:07d}", ref, "transfer", "2026-10-01", "2026-12-31", "县委组织部",
                                      "党政领导干部选拔任用工作条例"))
        documents = self.documents(number, ref, draw, fault)
        self.holdings(number, citizen, name, documents)
        approver = f"approver-{number // PER_UNIT // UNITS_PER_APPROVER:04d}"
        # Not the first on its document: the hand-out stands under that one's approval.
        faulty = draw.choice((1, 3, 4)) if fault.startswith(("crossing", "trip")) else None
        for place in range(len(JOURNEYS)):
            self.journey(number, place, citizen, documents, draw, fault if place == faulty else "", approver)
        self.custody(number, documents, fault)

    def documents(self, number, ref, draw, fault):
        """type -> (number, issued, expires)"""
        documents = {}
        for kind, letter in (("ordinaryPassport", "E"), ("hkMacaoPermit", "C")):
            issued = datetime.date(2018, 12, 3) + draw.randrange(700) * DAY
            text = f"{letter}{chr(65 + number // 10_000_000)}{number % 10_000_000:07d}"
            documents[kind] = text, issued, expiry(kind, issued)
        if fault in ("document.undeclared", "document.not-handed-in"):
            issued = datetime.date(2019, 1, 7) + draw.randrange(700) * DAY
            documents["taiwanPermit"] = f"L{number:08d}", issued, expiry("taiwanPermit", issued)
        for kind, (text, issued, expires) in documents.items():
            if kind != "taiwanPermit" or fault == "document.not-handed-in":
                self.row["documents"]((kind, text, ref, "CHN", issued, expires, "省公安厅出入境管理局", "2021-03-05"))
        return documents

    def holdings(self, number, citizen, name, documents):
        """The authority's statement and each document's issue, which came before the person was covered."""
        said = {kind: f'    <travelDocument type="{kind}" number="{text}" issuingState="CHN" issuedOn="{issued}" '
                      f'expiresOn="{expires}"/>\n' for kind, (text, issued, expires) in documents.items()}
        holder = f'    <holder idNumber="{citizen}" name="{name}"/>\n'
        self.feeds.write(f'  <holdings recordId="h-{number}" on="{COVERS[0]}">\n{holder}'
                         f'{"".join(said.values())}  </holdings>\n')
        for place, (kind, (_, issued, _)) in enumerate(documents.items()):
            self.feeds.write(f'  <document recordId="d-{number}-{place}" action="issued" on="{issued}">\n'
                             f'{holder}{said[kind]}  </document>\n')

    def journey(self, number, place, citizen, documents, draw, fault, approver):
        kind, start, nights, targets = JOURNEYS[place]
        depart = start + draw.randrange(40) * DAY
        back, target = depart + nights * DAY, draw.choice(targets)
        entered = back + (3 if fault == "crossing.late-return" else 0) * DAY
        text = documents[kind][0]
        if fault != "crossing.no-approval":
            approved = "NZL" if fault == "crossing.wrong-destination" else target
            reported = "" if fault == "trip.report-missing" else entered + 3 * DAY
            self.row["approvals"]((f"A{number:07d}-{place}", f"P{number:07d}", "travel", "private", f"{kind}:{text}",
                                   approved, depart, back, depart - 60 * DAY, "approved", approver, reported))
        named = (f'    <holder idNumber="{citizen}"/>\n'
                 f'    <travelDocument type="{kind}" number="{text}" issuingState="CHN"/>\n  </crossing>\n')
        for direction, day, side in (("exit", depart, "to"), ("entry", entered, "from")):
            moment = f"{day}T{draw.randrange(7, 22):02d}:{draw.randrange(60):02d}:00+08:00"
            self.feeds.write(f'  <crossing recordId="c-{number}-{place}-{direction}" direction="{direction}" '
                             f'at="{moment}" port="CNSZX" {side}="{target}">\n{named}')

    def custody(self, number, documents, fault):
        """Handed in once, out for all journeys of that document, and in again after the last."""
        slot = f"{number % 97:02d}-{number:07d}"
        for kind, place, out, back in (("ordinaryPassport", 0, "2025-02-03", "2025-09-08"),
                                       ("hkMacaoPermit", 2, "2026-02-02", "2026-10-22")):
            write, text = self.row["custody"], documents[kind][0]
            write((kind, text, "2021-03-05T10:10:00+08:00", "handedIn", "证件柜", slot, "", "档案员甲"))
            write((kind, text, f"{out}T09:30:00+08:00", "handedOut", "", "", f"A{number:07d}-{place}", "档案员甲"))
            if kind == "ordinaryPassport" or fault != "custody.return-overdue":
                write((kind, text, f"{back}T15:00:00+08:00", "handedIn", "证件柜", slot, "", "档案员乙"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    (options.out / "feeds").mkdir(parents=True)
    with contextlib.ExitStack() as open_files:
        tables = {}
        for table, columns in COLUMNS.items():
            file = open_files.enter_context(open(options.out / f"{table}.csv", "w", encoding="utf-8", newline=""))
            tables[table] = csv.writer(file)
            tables[table].writerow(columns.split())
        feeds = Feeds(options.out / "feeds")
        open_files.callback(feeds.close)
        world = World(tables, feeds, options.seed)
        world.units(options.people)
        for number in range(options.people):
            world.person(number)


if __name__ == "__main__":
    main()
