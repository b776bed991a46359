"""Reads one feed file (contracts §3) into its root values and a plain tree of elements, or refuses it whole."""
import re
import xml.parsers.expat

import values as v

LATER_NAME = re.compile("[\uFEFF\U00010000-\U000EFFFF]")
NAMESPACE = "urn:levee:border-feed:1"
ROOT_REQUIRED = {"source", "sequence", "generatedAt", "coversFrom", "coversTo"}
ROOT_OPTIONAL = {"letter", "purpose"}
KNOWN = {"borderFeed", "document", "crossing", "holdings", "filing", "withdrawal", "holder", "travelDocument"}
TOKEN, ATTRIBUTES, DEPTH, UNKNOWN_NAMES = 64 << 10, 64, 32, 64  # exactly the limit is inside
BLANK = " \t\r\n"
TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")


class Refused(Exception):
    def __init__(self, why, line=None, is_certain=True):
        super().__init__(why)
        self.line = line  # where that is certain
        self.is_certain = is_certain  # whether another reader has to refuse it too


class Node:
    def __init__(self, qualified, attributes, line):
        self.line = line
        namespace, _, local = qualified.rpartition(" ")
        self.local = local if namespace == NAMESPACE else None  # None: an element of another vocabulary
        self.attributes = attributes
        self.children = []
        self.text = ""

    def image(self):
        """What the element says, for comparing records that could not be read."""
        return (self.local, tuple(sorted(self.attributes.items())), self.text.strip(),
                tuple(child.image() for child in self.children))


class Feed:
    def __init__(self, attributes):
        for key in attributes:
            if key not in ROOT_REQUIRED | ROOT_OPTIONAL:
                raise Refused(f"unknown root attribute {key}")
        for key in ROOT_REQUIRED:
            if not attributes.get(key, "").strip():
                raise Refused(f"root attribute {key} is missing")
        try:
            self.source = v.ident(attributes["source"])
            if not re.fullmatch(r"[1-9][0-9]{0,18}", attributes["sequence"]):
                raise ValueError("sequence")
            self.sequence = int(attributes["sequence"])
            if self.sequence > 2 ** 63 - 1:
                raise ValueError("sequence")
            self.generated_at = v.instant(attributes["generatedAt"])
            self.covers_from = v.day(attributes["coversFrom"])
            self.covers_to = v.day(attributes["coversTo"])
            self.texts = {key: v.free(attributes[key]) for key in ROOT_OPTIONAL if attributes.get(key, "").strip()}
        except ValueError as error:
            raise Refused(f"bad root attribute: {error}") from error
        if self.covers_from > self.covers_to:
            raise Refused("coversFrom is after coversTo")
        self.records = []

    @property
    def generated_on(self):
        return v.day_of(self.generated_at)


def read(data, import_day):
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("not UTF-8") from error
    return Reading(data, import_day).feed


class Reading:
    """One pass over the bytes; the earliest fault refuses the file."""

    def __init__(self, data, import_day):
        self.data, self.import_day = data, import_day
        self.stack, self.unknown, self.text_bytes = [], set(), 0
        self.counted, self.lines = 0, 1
        self.feed = None
        self.parser = parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = False
        parser.XmlDeclHandler = self.declaration
        parser.StartDoctypeDeclHandler = lambda *_: self.refuse("DOCTYPE", self.line())
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.CommentHandler = lambda text: self.measure(len(text.encode()) + 7)
        parser.ProcessingInstructionHandler = lambda target, text: self.measure(len((target + text).encode()) + 5)
        try:
            parser.Parse(data, True)
        except xml.parsers.expat.ExpatError as error:
            # Names follow the fourth edition of XML in expat; the fifth one lets in nearly every letter there is.
            wrong = data[parser.ErrorByteIndex:].decode(errors="replace")[:1]
            raise Refused(f"not well-formed: {error}", is_certain=not LATER_NAME.fullmatch(wrong)) from error

    @staticmethod
    def refuse(why, line):
        raise Refused(why, line)

    def line(self):
        """The line of the event, counted by line feeds; the parser itself counts a lone carriage return as well."""
        place = self.parser.CurrentByteIndex
        self.lines += self.data.count(b"\n", self.counted, place)
        self.counted = place
        return self.lines

    def measure(self, size):
        if size > TOKEN:
            raise Refused("limit")

    def declaration(self, version, encoding, standalone):
        if encoding is not None and encoding.upper() != "UTF-8":
            raise Refused("not labelled UTF-8")

    def start(self, name, attributes):
        self.text_bytes = 0
        tag = TAG.match(self.data, self.parser.CurrentByteIndex)
        self.measure(len(tag[0]) if tag else 0)
        node = Node(name, attributes, self.line())
        if len(self.stack) >= DEPTH or len(attributes) > ATTRIBUTES:
            raise Refused("limit")
        if node.local not in KNOWN:
            self.unknown.add(name)
            if len(self.unknown) > UNKNOWN_NAMES and self.feed:
                raise Refused("limit")
        if self.stack:
            self.stack[-1].children.append(node)
        else:
            self.root(node)
        self.stack.append(node)

    def root(self, node):
        if node.local != "borderFeed":
            self.refuse("wrong root", node.line)
        try:
            feed = Feed(node.attributes)
        except Refused as refused:
            self.refuse(str(refused), node.line)
        if feed.generated_on > self.import_day + 1 or feed.covers_to > self.import_day + 1:
            self.refuse("from the future", node.line)
        self.feed, feed.records = feed, node.children

    def end(self, name):
        self.text_bytes = 0
        self.stack.pop()

    def characters(self, text):
        self.text_bytes += len(text.encode())
        self.measure(self.text_bytes)
        if len(self.stack) == 1 and text.strip(BLANK):
            self.refuse("text between records", self.line())
        self.stack[-1].text += text
