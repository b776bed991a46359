"""Holds the program's reading of border feeds to a second one: `feed_differential.py LEVEE [--files N] [--seed S] [--jobs J]`.

The second reader is Python's expat with the values of contracts §1; the files are spoilt with a seed. Both have to refuse the
same files, find the same records bad, and read the same values in the others. Doubts are not compared. Where xmllint is
there, the schema that ships is held to the same files; `feed_schema.py` has the rules that it cannot say.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import textwrap
import unicodedata

import feed_mutations
import feed_schema
import feedxml
import records
import values as v

AS_OF = "2026-11-23"
DAYS = {"on", "birthDate", "issuedOn", "expiresOn"}
EPOCH = v.day("1970-01-01") * v.DAY_NS
EXIT_CODES = {"refused": 65, "bad": 10, "good": 0}


def shown(fields):
    return {key: v.show_day(value) if key in DAYS else value - EPOCH if key == "at" else value
            for key, value in fields.items()}


def show_record(record, node):
    said = dict(shown(record.attributes), kind=record.kind)
    if record.holder:
        said["holder"] = shown(record.holder)
    if record.kind in ("document", "crossing", "holdings"):
        raw = [unicodedata.normalize("NFC", child.attributes["number"])
               for child in node.children if child.local == "travelDocument"]
        said["documents"] = [dict(shown(d), rawNumber=r) for d, r in zip(record.documents, raw)]
    return said


def second_reading(data):
    try:
        feed = feedxml.read(data, v.day(AS_OF))
    except feedxml.Refused as refused:
        return {"refused": True, "line": refused.line, "why": str(refused), "certain": refused.is_certain}
    header = dict(feed.texts, source=feed.source, sequence=feed.sequence, generatedAt=feed.generated_at - EPOCH,
                  coversFrom=v.show_day(feed.covers_from), coversTo=v.show_day(feed.covers_to))
    items, why = [], []
    for node in feed.records:
        try:
            items.append((node.line, show_record(records.read_record(node, feed), node)))
        except records.Bad as bad:
            items.append((node.line, "bad"))
            why.append(f"line {node.line}: {bad}")
    return {"refused": False, "header": header, "items": items, "why": "; ".join(why)}


def program(levee, path):
    result = subprocess.run([levee, "feed", "try", "--json", "--as-of", AS_OF, "--lang", "en", path],
                            capture_output=True, timeout=60)
    said = {"code": result.returncode, "refused": False, "items": [], "faults": [], "ended": False, "why": ""}
    for line in map(json.loads, result.stdout.split(b"\n")[:-1]):
        if "header" in line:
            said["header"] = line["header"]
        elif "record" in line:
            said["items"].append((line["line"], line["record"]))
        elif "bad" in line:
            said["items"].append((line["line"], "bad"))
            said["faults"].append((line["bad"]["reason"], line["bad"]["field"]))
            said["why"] += f"line {line['line']}: {line['bad']['reason']} {line['bad']['field']}; "
        elif "refused" in line:
            said.update(refused=True, line=line["refused"]["line"], why=line["refused"]["code"], ended=True)
        elif "end" in line:
            said["ended"] = True
    if not said["ended"]:
        said["why"] = result.stderr.decode(errors="replace")[:400]
    return said


def difference(ours, theirs):
    """What the two readings do not agree on; None where they do."""
    if not theirs["ended"]:
        return f"no end: exit {theirs['code']}, {theirs['why']}"
    kind = "refused" if theirs["refused"] else "bad" if any(i == "bad" for _, i in theirs["items"]) else "good"
    if theirs["code"] != EXIT_CODES[kind]:
        return f"exit {theirs['code']} for {kind}"
    if not ours.get("certain", True):
        return None
    if ours["refused"] != theirs["refused"]:
        return "refused by one alone"
    if ours["refused"]:
        certain = ours["line"] is not None and theirs["line"] is not None
        # A parser may find the end of a text broken before it tells of its beginning.
        certain &= not (ours["why"] == "text between records" and theirs["why"] == "notWellFormed")
        return f"line {ours['line']} and {theirs['line']}" if certain and ours["line"] != theirs["line"] else None
    if ours["header"] != theirs["header"]:
        return f"header {ours['header']} and {theirs['header']}"
    if len(ours["items"]) != len(theirs["items"]):
        return f"{len(ours['items'])} and {len(theirs['items'])} records"
    for mine, its in zip(ours["items"], theirs["items"]):
        if mine != its:
            return f"{mine} and {its}"
    return None


def file_of(seed, number):
    """Every file has its own seed, so that one alone can be made again."""
    return feed_mutations.mutated(random.Random(f"{seed}/{number}"))


def batch(levee, seed, numbers, schema):
    """(counts, differences) of some files."""
    counts = dict.fromkeys(("refused", "bad", "good", "records", "schema"), 0)
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        readings = {}
        for number in numbers:
            path = os.path.join(scratch, f"{number}.xml")
            data = file_of(seed, number)
            with open(path, "wb") as file:
                file.write(data)
            ours, theirs = second_reading(data), program(levee, path)
            if schema and not theirs["refused"]:
                readings[path] = theirs
                feed_schema.prepare(path, data)
            what = difference(ours, theirs)
            if what:
                found.append((number, f"{what}\n  second reader: {ours['why']}\n  program: {theirs['why']}"))
            items = [] if theirs["refused"] else [item for _, item in theirs["items"]]
            counts["refused" if theirs["refused"] else "bad" if "bad" in items else "good"] += 1
            counts["records"] += sum(item != "bad" for item in items)
        if schema:
            verdicts = feed_schema.verdicts(schema, list(readings))
            counts["schema"] = len(verdicts)
            for path, is_valid in verdicts.items():
                what = feed_schema.difference(readings[path], is_valid)
                if what:
                    found.append((int(os.path.basename(path)[:-4]), what))
    return counts, found


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("levee")
    arguments.add_argument("--files", type=int, default=150)
    arguments.add_argument("--seed", default="1")
    arguments.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments.add_argument("--schema", help="the XSD, to be held to the same files through xmllint")
    arguments.add_argument("--show", type=int, metavar="NUMBER", help="write one file of the seed to standard output")
    options = arguments.parse_args()
    if options.show is not None:
        sys.stdout.buffer.write(file_of(options.seed, options.show))
        return
    numbers = [range(first, min(first + 50, options.files)) for first in range(0, options.files, 50)]
    totals, found = {}, []
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for counts, differences in pool.map(batch, *zip(*((options.levee, options.seed, n, options.schema)
                                                          for n in numbers))):
            totals = {key: totals.get(key, 0) + count for key, count in counts.items()}
            found += differences
    for number, what in found:
        digest = hashlib.sha256(file_of(options.seed, number)).hexdigest()[:12]
        print(f"file {number} of seed {options.seed} ({digest}): {textwrap.shorten(what, 2000)}")
    print(f"{options.files} files: {totals['good']} good, {totals['bad']} with bad records, {totals['refused']} refused; "
          f"{totals['records']} records read alike; {totals['schema']} files held to the schema; {len(found)} differences")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
