"""Turns one element of a feed into a record, or says why it is bad (contracts §3)."""
import values as v

HOLDER = {"idNumber": v.id_number, "name": v.name, "surname": v.name, "givenNames": v.name,
          "birthDate": v.day, "sex": v.one_of("M", "F")}
DOCUMENT = {"type": v.document_type, "number": v.document_number, "issuingState": v.country,
            "issuedOn": v.day, "expiresOn": v.day, "authority": v.free}
# kind -> (attributes, required attributes)
RECORDS = {
    "document": ({"recordId": v.ident, "on": v.day,
                  "action": v.one_of("issued", "renewed", "lost", "found", "cancelled")}, "recordId action on"),
    "crossing": ({"recordId": v.ident, "direction": v.one_of("exit", "entry"), "at": v.instant,
                  "port": v.ident, "to": v.country, "from": v.country}, "recordId direction at"),
    "holdings": ({"recordId": v.ident, "on": v.day}, "recordId on"),
    "filing": ({"recordId": v.ident, "on": v.day, "action": v.one_of("confirmed", "removed")},
               "recordId action on"),
    "withdrawal": ({"recordId": v.ident, "of": v.ident, "reason": v.free}, "recordId of"),
}


class Bad(Exception):
    pass


class Record:
    """One readable record. `person` is set by matching, `order` is its place in the order of acceptance."""

    def __init__(self, kind, attributes, holder, documents, feed):
        self.kind = kind
        self.attributes = attributes
        self.holder = holder or {}
        self.documents = documents
        self.source = feed.source
        self.sequence = feed.sequence
        self.generated_at = feed.generated_at
        self.record_id = attributes["recordId"]
        self.content = (kind, tuple(sorted(attributes.items())),
                        None if holder is None else tuple(sorted(holder.items())),
                        tuple(tuple(sorted(d.items())) for d in documents))
        self.person = None
        self.order = None

    @property
    def day(self):
        """The record's own day; a withdrawal has none."""
        if self.kind == "crossing":
            return v.day_of(self.attributes["at"])
        return self.attributes.get("on")

    @property
    def rank(self):
        """The order in which the authority's values overwrite each other."""
        return (self.generated_at, self.source.encode(), self.sequence, self.record_id.encode())

    def names(self):
        """The documents that the record names, with what it says of each."""
        return [((d["type"], d["number"]), d) for d in self.documents]


def fields(attributes, parsers, required):
    for key in attributes:
        if key not in parsers:
            raise Bad(f"unknown attribute {key}")
    parsed = {}
    for key, parse in parsers.items():
        text = attributes.get(key, "")
        if not text.strip():
            if key in required:
                raise Bad(f"{key} is missing")
            continue
        try:
            parsed[key] = parse(text)
        except ValueError as error:
            raise Bad(f"{key}: {error}") from error
    return parsed


def read_record(node, feed):
    if node.local not in RECORDS:
        raise Bad("not a record")
    if node.text.strip(" \t\r\n"):
        raise Bad("text in a record")
    parsers, required = RECORDS[node.local]
    attributes = fields(node.attributes, parsers, required.split())
    holder, documents = read_children(node)
    record = Record(node.local, attributes, holder, documents, feed)
    check(record)
    if record.kind == "withdrawal" and record.attributes["of"] == record.record_id:
        raise Bad("withdraws itself")
    if record.day is not None and record.day > feed.generated_on + 1:
        raise Bad("later than the file")
    return record


def read_children(node):
    holder, documents = None, []
    for child in node.children:
        if child.children or child.text.strip(" \t\r\n"):
            raise Bad("unknown content")
        if child.local == "holder":
            if holder is not None or documents:
                raise Bad("second holder, or out of order")
            if node.local == "withdrawal":
                raise Bad("a withdrawal has no holder")
            holder = fields(child.attributes, HOLDER, ())
        elif child.local == "travelDocument":
            document = fields(child.attributes, DOCUMENT, ("type", "number"))
            if "issuedOn" in document and document.get("expiresOn", document["issuedOn"]) < document["issuedOn"]:
                raise Bad("expires before it is issued")
            documents.append(document)
        else:
            raise Bad("unknown element")
    return holder or None, documents  # a holder of whom nothing is said is a missing one


def check(record):
    allowed = {"document": (1, 1), "crossing": (1, 1), "holdings": (0, 10 ** 9)}.get(record.kind, (0, 0))
    if not allowed[0] <= len(record.documents) <= allowed[1]:
        raise Bad("wrong number of travel documents")
    if record.kind == "crossing" and record.attributes["direction"] == "exit" and "to" not in record.attributes:
        raise Bad("to is missing")
    has = record.holder
    if record.kind in ("holdings", "filing") and "idNumber" not in has:
        raise Bad("idNumber is missing")
    if record.kind == "document":
        if "idNumber" not in has and not {"name", "birthDate", "sex"} <= has.keys():
            raise Bad("the holder is missing")
        if "issuingState" not in record.documents[0]:
            raise Bad("issuingState is missing")


def glimpse(node):
    """Who a bad record is about, as far as it can be read: a well-formed ID number and the documents."""
    number, keys = None, []
    if node.local not in RECORDS:
        return number, keys
    for child in node.children:
        if child.local == "holder" and number is None:
            try:
                number = v.id_number(child.attributes.get("idNumber", ""))
            except ValueError:
                pass
        if child.local == "travelDocument":
            try:
                keys.append((v.document_type(child.attributes.get("type", "")),
                             v.document_number(child.attributes.get("number", ""))))
            except ValueError:
                pass
    return number, keys
