"""Return days with extensions; a person's crossings paired into trips; the approvals that cover them (rules.md)."""
import values as v

EARLY = 3


def return_days(approvals):
    """approval_no -> return day, for travel and lend approvals in force."""
    extensions = sorted((a for a in approvals.values() if a.kind == "extension" and a.decision == "approved"),
                        key=lambda a: (a.decided_on, a.approval_no.encode()))
    days = {}
    for root in approvals.values():
        if root.kind not in ("travel", "lend") or root.decision != "approved":
            continue
        chain, day = {root.approval_no}, root.return_on
        for extension in extensions:
            if extension.ref == root.ref and extension.extends in chain and extension.decided_on <= day:
                chain.add(extension.approval_no)
                day = max(day, extension.return_on)
        days[root.approval_no] = day
    return days


class Trip:
    """An exit, the entry that follows it if there is one, and the approval that covers the exit."""

    def __init__(self, exit_):
        self.exit = exit_
        self.entry = None
        self.next_exit = None  # the exit that follows where the entry is missing
        self.approval = None


class Journeys:
    def __init__(self):
        self.crossings = []
        self.trips = []
        self.lone_entries = []  # (entry, the crossing before it or None)

    @property
    def open_trip(self):
        """The trip of the last crossing, if that is an exit."""
        last = self.trips[-1] if self.trips else None
        return last if last and self.crossings[-1] is last.exit else None

    def trip_of(self, exit_):
        return next(t for t in self.trips if t.exit is exit_)


def name_of(crossing):
    return crossing.source.encode(), crossing.record_id.encode()


def direction(crossing):
    return crossing.attributes["direction"]


def in_order(crossings):
    """Without repetitions; at equal moments an entry first if an exit is open, otherwise an exit first."""
    unique = {}
    for c in sorted(crossings, key=name_of):
        unique.setdefault((direction(c), c.attributes["at"], c.names()[0][0]), c)
    waiting = sorted(unique.values(), key=lambda c: (c.attributes["at"], name_of(c)))
    ordered, exit_open = [], False
    while waiting:
        now = [c for c in waiting if c.attributes["at"] == waiting[0].attributes["at"]]
        wanted = "entry" if exit_open else "exit"
        chosen = next((c for c in now if direction(c) == wanted), now[0])
        waiting.remove(chosen)
        ordered.append(chosen)
        exit_open = direction(chosen) == "exit"
    return ordered


def journeys(crossings, approvals, days):
    result = Journeys()
    result.crossings = in_order(crossings)
    before = None
    for crossing in result.crossings:
        if direction(crossing) == "exit":
            if before and direction(before) == "exit":
                result.trips[-1].next_exit = crossing
            result.trips.append(Trip(crossing))
        elif before and direction(before) == "exit":
            result.trips[-1].entry = crossing
        else:
            result.lone_entries.append((crossing, before))
        before = crossing
    free = sorted(approvals, key=lambda a: (a.depart_on, a.approval_no.encode()))
    for trip in result.trips:
        day = trip.exit.day
        trip.approval = next((a for a in free if a.depart_on - EARLY <= day <= days[a.approval_no]), None)
        if trip.approval:
            free.remove(trip.approval)
    return result
