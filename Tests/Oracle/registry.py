"""Registry tables of contracts §2, read from CSV. A bad row is reported and left out; the rest loads."""
import csv
import os
from types import SimpleNamespace

import values as v

YES_NO = v.one_of("yes", "no")
STATUS = v.one_of("active", "retired", "left", "deceased")


def listed(parse):
    def parse_list(text):
        return tuple(parse(part.strip()) for part in text.split(";") if part.strip())
    return parse_list


# table -> (key columns, {column: parser}, columns that must not be blank)
TABLES = {
    "units": (("code",), {"code": v.ident, "name": v.name, "parent": v.ident, "region": v.ident},
              "code name region"),
    "approvers": (("user",), {"user": v.ident, "up_to_rank": v.one_of(*v.RANKS), "unit": v.ident,
                              "from": v.day, "until": v.day}, "user up_to_rank unit from"),
    "persons": (("ref",), {
        "ref": v.ident, "id_number": v.id_number, "name": v.name, "surname_latin": v.name, "given_latin": v.name,
        "sex": v.one_of("M", "F"), "birth_date": v.day, "unit": v.ident, "post": v.name,
        "rank": v.one_of(*v.RANKS),
        "category": v.one_of("leader", "finance", "enterprise", "sensitive", "key-post", "other"),
        "covered_since": v.day, "status": STATUS, "status_since": v.day, "restricted_post": YES_NO,
        "principal": YES_NO, "clearance": v.one_of("none", "general", "important", "core"),
        "clearance_ends": v.day,
    }, "ref id_number name sex birth_date unit post category covered_since status status_since"),
    "filings": (("ref", "on", "action"), {
        "ref": v.ident, "on": v.day, "action": v.one_of("filed", "changed", "withdrawn"), "unit": v.ident,
        "post": v.name}, "ref on action unit post"),
    "relatives": (("ref", "relation", "name"), {
        "ref": v.ident, "relation": v.one_of("spouse", "child", "parent", "other"), "name": v.name,
        "country": v.country,
        "status": v.one_of("citizen", "permanentResident", "longTermResident", "residing", "returned"),
        "since": v.day, "reported_on": v.day}, "ref relation name country status since"),
    # The dates and the state may be blank: rules.md says what an unknown date means.
    "documents": (("type", "number"), {
        "type": v.document_type, "number": v.document_number, "ref": v.ident, "issuing_state": v.country,
        "issued_on": v.day, "expires_on": v.day, "authority": v.free, "declared_on": v.day},
        "type number ref declared_on"),
    "custody": (("type", "number", "at"), {
        "type": v.document_type, "number": v.document_number, "at": v.instant,
        "event": v.one_of("handedIn", "handedOut", "seen", "missing", "refused", "forwarded"),
        "place": v.free, "slot": v.free, "approval": v.ident, "officer": v.free, "note": v.free},
        "type number at event officer"),
    "approvals": (("approval_no",), {
        "approval_no": v.ident, "ref": v.ident, "kind": v.one_of("travel", "issue", "extension", "lend"),
        "extends": v.ident, "purpose": v.one_of("private", "official"), "documents": listed(v.document_key),
        "destinations": listed(v.country), "depart_on": v.day, "return_on": v.day, "decided_on": v.day,
        "decision": v.one_of("approved", "refused", "withdrawn"), "approver": v.ident, "reported_on": v.day},
        "approval_no ref kind decided_on decision approver"),
    "restrictions": (("reference",), {
        "reference": v.ident, "ref": v.ident,
        "kind": v.one_of("exitBan", "investigation", "criminalCase", "civilJudgment", "borderOffence",
                         "sanction", "transfer"),
        "from": v.day, "until": v.day, "authority": v.free, "basis": v.free},
        "reference ref kind from authority basis"),
}
NEEDED_BY_KIND = {"travel": ("purpose", "depart_on", "return_on"), "lend": ("return_on",),
                  "extension": ("return_on", "extends"), "issue": ()}


class Registry:
    def __init__(self):
        self.tables = {name: {} for name in TABLES}
        self.rejected = []

    def rows(self, table):
        return list(self.tables[table].values())

    @property
    def persons(self):
        return {row.ref: row for row in self.rows("persons")}


def load(directory):
    registry = Registry()
    for table in TABLES:
        path = os.path.join(directory, table + ".csv")
        if os.path.exists(path):
            with open(path, encoding="utf-8-sig", newline="") as file:
                load_table(registry, table, csv.DictReader(file))
    return registry


def load_table(registry, table, reader):
    keys, columns, required = TABLES[table]
    unknown = [c for c in reader.fieldnames or [] if c not in columns]
    if unknown:
        raise SystemExit(f"{table}: unknown column {unknown[0]}")
    for raw in reader:
        try:
            row = parse_row(columns, required.split(), raw)
            check_row(registry, table, row)
        except ValueError as error:
            registry.rejected.append((table, reader.line_num, str(error)))
            continue
        registry.tables[table][tuple(getattr(row, attribute(k)) for k in keys)] = row


def attribute(column):
    return column + "_" if column == "from" else column


def parse_row(columns, required, raw):
    row = SimpleNamespace()
    for column, parse in columns.items():
        value = raw.get(column) or ""
        blank = not value.strip()
        if blank and column in required:
            raise ValueError(f"{column} is missing")
        empty = () if column in ("documents", "destinations") else None
        setattr(row, attribute(column), empty if blank else parse(value))
    return row


def check_row(registry, table, row):
    if table == "approvals":
        for column in NEEDED_BY_KIND[row.kind]:
            if getattr(row, column) is None:
                raise ValueError(f"{column} is missing")
    if table == "persons":
        for other in registry.rows("persons"):
            if other.id_number == row.id_number and other.ref != row.ref:
                raise ValueError("two persons share an ID number")
    if table in ("documents", "approvals"):
        key = (row.type, row.number) if table == "documents" else (row.approval_no,)
        before = registry.tables[table].get(key)
        if before and before.ref != row.ref:
            raise ValueError("belongs to another person")
