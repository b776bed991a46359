"""filing.*, family.*, document.lost-repeatedly: rules about the person."""
import values as v
from dossier import covered, in_scope, status_on
from rulebook import person_subject, rule

FILING_DAYS = 30
MOVED = ("citizen", "permanentResident", "longTermResident")


def last_filing(view, person):
    order = ["withdrawn", "filed", "changed"]
    rows = view.facts.filings.get(person.ref, [])
    return max(rows, key=lambda f: (f.on, order.index(f.action)), default=None)


def stands(filing):
    return filing is not None and filing.action in ("filed", "changed")


@rule("filing.missing", "moderate")
def filing_missing(view, person):
    # Active persons are always in scope, so an unbroken covered run begins on covered_since.
    late = view.day > person.covered_since + FILING_DAYS
    truth = v.both(view.covered(person), late, not stands(last_filing(view, person)))
    yield person_subject(person), truth, None


@rule("filing.outdated", "notice")
def filing_outdated(view, person):
    filing = last_filing(view, person)
    if stands(filing) and (filing.unit, filing.post) != (person.unit, person.post):
        late = view.day > max(person.status_since, filing.on) + FILING_DAYS
        yield person_subject(person), v.both(view.covered(person), late), None


@rule("filing.not-withdrawn", "moderate")
def filing_not_withdrawn(view, person):
    outside = v.negate(in_scope(person, view.day))
    late = view.day > person.status_since + FILING_DAYS
    yield person_subject(person), v.both(outside, late, stands(last_filing(view, person))), None


def moved(relative):
    return relative.country != "CHN" and relative.status in MOVED


def family_abroad(view, person):
    relatives = view.facts.relatives.get(person.ref, [])
    spouses = [r for r in relatives if r.relation == "spouse"]
    children = [r for r in relatives if r.relation == "child"]
    if status_on(person, view.day) != "active":
        return False
    if spouses:
        return any(map(moved, spouses))
    return bool(children) and all(map(moved, children))


@rule("family.restricted-post", "serious")
def family_restricted_post(view, person):
    truth = v.both(view.covered(person), family_abroad(view, person), person.restricted_post == "yes")
    yield person_subject(person), truth, None


@rule("family.report-late", "moderate")
def family_report_late(view, person):
    for relative in view.facts.relatives.get(person.ref, []):
        abroad = relative.country != "CHN" and relative.status != "returned"
        if relative.relation not in ("spouse", "child") or not abroad:
            continue
        reported = relative.reported_on if relative.reported_on is not None else view.day
        truth = v.both(covered(person, relative.since + 31), relative.since + 30 < reported)
        yield f"relative:{relative.relation}/{relative.name}", truth, None


@rule("document.lost-repeatedly", "moderate")
def lost_repeatedly(view, person):
    after = v.years_before(view.day, 5)
    lost = [view.facts.document(key).lost_since(view.day) for key in view.facts.owned(person.ref)]
    often = sum(day is not None and day > after for day in lost) >= 2
    yield person_subject(person), v.both(view.covered(person), often), None
