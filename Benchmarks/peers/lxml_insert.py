#!/usr/bin/env python3
"""The usual importer in a script, to stand beside: lxml `iterparse` and `executemany` in one transaction: FEED DATABASE

It checks nothing and matches nobody; every record becomes one row of texts under a key.
"""
import sqlite3
import sys

from lxml import etree

COLUMNS = ("recordId", "action", "on", "direction", "at", "port", "to", "from", "of", "reason", "idNumber", "name", "surname",
           "givenNames", "birthDate", "sex", "type", "number", "issuingState", "issuedOn", "expiresOn", "authority")
SPACE = "{urn:levee:border-feed:1}"
KINDS = [SPACE + kind for kind in ("document", "crossing", "holdings", "filing", "withdrawal")]
INSERT = f"INSERT INTO record VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"


def rows(path):
    for _, element in etree.iterparse(path, tag=KINDS):
        values = dict(element.attrib)
        for child in element:
            values.update(child.attrib)
        yield (element.tag[len(SPACE):], *(values.get(column) for column in COLUMNS))
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def main(path, database):
    db = sqlite3.connect(database, isolation_level=None)
    db.execute("PRAGMA journal_mode = wal")
    db.execute("PRAGMA synchronous = FULL")
    names = ", ".join(f'"{column}" TEXT' for column in COLUMNS)
    db.execute(f"CREATE TABLE record (kind TEXT, {names}, UNIQUE (recordId))")
    db.execute("BEGIN")
    db.executemany(INSERT, rows(path))
    db.execute("COMMIT")
    print(db.execute("SELECT count(*) FROM record").fetchone()[0])


main(*sys.argv[1:])
