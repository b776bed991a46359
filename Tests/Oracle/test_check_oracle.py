"""Hand-written cases for applications: limits of dates, places, offices and documents."""
import tempfile
import unittest

import application as application_file
import applications
import check_oracle
import oracle
import values as v
import workdays
import world
from application import Application, meet
from rules_application import months_after
from test_support import D, Case, days


def application(**more):
    given = dict(applicationNo="N-1", person="P1", kind="travel", purpose="private", reason="探亲", funding="self",
                 destinations=["SGP"], departOn=days(-30), returnOn=days(-33), submittedOn=days(0), filedBy="clerk",
                 opinions=[dict(by="discipline", on=days(1), opinion="agree")])
    given.update(more)
    return Application({k: x for k, x in given.items() if x is not None})


def verdict(case, **more):
    with tempfile.TemporaryDirectory() as out:
        world.write(case.b, case.feeds, out)
        facts, _ = oracle.load(out, D)
    assert not facts.registry.rejected, facts.registry.rejected
    return check_oracle.verdict(facts.on(D), application(**more))


def ready(**person):
    case = Case(**person)
    key = ("ordinaryPassport", "E10000001")
    case.b.declare(case.p, key, D - 400, v.day("2030-01-01"), D - 400)
    case.b.custody(key, D - 399, "handedIn")
    return case


class Applications(unittest.TestCase):
    def fired(self, case, **more):
        return {rule.removeprefix("application.") for rule, _ in verdict(case, **more)["rules"]}

    def test_clear_and_unknown(self):
        self.assertEqual(verdict(ready()), dict(application="N-1", outcome="clear", rules=[], undecided=[]))
        self.assertEqual(verdict(ready(), person="P9")["outcome"], "undecided")

    def test_calendar(self):
        self.assertEqual(workdays.between(v.day("2026-02-13"), v.day("2026-02-25")), 2)  # 14 worked, 24; 15 to 23 off
        self.assertEqual(workdays.between(v.day("2031-01-03"), v.day("2031-01-06")), 0)
        depart = next(d for d in range(D, D + 60) if workdays.between(D, d) == 10)
        self.assertEqual(self.fired(ready(), departOn=v.show_day(depart - 1)), {"late-filing"})
        self.assertEqual(self.fired(ready(), departOn=v.show_day(depart)), set())

    def test_months_and_spans(self):
        self.assertEqual(v.show_day(months_after(v.day("2025-08-31"), 6)), "2026-02-28")
        self.assertTrue(meet(5, 9, 9, None) and not meet(5, 9, 10, None) and not meet(9, 5, 1, 20))
        back = next(d for d in range(D, D + 2000) if months_after(d, 6) > v.day("2030-01-01"))
        spans = dict(departOn=days(-30), document="ordinaryPassport:E10000001")
        self.assertEqual(self.fired(ready(), returnOn=v.show_day(back), **spans), {"expiring"})
        self.assertEqual(self.fired(ready(), returnOn=v.show_day(back - 1), **spans), set())

    def test_places(self):
        self.assertEqual(self.fired(ready(), destinations=["HKG"]), {"no-document"})
        self.assertEqual(self.fired(ready(), destinations=["HKG"], documentType="ordinaryPassport"), {"wrong-type"})
        self.assertEqual(self.fired(ready(), transits=["HKG"]), set())

    def test_opinions(self):
        def opinion(day, said="agree"):
            return [dict(by="discipline", on=days(day), opinion=said)]
        self.assertEqual(self.fired(ready(), opinions=opinion(35)), set())
        for bad in (opinion(36), opinion(-1), opinion(0, "disagree")):
            self.assertEqual(self.fired(ready(), opinions=bad), {"discipline-opinion"})
        self.assertEqual(verdict(ready(clearance="core"))["outcome"], "barred")

    def test_offices(self):
        self.assertEqual(self.fired(ready(), approver="chief"), set())
        self.assertEqual(verdict(ready(rank=""), approver="chief")["undecided"], ["application.wrong-approver"])
        self.assertEqual(self.fired(ready(unit="U6"), approver="chief"), {"wrong-approver"})
        self.assertEqual(self.fired(ready(), approver="clerk"), {"wrong-approver", "self-approval"})

    def test_restrictions_ahead(self):
        for start, rules in ((33, {"exit-barred"}), (34, set())):
            case = ready()
            case.b.restriction(case.p, D + start, None, "exitBan")
            self.assertEqual(self.fired(case), rules)
            self.assertEqual(self.fired(case, kind="issue", documentType="taiwanPermit"), set())

    def test_what_ends_before_it_begins_has_no_day(self):
        case = ready(principal="yes")
        case.b.restriction(case.p, D + 32, D + 31, "exitBan")
        other = case.person("P2", "1971-01-01", principal="yes")
        for person in (case.p, other):
            case.b.approval(person, "travel", D - 1, D + 32, D + 31)
        self.assertEqual(self.fired(case), set())

    def test_a_trip_of_its_own_approval_counts_once(self):
        for number, rules in (("N-1", set()), ("N-2", {"frequency"})):
            case = ready()
            case.b.custody(("ordinaryPassport", "E10000001"), D - 1, "handedIn")
            for month in range(1, 5):
                day = v.day(f"2026-0{month}-10")
                case.b.approval(case.p, "travel", day - 20, day, day + 3, purpose="private",
                                approval_no=f"A-{month}" if month < 4 else number, reported_on=v.show_day(day + 4))
            case.feed(*(case.crossing(f"c-{month}-{direction}", direction, f"2026-0{month}-1{day}T12:00:00+08:00")
                        for month in range(1, 5) for direction, day in (("exit", 0), ("entry", 3))))
            # It departs in the year of the four trips.
            spans = dict(departOn="2026-12-20", returnOn="2026-12-23")
            self.assertEqual(self.fired(case, **spans) - {"open-findings"}, rules)


class Drafts(unittest.TestCase):
    def test_no_two_applications_have_one_number(self):
        for seed in (21, 25):
            with tempfile.TemporaryDirectory() as out:
                world.write(*world.build(seed, 25, False), out)
                _, path, _ = applications.write(out, seed)
                numbers = [each.number for each in application_file.read(path)]
            self.assertEqual(len(set(numbers)), len(numbers))


if __name__ == "__main__":
    unittest.main()
