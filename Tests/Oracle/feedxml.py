"""Reads one feed file (contracts §3) into its root values and a plain tree of elements, or refuses it whole."""
import re
import xml.parsers.expat

import values as v

NAMESPACE = "urn:levee:border-feed:1"
ROOT_REQUIRED = {"source", "sequence", "generatedAt", "coversFrom", "coversTo"}
ROOT_OPTIONAL = {"letter", "purpose"}


class Refused(Exception):
    pass


class Node:
    def __init__(self, qualified, attributes):
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
            for key in ROOT_OPTIONAL:
                if attributes.get(key, "").strip():
                    v.free(attributes[key])
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
    root = parse(data)
    if root.local != "borderFeed":
        raise Refused("wrong root")
    if root.text.strip(" \t\r\n"):
        raise Refused("text between records")
    feed = Feed(root.attributes)
    if feed.generated_on > import_day + 1 or feed.covers_to > import_day + 1:
        raise Refused("from the future")
    feed.records = root.children
    return feed


def parse(data):
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    stack, roots = [], []

    def declaration(version, encoding, standalone):
        if encoding is not None and encoding.upper() != "UTF-8":
            raise Refused("not labelled UTF-8")

    def doctype(*_):
        raise Refused("DOCTYPE")

    def start(name, attributes):
        node = Node(name, attributes)
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
        if len(stack) > 32 or len(attributes) > 64:
            raise Refused("limit")

    def characters(text):
        stack[-1].text += text

    parser.XmlDeclHandler = declaration
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: stack.pop()
    parser.CharacterDataHandler = characters
    try:
        parser.Parse(data, True)
    except xml.parsers.expat.ExpatError as error:
        raise Refused(f"not well-formed: {error}") from error
    return roots[0]
