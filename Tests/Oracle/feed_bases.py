"""Sound border feeds for spoiling: trees of tags with every kind of record, and the ways in which one can be written."""
import re

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
