"""The people with trouble: one function each, naming the rules it is there for and the story. The README lists them."""
from .model import COVERS_FROM, Document, after, day
from .numbers import id_number

CASES = []  # (ref, rules or what is undecided, why, function)


def case(rules, why):
    def add(function):
        CASES.append((f"QL{8 + 9 * len(CASES):04d}", rules, why, function))
        return function
    return add


def settle(person):
    """A known beginning: on the list since 2019, filed, active."""
    person.status, person.covered_since, person.status_since = "active", day("2019-03-01"), day("2019-03-01")
    person.filings.clear()
    person.file(day("2019-03-20"))


def usual(person):
    """A passport and a permit for Hong Kong and Macao, declared and handed in."""
    return (person.document("ordinaryPassport", day("2019-05-14")),
            person.document("hkMacaoPermit", day("2019-06-03")))


@case("filing.missing", "on the list since September 2026, never filed with the exit-entry authority")
def never_filed(p):
    p.filings.clear()
    p.covered_since = p.status_since = day("2026-09-14")
    usual(p)


@case("filing.outdated", "moved to another post in August 2026, the filing still names the old one")
def old_post(p):
    p.filings.clear()
    p.file(day("2019-03-20"), post="副科长")
    p.status_since = day("2026-08-03")
    usual(p)


@case("filing.not-withdrawn", "left for another county in August 2026, the filing was not withdrawn")
def still_filed(p):
    p.status, p.status_since = "left", day("2026-08-03")
    for document in usual(p):
        p.custody(document, day("2026-08-10"), "forwarded", note="移交新单位")


@case("family.restricted-post",
      "the spouse is a permanent resident of Canada, reported in time; the post is restricted")
def family_abroad(p):
    p.restricted_post = "yes"
    p.relatives.clear()
    p.relative("spouse", "孟雅琳", day("2025-03-10"), "CAN", "permanentResident", day("2025-03-28"))
    usual(p)


@case("family.report-late", "a child is a long-term resident of Australia since May 2026; reported after 80 days")
def reported_late(p):
    p.relative("child", p.name[0] + "子涵", day("2026-05-01"), "AUS", "longTermResident", day("2026-07-20"))
    usual(p)


@case("document.undeclared", "the authority lists a Taiwan permit that was never declared and never handed in")
def undeclared(p):
    usual(p)
    p.document("taiwanPermit", day("2019-11-05"), declared=False, handed_in=False)


@case("document.unapproved-issue document.not-handed-in",
      "got a passport in July 2026 without consent, declared it, and kept it at home")
def took_out_a_passport(p):
    p.document("hkMacaoPermit", day("2019-06-03"))
    p.document("ordinaryPassport", day("2026-07-10"), handed_in=False, announced="issued", consent=False)


@case("document.duplicate", "two live passports, of 2017 and of 2021, both handed in")
def two_passports(p):
    p.document("ordinaryPassport", day("2017-08-22"))
    p.document("ordinaryPassport", day("2021-04-19"))


@case("document.details-differ", "the authority spells the name with a variant character")
def other_spelling(p):
    p.name, p.surname_latin, p.given_latin = "沈彦清", "SHEN", "YANQING"
    usual(p)
    p.holdings(day("2026-11-18"), name="沈彥清")


@case("document.unknown-to-authority", "the permit in the cabinet is not in the authority's statement of 19 November")
def not_on_the_list(p):
    _, permit = usual(p)
    permit.listed = False
    p.holdings(day("2026-11-19"))


@case("document.void-kept", "the passport expired at the end of August 2026 and still lies in the cabinet")
def expired(p):
    p.document("ordinaryPassport", day("2016-09-01"))


@case("document.lost-repeatedly", "reported passports lost in 2023 and in April 2026, then got a third with consent")
def loses_passports(p):
    p.filings.clear()
    p.covered_since = p.status_since = day("2026-05-04")
    p.file(day("2026-05-12"))
    for issued, lost in (("2019-02-11", "2023-05-10"), ("2023-06-07", "2026-04-08")):
        document = p.document("ordinaryPassport", day(issued), handed_in=False)
        document.void_from = day(lost)
        p.act("lost", document, day(lost))
    p.document("ordinaryPassport", day("2026-06-16"), announced="issued")


@case("document.foreign crossing.other-document", "an approved trip to Singapore, made on a Canadian passport")
def second_nationality(p):
    passport, _ = usual(p)
    foreign = p.document("foreignPassport", day("2022-02-02"), declared=False, handed_in=False)
    p.trip(passport, day("2026-05-11"), 5, "SGP", crossed_on=foreign)


@case("document.other-identity",
      "a possible match: same name, birth date and sex under another ID number, holding a live passport; fires "
      "once a reviewer confirms it")
def other_identity(p):
    usual(p)
    twin = id_number(p.birth_date, (int(p.id_number[14:17]) // 2 + 137) % 500, p.sex)
    issued = day("2026-11-20")
    document = Document("ordinaryPassport", "EK7310264", issued, day("2036-11-19"), "广东省公安厅出入境管理局")
    p.act("issued", document, issued, idNumber=twin)
    p.possible_match = p.records[-1]


@case("custody.return-overdue", "back from Macao on 20 October 2026, the permit has not come back")
def keeps_the_permit(p):
    _, permit = usual(p)
    p.trip(permit, day("2026-10-18"), 2, "MAC", hand_in=False)


@case("custody.missing", "the passport was not there at the stock-take of 30 October 2026")
def missing(p):
    passport, _ = usual(p)
    p.custody(passport, day("2026-10-30"), "missing", note="盘库未见")


@case("custody.refused", "will not hand in the passport that was issued with consent in June 2026")
def refuses(p):
    passport = p.document("ordinaryPassport", day("2026-06-09"), handed_in=False, announced="issued")
    p.custody(passport, day("2026-06-26"), "refused", note="两次书面催交，本人拒绝")


@case("crossing.no-approval", "drew the permit to renew an endorsement and went to Macao with it")
def unapproved(p):
    _, permit = usual(p)
    loan = p.approve("lend", day("2026-06-04"), return_on=day("2026-06-30"))
    p.custody(permit, day("2026-06-08"), "handedOut", loan, "办理签注")
    p.cross("exit", p.moment(day("2026-06-13"), 8), permit, "MAC")
    p.cross("entry", p.moment(day("2026-06-14"), 21), permit, "MAC")
    p.custody(permit, day("2026-06-16"), "handedIn")


@case("crossing.early-exit crossing.late-return", "left two days before the approved day and came back three days late")
def early_and_late(p):
    passport, _ = usual(p)
    p.trip(passport, day("2026-04-15"), 6, "THA", left=day("2026-04-13"), entered=day("2026-04-24"))


@case("crossing.wrong-destination", "approved for Singapore, left for Thailand")
def elsewhere(p):
    passport, _ = usual(p)
    p.trip(passport, day("2026-07-06"), 6, "THA", destinations=["SGP"])


@case("crossing.while-in-custody", "crossed both ways on a permit that by the ledger lay in the cabinet")
def two_places(p):
    _, permit = usual(p)
    p.trip(permit, day("2026-08-14"), 2, "HKG", hand_out=False, hand_in=False)


@case("crossing.void-document", "reported a new passport lost in March 2026 and travelled on it in May")
def void(p):
    passport = p.document("ordinaryPassport", day("2026-02-24"), handed_in=False, announced="issued")
    p.act("lost", passport, day("2026-03-02"))
    passport.void_from = day("2026-03-02")
    p.trip(passport, day("2026-05-01"), 4, "MYS", names_document=False, hand_out=False, hand_in=False)


@case("crossing.official-document", "a private trip to Japan on the service passport")
def service_passport(p):
    usual(p)
    service = p.document("servicePassport", day("2024-04-09"), announced="issued")
    p.trip(service, day("2026-03-24"), 5, "JPN", names_document=False)


@case("crossing.under-restriction restriction.documents-out",
      "under investigation since 15 October 2026, yet left in November on an older approval; the passport is still out")
def under_investigation(p):
    passport, _ = usual(p)
    p.restrict("investigation", day("2026-10-15"), None, "青岚县监察委员会", "公职人员政务处分法第五十二条")
    p.trip(passport, day("2026-11-06"), 8, "KOR", decided=day("2026-10-09"), hand_in=False)


@case("crossing.not-returned", "left for Australia on 5 November 2026, due back on the 15th, no entry seen")
def gone(p):
    passport, _ = usual(p)
    p.trip(passport, day("2026-11-05"), 10, "AUS", entered=False, hand_in=False, report=False)


@case("crossing.unpaired", "two approved trips to Hong Kong, the first without any record of the entry")
def no_entry(p):
    _, permit = usual(p)
    p.trip(permit, day("2026-03-05"), 2, "HKG", entered=False)
    p.trip(permit, day("2026-06-18"), 2, "HKG")


@case("trip.too-frequent trip.report-missing", "five approved private trips in 2026; no return slip after the last")
def often(p):
    _, permit = usual(p)
    for date in ("2026-01-09", "2026-03-12", "2026-05-15", "2026-07-17"):
        p.trip(permit, day(date), 2, "HKG")
    p.trip(permit, day("2026-09-11"), 2, "MAC", report=False)


@case("approval.after-exit custody.out-without-approval", "given the passport and gone before the approval was decided")
def approved_afterwards(p):
    passport, _ = usual(p)
    p.trip(passport, day("2026-06-01"), 9, "NZL", decided=day("2026-06-04"))


# Undecided only: a fact is missing on our side.

@case("undecided: filing.not-withdrawn",
      "retired leader whose rank is blank: whether he is still in the scope is not known")
def blank_rank(p):
    p.category, p.rank, p.status, p.status_since = "leader", "", "retired", day("2026-06-30")
    p.post, p.restricted_post = "原县政协副主席", "no"
    p.filings.clear()
    p.file(day("2019-03-20"))
    usual(p)


@case("undecided: document.void-kept",
      "the foreign-affairs office gives no expiry day for the service passport kept here")
def no_expiry(p):
    usual(p)
    service = p.document("servicePassport", day("2023-10-17"), declared=False, announced="issued")
    service.expires = None


@case("undecided: crossing.unpaired",
      "an exit before the feeds begin has no entry in them; the pair may lie in the gap")
def before_the_feeds(p):
    _, permit = usual(p)
    p.trip(permit, after(COVERS_FROM, -14), 3, "HKG", entered=False)
    p.trip(permit, day("2026-02-20"), 2, "HKG")
