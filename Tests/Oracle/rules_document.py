"""document.* (but lost-repeatedly) and restriction.documents-out: rules whose subject is a document."""
import values as v
from documents import DocumentState
from dossier import covered
from rulebook import rule

ISSUE_VALIDITY, HAND_IN_DAYS, VOID_DAYS = 180, 10, 30
AT_HOME = ("CHN", "HKG", "MAC", "TWN")


def private(key):
    return v.DOCUMENT_CLASS[key[0]] == v.PRIVATE


def declared(view, person):
    return [key for key in view.facts.known_documents(person.ref)
            if key in view.facts.declarations and view.facts.declarations[key].ref == person.ref]


@rule("document.undeclared", "serious")
def undeclared(view, person):
    for key in view.facts.owned(person.ref):
        if private(key) and key not in view.facts.declarations and not view.facts.custody.get(key):
            live = view.facts.by_feed(key).live(view.day)
            yield v.subject_of(key), v.both(view.covered(person), live), None


@rule("document.unapproved-issue", "serious")
def unapproved_issue(view, person):
    consents = view.facts.approvals_of(person.ref, "issue")
    for record in view.facts.of_person.get(person.ref, []):
        if record.kind != "document" or record.attributes["action"] not in ("issued", "renewed"):
            continue
        key, x = record.names()[0][0], record.day
        consented = any(x - ISSUE_VALIDITY <= a.decided_on <= x for a in consents)
        if private(key) and not view.gone(key):
            yield v.subject_of(key), v.both(covered(person, x), not consented), x


@rule("document.not-handed-in", "serious")
def not_handed_in(view, person):
    for key in declared(view, person):
        document = view.facts.document(key)
        if private(key) and view.custody(key) == "never":
            late = view.day > max(document.issued, person.covered_since) + HAND_IN_DAYS
            yield v.subject_of(key), v.both(view.covered(person), document.live(view.day), late), None


@rule("document.duplicate", "serious")
def duplicate(view, person):
    groups = {}
    for key in view.facts.owned(person.ref):
        if private(key) and not view.gone(key):
            live = view.facts.document(key).live(view.day)
            groups.setdefault(key[0], {True: [], False: [], None: []})[live].append(key)
    for live in groups.values():
        surely = sorted(live[True], key=lambda k: (view.facts.document(k).issued, k[1].encode()))
        for key in surely[:-1]:
            yield v.subject_of(key), view.covered(person), None
        if live[None] and len(live[None]) + len(surely) >= 2:
            for key in live[None]:
                yield v.subject_of(key), v.both(view.covered(person), None), None


@rule("document.details-differ", "moderate")
def details_differ(view, person):
    for key in view.facts.known_documents(person.ref):
        document = view.facts.document(key)
        if view.gone(key):
            continue
        pairs = [(record.holder.get(field), own) for record, _ in view.facts.naming.get(key, [])
                 for field, own in (("name", person.name), ("birthDate", person.birth_date))]
        declaration = view.facts.declarations.get(key)
        if declaration and declaration.ref == person.ref:
            pairs += [(declaration.issued_on, document.authority_issued),
                      (declaration.expires_on, document.authority_expires)]
        differ = any(None not in pair and pair[0] != pair[1] for pair in pairs)
        yield v.subject_of(key), v.both(view.covered(person), document.live(view.day), differ), None


@rule("document.unknown-to-authority", "moderate")
def unknown_to_authority(view, person):
    statements = [r for r in view.facts.of_person.get(person.ref, []) if r.kind == "holdings"]
    if not statements:
        return
    statement = max(statements, key=lambda r: (r.day, r.rank))
    listed = {key for key, _ in statement.names()}
    for key in declared(view, person):
        if private(key) and key not in listed and not view.gone(key):
            live = view.facts.document(key).live(statement.day)
            yield v.subject_of(key), v.both(view.covered(person), live), None


@rule("document.void-kept", "notice")
def void_kept(view, person):
    for key in view.facts.kept_for(person.ref):
        document = view.facts.document(key)
        if view.custody(key) != "kept":
            continue
        cancelled = document.cancelled is not None and view.day > document.cancelled + VOID_DAYS
        expired = None if document.expires is None else view.day > document.expires + VOID_DAYS
        yield v.subject_of(key), v.either(cancelled, expired), None


@rule("document.foreign", "critical")
def foreign(view, person):
    for record in view.facts.of_person.get(person.ref, []):
        for key, said in record.names():
            state = said.get("issuingState")
            abroad = key[0] == "foreignPassport" if state is None else state not in AT_HOME
            if abroad and not view.gone(key):
                yield v.subject_of(key), view.covered(person), record.day


@rule("document.other-identity", "critical")
def other_identity(view, person):
    """Same name, birth date and sex, another ID number, and a reviewer said: the same person."""
    own = [(record, ref) for record, ref, _ in view.facts.confirmed]
    for record, ref in own:
        holder = record.holder
        if ref != person.ref or holder.get("idNumber") in (None, person.id_number):
            continue
        if (holder.get("name"), holder.get("birthDate"), holder.get("sex")) != (
                person.name, person.birth_date, person.sex):
            continue
        for key, _ in record.names():
            naming = view.facts.naming.get(key, []) + [
                (other, said) for other, whose in dict.fromkeys(own) if whose == ref
                for named, said in other.names() if named == key]
            live = DocumentState(key, naming, None).live(view.day)
            if not view.gone(key):
                yield v.subject_of(key), live, None


def barred(view, person, day):
    """A restriction other than `transfer` in force."""
    return any(r.kind != "transfer" and r.from_ <= day and (r.until is None or day <= r.until)
               for r in view.facts.restrictions.get(person.ref, []))


@rule("restriction.documents-out", "critical")
def documents_out(view, person):
    if not barred(view, person, view.day):
        return
    for key in view.facts.owned(person.ref):
        custody = view.custody(key)
        if custody == "out" or (custody == "never" and private(key)):
            yield v.subject_of(key), view.facts.document(key).live(view.day), None
