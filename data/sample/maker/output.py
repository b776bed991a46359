"""Writes the county down: the tables as CSV, the feeds as XML."""
import csv
import datetime
import io
import random
from xml.sax.saxutils import quoteattr

from .model import COVERS_FROM, SEED, ZONE, Document, after, day
from .people import APPROVERS, UNITS
from .numbers import REGION

OFFICERS = ("档案员韦岚", "档案员孟培")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<borderFeed xmlns="urn:levee:border-feed:1"'


# Tables

def number_approvals(people):
    counts = {}
    for approval in sorted((a for p in people for a in p.approvals), key=lambda a: (a.decided_on, a.ref)):
        year = approval.decided_on.year
        counts[year] = counts.get(year, 0) + 1
        approval.approval_no = f"QL-{year}-{counts[year]:04d}"


def tables(people):
    """table -> (header, rows)"""
    number_approvals(people)
    columns = ("ref id_number name surname_latin given_latin sex birth_date unit post rank category covered_since "
               "status status_since restricted_post principal clearance clearance_ends")
    yield "units", "code name parent region", [unit[:3] + (REGION,) for unit in UNITS]
    yield "approvers", "user up_to_rank unit from until", APPROVERS
    yield "persons", columns, [[getattr(p, c) for c in columns.split()] for p in people]
    yield "filings", "ref on action unit post", [(p.ref, *f) for p in people for f in sorted(p.filings)]
    yield "relatives", "ref relation name country status since reported_on", [
        (p.ref, *r) for p in people for r in p.relatives]
    yield "documents", "type number ref issuing_state issued_on expires_on authority declared_on", [
        (d.type, d.number, p.ref, "CHN", d.issued, d.expires, d.authority, d.declared)
        for p in people for d in p.documents if d.declared]
    yield "custody", "type number at event place slot approval officer note", [
        row for p in people for row in custody(p)]
    yield "approvals", ("approval_no ref kind extends purpose documents destinations depart_on return_on decided_on "
                        "decision approver reported_on"), [
        (a.approval_no, p.ref, a.kind, a.extends and a.extends.approval_no, a.purpose,
         ";".join(d.key for d in a.documents), ";".join(a.destinations), a.depart_on, a.return_on, a.decided_on,
         a.decision, a.approver, a.reported_on)
        for p in people for a in sorted(p.approvals, key=lambda a: a.approval_no)]
    yield "restrictions", "reference ref kind from until authority basis", [
        (f"QLX-{p.ref[2:]}-{number}", p.ref, *r) for p in people for number, r in enumerate(p.restrictions, 1)]


def custody(person):
    for number, document in enumerate(person.documents):
        slot = f"{person.unit[2:]}-{person.ref[2:]}-{number + 1}"
        for at, event, approval, note in sorted(document.custody, key=lambda e: e[0]):
            kept = event in ("handedIn", "seen")
            yield (document.type, document.number, instant(at, person.random), event, "证件柜" if kept else "",
                   slot if kept else "", approval and approval.approval_no, OFFICERS[at.day % 2], note)


def instant(at, draw):
    """Mostly in Beijing time; now and then another spelling of the same moment."""
    offset = draw.choices((8, 9, 7, 0), (90, 3, 2, 5))[0]
    text = at.astimezone(datetime.timezone(datetime.timedelta(hours=offset))).isoformat()
    return text.replace("+00:00", "Z")


def csv_bytes(header, rows, encoding):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header.split())
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


# Feeds

class FeedFile:
    def __init__(self, source, sequence, first, last):
        self.source, self.sequence, self.first, self.last = source, sequence, first, last
        self.records = []

    @property
    def generated(self):
        return datetime.datetime.combine(after(self.last, 1), datetime.time(6, tzinfo=ZONE))

    @property
    def name(self):
        return f"{self.generated:%Y-%m-%d}-{self.source}-{self.sequence:04d}.xml"

    def text(self, draw):
        root = {"source": self.source, "sequence": self.sequence, "generatedAt": instant(self.generated, draw),
                "coversFrom": self.first, "coversTo": self.last,
                "letter": "青组函〔2025〕88号" if self.sequence == 306 else None, "purpose": "nightly comparison"}
        lines = [HEAD + attributes(root) + ">\n"]
        lines += [record_text(record, draw) for record in self.records]
        return "".join(lines) + "</borderFeed>\n"


def feeds(people, extra):
    """The files in the order of their import, with their records in the order of their days."""
    main, day_of_base = "gd-exit-entry", day("2026-11-17")
    files = [FeedFile(main, 306, COVERS_FROM, day_of_base)]
    files += [FeedFile(main, 306 + n, after(day_of_base, n), after(day_of_base, n)) for n in range(1, 6)]
    other = FeedFile("ql-foreign-affairs", 12, day("2026-01-01"), day("2026-11-19"))
    records = sorted((r for p in people for r in p.records), key=lambda r: r.day) + list(extra)
    for record in records:
        if record.source == main:
            next(f for f in files if record.day <= f.last).records.append(record)
        else:
            other.records.append(record)
    repeated = next(r for r in files[2].records if r.kind == "crossing")
    files[3].records.append(repeated)  # the next night brings it again: a duplicate
    files.append(other)
    for file in files:
        file.records.sort(key=lambda r: (r.day, str(r.attributes.get("at", ""))))
    files.sort(key=lambda f: f.name)
    counts = {}
    for file in files:
        for record in file.records:
            if not record.record_id:
                letter = record.kind[0]
                counts[letter] = counts.get(letter, 0) + 1
                record.record_id = f"{letter}-{counts[letter]:05d}"
    return files


def attributes(values):
    return "".join(f" {key}={quoteattr(str(value))}" for key, value in values.items() if value not in (None, ""))


def record_text(record, draw):
    values = {"recordId": record.record_id, **record.attributes}
    if "at" in values:
        # The same record again says the same: its spelling is fixed by its id.
        values["at"] = instant(values["at"], random.Random(f"{SEED}:{record.record_id}"))
    if record.target:
        values["of"] = record.target.record_id
    head = f"  <{record.kind}{attributes(values)}"
    children = [f"    <holder{attributes(record.holder)}/>\n"] if record.holder else []
    children += [f"    <travelDocument{attributes(named(d, record.kind))}/>\n" for d in record.documents]
    return head + (">\n" + "".join(children) + f"  </{record.kind}>\n" if children else "/>\n")


def named(document, kind):
    """What a record of that kind says of a document."""
    if not isinstance(document, Document):
        return {"type": document[0], "number": document[1], "issuingState": "CHN"}
    state = "CAN" if document.type == "foreignPassport" else "CHN"
    values = {"type": document.type, "number": document.number, "issuingState": state}
    if kind != "crossing":
        values |= {"issuedOn": document.issued, "expiresOn": document.expires}
    if kind == "document":
        values["authority"] = document.authority
    return values
