"""The facts as they stood on a day: only those whose own day is on or before it (rules.md, When)."""
import bisect
import collections
import copy

import values as v
from documents import DocumentState
from journeys import return_days, journeys


class World:
    """All facts of a run, whatever their day. `on(day)` gives the view that a rule looks at."""

    def __init__(self, registry, intake, confirmed=()):
        self.registry = registry
        self.persons = registry.persons
        self.runs = intake.coverage()
        self.records = [r for r in intake.accepted if r.kind != "withdrawal" and intake.stands(r)]
        waiting = {(r.source, r.record_id): r for r in intake.possible if intake.stands(r)}
        decided = [(waiting[c.source, c.record_id], c.ref, c.on) for c in confirmed
                   if (c.source, c.record_id) in waiting]
        # A record without an ID number is about the person that the reviewer named; one with another number is not.
        self.confirmed = [c for c in decided if c[0].holder.get("idNumber")]
        for record, ref, _ in decided:
            if not record.holder.get("idNumber"):
                record.person = ref
                self.records.append(record)
        self.records.sort(key=lambda record: record.order)
        self.days = sorted(self.fact_days())
        self.snapshots = {}

    def fact_days(self):
        own = {"filings": ("on",), "relatives": ("since", "reported_on"), "documents": ("declared_on",),
               "approvals": ("decided_on", "reported_on"), "restrictions": ("from_",)}
        days = {getattr(row, column) for table, columns in own.items()
                for row in self.registry.rows(table) for column in columns}
        days |= {v.day_of(row.at) for row in self.registry.rows("custody")}
        days |= {r.day for r in self.records}
        days |= {day for record, _, confirmed in self.confirmed for day in (record.day, confirmed)}
        return days - {None}

    def on(self, day):
        """Between two days that bring facts the same facts are known, so they share one snapshot."""
        index = bisect.bisect_right(self.days, day)
        if index not in self.snapshots:
            self.snapshots[index] = Facts(self, day)
        return View(day, self.snapshots[index])

    def covered_by_feed(self, first, last):
        return any(run[0] <= first and last <= run[1] for run in self.runs)


def cached(method):
    """Keeps a method's answers; facts of a snapshot never change."""
    def wrapper(self, *arguments):
        key = (method.__name__, *arguments)
        if key not in self.cache:
            self.cache[key] = method(self, *arguments)
        return self.cache[key]
    return wrapper


class Facts:
    def __init__(self, world, day):
        self.world = world
        self.cache = {}
        rows = world.registry.rows
        self.filings = grouped((r for r in rows("filings") if r.on <= day), "ref")
        self.relatives = grouped((known_report(r, day) for r in rows("relatives") if r.since <= day), "ref")
        self.declarations = {(r.type, r.number): r for r in rows("documents") if r.declared_on <= day}
        self.restrictions = grouped((r for r in rows("restrictions") if r.from_ <= day), "ref")
        self.approvals = {r.approval_no: known_report(r, day) for r in rows("approvals") if r.decided_on <= day}
        self.custody = collections.defaultdict(list)  # document -> events in time order
        for row in sorted(rows("custody"), key=lambda r: r.at):
            if v.day_of(row.at) <= day:
                self.custody[row.type, row.number].append(row)
        self.records = [r for r in world.records if r.day <= day]
        self.naming = collections.defaultdict(list)  # document -> [(record, what it says)]
        self.of_person = collections.defaultdict(list)
        for record in self.records:
            self.of_person[record.person].append(record)
            for key, said in record.names():
                self.naming[key].append((record, said))
        self.confirmed = [c for c in world.confirmed if c[2] <= day and c[0].day <= day]

    @cached
    def document(self, key):
        """The document by the declaration and the feed together."""
        return DocumentState(key, self.naming.get(key, []), self.declarations.get(key))

    @cached
    def by_feed(self, key):
        return DocumentState(key, self.naming.get(key, []), None)

    @cached
    def owner(self, key):
        """The declarer, else the person of the first accepted record."""
        if key in self.declarations:
            return self.declarations[key].ref
        return self.naming[key][0][0].person if self.naming.get(key) else None

    @cached
    def custodian(self, key):
        """For custody: the declarer, else the person of the last standing record."""
        if key in self.declarations:
            return self.declarations[key].ref
        records = [record for record, _ in self.naming.get(key, [])]
        return max(records, key=lambda r: r.rank).person if records else None

    @cached
    def known_documents(self, ref):
        """Every document that a declaration or a feed record connects with the person, owned or not."""
        keys = {key for key, d in self.declarations.items() if d.ref == ref}
        keys |= {key for record in self.of_person.get(ref, []) for key, _ in record.names()}
        return sorted(keys)

    def owned(self, ref):
        return [key for key in self.known_documents(ref) if self.owner(key) == ref]

    def kept_for(self, ref):
        return [key for key in self.known_documents(ref) if self.custodian(key) == ref]

    def custody_at(self, key, moment):
        state = "never"
        for event in self.custody.get(key, []):
            if event.at > moment:
                break
            if event.event == "seen":
                state = "kept" if state == "missing" else state
            else:
                state = {"handedIn": "kept", "handedOut": "out", "missing": "missing", "refused": "refused",
                         "forwarded": "gone"}[event.event]
        return state

    @cached
    def return_days(self):
        return return_days(self.approvals)

    def root(self, approval_no):
        """The approval that a number stands for: an extension's root, or None where there is none."""
        seen = set()
        approval = self.approvals.get(approval_no)
        while approval and approval.kind == "extension":
            if approval.approval_no in seen:
                return None
            seen.add(approval.approval_no)
            approval = self.approvals.get(approval.extends)
        return approval

    def approvals_of(self, ref, kind):
        """Approvals in force of one kind."""
        return [a for a in self.approvals.values()
                if a.ref == ref and a.kind == kind and a.decision == "approved"]

    @cached
    def journeys(self, ref):
        crossings = [r for r in self.of_person.get(ref, []) if r.kind == "crossing"]
        return journeys(crossings, self.approvals_of(ref, "travel"), self.return_days())

    def trip_under(self, approval):
        return next((t for t in self.journeys(approval.ref).trips
                     if t.approval and t.approval.approval_no == approval.approval_no), None)


class View:
    """The facts known on day `day`, looked at on that day."""

    def __init__(self, day, facts):
        self.day = day
        self.facts = facts
        self.world = facts.world

    def custody(self, key):
        return self.facts.custody_at(key, v.last_moment(self.day))

    def gone(self, key):
        return self.custody(key) == "gone"

    def covered(self, person):
        return covered(person, self.day)


def grouped(rows, column):
    groups = collections.defaultdict(list)
    for row in rows:
        groups[getattr(row, column)].append(row)
    return groups


def known_report(row, day):
    """A report after the day has not been made yet."""
    if row.reported_on is not None and row.reported_on > day:
        row = copy.copy(row)
        row.reported_on = None
    return row


def status_on(person, day):
    return person.status if day >= person.status_since else "active"


def in_scope(person, day):
    """Whether the category is in scope for the status; None where a retired leader's rank is blank."""
    status = status_on(person, day)
    if status == "active":
        return True
    if status != "retired":
        return False
    if person.category == "leader":
        return None if person.rank is None else person.rank in v.BUREAU_OR_HIGHER
    return person.category == "sensitive"


def covered(person, day):
    return v.both(person.covered_since <= day, in_scope(person, day))
