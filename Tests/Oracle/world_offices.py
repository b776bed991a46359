"""What applications meet: approvers, colleagues, families, papers in order, and facts on and after the as-of day."""
import datetime

import values as v
from rules_application import months_after
from world_builder import OFFICIAL, PLACES, PRIVATE, UNITS
from world_scenarios import extend, fresh
from world_trips import journey

STATUSES = ["citizen", "permanentResident", "longTermResident", "residing", "returned"]


def approvers(b):
    """Every level of units and ranks; authority that begins or ends about the as-of day."""
    b.row("approvers", user="chief6", up_to_rank="provincial", unit="U6", **{"from": b.show(b.asof - 900)})
    for number in range(12):
        start = b.pick(b.asof - 900, b.asof - 900, b.edge(0))
        until = b.pick(None, None, max(start, b.edge(0)))
        b.row("approvers", user=f"head{number}", up_to_rank=b.rng.choice(v.RANKS[:8]), unit=b.rng.choice(UNITS[:5]),
              until=b.show(until), **{"from": b.show(start)})


def ready(b, p):
    """Papers in order: declared, consented, handed in, filed."""
    b.row("filings", ref=p["ref"], on=p["covered_since"], action="filed", unit=p["unit"], post=p["post"])
    # In order: the order of a set of texts differs from run to run.
    for kind in sorted(set(b.rng.sample(PRIVATE, b.pick(1, 2)) + b.rng.sample(OFFICIAL, b.pick(0, 1)))):
        issued = b.asof - b.rng.randrange(60, 2000)
        expires = b.pick(months_after(b.asof, 6) + b.pick(-1, 0, 1), b.asof + b.pick(20, 190, 200, 250, 900, 2000))
        key = fresh(b, kind, issued, expires)
        b.approval(p, "issue", issued - 3)
        b.declare(p, key, issued, b.pick(expires, expires, expires, None), issued + 3)
        b.custody(key, issued + 5, "handedIn")
        if b.chance(0.4):
            b.act(p, key, "issued", issued)


def restriction_ahead(b, p):
    for _ in range(b.pick(1, 1, 2)):
        start = b.asof + b.pick(-60, -1, 0, 1, 5, 18, 25)
        b.restriction(p, start, b.pick(None, start, start + 1, start + 6, max(start, b.edge(0))))


def leave_ahead(b, p):
    """Leave for days to come, of the person and of those at the head of the same unit."""
    heads = [q for q in b.people if q["unit"] == p["unit"] and q["principal"] == "yes"]
    for who in (p, b.rng.choice(heads + [p])):
        out = b.asof + b.pick(-2, 0, 10, 14, 18, 21, 25)
        back = out + b.pick(0, 3, 6)
        number = b.approval(who, "travel", b.asof - b.pick(-1, 0, 1, 5, 9), out, back,
                            decision=b.pick("approved", "approved", "approved", "refused"))
        extend(b, who, number, back)


def family(b, p):
    """A spouse and children, at home, abroad and back again."""
    if any(row["ref"] == p["ref"] for row in b.tables["relatives"]):
        return
    for relation, number in [("spouse", 1)] * b.pick(0, 1, 1) + [("child", n) for n in range(b.pick(0, 1, 1, 2))]:
        b.row("relatives", ref=p["ref"], relation=relation, name=f"家人{number}", country=b.pick("CHN", "USA", "HKG"),
              since=b.show(b.pick(b.asof - 700, b.asof - 700, b.edge(0))), status=b.rng.choice(STATUSES),
              reported_on=b.show(b.asof - 690))


def nearly_often(b, p):
    """Two to five private trips of one year, some begun and closed, some still to come."""
    year = v.year_of(b.asof) + b.pick(0, 0, 0, 1)
    first = datetime.date(year, 1, 1).toordinal()
    kind = b.pick("ordinaryPassport", "hkMacaoPermit", "servicePassport")
    key = fresh(b, kind, issued=b.asof - 900)
    b.declare(p, key, *b.known[key], b.asof - 890)
    for number in range(b.pick(2, 3, 3, 4, 5)):
        day = first + number * 7 + b.pick(-1, 0, 3)
        if day + 2 < b.asof:
            report = b.pick("", b.show(day + 2), b.show(day + 3))
            journey(b, p, day, day + 2, key=key, approved=b.chance(0.7), reported_on=report,
                    purpose=b.pick("private", "private", "official"))
        else:
            day = b.pick(day, b.asof + number, b.asof - 1)
            b.approval(p, "travel", min(day - 9, b.edge(0)), day, day + b.pick(0, 1, 2), purpose="private")


def closed_trip(b, p):
    """A trip that is over; its booklet is back and its report in, or nearly so."""
    back = b.asof - b.pick(1, 3, 9, 40)
    key = fresh(b, b.rng.choice(PRIVATE), issued=b.asof - 900)
    b.declare(p, key, *b.known[key], b.asof - 890)
    place, out = b.rng.choice(PLACES), back - 4
    number = b.approval(p, "travel", out - 20, out, back, destinations=place,
                        reported_on=b.pick("", b.show(b.edge(0)), b.show(back + 1)))
    b.custody(key, b.asof - 880, "handedIn")
    b.custody(key, out - 1, "handedOut", approval=number)
    b.cross(p, key, "exit", out, place=place)
    b.cross(p, key, b.pick("entry", "entry", "entry", "exit"), back)
    if b.chance(0.7):
        b.custody(key, b.edge(0), b.pick("handedIn", "handedIn", "missing", "forwarded"), time="23:59:59",
                  offset="+08:00")


def overdue_long(b, p):
    """A booklet overdue since 29, 30 or 31 days."""
    since = b.asof - b.pick(29, 30, 31, 32)
    kind = b.pick("ordinaryPassport", "servicePassport")
    key = fresh(b, kind, issued=b.asof - 900)
    b.declare(p, key, *b.known[key], b.asof - 890)
    back = since - 1 - (10 if kind in PRIVATE else 7)
    if b.chance(0.5):
        number = b.approval(p, "travel", back - 30, back - 5, back)
    else:
        number = b.approval(p, "lend", since - 30, None, since - 1)
    b.custody(key, back - 6, "handedOut", approval=number)
    if b.chance(0.2):
        b.custody(key, b.edge(0), "handedIn")


AHEAD = [restriction_ahead, restriction_ahead, restriction_ahead, leave_ahead, leave_ahead, family, family, nearly_often, closed_trip,
         overdue_long]
