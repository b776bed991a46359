"""custody.*: every person, every document that custody knows, live or not."""
import values as v
from rulebook import rule

RETURN_DAYS = {v.PRIVATE: 10, v.OFFICIAL: 7, None: 10}
ISSUE_VALIDITY = 180


def hand_outs(view, key):
    return [e for e in view.facts.custody.get(key, []) if e.event == "handedOut"]


@rule("custody.return-overdue", "serious")
def return_overdue(view, person):
    for key in view.facts.kept_for(person.ref):
        if view.custody(key) != "out":
            continue
        approval = view.facts.root(hand_outs(view, key)[-1].approval)
        if not approval or approval.decision != "approved" or approval.ref != person.ref:
            continue
        if approval.kind not in ("travel", "lend"):
            continue
        due = view.facts.return_days()[approval.approval_no]
        if approval.kind == "travel":
            trip = view.facts.trip_under(approval)
            ended = trip.entry.day if trip and trip.entry else due
            due = ended + RETURN_DAYS[v.DOCUMENT_CLASS[key[0]]]
        yield v.subject_of(key), view.day > due, None


def allowed(view, person, key, event):
    approval = view.facts.root(event.approval)
    x = v.day_of(event.at)
    if not approval or approval.decision != "approved" or approval.decided_on > x:
        return False
    if approval.ref != person.ref or (approval.documents and key not in approval.documents):
        return False
    if approval.kind == "issue":
        return x <= approval.decided_on + ISSUE_VALIDITY
    return x <= view.facts.return_days()[approval.approval_no]


@rule("custody.out-without-approval", "serious")
def out_without_approval(view, person):
    for key in view.facts.kept_for(person.ref):
        for event in hand_outs(view, key):
            if not view.gone(key):
                yield v.subject_of(key), not allowed(view, person, key, event), v.day_of(event.at)


@rule("custody.missing", "serious")
def missing(view, person):
    for key in view.facts.kept_for(person.ref):
        yield v.subject_of(key), view.custody(key) == "missing", None


@rule("custody.refused", "critical")
def refused(view, person):
    for key in view.facts.kept_for(person.ref):
        yield v.subject_of(key), view.custody(key) == "refused", None
