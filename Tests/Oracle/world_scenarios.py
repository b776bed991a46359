"""Troubles for one person, each with its days on and next to a deadline before the as-of day."""
import values as v
from world_builder import OFFICIAL, PRIVATE, UNITS

YEARS = 3652


def filings(b, p):
    for _ in range(b.pick(0, 1, 1, 2)):
        on = b.pick(b.edge(30), b.asof - 400, b.edge(0))
        for action in b.pick(("filed",), ("filed",), ("withdrawn",), ("withdrawn", "filed"), ("filed", "changed")):
            b.row("filings", ref=p["ref"], on=b.show(on), action=action,
                  unit=b.pick(p["unit"], p["unit"], b.rng.choice(UNITS)), post=b.pick(p["post"], p["post"], "旧职"))
    seen = set()
    rows = b.tables["filings"]
    for row in list(rows):  # one row for each key
        key = (row["ref"], row["on"], row["action"])
        if key in seen:
            rows.remove(row)
        seen.add(key)


def relatives(b, p):
    for number in range(b.pick(1, 2, 3)):
        since = b.pick(b.edge(30), b.edge(31), b.asof - 500, b.edge(0))
        reported = b.pick(None, None, since + b.pick(29, 30, 31, 32), b.asof + 1)
        b.row("relatives", ref=p["ref"], relation=b.pick("spouse", "spouse", "child", "child", "parent", "other"),
              name=f"亲属{number}", country=b.pick("CHN", "USA", "HKG", "AUS"), since=b.show(since),
              status=b.pick("citizen", "permanentResident", "longTermResident", "residing", "returned"),
              reported_on=b.show(reported))


def fresh(b, kind=None, issued=None, expires=None):
    issued = b.asof - b.rng.randrange(100, 2000) if issued is None else issued
    expires = issued + YEARS if expires is None else expires
    return b.document(kind or b.rng.choice(PRIVATE), issued, expires)


def declared(b, p, kind=None, kept=True):
    """An ordinary document: declared, in the feed, in the safe."""
    key = fresh(b, kind)
    issued, expires = b.known[key]
    b.declare(p, key, issued, expires, issued + 3)
    if kept:
        b.custody(key, issued + 5, "handedIn")
    if b.chance(0.7):
        b.act(p, key, "issued", issued)
        if b.chance(0.7):
            b.approval(p, "issue", issued - b.pick(3, 179, 180, 181))
    return key


def handing_in(b, p):
    issued = b.pick(b.edge(10), b.asof - 300, None)
    key = fresh(b, issued=issued or b.asof - 300, expires=b.pick(b.edge(0), b.asof + 900, b.asof + 900))
    b.declare(p, key, issued, b.pick(b.known[key][1], b.known[key][1], None), b.pick(b.edge(10), b.edge(0)))
    if b.chance(0.3):
        b.custody(key, b.edge(0), b.pick("seen", "handedIn"))


def undeclared(b, p):
    issued = b.pick(b.edge(0), b.edge(0), b.asof - 200)
    key = fresh(b, issued=issued, expires=b.pick(b.edge(0), b.asof + 900) if issued < b.asof - 9 else None)
    if b.chance(0.2):
        b.known[key] = b.pick((None, b.known[key][1]), (b.known[key][0], None))
    b.act(p, key, b.pick("issued", "renewed"), b.pick(issued, b.edge(0)))
    if b.chance(0.3):
        b.custody(key, b.edge(0), b.pick("seen", "missing", "forwarded"))
    if b.chance(0.3):
        b.approval(p, "issue", b.pick(issued - 180, issued - 181, issued, issued + 1))


def duplicates(b, p):
    kind, issued = b.rng.choice(PRIVATE), b.asof - 50
    for _ in range(b.pick(2, 3)):
        key = fresh(b, kind, issued=b.pick(issued, issued - 1, b.edge(0)), expires=b.pick(None, b.edge(0, 90)))
        expires = b.known[key][1]
        if expires is not None and expires < b.known[key][0]:
            expires = b.known[key][0] + 1
        b.known[key] = (b.known[key][0], b.pick(expires, expires, None))
        if b.chance(0.7):
            b.declare(p, key, *b.known[key], b.known[key][0] + 1)
        else:
            b.act(p, key, "issued", b.known[key][0])
        if b.chance(0.8):
            b.custody(key, b.edge(1), b.pick("handedIn", "handedIn", "forwarded"))


def details(b, p):
    key = declared(b, p)
    issued, expires = b.known[key]
    b.known[key] = (issued + b.pick(0, 1), b.pick(expires, expires - 1, None))
    b.act(p, key, b.pick("renewed", "issued"), b.edge(0))


def statements(b, p):
    keys = [declared(b, p, kept=b.chance(0.5)) for _ in range(b.pick(1, 2))]
    for on in b.pick((b.edge(0),), (b.edge(0), b.edge(1)), (b.asof - 30,)):
        b.holdings(p, on, b.pick([], keys[:1], keys))


def void(b, p):
    key = declared(b, p, b.rng.choice(PRIVATE + OFFICIAL + ["other"]))
    issued, _ = b.known[key]
    if b.chance(0.5):
        b.known[key] = (issued, b.edge(30))
        b.tables["documents"][-1]["expires_on"] = b.pick("", b.show(b.edge(30)))
    if b.chance(0.6):
        b.act(p, key, b.pick("cancelled", "lost", "cancelled"), b.edge(30))
    if b.chance(0.3):
        b.custody(key, b.edge(0), b.pick("seen", "forwarded", "missing"))


def losses(b, p):
    for _ in range(b.pick(2, 2, 3)):
        key = fresh(b, b.rng.choice(PRIVATE + OFFICIAL), issued=b.asof - 2500)
        on = b.pick(b.edge(1826), b.edge(1826), b.edge(0), b.asof - 700)
        for action in b.pick(("lost",), ("lost",), ("lost", "cancelled"), ("lost", "found"), ("found", "lost")):
            b.act(p, key, action, on)
        if b.chance(0.15):
            b.act(p, key, b.pick("found", "lost"), b.edge(0))


def foreign(b, p):
    key = fresh(b, b.pick("foreignPassport", "foreignPassport", "other"))
    if b.chance(0.5):
        b.act(p, key, "issued", b.pick(b.edge(0), b.asof - 90))
    if b.chance(0.6):
        b.cross(p, key, b.pick("exit", "entry"), b.edge(0, 40))
    if b.chance(0.2):
        b.custody(key, b.edge(1), b.pick("forwarded", "handedIn"))


def other_identity(b, p):
    twin = dict(p, id_number=b.id_number(v.day(p["birth_date"]), p["sex"]))
    if any(twin["id_number"] == other["id_number"] for other in b.people):
        return
    key = fresh(b, expires=b.pick(b.edge(0), b.asof + 900))
    on = b.edge(b.pick(0, 20))
    holder = dict(idNumber=b.pick(twin["id_number"], twin["id_number"], ""), name=p["name"],
                  birthDate=p["birth_date"], sex=p["sex"])
    record = b.record(on, "document", holder, [b.said(key, state="CHN")],
                      action=b.pick("issued", "issued", "lost"), on=b.show(on))
    if b.chance(0.85):
        b.confirmed.append(dict(source=record.source, record_id=record.attributes["recordId"],
                                ref=p["ref"], on=b.show(b.edge(0))))
    # Custody follows the number, whoever declared it or nobody.
    if b.chance(0.4):
        b.custody(key, b.edge(10), "handedIn")
        if b.chance(0.6):
            b.custody(key, b.edge(0), "forwarded")


def lend(b, p):
    key = declared(b, p)
    back = b.edge(0)
    number = b.approval(p, "lend", back - 20, None, back)
    b.custody(key, back - 19, "handedOut", approval=number)
    extend(b, p, number, back)
    if b.chance(0.3):
        b.custody(key, b.edge(0), "handedIn")


def extend(b, p, root, back):
    """Chains of extensions: in time, late, refused, of a refused one, someone else's."""
    numbers = [root]
    for _ in range(b.pick(0, 0, 1, 2, 3)):
        who = p if b.chance(0.9) else b.rng.choice(b.people)
        numbers.append(b.approval(who, "extension", back + b.pick(-3, -1, 0, 0, 1), None, back + b.pick(-1, 1, 3, 5),
                                  extends=b.rng.choice(numbers), decision=b.pick("approved", "approved", "refused")))
        back += b.pick(0, 0, 3)
    return numbers


def outs(b, p):
    """Booklets handed out without a good approval."""
    key = declared(b, p)
    day = b.edge(b.pick(0, 30))
    other = declared(b, p)
    whose = b.pick(p, p, p, b.rng.choice(b.people))
    number = b.pick(
        "", "no-such",
        b.approval(whose, "travel", day + b.pick(-9, 0, 1), day, day + b.pick(-1, 0, 5)),
        b.approval(whose, "issue", day - b.pick(0, 179, 180, 181)),
        b.approval(p, "lend", day - 3, None, day + b.pick(-1, 0, 9), documents=":".join(b.pick(key, other))),
        b.approval(p, "lend", day - 3, None, day + 9, decision=b.pick("refused", "withdrawn")))
    b.custody(key, day, "handedOut", approval=number)
    if b.chance(0.5):
        b.custody(key, day + 2, b.pick("handedIn", "forwarded"))


def stocktake(b, p):
    key = declared(b, p, b.rng.choice(PRIVATE + OFFICIAL), kept=b.chance(0.7))
    for _ in range(b.pick(1, 1, 2)):
        b.custody(key, b.edge(0), b.pick("missing", "refused", "seen", "missing", "refused"))


def restriction_out(b, p):
    key = declared(b, p, kept=b.chance(0.5))
    if b.chance(0.6):
        b.custody(key, b.edge(20), "handedOut")
    b.restriction(p, b.pick(b.edge(0), b.asof - 60), b.pick(None, b.edge(0), b.asof + 30))


def shared(b, p):
    """A document that two persons' facts name."""
    if not b.tables["documents"]:
        return
    row = b.rng.choice(b.tables["documents"])
    key = (row["type"], row["number"])
    if b.chance(0.5):
        b.act(p, key, b.pick("issued", "renewed", "lost", "found"), b.edge(b.pick(0, 40)))
    else:
        b.cross(p, key, "exit", b.edge(5))
    feed_only = fresh(b)
    for who in (p, b.rng.choice(b.people)):
        b.act(who, feed_only, b.pick("issued", "lost", "found"), b.edge(b.pick(0, 30)))


def same_day(b, p):
    """Lost, found and cancelled on one day, in files generated at one moment or not."""
    key = declared(b, p)
    on = b.edge(0)
    for action in b.pick(("lost", "found"), ("found", "lost"), ("lost", "found", "cancelled"), ("lost", "lost")):
        b.act(p, key, action, on)
    b.cross(p, key, "exit", on + b.pick(-1, 0, 1))


def odds_and_ends(b, p):
    """What no rule looks at: the authority's own filing records, custody of a number that nobody knows."""
    on = b.edge(0)
    b.record(on, "filing", dict(idNumber=p["id_number"]), [], action=b.pick("confirmed", "removed"), on=b.show(on))
    b.custody(fresh(b), on, b.pick("missing", "handedOut", "refused"))


PERSONAL = [odds_and_ends, relatives, relatives, handing_in, undeclared, duplicates, details, statements, void,
            losses, losses, foreign, other_identity, other_identity, lend, outs, stocktake, restriction_out, shared, same_day]
