"""Cuts a world's feed records into files: gaps, late files, duplicates, conflicts, withdrawals, bad records."""
import copy
from xml.sax.saxutils import quoteattr

from world_builder import OFFSETS, Record, SOURCES, spell

BAD = ("<note>x</note>", '<x:row xmlns:x="urn:other"/>', '<filing recordId="" action="confirmed" on="2020-01-01"/>',
       '<withdrawal recordId="bad-1" of="bad-1"/>')


class File:
    def __init__(self, source, sequence, first, last, generated, late=False):
        self.source, self.sequence, self.first, self.last = source, sequence, first, last
        self.generated, self.late = generated, late
        self.records, self.raw = [], []


def plan(b, source):
    """The files of one source in the order of their sequence, some of them late, some left out."""
    files, sequence = [], b.pick(1, 311)
    day = b.asof - b.pick(2600, 800, 500)
    end = b.asof + b.pick(-3, -2, -1, -1, 0, 0, 1)
    while day <= end:
        last = min(end, day + b.rng.randrange(15, 160))
        fate = b.rng.random()
        if fate > 0.08 or not files:
            late = fate < 0.2 and bool(files)
            generated = b.asof if late else min(last, b.asof + 1)
            files.append(File(source, sequence, max(day - b.pick(0, 0, 0, 3), 1), last, generated, late))
        sequence += 1 if b.chance(0.93) else 2
        day = last + (1 if b.chance(0.93) else b.pick(2, 5))
    return files


def distribute(b):
    files = [file for source in SOURCES for file in plan(b, source)]
    for record in b.records:
        own = [f for f in files if f.source == record.source and record.day <= f.generated + 1]
        fitting = [f for f in own if f.last >= record.day] or own[-1:]
        if fitting:
            chosen = fitting[0] if b.chance(0.93) else b.rng.choice(fitting)
            chosen.records.append(record)
    for file in files:
        file.records.sort(key=lambda r: r.day)
        if b.chance(0.1):
            b.rng.shuffle(file.records)
    return files


def disturb(b, files):
    withdrawals = []
    for file in files:
        original = list(file.records)
        for record in original:
            if b.chance(0.04):  # the same again, spelled anew, in this file or another
                again = copy.deepcopy(record)
                if again.holder and again.holder.get("name"):
                    again.holder["name"] = f" {again.holder['name']} "
                later = [f for f in files if f.source == file.source and f.generated + 1 >= record.day]
                b.rng.choice(later).records.append(again)
            if b.chance(0.03):  # another record under the same id
                other = copy.deepcopy(record)
                if other.kind == "crossing":
                    other.attributes["port"] = "CNHUA"
                elif other.documents:
                    other.documents[0]["authority"] = "另一机关"
                file.records.append(other)
            if b.chance(0.05):
                withdrawals.append(withdraw(b, file.source, record.attributes["recordId"]))
    for record in list(withdrawals):
        if b.chance(0.35):
            again = withdraw(b, record.source, record.attributes["recordId"])
            withdrawals.append(again)
            if b.chance(0.3):  # a circle
                circle = withdraw(b, record.source, again.attributes["recordId"])
                circle.attributes["recordId"] = record.attributes["of"] if b.chance(0.2) else "w-circle"
                withdrawals.append(circle)
    for record in withdrawals:
        own = [f for f in files if f.source == record.source]
        file = b.rng.choice(own)
        file.records.insert(b.rng.randrange(len(file.records) + 1), record)


def withdraw(b, source, target):
    return Record(source, None, "withdrawal", {"recordId": b.next("w-"), "of": target, "reason": "mis-scan"}, None, [])


def strangers(b, files):
    """People who are not in the registry, records without ID number, bad records."""
    for file in files:
        for _ in range(b.pick(0, 1, 2)):
            day = min(file.last, file.generated)
            known = b.rng.choice(b.people)
            stranger = dict(known, id_number=b.id_number(700_000 + b.rng.randrange(9000), "M"))
            document = b.pick(*(b.known or {("other", "Q1"): 0}))
            name = b.pick(known["name"], "路人")
            state = "ZZZ" if name == "路人" and b.chance(0.3) else "CHN"  # an unknown country: a bad record
            holder = dict(idNumber=b.pick(stranger["id_number"], ""), name=name,
                          birthDate=known["birth_date"], sex=known["sex"])
            said = b.said(b.pick(document, ("other", "Z1")), dates=False, state=state)
            file.records.append(Record(file.source, day, "document", {
                "recordId": b.next("d-"), "action": "issued", "on": b.show(day)}, holder, [said]))
        if b.chance(0.2):
            file.raw.append(b.pick(*BAD))


def element(name, attributes, inner=""):
    text = "".join(f" {k}={quoteattr(str(value))}" for k, value in attributes.items() if value != "" or k == "reason")
    return f"<{name}{text}>{inner}</{name}>" if inner else f"<{name}{text}/>"


def xml_of(record):
    inner = element("holder", record.holder) if record.holder is not None else ""
    inner += "".join(element("travelDocument", d) for d in record.documents)
    return element(record.kind, record.attributes, inner)


def text_of(b, file):
    root = dict(xmlns="urn:levee:border-feed:1", source=file.source, sequence=file.sequence,
                generatedAt=spell(file.generated, b.pick("23:00:00", "12:00:00", "23:00:00"), b.rng.choice(OFFSETS)),
                coversFrom=b.show(file.first), coversTo=b.show(file.last), letter="粤组函88号")
    return element("borderFeed", root, "\n" + "\n".join([xml_of(r) for r in file.records] + file.raw) + "\n")


def feed_files(b):
    """file name -> text, the names in the order of import."""
    files = distribute(b)
    disturb(b, files)
    strangers(b, files)
    ordered = [f for f in files if not f.late]
    for index in range(len(ordered) - 1):
        if b.chance(0.12):
            ordered[index], ordered[index + 1] = ordered[index + 1], ordered[index]
    ordered += [f for f in files if f.late]
    texts = [(f, text_of(b, f)) for f in ordered]
    if b.chance(0.3):
        texts.append(b.rng.choice(texts))  # the same file once more
    if b.chance(0.2):
        file, text = b.rng.choice(texts)
        extra = '<withdrawal recordId="w-late" of="none" reason="r"/></borderFeed>'
        texts.append((file, text.replace("</borderFeed>", extra)))  # the same number, other records: refused
    if b.chance(0.3):
        file, text = b.rng.choice(texts)
        texts.append((file, b.pick("<!DOCTYPE x []>" + text, text[:-3], text.replace("sequence=", "sequenz="),
                                   text.replace("</borderFeed>", "text</borderFeed>"))))
    return {f"{n:03d}-{f.source}-{f.sequence}.xml": text for n, (f, text) in enumerate(texts, 1)}
