"""Border feeds made and spoilt with a seed: a dozen base feeds of every kind of record, and what is done to them."""
import re

from feed_values import KIND_OF, NASTY, WORDS

NAMESPACE = "urn:levee:border-feed:1"
ROOT = dict(xmlns=NAMESPACE, source="gd-exit-entry", sequence="311", generatedAt="2026-11-22T23:00:00+08:00",
            coversFrom="2026-11-22", coversTo="2026-11-22", letter="粤组函〔2026〕88号", purpose="nightly comparison")
HOLDER = dict(idNumber="110101199003074610", name="张三", surname="ZHANG", givenNames="SAN", birthDate="1990-03-07",
              sex="M")
DOCUMENT = dict(type="ordinaryPassport", number="E12345678", issuingState="CHN", issuedOn="2026-11-20",
                expiresOn="2036-11-19", authority="广东省公安厅出入境管理局")


class Tag:
    def __init__(self, name, attributes, *children):
        self.name, self.attributes, self.children = name, list(attributes.items()), list(children)

    def all(self):
        yield self
        for child in self.children:
            if isinstance(child, Tag):
                yield from child.all()


class Raw(str):
    """Text that goes into the file as it is."""


def records():
    """One of each kind and shape, in a fresh tree."""
    named = {k: HOLDER[k] for k in ("name", "birthDate", "sex")}
    number = dict(idNumber="11010119491231018X")
    return [
        Tag("document", dict(recordId="d-1", action="issued", on="2026-11-20"), Tag("holder", HOLDER),
            Tag("travelDocument", DOCUMENT)),
        Tag("document", dict(recordId="d-2", action="lost", on="2026-11-23"), Tag("holder", named),
            Tag("travelDocument", dict(type="foreignPassport", number=" x-12 3", issuingState="XKX"))),
        Tag("crossing", dict(recordId="c-9", direction="exit", at="2026-11-22T08:12:00+08:00", port="CNSZX", to="HKG"),
            Tag("holder", number), Tag("travelDocument", dict(type="hkMacaoPermit", number="C12345678"))),
        Tag("crossing", dict({"recordId": "c-10", "direction": "entry", "at": "2026-11-23T15:59:59.999999999Z",
                              "from": "TWN"}), Tag("travelDocument", DOCUMENT)),
        Tag("holdings", dict(recordId="h-4", on="2026-11-22"), Tag("holder", HOLDER), Tag("travelDocument", DOCUMENT),
            Tag("travelDocument", dict(type="taiwanPermit", number="T00000001", issuedOn="2024-02-29"))),
        Tag("holdings", dict(recordId="h-5", on="2026-11-22"), Tag("holder", number)),
        Tag("filing", dict(recordId="f-2", action="confirmed", on="2026-11-21"), Tag("holder", number)),
        Tag("filing", dict(recordId="f-3", action="removed", on="1999-12-31"),
            Tag("holder", dict(HOLDER, name="欧阳 ·买买提&<>", surname="", givenNames="　"))),
        Tag("withdrawal", dict(recordId="w-1", of="c-7", reason="mis-scan")),
        Tag("withdrawal", dict(recordId="撤-2", of="w-1")),
    ]


def base(random):
    """(tree, style): one of the base feeds; the style is how it is written."""
    root = Tag("borderFeed", ROOT)
    chosen = records()
    root.children = random.choice((chosen, random.sample(chosen, 4), [random.choice(chosen)]))
    style = dict(newline=random.choice(("\n", "\n", "\r\n", "\r", "")), bom=random.random() < 0.1,
                 declaration=random.choice(("", '<?xml version="1.0" encoding="UTF-8"?>', "<?xml version='1.0'?>",
                                            '<?xml version="1.0" encoding="utf-8" standalone="yes"?>')),
                 between=random.choice(("", "", "<!-- 张三 & <x> -->", "<?levee skip?>", "<![CDATA[ \n]]>", "&#32;")),
                 prefix=random.random() < 0.1, wide=random.random() < 0.3, quote=random.choice("\"\"'"))
    return root, style


def written(root, style):
    def attribute(name, value):
        if style["prefix"] and name == "xmlns":
            name = "xmlns:b"
        if not isinstance(value, Raw):
            value = value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("'", "&apos;")
            value = re.sub("[\t\n\r]", lambda m: f"&#{ord(m[0])};", value)
        return f'{gap}{name}={style["quote"]}{value}{style["quote"]}'

    def tag(node, depth):
        name = ("b:" if style["prefix"] and ":" not in node.name else "") + node.name
        start = f"<{name}" + "".join(attribute(*pair) for pair in node.attributes)
        if not node.children:
            return start + "/>"
        indent = style["newline"] + "  " * depth
        inner = "".join(indent + style["between"] + (tag(c, depth + 1) if isinstance(c, Tag) else c)
                        for c in node.children)
        return f"{start}>{inner}{indent}</{name}>"

    gap = (style["newline"] or " ") + "   " if style["wide"] else " "
    text = style["declaration"] + style["newline"] * bool(style["declaration"]) + tag(root, 0) + style["newline"]
    return ("\ufeff" * style["bom"] + text).encode("utf-8", "surrogatepass")


def change_value(random, root, style):
    node = random.choice([n for n in root.all() if n.attributes and (n is not root or random.random() < 0.2)] or [root])
    place = random.randrange(len(node.attributes))
    name, value = node.attributes[place]
    if random.random() < 0.25:
        name = random.choice(sorted(KIND_OF))
        node.attributes = [pair for pair in node.attributes if pair[0] != name]
        node.attributes.append((name, ""))
        place = -1
    kind = KIND_OF.get(name, "text")
    pick = random.random()
    if pick < 0.75:
        value = random.choice(NASTY[kind if random.random() < 0.8 else random.choice(sorted(NASTY))])
    elif pick < 0.85:
        space = random.choice(WORDS["spaces"])
        value = random.choice((space + value, value + space, value[:2] + space + value[2:]))
    elif pick < 0.93 and value and not isinstance(value, Raw):
        at = random.randrange(len(value))
        number = ord(value[at])
        code = random.choice((f"&#{number};", f"&#x{number:X};", f"&#x{number:08x};", f"&#X{number:X};",
                              random.choice(WORDS["references"])))
        value = Raw(re.sub("[&<\"']", "", value[:at]) + code + re.sub("[&<\"']", "", value[at + 1:]))
    else:
        value = "".join(chr(ord(c) + 0xFEE0) if 0x21 <= ord(c) <= 0x7E and random.random() < 0.5 else c for c in value)
    node.attributes[place] = (name, value)


def change_attributes(random, root, style):
    node = random.choice([n for n in root.all() if n.attributes])
    place = random.randrange(len(node.attributes))
    name, value = node.attributes[place]
    action = random.randrange(6)
    if action == 0:
        del node.attributes[place]
    elif action == 1:
        node.attributes.append((name, value))
    elif action == 2:
        node.attributes[place] = (random.choice((name.upper(), name + "x", "x" + name, "on", "recordId", "xml:lang")),
                                  value)
    elif action == 3:
        random.shuffle(node.attributes)
    elif action == 4:
        extra = random.choice(WORDS["attributes"])
        node.attributes += [pair for pair in extra if pair[0] not in dict(node.attributes)]
    else:
        node.attributes += [(f"a{n}", "") for n in range(random.choice((5, 80)))]


def change_elements(random, root, style):
    parents = [n for n in root.all() if n.children]
    if not parents:
        return
    node = random.choice(parents)
    place = random.randrange(len(node.children))
    child = node.children[place]
    action = random.randrange(8)
    if action == 0:
        del node.children[place]
    elif action == 1:
        node.children.insert(random.randrange(len(node.children) + 1), child)
    elif action == 2:
        random.shuffle(node.children)
    elif action == 3 and isinstance(child, Tag):
        child.name = random.choice(("holder", "travelDocument", "document", "crossing", "holdings", "filing",
                                    "withdrawal", "borderFeed", "Holder", "x:holder", "unknown", "张"))
    elif action == 4 and isinstance(child, Tag):
        child.children.append(random.choice(records() + [Tag("holder", HOLDER), Tag("travelDocument", DOCUMENT)]))
    elif action == 5:
        node.children.insert(place, Raw(random.choice(WORDS["content"])))
    elif action == 6 and isinstance(child, Tag):
        child.children.append(Raw(random.choice(WORDS["content"])))
    elif action == 7:
        for _ in range(random.choice((3, 40))):
            node.children = [Tag("deep", {}, *node.children)]


def change_markup(random, data):
    """The bytes as a whole: encodings, declarations, DOCTYPE, limits, and what stands before and behind."""
    text = data.decode("utf-8", "replace")
    start = text.find("<borderFeed") if "<borderFeed" in text else text.find("<b:")
    action = random.randrange(10)
    if action == 0:
        return text.encode(random.choice(("utf-16", "utf-16-le", "utf-32", "gb18030", "utf-8-sig")), "replace")
    if action == 1:
        return text[:start].encode() + random.choice(WORDS["doctypes"]).encode() + text[start:].encode()
    if action == 2:
        label = random.choice(("UTF-8", "utf-8", "UtF-8", "UTF8", "GB18030", "ISO-8859-1", "US-ASCII", "UTF-16", "", "x"))
        return f'<?xml version="1.0" encoding="{label}"?>{text[start:]}'.encode()
    if action == 3:
        return data + random.choice(("\n\n<!-- end -->", "<?pi end?>", "x", "<x/>", "\0", "&#32;", "]]>", " ")).encode()
    if action == 4:
        return random.choice((" ", "\n", "\ufeff", "x", "\0", "<!-- a -->", "<?pi?>", "<?xml?>", "PK", "\x1f")).encode() + data
    if action == 5:
        at = random.choice([m.start() for m in re.finditer("<", text)] or [0])
        return (text[:at] + random.choice(WORDS["content"]) + text[at:]).encode()
    if action == 6:
        size = random.choice((60_000, 70_000))
        big = random.choice((f"<!--{'c' * size}-->", f"<?pi {'p' * size}?>", " " * size, "".join(
            f"<u{n}/>" for n in range(random.choice((60, 70))))))
        at = text.rfind("</")
        return (text[:at] + big + text[at:]).encode()
    if action == 7:
        return data.replace(NAMESPACE.encode(), random.choice(WORDS["namespaces"]).encode())
    if action == 8:
        return data.replace(b"recordId", random.choice((b"recordid", b"b:recordId", b"xml:recordId", b"of")), 1)
    return data[:random.randrange(len(data) + 1)]


def change_bytes(random, data):
    data = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        at = random.randrange(max(1, len(data)))
        end = at + random.choice((1, 1, 2, 3, 10, 50))
        action = random.randrange(5)
        if action == 0 and data:
            data[at % len(data)] ^= 1 << random.randrange(8)
        elif action == 1:
            del data[at:end]
        elif action == 2:
            data[at:at] = random.choice(WORDS["bytes"])
        elif action == 3:
            data[at:at] = data[at:end]
        else:
            data[at:at + 1] = bytes([random.choice(b"0123456789<>&\"'= /!?-:XxZz")])
    return bytes(data)


TREE = (change_value,) * 6 + (change_attributes, change_elements) * 2


def mutated(random):
    """The bytes of one spoilt feed."""
    root, style = base(random)
    for _ in range(random.choice((0, 1, 1, 1, 2, 3))):
        random.choice(TREE)(random, root, style)
    data = written(root, style)
    pick = random.random()
    if pick < 0.15:
        data = change_bytes(random, data)
    elif pick < 0.3:
        data = change_markup(random, data)
    return data
