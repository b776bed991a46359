"""crossing.*, trip.*, approval.*: rules that start from the crossings."""
import values as v
from dossier import covered
from rulebook import crossing_subject, person_subject, rule
from rules_document import barred

LATE_TOLERANCE, ALARM_DAYS, FREQUENCY_LIMIT, REPORT_DAYS, FIRST_LOOK = 0, 2, 4, 7, 180


def trips(view, person):
    return view.facts.journeys(person.ref).trips


def document_of(crossing):
    return crossing.names()[0][0]


def event(person, crossing, truth, whom=True):
    """An event's answer: fires on the crossing's day, and by default only for someone covered then."""
    day = crossing.day
    return crossing_subject(crossing), v.both(truth, covered(person, day) if whom else True), day


def on_exits(view, person, condition):
    for trip in trips(view, person):
        yield event(person, trip.exit, condition(trip))


@rule("crossing.no-approval", "critical")
def no_approval(view, person):
    return on_exits(view, person, lambda trip: trip.approval is None)


@rule("crossing.early-exit", "moderate")
def early_exit(view, person):
    return on_exits(view, person, lambda trip: bool(trip.approval) and trip.approval.depart_on > trip.exit.day)


@rule("crossing.late-return", "serious")
def late_return(view, person):
    for trip in trips(view, person):
        if trip.entry and trip.approval:
            due = view.facts.return_days()[trip.approval.approval_no] + LATE_TOLERANCE
            yield event(person, trip.entry, trip.entry.day > due)


@rule("crossing.wrong-destination", "serious")
def wrong_destination(view, person):
    return on_exits(view, person, lambda trip: bool(
        trip.approval and trip.approval.destinations
        and trip.exit.attributes["to"] not in trip.approval.destinations))


@rule("crossing.other-document", "serious")
def other_document(view, person):
    return on_exits(view, person, lambda trip: bool(
        trip.approval and trip.approval.documents and document_of(trip.exit) not in trip.approval.documents))


@rule("crossing.while-in-custody", "critical")
def while_in_custody(view, person):
    for crossing in view.facts.journeys(person.ref).crossings:
        kept = view.facts.custody_at(document_of(crossing), crossing.attributes["at"]) == "kept"
        yield event(person, crossing, kept, whom=False)


@rule("crossing.void-document", "critical")
def void_document(view, person):
    for crossing in view.facts.journeys(person.ref).crossings:
        document, x = view.facts.document(document_of(crossing)), crossing.day
        expired = document.expires is not None and document.expires < x
        yield event(person, crossing, expired or document.void_by_record(x))


@rule("crossing.official-document", "serious")
def official_document(view, person):
    return on_exits(view, person, lambda trip: v.DOCUMENT_CLASS[document_of(trip.exit)[0]] == v.OFFICIAL
                    and (trip.approval is None or trip.approval.purpose == "private"))


@rule("crossing.under-restriction", "critical")
def under_restriction(view, person):
    for trip in trips(view, person):
        x = trip.exit.day
        secret = person.clearance_ends is not None and x <= person.clearance_ends and trip.approval is None
        yield event(person, trip.exit, barred(view, person, x) or secret, whom=False)


@rule("crossing.not-returned", "critical")
def not_returned(view, person):
    trip = view.facts.journeys(person.ref).open_trip
    if trip is None:
        return
    whom, due = view.covered(person), trip.exit.day
    if trip.approval:
        whom, due = True, view.facts.return_days()[trip.approval.approval_no]
    seen = view.world.covered_by_feed(trip.exit.day, view.day - 1) or None
    yield crossing_subject(trip.exit), v.both(whom, view.day > due + ALARM_DAYS, seen), None


@rule("crossing.unpaired", "notice")
def unpaired(view, person):
    seen = view.world.covered_by_feed
    for trip in trips(view, person):
        if trip.next_exit:
            yield event(person, trip.exit, seen(trip.exit.day, trip.next_exit.day) or None, whom=False)
    for entry, before in view.facts.journeys(person.ref).lone_entries:
        if before:
            yield event(person, entry, seen(before.day, entry.day) or None, whom=False)
        else:
            yield event(person, entry, seen(entry.day - FIRST_LOOK, entry.day - 1), whom=False)


@rule("trip.too-frequent", "notice")
def too_frequent(view, person):
    def private(trip):
        if trip.approval:
            return trip.approval.purpose == "private"
        return v.DOCUMENT_CLASS[document_of(trip.exit)[0]] == v.PRIVATE
    this_year = [t for t in trips(view, person) if v.year_of(t.exit.day) == v.year_of(view.day) and private(t)]
    yield person_subject(person), v.both(view.covered(person), len(this_year) > FREQUENCY_LIMIT), None


@rule("trip.report-missing", "notice")
def report_missing(view, person):
    for trip in trips(view, person):
        if trip.approval and trip.entry:
            late = trip.approval.reported_on is None and view.day > trip.entry.day + REPORT_DAYS
            yield f"approval:{trip.approval.approval_no}", late, None


@rule("approval.after-exit", "serious")
def after_exit(view, person):
    for trip in trips(view, person):
        approval = trip.approval
        if approval:
            late = approval.depart_on <= trip.exit.day < approval.decided_on
            yield f"approval:{approval.approval_no}", late, trip.exit.day
