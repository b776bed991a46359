"""Encodings that hide a DTD, bytes that are no text, archives, and files that end anywhere."""
import bz2
import gzip
import io
import lzma
import os
import zipfile

import attacks_markup
from attacks import CONTENT, MEBI, Attack, refused, taken
from feedtext import KNOWN, document, feed, filing, reference_feeds

BOMB = attacks_markup.doctype(*attacks_markup.laughs(30, 2))
LABELS = ("UTF-7", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UCS-4", "ISO-10646-UCS-2", "GB18030", "GBK", "GB2312", "BIG5",
          "IBM037", "cp1047", "EBCDIC-CP-US", "ISO-8859-1", "windows-1252", "US-ASCII", "Shift_JIS", "HZ-GB-2312",
          "ISO-2022-KR", "SCSU", "UTF-8x", "x" * 10_000)
CODECS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7", "cp037", "cp500", "cp1140")


def labelled(label, text):
    return f"<?xml version='1.0' encoding='{label}'?>" + text


def encodings():
    for codec in CODECS:
        # UTF-7 is ASCII; without its label it is a file that begins with no tag.
        yield refused(f"DTD in {codec}", BOMB.replace("<", "+ADw-").encode() if codec == "utf-7" else BOMB.encode(codec),
                      "notWellFormed" if codec == "utf-7" else "notUTF8")
        yield refused(f"DTD in {codec}, labelled", labelled(codec, BOMB).encode(codec), "notUTF8")
        yield refused(f"feed in {codec}, labelled so", labelled(codec, CONTENT).encode(codec), "notUTF8")
    for label in LABELS:
        yield refused(f"DTD labelled {label[:20]}", labelled(label, BOMB), "notUTF8", "tagTooLong")
        yield refused(f"feed labelled {label[:20]}", labelled(label, CONTENT), "notUTF8", "tagTooLong")
    for codec in ("gb18030", "gbk", "big5"):
        text = feed(filing("f-1", KNOWN + " name='陳三'"))
        yield refused(f"feed in {codec}, labelled", labelled(codec, text).encode(codec), "notUTF8")
        yield refused(f"feed in {codec}", text.encode(codec), "notUTF8")
    yield refused("another label behind a mark", b"\xef\xbb\xbf" + labelled("GBK", CONTENT).encode(), "notUTF8")
    yield refused("two marks", b"\xef\xbb\xbf" * 2 + CONTENT.encode(), "notWellFormed", "notUTF8")
    yield refused("XML 1.1", "<?xml version='1.1'?>" + CONTENT, "notWellFormed")
    yield refused("XML 1.1 and a DTD", "<?xml version='1.1'?>" + BOMB, "notWellFormed", "doctype")
    yield taken("the label in small letters", labelled("utf-8", CONTENT), accepted=1)
    yield taken("a mark", b"\xef\xbb\xbf" + CONTENT.encode(), accepted=1)


BYTES = {
    "NUL": b"\0", "many NULs": b"\0" * 100_000, "overlong slash": b"\xc0\xaf", "overlong NUL": b"\xc0\x80",
    "overlong <": b"\xe0\x80\xbc", "overlong < in four": b"\xf0\x80\x80\xbc", "high surrogate": b"\xed\xa0\x80",
    "low surrogate": b"\xed\xb0\x80", "surrogates": b"\xed\xa0\xbd\xed\xb8\x80", "beyond Unicode": b"\xf4\x90\x80\x80",
    "five bytes": b"\xf8\x88\x80\x80\x80", "six bytes": b"\xfc\x84\x80\x80\x80\x80", "a tail alone": b"\x80",
    "a head alone": b"\xe5", "FE": b"\xfe", "FF": b"\xff",
}
CONTROLS = {"U+0001": b"\x01", "U+0008": b"\x08", "U+001B": b"\x1b", "U+FFFE": b"\xef\xbf\xbe", "U+FFFF": b"\xef\xbf\xbf",
            "a form feed": b"\x0c"}
NUMBERS = ("0", "xD800", "xDFFF", "xFFFE", "x110000", "x7FFFFFFFFFFFFFFF", "99999999999999999999", "x" + "F" * 10_000,
           "1" * 60_000, "-5", "x", "8", "x1F")


def oddities():
    for name, odd in BYTES.items():
        yield refused(f"{name} in a value", feed(filing("@")).encode().replace(b"@", odd), "notUTF8")
        yield refused(f"{name} in a comment", feed("<!-- @ -->").encode().replace(b"@", odd), "notUTF8")
        yield refused(f"{name} before all", odd + CONTENT.encode(), "notUTF8")
    for name, odd in CONTROLS.items():
        yield refused(f"{name} in a value", feed(filing("@")).encode().replace(b"@", odd), "notWellFormed", "notUTF8")
        yield refused(f"{name} in a name", feed("<a@/>").encode().replace(b"@", odd), "notWellFormed", "notUTF8")
    for number in NUMBERS:
        yield refused(f"reference &#{number[:24]};", feed(filing(f"&#{number};")), "notWellFormed", "tagTooLong")
    yield taken("references to what is no control", feed(filing("f-1", KNOWN + " name='&#x5F20;&#19977;'")), accepted=1)
    yield refused("random bytes", bytes((n * 7919 + n * n) % 256 for n in range(100_000)), "notUTF8", "notWellFormed")


def truncations():
    """The reference feed, cut off at a hundred places; a cut within a letter is no UTF-8."""
    whole = reference_feeds()[0].encode().rstrip()
    for share in range(100):
        place = (len(whole) - 1) * share // 100
        yield refused(f"cut off at {place}", whole[:place], "notWellFormed", "notUTF8")
    yield refused("cut off before the last letter", whole[:-1], "notWellFormed")
    long = feed(*[document(f"d-{n}", number=f"E{n + 10_000_000}") for n in range(5000)]).encode()
    yield refused("cut off after 5,000 records", long[:-30], "notWellFormed")
    yield refused("white space and nothing", b" " * 1000, "notWellFormed")


def zipped(name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


# Frames of zero bytes; what unpacks them is not in the standard library. Each is cut off, which no unpacker gets as far as.
ZSTD = bytes.fromhex("28b52ffd") + bytes((0xA4, 0, 0, 0, 0x40)) + bytes((0x02, 0, 0x10, 0)) * 1000
LZ4 = bytes.fromhex("04224d18") + bytes((0x64, 0x40, 0xA7)) + bytes((0xFF,)) * 10_000


def archives():
    zeros = b"\0" * (64 * MEBI)
    feeds = (CONTENT * 2000).encode()
    once = gzip.compress(zeros)
    packed = {"gzip": once, "gzip twice": gzip.compress(once), "bzip2": bz2.compress(zeros[:16 * MEBI]),
              "xz": lzma.compress(zeros[:16 * MEBI], preset=0), "lzma": lzma.compress(zeros[:16 * MEBI], lzma.FORMAT_ALONE,
              preset=0), "zip": zipped("feed.xml", zeros), "zip of a path": zipped("../../etc/cron.d/x", feeds), "zstd": ZSTD,
              "lz4": LZ4, "a feed in gzip": gzip.compress(CONTENT.encode()), "a feed in xz": lzma.compress(feeds),
              "7z": b"7z\xbc\xaf\x27\x1c" + bytes(64), "rar": b"Rar!\x1a\x07\x00" + bytes(64),
              "compress": b"\x1f\x9d\x90" + bytes(64), "tar": b"feed.xml" + bytes(504)}
    for name, content in packed.items():
        for file in ("feed.xml", "feed.xml." + name.split()[-1]):
            yield refused(f"{name} as {file}", content, "compressed", "notUTF8", "notWellFormed", file=file)


def things():
    """What a name may stand for beside a file."""
    yield Attack("a device of zeros", "/dev/zero", ("notUTF8",))
    yield Attack("a device of noise", "/dev/urandom", ("notUTF8", "notWellFormed", "compressed"))
    yield Attack("a device of nothing", "/dev/null", ("notWellFormed",))
    yield Attack("a folder named like a feed", os.sep, ("unreadable",))
    yield Attack("a link to nothing", "no-such-file", ("unreadable",))
    yield Attack("a link to itself", "feed.xml", ("unreadable",))
    yield refused("an empty file", b"", "notWellFormed")


def all_attacks():
    return [*encodings(), *oddities(), *truncations(), *archives(), *things()]
