"""Too much of everything, at the limit and beyond it, and tricks with paths and names."""
from attacks import CONTENT, MEBI, records, refused, taken
from feedtext import KNOWN, document, feed, filing, holdings, withdrawal

KIBI64 = 64 << 10
FLOOD = 4 * MEBI


def floods():
    for what, text in {
        ">": filing(">" * FLOOD), "&gt;": filing("&gt;" * MEBI), "letters": filing("x" * FLOOD), "Han": filing("张" * MEBI),
        "white space": "<x " + " " * FLOOD + "/>", "attributes": "<x " + " ".join(f"a{n}=''" for n in range(400_000)) + "/>",
        "one name": f"<{'x' * FLOOD}/>", "an attribute's name": f"<x {'x' * FLOOD}=''/>", "no end": "<x " + " " * FLOOD,
        "quotes": "<x a=\"" + "'" * FLOOD + "\"/>", "an end tag": "<x></x" + " " * FLOOD + ">",
    }.items():
        yield refused(f"a tag of {what}", feed(text), "tagTooLong", "tooManyAttributes")
    for what, text in {
        "comment": f"<!--{'-x' * (FLOOD // 2)}-->", "open comment": "<!--" + "x" * FLOOD, "instruction": f"<?p {'?' * FLOOD}?>",
        "text": f"<x>{'x' * FLOOD}</x>", "references": f"<x>{'&amp;' * MEBI}</x>", "CDATA": f"<x><![CDATA[{']' * FLOOD}]]></x>",
        "open CDATA": "<x><![CDATA[" + "x" * FLOOD, "white space": " " * FLOOD, "line ends": "\r\n" * (FLOOD // 2),
        "text between": "x" * FLOOD,
    }.items():
        yield refused(f"4 MiB of {what}", feed(text), "textTooLong", "textBetweenRecords", "tagTooLong")
    yield refused("4 MiB before the root", " " * FLOOD + CONTENT, "textTooLong", "notWellFormed")
    yield refused("4 MiB behind the root", CONTENT + "\n" * FLOOD, "textTooLong")
    yield refused("one record of 8 MiB", feed("<x>" + "<y a='1'/>" * (8 * MEBI // 10) + "</x>"), "recordTooLarge")
    numbers = [f"E{10_000_000 + n}" for n in range(80_000)]
    yield refused("holdings of 8 MiB", feed(holdings("h-1", KNOWN, *numbers)), "recordTooLarge")
    # On a busy machine a debug build comes to the limit of time first.
    yield refused("a record that never ends", feed("<x>" + "<y/>" * (2 * MEBI)), "recordTooLarge", "notWellFormed", "tooSlow")


def limits():
    """Exactly the limit is inside, one more is not."""
    yield records("64 attributes", "<x " + " ".join(f"a{n}=''" for n in range(64)) + "/>", quarantined=1)
    yield refused("65 attributes", feed("<x " + " ".join(f"a{n}=''" for n in range(65)) + "/>"), "tooManyAttributes")
    yield refused("65 namespaces", feed("<x " + " ".join(f"xmlns:a{n}='{n}'" for n in range(65)) + "/>"), "tooManyAttributes")
    yield refused("40,000 attributes", feed("<x " + " ".join(f"a{n}=''" for n in range(40_000)) + "/>"), "tooManyAttributes",
                  "tagTooLong")
    yield records("depth 32", "<a>" * 31 + "</a>" * 31, quarantined=1)
    yield refused("depth 33", feed("<a>" * 32 + "</a>" * 32), "tooDeep")
    yield refused("depth 100,000", feed("<a>" * 100_000), "tooDeep")
    yield records("64 names", "".join(f"<a{n}/>" for n in range(64)), quarantined=64)
    yield refused("65 names", feed("".join(f"<a{n}/>" for n in range(65))), "tooManyNames")
    yield refused("600,000 names", feed("".join(f"<a{n}/>" for n in range(600_000))), "tooManyNames")
    yield records("a tag of 64 KiB", f"<x a='{'x' * (KIBI64 - 9)}'/>", quarantined=1)
    yield refused("a tag of 64 KiB and 1", feed(f"<x a='{'x' * (KIBI64 - 8)}'/>"), "tagTooLong")
    yield records("a comment of 64 KiB", f"<!--{'x' * (KIBI64 - 7)}-->" + filing("f-1"), accepted=1)
    yield refused("a comment of 64 KiB and 1", feed(f"<!--{'x' * (KIBI64 - 6)}-->"), "textTooLong", "tagTooLong")
    yield records("text of 64 KiB", f"<x>{'x' * KIBI64}</x>", quarantined=1)
    yield refused("text of 64 KiB and 1", feed(f"<x>{'x' * (KIBI64 + 1)}</x>"), "textTooLong")


def many():
    yield records("20,000 bad records", "<x/>" * 20_000, quarantined=20_000)
    yield records("20,000 strange attributes", "".join(
        f"<withdrawal recordId='w' of='x' a{n}=''/>" for n in range(20_000)), quarantined=20_000)
    yield records("100,000 comments", "<!---->" * 100_000 + filing("f-1"), accepted=1)
    yield records("100,000 instructions", "<?p?>" * 100_000 + filing("f-1"), accepted=1)
    yield records("5,000 withdrawals of one record", document("d-1") + "".join(
        withdrawal(f"w-{n}", "d-1") for n in range(5_000)), accepted=5_001)
    for name, order in {"": range(1, 2_001), ", the last one first": range(2_000, 0, -1)}.items():
        yield records(f"a chain of 2,000 withdrawals{name}", "".join(withdrawal(f"w-{n}", f"w-{n - 1}") for n in order),
                      accepted=2_000)
    yield records("2,000 withdrawals of one record, each taken back", document("d-1") + "".join(
        withdrawal(f"w-{n}", "d-1") + withdrawal(f"v-{n}", f"w-{n}") for n in range(2_000)), accepted=4_001)
    yield records("a chain that 2,000 withdrawals could close", "".join(
        withdrawal(f"w-{n}", f"w-{n - 1}") for n in range(1, 2_001)) + "".join(
        withdrawal(f"v-{n}", f"u-{n}") + withdrawal(f"u-{n}", "w-2000") for n in range(2_000)), accepted=6_000)
    yield records("5,000 conflicts", "".join(document("d-1", number=f"E{10_000_000 + n}") for n in range(5_000)), accepted=1,
                  quarantined=4_999)
    yield records("holdings of 20,000", holdings("h-1", KNOWN, *[f"E{10_000_000 + n}" for n in range(20_000)]), accepted=1)


TRICKS = {
    "up and up": "../../../../etc/passwd", "a full path": "/etc/passwd", "a home": "~/.ssh/id_rsa", "an option": "--help",
    "a quote": "x&apos;; DROP TABLE person; --", "a command": "$(id)`id`|id", "a formula": "=cmd|&apos;/c calc&apos;!A1",
    "a format": "%s%n%s%n%x", "a script": "&lt;script&gt;alert(1)&lt;/script&gt;", "mirrored": "\u202egnp.exe\u2066",
    "invisible": "a\u200b\u200d\ufeffb", "ten thousand marks": "e" + "\u0301" * 10_000, "private": "\ue000\U0010fffd",
    "four bytes": "\U00020000" * 100, "lines": "a&#10;b&#13;c&#9;d", "braces": "{{x}}${jndi:ldap://127.0.0.1/x}", "emoji": "👩‍👩‍👧" * 50,
}


def names():
    for name, trick in TRICKS.items():
        # A name is kept or held back as it is, never used for anything.
        yield taken(f"a port that is {name}", feed(f"<crossing recordId='c-1' direction='exit' to='HKG' at='2024-03-01T09:00:00"
                    f"+08:00' port='{trick}'><holder {KNOWN}/><travelDocument type='ordinaryPassport' number='E1'/></crossing>"),
                    any_total=1)
        yield taken(f"a record named {name}", feed(filing(trick)), any_total=1)
        yield taken(f"a holder named {name}", feed(filing("f-1", f"{KNOWN} name='{trick}'")), any_total=1)
        yield taken(f"a number that is {name}", feed(document("d-1", number=trick)), any_total=1)
        yield taken(f"a withdrawal of {name}", feed(withdrawal("w-1", trick)), any_total=1)
    for name, trick in {k: TRICKS[k] for k in ("a quote", "ten thousand marks", "lines")}.items():
        yield refused(f"a source named {name}", feed(filing("f-1"), source=trick), "rootAttribute")
    # The contract's characters of an id: no white space; what is not seen is kept, and shown as its code point.
    yield taken("a source that is mirrored", feed(filing("f-1"), source=TRICKS["mirrored"]), accepted=1)
    for number in ("0", "-1", "01", "9223372036854775808", "1e3", "9" * 10_000, "１", ""):
        yield refused(f"sequence {number[:24]}", CONTENT.replace('sequence="1"', f'sequence="{number}"'), "rootAttribute")
    for day in ("9999-12-31", "0000-00-00", "-1-01-01", "99999-01-01", "2024-02-30"):
        yield refused(f"covers to {day}", CONTENT.replace('coversTo="2024-03-01"', f'coversTo="{day}"'), "rootAttribute",
                      "fromTheFuture")
    for file in ("-rf.xml", "--help.xml", "a b.xml", "a\nb.xml", "a\tb.xml", "..xml", "%2e%2e.xml", "\u202elmx.gnp.xml",
                 "$(id).xml", "'; DROP TABLE feed_file; --.xml", "{{x}}.xml", "%s%n.xml", "张.xml", "e" + "\u0301" * 80 + ".xml",
                 "x" * 250 + ".xml", "<b>.xml", "\x1b[31m.xml", "file:x.xml", "*.xml", "?.xml"):
        yield taken(f"a file named {file[:40]!r}", CONTENT, accepted=1, file=file)
        yield refused(f"a bad file named {file[:40]!r}", "<", "notWellFormed", file=file)


def all_attacks():
    return [*floods(), *limits(), *many(), *names()]
