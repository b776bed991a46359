"""Random applications for a world: `applications.py --seed N OUT` writes OUT/applications.json; or `--histogram`."""
import argparse
import collections
import json
import os
import random
import subprocess
import sys
import tempfile

import oracle
import values as v
import workdays
from checkbook import CHECKS
from rules_application import fits, months_after, reaches
from world_builder import OFFICIAL, PRIVATE

PLACES = ["SGP", "JPN", "USA", "THA", "FRA", "HKG", "MAC", "TWN"]
NEAR = (-1, 0, 1)


class Desk:
    """Writes applications for the people of a world, each near some of the facts about him."""

    def __init__(self, rng, view):
        self.rng, self.view, self.day = rng, view, view.day
        self.facts, self.world = view.facts, view.world
        self.rows = view.world.registry.rows
        self.people = list(view.world.persons.values())
        self.taken = set()  # approval numbers that applications bear already

    def chance(self, p):
        return self.rng.random() < p

    def pick(self, *choices):
        return self.rng.choice(choices)

    def any(self, choices, otherwise=None):
        return self.rng.choice(list(choices)) if choices else otherwise

    def near(self, day):
        return day + self.rng.choice(NEAR)

    # --- what a draft is made of

    def draft(self, number):
        """An application that asks for little trouble; days are ordinals until it is shown."""
        person = self.rng.choice(self.people)
        submitted = self.day + self.pick(-20, -9, -2, -1, 0, 0, 0, 1)
        a = dict(applicationNo=f"申-{number}", person=person.ref, kind="travel", reason="探亲", filedBy="clerk",
                 purpose=self.pick("private", "private", "official"), submittedOn=submitted, opinions=[])
        self.opinion(a, "discipline", min(self.day, submitted - self.pick(0, 3, 10)), "agree")
        if self.chance(0.7):
            a["approver"] = self.good_approver(person)
        if person.clearance not in (None, "none") and self.chance(0.7):
            self.opinion(a, "secrecy", self.day - 2, "agree")
        if self.chance(0.25):
            return person, self.issue(a)
        held = [k for k in self.facts.owned(person.ref) if self.facts.document(k).live(self.day) is not False]
        suiting = [k for k in held if k[0] in (PRIVATE if a["purpose"] == "private" else OFFICIAL + ["taiwanPermit"])]
        key = self.any(suiting)
        official = a["purpose"] == "official"
        a["destinations"] = [self.any([p for p in PLACES if key and fits(key[0], p, official)], "SGP")]
        a["document"] = v.subject_of(key) if key and self.chance(0.7) else None
        a["funding"] = "self" if a["purpose"] == "private" else "public"
        a["departOn"] = self.after_working_days(submitted, self.pick(10, 11, 12, 15))
        a["returnOn"] = a["departOn"] + self.pick(0, 3, 4)
        return person, a

    def opinion(self, a, by, on, opinion):
        a["opinions"].append({"by": by, "on": on, "opinion": opinion})

    def issue(self, a):
        a["kind"] = "issue"
        if self.chance(0.4):
            del a["purpose"]
        a["documentType"] = self.rng.choice(PRIVATE + OFFICIAL[1:3])
        return a

    def good_approver(self, person):
        good = [r.user for r in self.rows("approvers")
                if (person.rank is None or v.RANKS.index(r.up_to_rank) <= v.RANKS.index(person.rank))
                and reaches(self, r.unit, person.unit)]
        return self.any(good, "chief")

    def after_working_days(self, submitted, wanted):
        """The first day of departure that leaves so many working days between."""
        day = submitted + 1
        while workdays.between(submitted, day) < wanted:
            day += 1
        return day

    def move(self, a, depart):
        """The same trip on other days."""
        if a["kind"] == "travel":
            a["departOn"], a["returnOn"] = depart, depart + a["returnOn"] - a["departOn"]

    # --- troubles, each near the limit of a rule

    def lead(self, p, a):
        self.move(a, self.near(self.after_working_days(a["submittedOn"], self.pick(9, 10, 10))))

    def touches(self, p, a):
        """The dates begin or end next to the days of a restriction or of some leave."""
        spans = [(r.from_, r.until) for r in self.rows("restrictions") if r.ref == p.ref]
        days = self.facts.return_days()
        if spans and self.chance(0.6):
            return self.beside(a, spans)
        for other in self.people:
            if other.ref == p.ref or (other.unit == p.unit and other.principal == p.principal == "yes"):
                spans += [(x.depart_on, days[x.approval_no]) for x in self.facts.approvals_of(other.ref, "travel")]
        self.beside(a, spans)

    def beside(self, a, spans):
        spans = [s for s in spans if s[1] is None or s[1] >= self.day - 5] or spans
        if not spans or a["kind"] != "travel":
            return
        first, last = self.rng.choice(spans)
        if last is None or self.chance(0.5):
            self.move(a, self.near(first) - a["returnOn"] + a["departOn"])
        else:
            self.move(a, self.near(last))

    def own_number(self, p, a):
        """The application that an approval answered; no two applications have one number."""
        own = [x.approval_no for x in self.facts.approvals_of(p.ref, "travel")]
        a["applicationNo"] = self.any([number for number in own if number not in self.taken], a["applicationNo"])
        self.taken.add(a["applicationNo"])

    def secrecy(self, p, a):
        if p.clearance_ends is not None:
            self.move(a, self.near(p.clearance_ends))
        if self.chance(0.6):
            self.opinion(a, "secrecy", self.near(self.day), self.pick("agree", "agree", "disagree"))

    def supervision(self, p, a):
        self.opinion(a, "supervision", self.near(self.day), self.pick("agree", "agree", "disagree"))

    def discipline(self, p, a):
        a["opinions"] = [o for o in a["opinions"] if o["by"] != "discipline"]
        days = {a["submittedOn"] - 35 + self.rng.choice(NEAR), self.near(self.day)}
        for on in self.rng.sample(sorted(days), self.pick(0, 1, len(days), len(days))):
            self.opinion(a, "discipline", on, self.pick("agree", "disagree"))

    def document(self, p, a):
        if a["kind"] == "issue":
            a["documentType"] = self.any(self.facts.owned(p.ref), (a["documentType"],))[0]
            return
        mine = self.facts.known_documents(p.ref)
        theirs = [k for q in self.people for k in self.facts.known_documents(q.ref)]
        key = self.pick(self.any(mine), self.any(mine), self.any(mine), self.any(theirs),
                        ("ordinaryPassport", "E99999999"))
        a["document"] = v.subject_of(key) if key else None
        if not a["document"] and self.chance(0.5):
            a["documentType"] = self.rng.choice(PRIVATE + OFFICIAL)

    def expiry(self, p, a):
        """Comes home next to six months before the end, or departs next to it."""
        ends = [(k, self.facts.document(k).expires) for k in self.facts.owned(p.ref)]
        ends = [(k, end) for k, end in ends if end is not None and end > self.day]
        if not ends or a["kind"] != "travel":
            return
        key, end = self.rng.choice(ends)
        a["document"] = v.subject_of(key) if self.chance(0.8) else None
        if self.chance(0.3):
            self.move(a, self.near(end))
        else:
            back = next(d for d in range(end - 186, end) if months_after(d, 6) >= end)
            self.move(a, self.near(back) - a["returnOn"] + a["departOn"])

    def issue_soon(self, p, a):
        a.update(kind="issue", documentType=self.any(self.facts.owned(p.ref), ("ordinaryPassport",))[0])

    def places(self, p, a):
        if a["kind"] == "travel":
            chosen = [self.rng.choice(PLACES) for _ in range(self.pick(1, 2, 2, 3, 4))]
            cut = self.rng.randrange(1, len(chosen) + 1)
            a["destinations"], a["transits"] = list(dict.fromkeys(chosen[:cut])), list(dict.fromkeys(chosen[cut:]))

    def length(self, p, a):
        if a["kind"] == "travel":
            a["purpose"], a["funding"] = "official", "public"
            if self.chance(0.6):
                self.places(p, a)
            limit = {1: 5, 2: 8}.get(len({*a["destinations"], *a.get("transits", [])}), 10)
            a["returnOn"] = a["departOn"] + limit - 1 + self.rng.choice(NEAR)

    def group(self, p, a):
        if a["kind"] == "travel":
            a["purpose"] = self.pick("official", "official", a["purpose"])
            a["companions"] = [{"name": f"同事{n}", "relation": "other"} for n in range(self.pick(4, 5, 6))]

    def relatives(self, p, a):
        rows = [r for r in self.rows("relatives") if r.ref == p.ref]
        left = self.rng.sample(rows, self.pick(0, 0, 1) if rows else 0)
        names = [{"name": r.name, "relation": r.relation} for r in rows if r not in left]
        if names and self.chance(0.2):
            names[0]["name"] = self.pick(" " + names[0]["name"] + " ", names[0]["name"] + "某")
        if a["kind"] == "travel":
            a["companions"] = names

    def year(self, p, a):
        """Across the turn of the year, privately."""
        if a["kind"] == "travel":
            a["purpose"], a["funding"] = "private", "self"
            first = v.day(f"{v.year_of(self.day) + 1}-01-01")
            self.move(a, first + self.pick(-40, -1, 0, 1))

    def approver(self, p, a):
        users = [r.user for r in self.rows("approvers")]
        a["approver"] = self.pick(self.any(users), self.any(users), self.any(users), "nobody", " ")

    def oneself(self, p, a):
        who = self.pick("filedBy", "approver", "both")
        if who == "both":
            a["filedBy"] = a["approver"] = self.pick("chief", p.ref)
        else:
            a[who] = p.ref

    def lacking(self, p, a):
        field = self.pick("reason", "funding", "filedBy", "departOn", "returnOn", "destinations", "documentType")
        if field == "destinations":
            a[field] = []
            a["transits"] = []
        elif field.endswith("On") or self.chance(0.5):
            a.pop(field, None)
        elif field != "documentType":
            a[field] = self.pick("", " ")

    def disorder(self, p, a):
        if a["kind"] == "travel":
            if self.chance(0.5):
                a["returnOn"] = self.near(a["departOn"])
            else:
                a["submittedOn"] = self.near(a["departOn"])

    def money(self, p, a):
        a["funding"] = self.pick("self", "public", "host", "unit")

    def nobody(self, p, a):
        a["person"] = "P-none"


TROUBLES = [Desk.lead, Desk.touches, Desk.touches, Desk.touches, Desk.own_number, Desk.secrecy, Desk.secrecy,
            Desk.supervision, Desk.discipline, Desk.discipline, Desk.document, Desk.document, Desk.expiry, Desk.expiry, Desk.expiry,
            Desk.issue_soon, Desk.places, Desk.places, Desk.length, Desk.length, Desk.length, Desk.group,
            Desk.group, Desk.relatives, Desk.relatives, Desk.relatives, Desk.year, Desk.year, Desk.approver, Desk.approver, Desk.oneself, Desk.lacking, Desk.disorder, Desk.money]


def shown(a):
    """As contracts §5 writes it."""
    a = {k: v.show_day(x) if isinstance(x, int) else x for k, x in a.items()}
    a["opinions"] = [dict(o, on=v.show_day(o["on"])) for o in a["opinions"]]
    return a


def make(world, day, seed, count):
    desk = Desk(random.Random(f"applications {seed}"), world.on(day))
    result = []
    for number in range(count):
        person, a = desk.draft(number)
        for trouble in desk.rng.sample(TROUBLES, desk.pick(0, 1, 1, 2, 2, 3)):
            if trouble is Desk.lacking or "departOn" in a and "returnOn" in a or a["kind"] == "issue":
                trouble(desk, person, a)
        if desk.chance(0.01):
            desk.nobody(person, a)
        if a["kind"] == "issue":
            for field in ("destinations", "transits", "departOn", "returnOn", "document", "companions"):
                a.pop(field, None)
            # It needs no days; those that are there must not contradict each other.
            if desk.chance(0.3):
                a["departOn"] = desk.near(a["submittedOn"])
                a["returnOn"] = desk.near(a["departOn"])
        result.append(shown(a))
    return result


def write(directory, seed, count=60):
    with open(os.path.join(directory, "asof.txt"), encoding="utf-8") as file:
        day = v.day(file.read().strip())
    world, _ = oracle.load(directory, day)
    path = os.path.join(directory, "applications.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(make(world, day, seed, count), file, ensure_ascii=False, indent=1)
    return world, path, day


def histogram(seeds, count):
    """How often each rule fires and is undecided over many seeds."""
    import check_oracle
    fired, undecided, outcomes = (collections.Counter() for _ in range(3))
    for seed in range(seeds):
        with tempfile.TemporaryDirectory() as out:
            subprocess.run([sys.executable, os.path.join(os.path.dirname(__file__), "world.py"), "--seed", str(seed),
                            "--people", "25", "--complete-declarations", out], check=True)
            world, path, day = write(out, seed, count)
            for each in check_oracle.verdicts(world, path, day):
                fired.update(map(tuple, each["rules"]))
                undecided.update(each["undecided"])
                outcomes[each["outcome"]] += 1
    for identifier in sorted(CHECKS):
        by = {severity: n for (rule, severity), n in fired.items() if rule == identifier}
        print(f"{identifier:36}{undecided[identifier]:6} undecided {by}")
    print(dict(outcomes))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seeds", type=int, default=20, help="how many seeds the histogram runs over")
    parser.add_argument("--histogram", action="store_true")
    parser.add_argument("out", nargs="?", help="a directory that world.py wrote")
    options = parser.parse_args()
    if options.histogram:
        histogram(options.seeds, options.count)
    elif not options.out:
        parser.error("OUT is missing")
    else:
        write(options.out, options.seed, options.count)


if __name__ == "__main__":
    main()
