"""What is done to sound border feeds with a seed: values, attributes, elements, markup and bytes."""
import re

from feed_bases import DOCUMENT, HOLDER, NAMESPACE, Raw, Tag, base, records, written
from feed_values import KIND_OF, NASTY, WORDS


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
