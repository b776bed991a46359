"""application.*: what restrictions, documents, custody, trips, approvals and relatives decide."""
import oracle
import values as v
from application import meet
from checkbook import BOTH, QUIET, check
from rulebook import RULES, answers
from rules_application import VALIDITY_MONTHS, fits, months_after
from rules_crossing import FREQUENCY_LIMIT, document_of
from rules_person import family_abroad

LOCK_DAYS = 30


def in_force(case, *kinds):
    """On any day of the trip; for an issue, on the as-of day."""
    a = case.application
    first, last = (a.depart, a.back) if a.kind == "travel" else (case.day, case.day)
    if first is None or last is None:
        return False
    return any(meet(first, last, r.from_, r.until) for r in case.restrictions(*kinds))


@check("exit-barred", BOTH)
def exit_barred(case):
    return "barred", in_force(case, "exitBan", "criminalCase", "civilJudgment", "borderOffence")


@check("under-investigation", BOTH)
def under_investigation(case):
    return "barred", in_force(case, "investigation") and not case.application.agreed("supervision", case.day)


def before_return(case, kind):
    a = case.application
    return a.back is not None and any(meet(case.day, a.back, r.from_, r.until) for r in case.restrictions(kind))


@check("sanction-period")
def sanction_period(case):
    return "refer", before_return(case, "sanction")


@check("transfer-pending")
def transfer_pending(case):
    return "refer", before_return(case, "transfer")


@check("secrecy-consent", BOTH)
def secrecy_consent(case):
    a, person = case.application, case.person
    cleared = person.clearance not in (None, "none")
    if a.kind == "travel":
        if person.clearance == "core" and a.private:
            return "barred", True
        cleared = cleared or (person.clearance_ends is not None and a.depart is not None
                              and a.depart <= person.clearance_ends)
    return "refer", cleared and not a.agreed("secrecy", case.day)


def known(case, key):
    return key in case.facts.declarations or bool(case.facts.naming.get(key))


def own(case, key):
    return known(case, key) and case.facts.owner(key) == case.person.ref


@check("no-document")
def no_document(case):
    a, facts = case.application, case.facts
    if a.document:
        if not own(case, a.document):
            return "incomplete", True
        return ("incomplete", v.negate(facts.document(a.document).live(a.depart))) if a.depart else QUIET
    if a.depart is None:
        return QUIET
    held = [key for key in facts.owned(a.person) if not case.view.gone(key)]

    def some(suits):
        return v.either(*(facts.document(key).live(a.depart) for key in held if suits(key[0])))
    if a.document_type:
        return "incomplete", v.negate(some(lambda kind: kind == a.document_type))
    return "incomplete", v.negate(v.both(*(
        some(lambda kind, place=place: fits(kind, place, a.official)) for place in a.destinations)))


@check("expiring")
def expiring(case):
    a = case.application
    if not (a.document and a.dated and known(case, a.document)):
        return QUIET
    document = case.facts.document(a.document)
    soon = None if document.expires is None else document.expires < months_after(a.back, VALIDITY_MONTHS)
    return "refer", v.both(document.live(a.depart), soon)


@check("document-out")
def document_out(case):
    key = case.application.document
    return "refer", key is not None and known(case, key) and case.view.custody(key) != "kept"


@check("previous-open")
def previous_open(case):
    def is_open(trip):
        return case.view.custody(document_of(trip.exit)) in ("out", "refused") or (
            trip.approval is not None and trip.approval.reported_on is None)
    return "refer", any(trip.entry and is_open(trip) for trip in case.facts.journeys(case.person.ref).trips)


@check("overlap")
def overlap(case):
    a = case.application
    return "incomplete", a.dated and any(
        meet(a.depart, a.back, other.depart_on, until) for other, until in case.travels()
        if other.approval_no != a.number)


@check("open-findings", BOTH)
def open_findings(case):
    return "refer", v.either(*(
        truth for identifier, (severity, _) in RULES.items() if severity in ("serious", "critical")
        for truth, _ in answers(case.view, case.person, identifier).values()))


@check("family-abroad", BOTH)
def family_moved(case):
    a = case.application
    private = a.private
    if a.kind == "issue" and a.purpose is None:
        private = v.DOCUMENT_CLASS.get(a.document_type) == v.PRIVATE
    return "refer", private and family_abroad(case.view, case.person)


@check("family-together")
def family_together(case):
    relatives = case.facts.relatives.get(case.person.ref, [])
    family = [r for r in relatives if r.relation in ("spouse", "child")]
    away = all((r.country != "CHN" and r.status != "returned")
               or (r.relation, r.name) in case.application.companions for r in family)
    return "refer", {r.relation for r in family} == {"spouse", "child"} and away


@check("principal-absence")
def principal_absence(case):
    a, person = case.application, case.person
    if person.principal != "yes" or not a.dated:
        return QUIET
    others = [p for p in case.world.persons.values()
              if p.unit == person.unit and p.principal == "yes" and p.ref != person.ref]
    return "refer", any(meet(a.depart, a.back, approval.depart_on, until)
                        for other in others for approval, until in case.travels(other.ref))


@check("frequency")
def frequency(case):
    a = case.application
    if not a.private or a.depart is None:
        return QUIET
    year, trips = v.year_of(a.depart), case.facts.journeys(case.person.ref).trips

    def private(trip):
        if trip.approval:
            return trip.approval.purpose == "private"
        return v.DOCUMENT_CLASS[document_of(trip.exit)[0]] == v.PRIVATE

    def of_this(trip):
        """This trip itself, begun already: it counts once."""
        return trip.approval is not None and trip.approval.approval_no == a.number
    begun = sum(private(trip) and v.year_of(trip.exit.day) == year for trip in trips if not of_this(trip))
    used = {trip.approval.approval_no for trip in trips if trip.approval}
    ahead = sum(other.purpose == "private" and other.approval_no not in used and other.approval_no != a.number
                and v.year_of(other.depart_on) == year and until >= case.day for other, until in case.travels())
    return "refer", begun + ahead + 1 > FREQUENCY_LIMIT


@check("unit-locked")
def unit_locked(case):
    rule, world, day = "custody.return-overdue", case.world, case.day
    for person in world.persons.values():
        if person.unit == case.person.unit:
            for subject, (truth, _) in answers(case.view, person, rule).items():
                if truth and oracle.first_day(world, person, rule, subject, day) + LOCK_DAYS < day:
                    return "refer", True
    return QUIET
