"""One application, read as contracts §5 gives it."""
import json
import unicodedata

import values as v


def read(path):
    """The applications of a file: one object or an array."""
    with open(path, encoding="utf-8") as file:
        content = json.load(file)
    return [Application(each) for each in (content if isinstance(content, list) else [content])]


def text(value):
    """Trimmed, or None where it is missing or blank."""
    value = unicodedata.normalize("NFC", value or "").strip()
    return value or None


def optional(parse, value):
    return parse(value) if text(value) else None


class Application:
    def __init__(self, given):
        self.number = given["applicationNo"]
        self.person = given["person"]
        self.kind = given["kind"]
        self.purpose = text(given.get("purpose"))
        self.reason = text(given.get("reason"))
        self.destinations = list(given.get("destinations") or [])
        self.transits = list(given.get("transits") or [])
        self.depart = optional(v.day, given.get("departOn"))
        self.back = optional(v.day, given.get("returnOn"))
        self.document = optional(v.document_key, given.get("document"))
        self.document_type = text(given.get("documentType"))
        self.funding = text(given.get("funding"))
        self.companions = [(text(c.get("relation")), text(c.get("name"))) for c in given.get("companions") or []]
        self.submitted = optional(v.day, given.get("submittedOn"))
        self.filed_by = text(given.get("filedBy"))
        self.approver = text(given.get("approver"))
        self.opinions = [(o["by"], v.day(o["on"]), o["opinion"]) for o in given.get("opinions") or []]

    @property
    def private(self):
        return self.purpose == v.PRIVATE

    @property
    def official(self):
        return self.purpose == v.OFFICIAL

    @property
    def places(self):
        """Every country or region of the itinerary, once."""
        return set(self.destinations) | set(self.transits)

    @property
    def dated(self):
        return self.depart is not None and self.back is not None

    def opinions_by(self, who, day):
        """[(on, opinion)] dated on or before the day, in their order."""
        return sorted(((on, opinion) for by, on, opinion in self.opinions if by == who and on <= day),
                      key=lambda pair: pair[0])

    def agreed(self, who, day):
        return any(opinion == "agree" for _, opinion in self.opinions_by(who, day))


def meet(first, last, start, end):
    """Whether two spans of days share one; an end of None lies far ahead."""
    return max(first, start) <= (last if end is None else min(last, end))
