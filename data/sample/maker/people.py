"""The 300 people of the county and what a flawless year leaves behind them."""
import random

from . import numbers
from .model import COVERS_FROM, SEED, Person, after, day, office_day
from .names import SPECIAL, Names

UNITS = [  # code, name, parent, people
    ("QL01", "中共青岚县委员会", "", 40),
    ("QL02", "青岚县人民政府", "QL01", 60),
    ("QL03", "青岚县财政局", "QL02", 55),
    ("QL04", "青岚县自然资源局", "QL02", 55),
    ("QL05", "青岚县农村商业银行股份有限公司", "QL02", 45),
    ("QL06", "青岚县城市建设投资集团有限公司", "QL02", 45),
]
APPROVERS = [  # user, up to rank, unit, from, until
    ("zuzhi-01", "county", "QL01", "2020-01-01", ""),
    ("zuzhi-02", "countyDeputy", "QL01", "2021-06-01", ""),
    ("caizheng-01", "section", "QL03", "2019-03-01", ""),
    ("ziran-01", "section", "QL04", "2022-05-01", ""),
    ("nongshang-01", "section", "QL05", "2018-09-01", ""),
    ("chengtou-01", "section", "QL06", "2023-01-01", ""),
    ("chengtou-00", "section", "QL06", "2016-01-01", "2022-12-31"),
]
OF_UNIT = {"QL01": "zuzhi-02", "QL02": "zuzhi-02", "QL03": "caizheng-01", "QL04": "ziran-01",
           "QL05": "nongshang-01", "QL06": "chengtou-01"}

# post, rank, category, how many; the first is the unit's principal leader; the last fills the unit
POSTS = {
    "QL01": [("县委书记", "county", "leader", 1), ("县委副书记", "countyDeputy", "leader", 2),
             ("县委常委、组织部部长", "countyDeputy", "leader", 1), ("县委办公室主任", "section", "leader", 1),
             ("县委机要和保密局局长", "section", "sensitive", 1), ("机要员", "staff", "sensitive", 4),
             ("组织部干部监督科科长", "section", "key-post", 2), ("县委办公室科员", "staff", "other", 40)],
    "QL02": [("县长", "county", "leader", 1), ("副县长", "countyDeputy", "leader", 5),
             ("县政府办公室主任", "section", "leader", 1), ("县外事办公室主任", "section", "leader", 1),
             ("县信访局副局长", "sectionDeputy", "leader", 2), ("县国防动员办公室干部", "section", "sensitive", 4),
             ("县政府办公室综合科科长", "section", "key-post", 6), ("县政府办公室科员", "staff", "other", 60)],
    "QL03": [("县财政局局长", "section", "leader", 1), ("县财政局副局长", "sectionDeputy", "leader", 4),
             ("国库集中支付中心主任", "sectionDeputy", "finance", 2), ("国库科出纳", "staff", "finance", 10),
             ("预算科科长", "section", "key-post", 4), ("财政监督科科员", "staff", "other", 60)],
    "QL04": [("县自然资源局局长", "section", "leader", 1), ("县自然资源局副局长", "sectionDeputy", "leader", 4),
             ("测绘地理信息科科长", "section", "sensitive", 5), ("矿产资源科科长", "section", "key-post", 5),
             ("自然资源所干部", "staff", "other", 60)],
    "QL05": [("董事长", "section", "finance", 1), ("行长", "section", "finance", 1),
             ("副行长", "sectionDeputy", "finance", 3), ("授信审批部经理", "staff", "key-post", 5),
             ("客户经理", "staff", "finance", 60)],
    "QL06": [("董事长", "section", "enterprise", 1), ("总经理", "section", "enterprise", 1),
             ("副总经理", "sectionDeputy", "enterprise", 3), ("招标采购部经理", "staff", "key-post", 4),
             ("项目经理", "staff", "enterprise", 60)],
}
FORMER = {"staff": "见习干部", "sectionDeputy": "科员", "section": "副科长", "countyDeputy": "局长", "county": "副县长"}
DESTINATIONS = {"ordinaryPassport": ["SGP", "THA", "JPN", "AUS", "GBR", "FRA", "USA", "MYS", "NZL", "KOR", "ITA"],
                "hkMacaoPermit": ["HKG", "HKG", "MAC"], "taiwanPermit": ["TWN"]}


def everyone():
    """The people in order of their refs, known to the registry and filed, without documents yet."""
    draw = random.Random(SEED)
    names, people = Names(draw), []
    for code, _, _, size in UNITS:
        posts = [(post, place == 0 and number == 0) for place, post in enumerate(POSTS[code])
                 for number in range(post[3])][:size]
        for (post, rank, category, _), principal in posts:
            people.append(newcomer(draw, names, f"QL{len(people) + 1:04d}", code, post, rank, category, principal))
    return people


def newcomer(draw, names, ref, unit, post, rank, category, principal):
    sex = "F" if draw.random() < 0.4 else "M"
    name, surname, given = names.draw(sex)
    if int(ref[2:]) % 37 == 20:  # QL0020, QL0057, ...
        name, surname, given, sex = SPECIAL[int(ref[2:]) // 37]
    oldest = 1967 if rank != "staff" else 1972
    born = after(day(f"{oldest}-01-01"), draw.randrange(365 * (1996 - oldest)))
    since = after(max(day("2012-01-01"), after(born, 27 * 365)), draw.randrange(365 * 3))
    person = Person(
        ref, id_number=numbers.id_number(born, draw.randrange(500), sex), name=name, surname_latin=surname,
        given_latin=given, sex=sex, birth_date=born, unit=unit, post=post, rank=rank, category=category,
        covered_since=since, status="active", status_since=since,
        restricted_post="yes" if category == "leader" or principal else "no", principal="yes" if principal else "",
        clearance="important" if category == "sensitive" else "none" if rank == "staff" else "",
        clearance_ends=None)
    person.approver = "zuzhi-01" if rank.startswith("county") else OF_UNIT[unit]
    family(person, names)
    if person.random.random() < 0.15 and since.year < 2023:
        person.file(after(since, person.random.randint(3, 25)), post=FORMER[rank])
        person.file(after(since, person.random.randint(400, 900)), "changed")
    else:
        person.file(after(since, person.random.randint(3, 25)))
    return person


def family(person, names):
    draw = person.random
    adult = after(person.birth_date, 24 * 365)
    if draw.random() < 0.8:
        person.relative("spouse", names.draw("M" if person.sex == "F" else "F")[0], after(adult, draw.randrange(1500)))
    surname = person.name[0] if person.surname_latin else None
    for number in range(draw.choice((0, 1, 1, 1, 2))):
        child = names.draw(draw.choice("MF"), surname)[0]
        person.relative("child", child, after(adult, 1500 + 900 * number + draw.randrange(800)))


def documents(person, quiet=False):
    """Most have something: issued long ago, or (unless `quiet`) with consent during the year, or renewed in it."""
    draw = person.random
    for kind, share in (("ordinaryPassport", 0.7), ("hkMacaoPermit", 0.75), ("taiwanPermit", 0.2)):
        if draw.random() >= share:
            continue
        fate = 1 if quiet else draw.random()
        if fate < 0.08:
            issued = after(COVERS_FROM, draw.randint(10, 340))
            person.document(kind, issued, announced="issued")
        elif fate < 0.12:
            renewal(person, kind, after(COVERS_FROM, draw.randint(20, 150)))
        else:
            person.document(kind, after(day("2017-06-01"), draw.randrange(3000)))


def renewal(person, kind, on):
    ends = after(on, 60)
    old = person.document(kind, ends.replace(year=ends.year - 10, day=min(ends.day, 28)))
    old.void_from = on
    person.act("cancelled", old, on)
    person.custody(old, on, "forwarded", note="换发，旧证交回发证机关")
    person.document(kind, on, announced="renewed")


def trips(person):
    """Up to three private trips in the year, well apart, each with everything in order."""
    draw = person.random
    usable = [d for d in person.documents if d.issued < COVERS_FROM and not d.void_from
              and d.custody and d.custody[0][0].date() < COVERS_FROM]
    if not usable:
        return
    count = draw.choice((0, 0, 0, 1, 1, 2, 3))
    for number in range(count):
        begin = after(day("2025-12-20"), number * 320 // count + draw.randrange(max(1, 320 // count - 60)))
        document = draw.choice(usable)
        nights = draw.randint(1, 3) if document.type == "hkMacaoPermit" else draw.randint(4, 10)
        person.trip(document, begin, nights, draw.choice(DESTINATIONS[document.type]),
                    names_document=draw.random() < 0.8)


def stock_take(person, on):
    """Everything that lies in the cabinet on that day was seen there."""
    for document in person.documents:
        last = max((event for event in document.custody if event[0].date() <= on), default=None, key=lambda e: e[0])
        if last and last[1] in ("handedIn", "seen"):
            person.custody(document, on, "seen", note="半年盘点")


def leave(person, status, on):
    """Out of the scope: filing withdrawn, documents passed on; those who stay in the scope keep both."""
    person.status, person.status_since = status, on
    if status == "retired" and person.category == "sensitive":
        return
    person.file(after(on, person.random.randint(5, 25)), "withdrawn")
    for document in person.documents:
        person.custody(document, office_day(after(on, person.random.randint(5, 20)), 1), "forwarded",
                       note="随人事关系移交")
