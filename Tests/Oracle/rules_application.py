"""application.*: what the application itself, the calendar and the offices decide."""
import values as v
import workdays
from checkbook import BOTH, ISSUE, QUIET, check

OPINION_DAYS, LEAD_DAYS, GROUP_SIZE, COUNTRIES = 35, 10, 6, 3
TRIP_DAYS = {1: 5, 2: 8}
TRIP_DAYS_MORE = 10
SENSITIVE = set()


@check("incomplete", BOTH)
def incomplete(case):
    a = case.application
    if a.kind == "travel":
        needed = (a.reason, a.destinations, a.depart, a.back, a.funding, a.filed_by)
    else:
        needed = (a.reason, a.document_type, a.filed_by)
    reversed_ = a.dated and a.back < a.depart
    late = a.depart is not None and a.submitted is not None and a.submitted > a.depart
    return "incomplete", not all(needed) or reversed_ or late


@check("discipline-opinion", BOTH)
def discipline_opinion(case):
    opinions = case.application.opinions_by("discipline", case.day)
    if not opinions or case.application.submitted - opinions[-1][0] > OPINION_DAYS:
        return "incomplete", True
    return "refer", opinions[-1][1] == "disagree"


def fits(kind, place, official):
    """Whether a type of document is the one for a place."""
    if place == "TWN":
        return kind == "taiwanPermit"
    if place in ("HKG", "MAC"):
        return kind == ("officialHkMacaoPermit" if official else "hkMacaoPermit")
    passports = ("diplomaticPassport", "servicePassport", "officialOrdinaryPassport")
    return kind in passports if official else kind == "ordinaryPassport"


@check("wrong-type")
def wrong_type(case):
    a = case.application
    kind = a.document[0] if a.document else a.document_type
    return "incomplete", kind is not None and not all(fits(kind, place, a.official) for place in a.destinations)


@check("trip-length")
def trip_length(case):
    a = case.application
    if not (a.official and a.dated and a.destinations):
        return QUIET
    return "refer", a.back - a.depart + 1 > TRIP_DAYS.get(len(a.places), TRIP_DAYS_MORE)


@check("too-many-countries")
def too_many_countries(case):
    return "refer", case.application.official and len(case.application.places) > COUNTRIES


@check("group-size")
def group_size(case):
    return "refer", case.application.official and 1 + len(case.application.companions) > GROUP_SIZE


@check("late-filing")
def late_filing(case):
    a = case.application
    if a.depart is None:
        return QUIET
    return "refer", workdays.between(a.submitted, a.depart) < LEAD_DAYS


@check("sensitive-destination")
def sensitive_destination(case):
    return "refer", bool(case.application.places & SENSITIVE)


@check("funding")
def funding(case):
    a = case.application
    return "incomplete", a.private and a.funding not in (None, "self")


@check("self-approval", BOTH)
def self_approval(case):
    a = case.application
    named = [who for who in (a.person, a.filed_by, a.approver) if who is not None]
    return "incomplete", len(set(named)) < len(named)


def reaches(case, over, unit):
    """Whether a unit is another one or lies above it."""
    parents = {row.code: row.parent for row in case.world.registry.rows("units")}
    seen = set()
    while unit is not None and unit not in seen:
        if unit == over:
            return True
        seen.add(unit)
        unit = parents.get(unit)
    return False


@check("wrong-approver", BOTH)
def wrong_approver(case):
    who = case.application.approver
    if who is None:
        return QUIET
    row = next((r for r in case.world.registry.rows("approvers") if r.user == who), None)
    if row is None or row.from_ > case.day or (row.until is not None and case.day > row.until):
        return "incomplete", True
    if not reaches(case, row.unit, case.person.unit):
        return "incomplete", True
    if case.person.rank is None:
        return "incomplete", None
    return "incomplete", v.RANKS.index(row.up_to_rank) > v.RANKS.index(case.person.rank)


def months_after(day, months):
    """The same date some months later, or the last day of that month."""
    import calendar
    import datetime
    date = datetime.date.fromordinal(day)
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1])).toordinal()


VALIDITY_MONTHS = 6


@check("issue-limit", ISSUE)
def issue_limit(case):
    """A document of that type that is live on the day, and longer than six months more."""
    answers, limit = [], months_after(case.day, VALIDITY_MONTHS)
    for key in case.facts.owned(case.person.ref):
        if key[0] == case.application.document_type:
            document = case.facts.document(key)
            longer = None if document.expires is None else document.expires > limit
            answers.append(v.both(document.live(case.day), longer))
    return "incomplete", v.either(*answers)
