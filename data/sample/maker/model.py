"""The county's facts. A Person gathers his own; `trip` writes all traces of one journey, flawless unless told."""
import datetime
import random
from dataclasses import dataclass, field

from . import numbers

AS_OF = datetime.date(2026, 11, 23)
COVERS_FROM = datetime.date(2025, 11, 24)
LAST_SEEN = AS_OF - datetime.timedelta(days=1)  # the newest feed covers to here
SEED = 20261123
ZONE = datetime.timezone(datetime.timedelta(hours=8))


def day(text):
    return datetime.date.fromisoformat(text)


def after(date, days):
    return date + datetime.timedelta(days=days)


def office_day(date, step):
    """The nearest weekday in the direction of `step` (1 or -1)."""
    while date.weekday() > 4:
        date = after(date, step)
    return date


@dataclass(eq=False)
class Approval:
    ref: str
    kind: str
    decided_on: datetime.date
    approver: str
    purpose: str = "private"
    documents: list = field(default_factory=list)
    destinations: list = field(default_factory=list)
    depart_on: object = None
    return_on: object = None
    reported_on: object = None
    extends: object = None
    decision: str = "approved"
    approval_no: str = ""


@dataclass(eq=False)
class Document:
    type: str
    number: str
    issued: datetime.date
    expires: object
    authority: str
    declared: object = None  # None: never declared
    listed: bool = True  # in the authority's statements
    void_from: object = None  # cancelled or lost for good
    custody: list = field(default_factory=list)  # (instant, event, approval, note)

    @property
    def key(self):
        return f"{self.type}:{self.number}"

    def listed_on(self, date):
        return (self.listed and self.type in PRIVATE and self.issued <= date
                and (self.expires is None or date <= self.expires)
                and (self.void_from is None or date < self.void_from))


PRIVATE = ("ordinaryPassport", "hkMacaoPermit", "taiwanPermit")


@dataclass(eq=False)
class Record:
    """One record of a feed. `target` is the record that a withdrawal takes back."""
    kind: str
    day: datetime.date
    attributes: dict
    holder: dict = None
    documents: list = field(default_factory=list)
    source: str = "gd-exit-entry"
    target: object = None
    record_id: str = ""


class Person:
    serials = 0

    def __init__(self, ref, **columns):
        self.random = random.Random(f"{SEED}:{ref}")
        self.ref = ref
        vars(self).update(columns)  # the columns of `persons.csv`
        self.approver = ""
        self.filings, self.relatives, self.restrictions = [], [], []
        self.documents, self.approvals, self.records = [], [], []

    # Registry

    def file(self, on, action="filed", post=None):
        self.filings.append((on, action, self.unit, post or self.post))

    def relative(self, relation, name, since, country="CHN", status="citizen", reported=None):
        self.relatives.append((relation, name, country, status, since, reported))

    def approve(self, kind, decided_on, **columns):
        approval = Approval(self.ref, kind, decided_on, self.approver, **columns)
        self.approvals.append(approval)
        return approval

    def restrict(self, kind, since, until, authority, basis):
        self.restrictions.append((kind, since, until, authority, basis))

    # Documents and custody

    def document(self, kind, issued, *, declared=True, handed_in=True, listed=True, announced=None, consent=True):
        """A document; `announced` (`issued`, `renewed`) puts its issue into the feed, after a consent or without."""
        Person.serials += 1
        serial = (Person.serials * 7919 + 1_234_567) % 999_983
        authority = "青岚县外事办公室" if kind in ("servicePassport", "officialOrdinaryPassport") else "广东省公安厅出入境管理局"
        first = max(issued, self.covered_since)
        document = Document(kind, numbers.document_number(kind, issued, serial), issued,
                            numbers.expiry(kind, issued), authority, listed=listed)
        settled = office_day(after(first, self.random.randint(1, 7)), 1)
        document.declared = settled if declared else None
        if handed_in and settled <= AS_OF:
            self.custody(document, settled, "handedIn")
        if declared and settled > AS_OF:
            document.declared = None
        self.documents.append(document)
        if announced:
            self.act(announced, document, issued)
            if consent and kind in PRIVATE:
                self.approve("issue", office_day(after(issued, -self.random.randint(9, 40)), -1))
        return document

    def custody(self, document, date, event, approval=None, note="", hour=None):
        at = self.moment(date, hour or self.random.randint(9, 16))
        if date <= AS_OF:
            document.custody.append((at, event, approval, note))

    def moment(self, date, hour):
        time = datetime.time(hour, self.random.randrange(60), self.random.randrange(60), tzinfo=ZONE)
        return datetime.datetime.combine(date, time)

    # Feed

    def holder(self, **changes):
        latin = {"surname": self.surname_latin, "givenNames": self.given_latin} if self.surname_latin else {}
        return {"idNumber": self.id_number, "name": self.name, **latin,
                "birthDate": self.birth_date.isoformat(), "sex": self.sex, **changes}

    def act(self, action, document, on, **changes):
        source = "ql-foreign-affairs" if document.type not in PRIVATE else "gd-exit-entry"
        self.records.append(Record("document", on, {"action": action, "on": on.isoformat()},
                                   self.holder(**changes), [document], source))

    def holdings(self, on, **changes):
        listed = [document for document in self.documents if document.listed_on(on)]
        holder = {"idNumber": self.id_number, "name": self.name, **changes}
        self.records.append(Record("holdings", on, {"on": on.isoformat()}, holder, listed))

    def cross(self, direction, at, document, place):
        port = {"HKG": "CNSZX", "MAC": "CNZUH"}.get(place, "CNCAN")
        attributes = {"direction": direction, "at": at, "port": port, "to" if direction == "exit" else "from": place}
        holder = None if self.random.random() < 0.04 and document.declared else {"idNumber": self.id_number}
        record = Record("crossing", at.date(), attributes, holder, [document])
        if at.date() <= LAST_SEEN:
            self.records.append(record)
        return record

    def trip(self, document, depart, nights, place, *, purpose="private", left=None, entered=None, decided=None,
             destinations=None, names_document=True, crossed_on=None, hand_out=True, hand_in=True, report=True,
             extended=0):
        """One journey: approval, hand-out, exit, entry, hand-in, return slip. Dates after the as-of day do not happen.

        `left` and `entered` are the real days where they differ from the approved ones; `entered=False`: no entry.
        """
        back = after(depart, nights)
        decided = decided or office_day(after(depart, -self.random.randint(8, 25)), -1)
        approval = self.approve("travel", decided, purpose=purpose, depart_on=depart, return_on=back,
                                documents=[document] if names_document else [],
                                destinations=destinations or [place])
        if extended:
            until = after(back, extended)
            self.approve("extension", after(back, -1), extends=approval, return_on=until)
            back = until
        left = left or depart
        entered = back if entered is None else entered
        if hand_out:
            self.custody(document, office_day(after(left, -self.random.randint(1, 3)), -1), "handedOut", approval)
        used = crossed_on or document
        self.cross("exit", self.moment(left, self.random.randint(7, 20)), used, place)
        if entered:
            self.cross("entry", self.moment(entered, self.random.choice((0, *range(8, 23)))), used, place)
        came = entered or back
        if hand_in:
            self.custody(document, office_day(after(came, self.random.randint(1, 4)), 1), "handedIn")
        slip = office_day(after(came, self.random.randint(1, 4)), 1)
        if report and slip <= AS_OF:
            approval.reported_on = slip
        return approval
