"""A home of the program in a scratch directory: prepared once, copied for each case, read as plain facts."""
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile

import feedtext

# Moments and numbers of runs differ between two runs that did the same.
RUN_COLUMNS = {"receipt", "received_at", "accepted", "id"}
FACTS = ("feed_record", "feed_person", "mention", "holder_of", "withdrawn", "match_candidate", "quarantine", "delivery",
         "feed_file")


class House:
    def __init__(self, levee, scratch):
        self.levee = os.path.abspath(levee)
        self.scratch = scratch
        self.template = os.path.join(scratch, "template")
        tables = os.path.join(scratch, "tables")
        feedtext.write_tables(tables)
        self.must("init", "--home", self.template)
        self.must("load", "--home", self.template, tables)

    def must(self, *arguments):
        subprocess.run([self.levee, *arguments], check=True, stdout=subprocess.DEVNULL)

    def copy(self):
        home = tempfile.mkdtemp(dir=self.scratch)
        os.rmdir(home)
        shutil.copytree(self.template, home)
        return home

    def run(self, home, files, before=()):
        """(exit code, the files that the program answered for, standard error)."""
        result = subprocess.run([*before, self.levee, "import", "--json", "--lang", "en", "--home", home, *files],
                                capture_output=True)
        answers = {}
        for line in result.stdout.decode().splitlines():
            answer = json.loads(line)
            answer.pop("seconds")
            answers[os.path.basename(answer.pop("file"))] = answer
        return result.returncode, answers, result.stderr.decode("utf-8", "replace")

    def is_sound(self, home):
        return subprocess.run([self.levee, "doctor", "--home", home], capture_output=True).returncode == 0


def read(home, work):
    """What `work` says of the database; a copy is read, so that recovery stays the program's."""
    with tempfile.TemporaryDirectory() as place:
        for name in os.listdir(home):
            if name.startswith("levee.db"):
                shutil.copy(os.path.join(home, name), place)
        database = sqlite3.connect(os.path.join(place, "levee.db"))
        try:
            return work(database)
        finally:
            database.close()


def everything(home):
    """All rows of all tables."""
    def rows(database):
        names = [n for (n,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: sorted(map(repr, database.execute(f"SELECT * FROM \"{name}\""))) for name in names}
    return read(home, rows)


def facts(home):
    """The facts of the feeds by their own names, whatever run and order they came in."""
    return read(home, fact_rows)


def fact_rows(database):
    records = dict(database.execute(
        "SELECT accepted, s.name || '/' || record_id FROM feed_record JOIN feed_source s ON s.id = source"))
    people = dict(database.execute("SELECT person_id, ref FROM person"))
    deliveries = {receipt: f"{source} {sequence}" for receipt, source, sequence in database.execute(
        "SELECT receipt, source, sequence FROM delivery")}
    by_name = {"record": records, "person_id": people, "delivery": deliveries}
    result = {}
    for table in FACTS:
        cursor = database.execute(f"SELECT * FROM {table}" + (" ORDER BY receipt" if table == "delivery" else ""))
        columns = [column[0] for column in cursor.description]
        # The totals of a file are facts, the number of a record is not.
        hidden = RUN_COLUMNS - ({"accepted"} if table in ("delivery", "feed_file") else set())
        rows = [tuple(by_name[c].get(v, v) if c in by_name else v for c, v in zip(columns, row) if c not in hidden)
                for row in cursor]
        result[table] = firsts(rows) if table == "delivery" else sorted(rows, key=repr)
    return result


def firsts(deliveries):
    """The first delivery of each file: one that comes again changes nothing of what it told."""
    found = {}
    for row in deliveries:
        found.setdefault(row[:2], row)
    return sorted(found.values())
