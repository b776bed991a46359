"""Clean people whose facts are less usual, so that quiet rules and rare records are seen too."""
import datetime

from .cases import usual
from .model import AS_OF, Record, after, day
from .numbers import id_number

STORIES = []  # (why or "", function); the n-th is given to the n-th person kept free for it
FREE = (2, 5)  # remainders by nine of the numbers kept free


def story(why="", times=1):
    def add(function):
        STORIES.extend([(why, function)] * times)
        return function
    return add


@story("the authority withdrew a mis-scanned exit (feed 309)")
def mis_scan(p):
    _, permit = usual(p)
    wrong = p.cross("exit", p.moment(day("2026-10-03"), 10), permit, "HKG")
    p.records.append(Record("withdrawal", day("2026-11-20"), {"reason": "mis-scan"}, target=wrong))


@story("permit reported lost on 19 November while lent out (feed 308)")
def lost(p):
    _, permit = usual(p)
    loan = p.approve("lend", day("2026-11-05"), return_on=day("2026-11-30"))
    p.custody(permit, day("2026-11-09"), "handedOut", loan, "办理签注")
    p.act("lost", permit, day("2026-11-19"))


@story("passport lost on the way home in October, found and handed in (feed 309)")
def found(p):
    passport, _ = usual(p)
    p.trip(passport, day("2026-10-05"), 5, "SGP", hand_in=False)
    p.act("lost", passport, day("2026-10-12"))
    p.act("found", passport, day("2026-11-20"))
    p.custody(passport, day("2026-11-20"), "handedIn", note="已找回", hour=15)


@story("no document at all: an empty statement (feed 310)", times=2)
def empty(p):
    p.holdings(day("2026-11-21"))


@story("a fresh statement that agrees with the registry (feed 308)", times=4)
def statement(p):
    usual(p)
    p.holdings(day("2026-11-19"))


@story("retired at deputy bureau level and still in the scope; all handed in")
def retired_high(p):
    p.category, p.rank, p.post, p.restricted_post = "leader", "bureauDeputy", "原县委书记（副厅级）", "no"
    p.status, p.status_since = "retired", day("2025-03-01")
    p.file(day("2025-03-11"), "changed")
    usual(p)


@story("a child abroad, reported in time", times=3)
def child_abroad(p):
    usual(p)
    p.relative("child", p.name[0] + p.random.choice(("思齐", "一诺", "乐山", "安之")), day("2025-09-01"),
               p.random.choice(("GBR", "AUS", "SGP")), "residing", day("2025-09-15"))


@story("the spouse lives abroad for good, reported in time, the post is not a restricted one")
def bare_unrestricted(p):
    p.restricted_post = "no"
    p.relatives.clear()
    p.relative("spouse", "贺采薇", day("2025-01-06"), "NZL", "longTermResident", day("2025-01-20"))
    usual(p)


@story("an extension decided before the return day", times=2)
def extension(p):
    passport, _ = usual(p)
    p.trip(passport, day("2026-04-06"), 7, "ITA", extended=4)


@story("an application that was refused, another taken back")
def not_approved(p):
    passport, _ = usual(p)
    for decision, depart in (("refused", "2026-02-16"), ("withdrawn", "2026-08-03")):
        p.approve("travel", after(day(depart), -20), purpose="private", depart_on=day(depart),
                  return_on=after(day(depart), 6), documents=[passport], destinations=["FRA"], decision=decision)


@story("a permit drawn for an endorsement and back in time", times=4)
def endorsement(p):
    _, permit = usual(p)
    start = after(day("2026-03-02"), 7 * p.random.randrange(25))
    loan = p.approve("lend", start, return_on=after(start, 28))
    p.custody(permit, after(start, 2), "handedOut", loan, "办理签注")
    p.custody(permit, after(start, 16), "handedIn")


@story("about to be promoted")
def promoted(p):
    usual(p)
    p.restrict("transfer", day("2026-11-02"), day("2026-12-31"), "青岚县委组织部", "党政领导干部选拔任用工作条例")


@story("a sanction that has ended; travelled after it")
def sanctioned(p):
    passport, _ = usual(p)
    p.restrict("sanction", day("2025-01-10"), day("2026-01-09"), "青岚县纪委", "公职人员政务处分法第八条")
    p.trip(passport, day("2026-05-18"), 6, "SGP")


@story("a court's exit restriction is in force, everything lies in the cabinet")
def judgment(p):
    usual(p)
    p.restrict("civilJudgment", day("2026-06-08"), None, "青岚县人民法院", "出境入境管理法第十二条第三项")


@story("an official trip on an official passport", times=12)
def official_trip(p):
    usual(p)
    kind = p.random.choice(("servicePassport", "officialOrdinaryPassport"))
    passport = p.document(kind, after(day("2022-03-01"), p.random.randrange(1200)), announced="issued")
    depart = after(day("2026-01-12"), p.random.randrange(270))
    p.trip(passport, depart, 4, p.random.choice(("DEU", "JPN", "SGP", "VNM", "KAZ")), purpose="official")


@story("abroad or just back with an approval while the last feeds came in", times=16)
def away(p):
    passport, permit = usual(p)
    depart = after(AS_OF, -p.random.randint(1, 9))
    if p.random.random() < 0.5:
        p.trip(permit, depart, p.random.randint(1, 3), p.random.choice(("HKG", "MAC")))
    else:
        p.trip(passport, depart, p.random.randint(4, 9), p.random.choice(("THA", "SGP", "JPN")))


def strangers():
    """Records about people who are not in the registry."""
    for number, (name, direction, moment) in enumerate((
            ("柳无名", "exit", "2026-11-19T09:20:11+08:00"), ("柳无名", "entry", "2026-11-21T18:02:45+08:00"),
            ("乔不识", "exit", "2026-11-22T07:41:30+08:00"))):
        born = day("1984-02-29") if name == "柳无名" else day("1991-12-05")
        at = datetime.datetime.fromisoformat(moment)
        place = {"to" if direction == "exit" else "from": "HKG"}
        yield Record("crossing", at.date(), {"direction": direction, "at": at, "port": "CNSZX", **place},
                     {"idNumber": id_number(born, 77, "M"), "name": name}, [("hkMacaoPermit", f"CF88{born:%d}0417")])


def unreadable(person):
    """A statement of a day that does not exist: quarantined."""
    return Record("holdings", day("2026-11-20"), {"on": "2026-11-31"}, {"idNumber": person.id_number})
