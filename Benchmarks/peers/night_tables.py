"""Puts a world of `world.py` into the two peers of `night_rules.py`: the same columns, each with the keys it would want."""
import csv
import pathlib
import re
import sqlite3

from night_rules import TABLES

HOLDER = re.compile(r'idNumber="([^"]+)"')
CROSSING = re.compile(r'<crossing recordId="([^"]+)" direction="([^"]+)" at="([^"]+)"')
DOCUMENT = re.compile(r'<travelDocument type="([^"]+)" number="([^"]+)" issuingState="CHN"(?: issuedOn="([^"]+)" '
                      r'expiresOn="([^"]+)")?')


def flatten(world, out):
    """Writes one CSV for each table that the rules look at; the feeds' records become two of them."""
    def rows(table):
        with open(world / f"{table}.csv", encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)

    def write(table, lines):
        with open(out / f"{table}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(TABLES[table].split(", "))
            writer.writerows(lines)

    refs = {row["id_number"]: row["ref"] for row in rows("persons")}
    write("persons", ((r["ref"], r["covered_since"]) for r in rows("persons")))
    write("filings", ((r["ref"], r["on"], r["action"]) for r in rows("filings")))
    write("documents", ((r["type"], r["number"], r["ref"], r["issued_on"], r["expires_on"]) for r in rows("documents")))
    write("custody", ((r["type"], r["number"], r["at"], r["at"][:10], r["event"], r["approval"]) for r in rows("custody")))
    write("approvals", ((r["approval_no"], r["ref"], r["kind"], r["depart_on"], r["return_on"], r["decision"])
                        for r in rows("approvals")))
    with open(out / "crossings.csv", "w", encoding="utf-8", newline="") as c, \
            open(out / "issued.csv", "w", encoding="utf-8", newline="") as i:
        crossings, issued = csv.writer(c), csv.writer(i)
        crossings.writerow(TABLES["crossings"].split(", "))
        issued.writerow(TABLES["issued"].split(", "))
        for feed in sorted((world / "feeds").iterdir()):
            head, kind, ref = None, None, None
            for line in open(feed, encoding="utf-8"):
                if line.startswith("  <"):
                    kind = line[3:11]
                    head = CROSSING.search(line) if kind == "crossing" else None
                elif "<holder" in line:
                    ref = refs[HOLDER.search(line)[1]]
                elif "<travelDocument" in line:
                    found = DOCUMENT.search(line)
                    if head:
                        crossings.writerow((ref, head[1], head[2], head[3], head[3][:10], found[1], found[2]))
                    elif kind == "document":
                        issued.writerow((ref, *found.groups()))


def fill_sqlite(folder, path):
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = wal")
    db.execute("PRAGMA cache_size = -200000")
    for table, columns in TABLES.items():
        db.execute(f"CREATE TABLE {table} ({columns})")
        with open(folder / f"{table}.csv", encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            next(reader)
            marks = ", ".join("?" * len(columns.split(", ")))
            db.executemany(f"INSERT INTO {table} VALUES ({marks})", reader)
    for name, on in (("f", "filings (ref, on_day)"), ("d", "documents (type, number)"), ("cu", "custody (type, number, at)"),
                     ("a", "approvals (ref, depart_on)"), ("an", "approvals (approval_no)"), ("cr", "crossings (ref, at)")):
        db.execute(f"CREATE INDEX {name} ON {on}")
    db.execute("ANALYZE")
    db.commit()
    db.close()


def fill_duckdb(folder, path):
    import duckdb
    db = duckdb.connect(str(path))
    db.execute("SET threads = 2")
    for table in TABLES:
        file = pathlib.Path(folder) / f"{table}.csv"
        db.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{file}', header = true, quote = '\"')")
    db.close()
