"""The pieces that random worlds are made of: people, documents, rows of tables, feed records."""
import datetime

import registry
import values as v

SURNAMES = "赵钱孙李周吴郑王冯陈欧阳司马吕单"
GIVEN = ["晓岚", "志远", "一鸣", "·古丽", "淑芬", "建国", "子墨", "雨桐", "海波", "丽", "㐂", "文博"]
REGIONS = ["440106", "110101", "330227", "440524", "810000"]
PARENTS = {"U1": "", "U2": "U1", "U3": "U1", "U4": "U2", "U5": "U4", "U6": "", "U7": "U3", "U8": "U6"}
UNITS = list(PARENTS)
POSTS = ["处长", "科员", "董事长", "会计"]
PRIVATE = ["ordinaryPassport", "hkMacaoPermit", "taiwanPermit"]
OFFICIAL = ["diplomaticPassport", "servicePassport", "officialOrdinaryPassport", "officialHkMacaoPermit"]
PREFIX = {"ordinaryPassport": "E", "hkMacaoPermit": "C", "taiwanPermit": "L", "diplomaticPassport": "DE",
          "servicePassport": "SE", "officialOrdinaryPassport": "PE", "officialHkMacaoPermit": "X",
          "foreignPassport": "F", "other": "Q"}
PLACES = ["HKG", "MAC", "TWN", "SGP", "JPN", "USA", "THA"]
OFFSETS = ["+08:00", "+08:00", "+08:00", "Z", "-05:00", "+14:00", "-14:00", "+05:30"]
TIMES = ["08:12:00", "23:59:59", "00:00:00", "00:00:01", "12:00:00", "15:30:00.5", "07:59:59", "08:00:00"]
SOURCES = ["gd-exit-entry", "mps-central"]


def spell(day, time, offset):
    """The instant of a Shanghai day and time, written with any offset."""
    clock, _, fraction = time.partition(".")
    moment = datetime.datetime.combine(datetime.date.fromordinal(day), datetime.time.fromisoformat(clock))
    minutes = 0 if offset == "Z" else (int(offset[1:3]) * 60 + int(offset[4:])) * (-1 if offset[0] == "-" else 1)
    moment += datetime.timedelta(minutes=minutes - 480)
    return moment.isoformat(timespec="seconds") + ("." + fraction if fraction else "") + offset


class Record:
    def __init__(self, source, day, kind, attributes, holder, documents):
        self.source, self.day, self.kind = source, day, kind
        self.attributes, self.holder, self.documents = attributes, holder, documents


class Builder:
    def __init__(self, rng, asof):
        self.rng = rng
        self.asof = asof
        self.tables = {name: [] for name in registry.TABLES}
        self.records = []
        self.confirmed = []
        self.people = []
        self.known = {}  # document -> the facts the feed repeats
        self.numbers = 0
        for code in UNITS:
            self.row("units", code=code, name="单位" + code, parent=PARENTS[code], region="440000")
        self.row("approvers", user="chief", up_to_rank="provincial", unit="U1", **{"from": self.show(asof - 900)})

    # --- chance

    def chance(self, p):
        return self.rng.random() < p

    def edge(self, n, *more):
        """A day about n days before the as-of day: on the boundary and next to it."""
        return self.asof - n - self.rng.choice((-1, 0, 1, 1, 2) + more)

    def pick(self, *choices):
        return self.rng.choice(choices)

    def next(self, prefix):
        self.numbers += 1
        return f"{prefix}{self.numbers}"

    @staticmethod
    def show(day):
        return "" if day is None else v.show_day(day)

    # --- tables

    def row(self, table, **columns):
        self.tables[table].append(columns)
        return columns

    def id_number(self, birth, sex):
        sequence = self.rng.randrange(0, 500) * 2 + (sex == "M")
        first = self.rng.choice(REGIONS) + v.show_day(birth).replace("-", "") + f"{sequence:03d}"
        return first + v.check_digit(first)

    def person(self, index):
        sex = self.pick("M", "F")
        birth = self.pick(v.day("1968-02-29"), v.day("1970-01-01") + self.rng.randrange(9000))
        number = self.id_number(birth, sex)
        while any(p["id_number"] == number for p in self.people):
            number = self.id_number(birth, sex)
        status = self.pick("active", "active", "active", "active", "retired", "retired", "left", "deceased")
        row = self.row(
            "persons", ref=f"P{index:03d}", id_number=number, sex=sex, birth_date=self.show(birth),
            name=self.rng.choice(SURNAMES) + self.rng.choice(GIVEN), unit=self.rng.choice(UNITS),
            post=self.rng.choice(POSTS), category=self.pick("leader", "leader", "sensitive", "finance", "other"),
            rank=self.pick("", "bureau", "bureauDeputy", "county", "staff", "provincial"),
            covered_since=self.show(self.pick(self.asof - 3000, self.asof - 700, self.edge(30), self.edge(10),
                                              self.edge(0), self.asof - 200, self.asof - 1500)),
            status=status, status_since=self.show(self.pick(self.asof - 2000, self.asof - 100, self.edge(30),
                                                            self.edge(0), self.edge(60))),
            restricted_post=self.pick("", "yes", "yes", "no"), principal=self.pick("", "yes"),
            clearance=self.pick("none", "none", "none", "", "general", "important", "core"),
            clearance_ends=self.pick("", "", "", self.show(self.edge(0)), self.show(self.edge(20)),
                                     self.show(self.edge(-20))))
        self.people.append(row)
        return row

    def approval(self, person, kind, decided, depart=None, back=None, **more):
        number = more.pop("approval_no", None) or self.next("粤批-")
        row = dict(approval_no=number, ref=person["ref"], kind=kind, depart_on=self.show(depart),
                   return_on=self.show(back), decided_on=self.show(decided), decision="approved", approver="chief",
                   purpose=self.pick("private", "private", "official"))
        row.update(more)
        self.row("approvals", **row)
        return number

    def custody(self, key, day, event, time=None, approval="", offset=None):
        time = time or self.rng.choice(TIMES)
        offset = offset or self.rng.choice(OFFSETS)
        moment = v.instant(spell(day, time, offset))
        for old in self.tables["custody"]:
            if (old["type"], old["number"]) == key and v.instant(old["at"]) == moment:
                return  # the same key would replace the event; keep the first
        self.row("custody", type=key[0], number=key[1], at=spell(day, time, offset), event=event,
                 approval=approval, officer="keeper", place=self.pick("", "柜1"))

    def declare(self, person, key, issued, expires, declared):
        self.row("documents", type=key[0], number=key[1], ref=person["ref"],
                 issuing_state=self.pick("CHN", "CHN", "") if key[0] != "foreignPassport" else self.pick("", "GBR"),
                 issued_on=self.show(issued), expires_on=self.show(expires), declared_on=self.show(declared))

    # --- documents and feed records

    def document(self, kind, issued, expires):
        self.numbers += 1
        prefix = PREFIX[kind]
        key = (kind, f"{prefix}{self.numbers:0{9 - len(prefix)}d}")
        self.known[key] = (issued, expires)
        return key

    def holder(self, person, bare=True):
        """How a record names a person: by number alone, in full, or without number."""
        full = dict(idNumber=person["id_number"], name=person["name"], birthDate=person["birth_date"],
                    sex=person["sex"])
        shape = self.rng.random()
        if bare and shape < 0.6:
            return dict(idNumber=person["id_number"])
        if shape < 0.66:
            full["name"] = full["name"] + "某"
        if shape > 0.95:
            full["idNumber"] = ""
        return full

    def said(self, key, dates=True, state=None):
        issued, expires = self.known.get(key, (None, None))
        if state is None:
            state = self.pick("", "GBR", "CHN") if key[0] == "foreignPassport" else self.pick("CHN", "CHN", "")
        return dict(type=key[0], number=key[1], issuingState=state,
                    issuedOn=self.show(issued) if dates else "", expiresOn=self.show(expires) if dates else "")

    def record(self, day, kind, holder, documents, source=None, **attributes):
        record = Record(source or self.rng.choice(SOURCES[:1] * 3 + SOURCES[1:]), day, kind,
                        {"recordId": self.next(kind[0] + "-"), **attributes}, holder, documents)
        self.records.append(record)
        return record

    def act(self, person, key, action, on, **more):
        state = "GBR" if key[0] == "foreignPassport" else "CHN"
        said = self.said(key, state=state, dates=action in ("issued", "renewed") or self.chance(0.5))
        return self.record(on, "document", self.holder(person), [said], action=action, on=self.show(on), **more)

    def cross(self, person, key, direction, day, time=None, place=None, **more):
        place = place or self.rng.choice(PLACES)
        holder = self.holder(person) if self.chance(0.9) else None
        ends = {"to": place} if direction == "exit" else {"from": self.pick("", place)}
        return self.record(day, "crossing", holder, [self.said(key, dates=self.chance(0.2))], direction=direction,
                           at=spell(day, time or self.rng.choice(TIMES), self.rng.choice(OFFSETS)),
                           port="CNSZX", **ends, **more)

    def holdings(self, person, on, keys, **more):
        return self.record(on, "holdings", self.holder(person), [self.said(k) for k in keys], on=self.show(on), **more)

    def restriction(self, person, start, until=None, kind=None):
        kind = kind or self.pick("exitBan", "investigation", "criminalCase", "civilJudgment", "borderOffence",
                                 "sanction", "transfer")
        self.row("restrictions", reference=self.next("R"), ref=person["ref"], kind=kind, until=self.show(until),
                 authority="某机关", basis="出境入境管理法第十二条", **{"from": self.show(start)})
