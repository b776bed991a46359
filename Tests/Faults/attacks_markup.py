"""DTDs and entities, instructions that some parsers obey, and wrappings of signatures and roots."""
from attacks import CONTENT, records, refused, taken
from feedtext import KNOWN, STRANGER, document, feed, filing, withdrawal

CANARY = "file:///etc/hostname"
DSIG = "http://www.w3.org/2000/09/xmldsig#"


def doctype(inner, use="", head=""):
    return f"{head}<!DOCTYPE borderFeed {inner}>\n" + feed(filing("f-1", f"{KNOWN} name='{use}'"))


def laughs(count, factor):
    levels = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * factor}'>" for n in range(1, count))
    return f"[<!ENTITY a0 'ha'>{levels}]", f"&a{count - 1};"


BOMBS = {
    "billion laughs": laughs(30, 2), "wide laughs": laughs(10, 10), "one level": ("[<!ENTITY a 'x'>]", "&a;"),
    "quadratic blow-up": (f"[<!ENTITY a '{'x' * 50_000}'>]", "&a;" * 5_000),
    "an entity of itself": ("[<!ENTITY a '&a;'>]", "&a;"),
    "parameter entities": ("[<!ENTITY % a 'x'><!ENTITY % b '%a;%a;'>%b;]", ""),
    "a parameter entity of a device": ("[<!ENTITY % a SYSTEM 'file:///dev/zero'> %a;]", ""),
    "a parameter entity from outside": ("[<!ENTITY % a SYSTEM 'http://127.0.0.1:9/a.dtd'> %a;]", ""),
    "default attributes": (f"[<!ATTLIST holder {' '.join(f'''a{n} CDATA 'x' ''' for n in range(3000))}>]", ""),
    "a default namespace": ("[<!ATTLIST borderFeed xmlns CDATA #FIXED 'urn:levee:border-feed:1'>]", ""),
    "element declarations": ("[<!ELEMENT holder (holder*)>]", ""), "a notation": ("[<!NOTATION n SYSTEM 'file:///x'>]", ""),
    "an unparsed entity": ("[<!NOTATION n SYSTEM 'x'><!ENTITY a SYSTEM 'file:///dev/zero' NDATA n>]", ""),
    "a deep content model": (f"[<!ELEMENT holder {'(' * 5000}a{')' * 5000}>]", ""),
    "nothing in it": ("", ""), "an empty subset": ("[]", ""), "a conditional section": ("[<![INCLUDE[]]>]", ""),
    "a public DTD": ("PUBLIC '-//X//Y' 'http://127.0.0.1:9/a.dtd'", ""),
    "one that never ends": (f"[<!ENTITY a '{'x' * 3_000_000}", ""),
    "a long comment in it": (f"[<!--{'x' * 1_000_000}-->]", ""),
}
# Whatever is asked for, nothing is.
SOURCES = ("http://127.0.0.1:9/x", CANARY, "file:///proc/self/environ", "ftp://127.0.0.1:9/x", "ftp://[::1]/x", "/etc/passwd",
           "../../../etc/passwd", "jar:http://127.0.0.1!/x", "php://filter/x", "gopher://127.0.0.1:9/x", "\\\\127.0.0.1\\x",
           "data:text/plain,x", "expect://id", "file:///dev/random", "netdoc:///etc/passwd", "https://[::1]/")


def doctypes():
    for name, (inner, use) in BOMBS.items():
        # A declaration that is broken may be called so instead.
        codes = ("doctype", "notWellFormed") if "section" in name or "ends" in name else ("doctype",)
        yield refused(f"DTD: {name}", doctype(inner, use), *codes)
    for source in SOURCES:
        yield refused(f"entity from {source}", doctype(f"[<!ENTITY a SYSTEM '{source}'>]", "&a;"), "doctype")
        yield refused(f"DTD from {source}", doctype(f"SYSTEM '{source}'"), "doctype")
    yield refused("DTD behind a comment", doctype("", head="<!-- -->\n<?p?>\n"), "doctype")
    yield refused("DTD behind much white space", doctype("", head=" " * 60_000), "doctype")
    yield refused("DTD behind the root", CONTENT + "<!DOCTYPE x>", "notWellFormed", "doctype")
    yield refused("DTD within the root", feed("<!DOCTYPE x>"), "notWellFormed", "doctype")
    yield refused("DTD in small letters", "<!doctype borderFeed>" + CONTENT, "notWellFormed", "doctype")
    yield refused("standalone and a DTD", "<?xml version='1.0' standalone='yes'?>" + doctype(*laughs(20, 2)), "doctype")
    for name in ("a", "xxe", "nbsp", "lt2", "%a", "#xZ", "#-1", "#"):
        yield refused(f"reference &{name};", feed(filing(f"&{name};")), "notWellFormed")


INSTRUCTIONS = {
    "stylesheet": f"<?xml-stylesheet type='text/xsl' href='{CANARY}'?>",
    "catalog": f"<?oasis-xml-catalog catalog='{CANARY}'?>", "model": f"<?xml-model href='{CANARY}'?>",
    "php": "<?php system('id'); ?>", "import": f"<?import {CANARY}?>", "base": "<?xml-base http://127.0.0.1:9/?>",
}


def instructions():
    for name, text in INSTRUCTIONS.items():
        yield taken(f"instruction before the root: {name}", text + CONTENT, accepted=1)
        yield records(f"instruction within: {name}", text + filing("f-1"), accepted=1)
        yield taken(f"instruction behind: {name}", CONTENT + text, accepted=1)
    include = "http://www.w3.org/2001/XInclude"
    for source in (CANARY, "http://127.0.0.1:9/x", "", "feed.xml"):
        text = f"<x:include xmlns:x='{include}' href='{source}' parse='text'><x:fallback/></x:include>"
        yield records(f"XInclude of `{source}`", text, quarantined=1)
        inside = filing("f-1").replace("<holder", text + "<holder")
        yield records(f"XInclude in a record of `{source}`", inside, quarantined=1)
    schema = "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'"
    yield refused("a schema's place in the root", feed(more=f" {schema} i:schemaLocation='x {CANARY}'"), "rootAttribute")
    yield refused("a base in the root", feed(more=f" xml:base='{CANARY}'"), "rootAttribute")
    yield records("a schema's place in a record", filing("f-1", f"{KNOWN} {schema} i:nil='true'"), quarantined=1)
    yield records("a script", "<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>", quarantined=1)
    soap = "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>"
    yield refused("a feed in an envelope", soap + CONTENT + "</e:Body></e:Envelope>", "wrongRoot")
    xslt = "<x:stylesheet version='1.0' xmlns:x='http://www.w3.org/1999/XSL/Transform'/>"
    yield refused("a stylesheet", xslt, "wrongRoot")


def signature(*, reference="", inside="", uri=""):
    return (f"<ds:Signature xmlns:ds='{DSIG}'><ds:SignedInfo><ds:CanonicalizationMethod Algorithm='x'/><ds:Reference URI="
            f"'{uri}'>{reference}</ds:Reference></ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue>{inside}"
            "</ds:Signature>")


def wrappings():
    """Of a source that need not sign: a signature vouches for nothing and hides nothing."""
    good = filing("f-1")
    yield records("a signature beside a record", good + signature(), accepted=1, quarantined=1)
    yield records("a record in a signature's object", signature(inside=f"<ds:Object>{good}</ds:Object>"), quarantined=1)
    yield refused("a signature as the root", signature(inside=f"<ds:Object>{CONTENT}</ds:Object>"), "wrongRoot")
    yield records("a signature in a record", good.replace("<holder", signature() + "<holder"), quarantined=1)
    yield records("a feed in a feed", CONTENT, quarantined=1)
    yield records("a feed in a record", good.replace("<holder", CONTENT + "<holder"), quarantined=1)
    yield records("a record in a record", good.replace("<holder", filing("f-2") + "<holder"), quarantined=1)
    yield records("a signature of a file", signature(uri=CANARY), quarantined=1)
    xslt = f"<ds:Transform Algorithm='http://www.w3.org/TR/1999/REC-xslt-19991116'><x>document('{CANARY}')</x></ds:Transform>"
    yield records("a transform by stylesheet", signature(reference=xslt * 20), quarantined=1)
    yield records("1,000 signatures", signature() * 1000, quarantined=1000)
    yield records("a key from outside", signature(
        inside=f"<ds:KeyInfo><ds:RetrievalMethod URI='http://127.0.0.1:9/k'/></ds:KeyInfo>"), quarantined=1)
    yield records("the record's name in a foreign tongue", "<x:filing xmlns:x='urn:x' recordId='f-1'/>", quarantined=1)
    yield refused("two roots", CONTENT + CONTENT, "notWellFormed")
    yield refused("a second root of nothing", CONTENT + "<x/>", "notWellFormed")
    yield refused("text behind the root", CONTENT + "x", "notWellFormed")
    yield refused("the root in no namespace", CONTENT.replace("xmlns", "xmlnt"), "wrongRoot")
    yield refused("the root in the next version", CONTENT.replace("feed:1", "feed:2"), "wrongRoot")
    yield refused("the root nested in itself", feed(more=">" + "<borderFeed" * 3), "notWellFormed")
    yield refused("CDATA as a record", feed("<![CDATA[" + good + "]]>"), "textBetweenRecords")
    yield taken("withdrawals in a ring", feed(*[withdrawal(f"w-{n}", f"w-{(n + 1) % 500}") for n in range(500)]),
                accepted=499, quarantined=1)
    yield taken("one record 20,000 times", feed(*[document("d-1")] * 20_000), accepted=1, duplicate=19_999)
    yield taken("20,000 people of nobody's", feed(*[document(f"d-{n}", STRANGER, f"X{n}") for n in range(20_000)]),
                stranger=20_000)


def all_attacks():
    return [*doctypes(), *instructions(), *wrappings()]
