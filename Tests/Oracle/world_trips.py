"""Troubles with journeys: approvals, booklets, crossings."""
import datetime

import values as v
from world_builder import OFFICIAL, PLACES, PRIVATE
from world_scenarios import declared, extend, fresh


def journey(b, p, out, back, depart=None, until=None, key=None, approved=True, **more):
    """One trip with its approval, its hand-out and its two crossings; `back` None leaves it open."""
    key = key or declared(b, p, b.pick(*PRIVATE, *PRIVATE, *OFFICIAL))
    place = b.rng.choice(PLACES)
    depart = out if depart is None else depart
    number = ""
    if approved:
        until = (back or out + 8) if until is None else until
        number = b.approval(p, "travel", more.pop("decided", depart - b.pick(5, 20)), depart, max(until, depart),
                            destinations=b.pick(place, place, "", "JPN;SGP"),
                            documents=b.pick("", ":".join(key), ":".join(key), "ordinaryPassport:E00000001"),
                            **more)
        extend(b, p, number, until)
    if b.chance(0.75):
        b.custody(key, out - b.pick(0, 0, 1), "handedOut", time=b.pick("08:12:00", "07:00:00", "09:00:00"),
                  approval=number)
    b.cross(p, key, "exit", out, time="08:12:00", place=place)
    if back is not None:
        b.cross(p, key, "entry", back, time=b.pick("08:12:00", "23:59:59", "20:00:00"))
        if b.chance(0.5):
            b.custody(key, back + b.pick(0, 1), "handedIn", time=b.pick("08:12:00", "23:59:59"))
    return number


def back_lately(b, p):
    back = b.edge(b.pick(7, 10, 7, 10, 8, 0))
    journey(b, p, back - b.pick(3, 9), back, until=back + b.pick(-1, 0, 0, 1, 4),
            reported_on=b.pick("", "", b.show(b.edge(0))))


def early(b, p):
    out = b.asof - b.rng.randrange(15, 120)
    journey(b, p, out, out + 4, depart=out + b.pick(-1, 0, 1, 3, 4), until=out + b.pick(3, 4, 5))


def still_out(b, p):
    back = b.edge(2)
    journey(b, p, back - b.pick(0, 4), None, depart=back - 5, until=back, approved=b.chance(0.6))


def decided_late(b, p):
    out = b.asof - b.rng.randrange(5, 60)
    journey(b, p, out, out + 3, depart=out - b.pick(0, 0, 1, -1), decided=out + b.pick(-1, 0, 1, 2, 5))


def overlapping(b, p):
    """Several approvals for one span, several exits, one approval for each trip."""
    out = b.asof - b.rng.randrange(12, 90)
    for _ in range(b.pick(1, 2)):
        b.approval(p, "travel", out - 10, out - b.pick(0, 1, 2, 4), out + b.pick(0, 3, 8),
                   decision=b.pick("approved", "approved", "refused"))
    journey(b, p, out, out + 2, approved=b.chance(0.5))
    journey(b, p, out + 2, out + 4, approved=b.chance(0.5))


def unpaired(b, p):
    day = b.asof - b.rng.randrange(3, 300)
    key = declared(b, p) if b.chance(0.6) else fresh(b)
    for direction in b.pick(("exit", "exit", "entry"), ("entry",), ("entry", "entry"), ("exit", "entry", "entry"),
                            ("exit", "exit"), ("entry", "exit")):
        b.cross(p, key, direction, day)
        day += b.pick(0, 1, 2, 9)


def same_moment(b, p):
    day = b.asof - b.rng.randrange(1, 40)
    key, other = declared(b, p), fresh(b)
    for _ in range(b.pick(2, 3, 4)):
        b.cross(p, b.pick(key, other), b.pick("exit", "entry"), day, time="12:00:00")
    b.cross(p, key, b.pick("exit", "entry"), day + b.pick(-1, 0, 1), time="12:00:00")
    if b.chance(0.5):  # the same crossing told by both sources
        for source in ("gd-exit-entry", "mps-central"):
            b.cross(p, key, "exit", day + 3, time="10:00:00", source=source)


def in_the_safe(b, p):
    """Custody events at the crossing's own instant."""
    key = declared(b, p, b.pick(*PRIVATE, *OFFICIAL))
    day = b.edge(b.pick(0, 20))
    b.custody(key, day, b.pick("handedOut", "handedIn", "seen", "forwarded"), time="08:12:00")
    b.cross(p, key, b.pick("exit", "exit", "entry"), day, time=b.pick("08:12:00", "08:11:59", "08:12:01"))


def on_void(b, p):
    day = b.edge(b.pick(0, 12))
    key = declared(b, p)
    how = b.pick("expired", "cancelled", "lost", "found", "unknown")
    if how in ("expired", "unknown"):
        expires = day + b.pick(-1, 0, 1) if how == "expired" else None
        b.known[key] = (b.known[key][0], expires)
        b.tables["documents"][-1]["expires_on"] = b.show(expires)
        b.act(p, key, "renewed", b.known[key][0])
    else:
        b.act(p, key, how, day + b.pick(-1, 0, 1))
        if how == "found":
            b.act(p, key, "lost", day + b.pick(-2, -1, 0))
    b.cross(p, key, b.pick("exit", "entry"), day)


def restricted(b, p):
    out = b.edge(b.pick(0, 10, 20))
    b.restriction(p, out + b.pick(-30, 0, 1), b.pick(None, out, out - 1 if b.chance(0.5) else out + 5))
    if b.chance(0.7):
        journey(b, p, out, b.pick(None, out + 2), approved=b.chance(0.3))
    else:
        b.cross(p, fresh(b), "exit", out)


def frequent(b, p):
    first = datetime.date(v.year_of(b.asof), 1, 1).toordinal()
    day = b.pick(first - 5, first, max(first, b.asof - 60))
    key = declared(b, p, b.pick(*PRIVATE, *PRIVATE, OFFICIAL[1]))
    for _ in range(b.pick(4, 5, 6)):
        journey(b, p, day, day + 1, key=key, approved=b.chance(0.25))
        day += b.pick(1, 2, 4)


TRIPS = [back_lately, back_lately, early, still_out, decided_late, overlapping, unpaired, same_moment, in_the_safe,
         on_void, restricted, frequent, frequent]
