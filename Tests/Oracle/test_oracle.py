"""Hand-written cases for the trickiest readings. Run: python3 -m unittest in this directory."""
import tempfile
import unittest

import oracle
import values as v
import world
from intake import OUTCOMES
from rulebook import answers
from test_support import D, Case, days, withdrawal

KEY = ("ordinaryPassport", "E10000001")
DOC = "ordinaryPassport:E10000001"


class Values(unittest.TestCase):
    def test_instants(self):
        self.assertEqual(v.instant("2026-11-22T23:59:59Z"), v.instant("2026-11-23T07:59:59+08:00"))
        self.assertEqual(v.show_day(v.day_of(v.instant("2026-11-22T16:00:00Z"))), "2026-11-23")
        self.assertEqual(v.show_day(v.day_of(v.instant("2026-11-22T15:59:59.999999999Z"))), "2026-11-22")
        for bad in ("2026-11-22t08:00:00Z", "2026-11-22T08:00:60Z", "2026-11-22T08:00:00-00:00",
                    "2026-11-22T08:00:00+14:01", "2026-11-22T08:00:00", "2026-02-29T08:00:00Z",
                    "2026-11-22T08:00:00.0000000001Z"):
            with self.assertRaises(ValueError):
                v.instant(bad)

    def test_id_number_and_years(self):
        self.assertEqual(v.id_number("110101199003074610"), "110101199003074610")
        with self.assertRaises(ValueError):
            v.id_number("110101199003074611")
        self.assertEqual(v.show_day(v.years_before(v.day("2028-02-29"), 5)), "2023-02-28")
        self.assertEqual(v.document_number("e 1234-5678"), "E12345678")


class Trips(unittest.TestCase):
    def travel(self, case, **more):
        row = dict(depart=D - 20, back=D - 10, decided=D - 40, purpose="private")
        row.update(more)
        return case.b.approval(case.p, "travel", row.pop("decided"), row.pop("depart"), row.pop("back"), **row)

    def test_uncovered_exit_and_early_edge(self):
        for early, rule in ((3, "crossing.early-exit"), (4, "crossing.no-approval")):
            case = Case()
            self.travel(case)
            case.feed(case.crossing("c1", "exit", days(20 + early) + "T08:00:00+08:00"))
            self.assertEqual(case.fired(rule), {"crossing:gd/c1": days(20 + early)})

    def test_one_approval_one_trip(self):
        case = Case()
        self.travel(case)
        case.feed(case.crossing("c1", "exit", days(20) + "T08:00:00+08:00"),
                  case.crossing("c2", "entry", days(19) + "T08:00:00+08:00"),
                  case.crossing("c3", "exit", days(18) + "T08:00:00+08:00"))
        self.assertEqual(list(case.fired("crossing.no-approval")), ["crossing:gd/c3"])

    def test_later_decision_turns_into_after_exit(self):
        case = Case()
        number = self.travel(case, decided=D - 19)
        case.feed(case.crossing("c1", "exit", days(20) + "T08:00:00+08:00"))
        self.assertEqual(case.fired("approval.after-exit"), {f"approval:{number}": days(20)})
        self.assertEqual(case.fired("crossing.no-approval", D - 20), {"crossing:gd/c1": days(20)})

    def test_extensions(self):
        """In time, on the last day, one day late; refused; of a refused one."""
        for decided, decision, extends, late in ((D - 10, "approved", 0, False), (D - 9, "approved", 0, True),
                                                 (D - 12, "refused", 0, True), (D - 12, "approved", 1, True)):
            case = Case()
            root = self.travel(case)
            refused = case.b.approval(case.p, "extension", D - 15, None, D - 5, extends=root, decision="refused")
            case.b.approval(case.p, "extension", decided, None, D - 5, extends=(root, refused)[extends],
                            decision=decision)
            case.feed(case.crossing("c1", "exit", days(20) + "T08:00:00+08:00"),
                      case.crossing("c2", "entry", days(5) + "T23:59:59+08:00"))
            self.assertEqual(bool(case.fired("crossing.late-return")), late)

    def test_equal_moments(self):
        """Exit, then entry and exit at one moment: entry first, so nothing is unpaired."""
        case = Case()
        noon = days(10) + "T12:00:00+08:00"
        case.feed(case.crossing("a", "exit", days(12) + "T12:00:00+08:00"),
                  case.crossing("b", "exit", noon), case.crossing("c", "entry", noon))
        self.assertEqual(case.fired("crossing.unpaired"), {})

    def test_first_entry_needs_180_days(self):
        for first, expected in ((D - 190, {"crossing:gd/c": days(10)}), (D - 189, {})):
            case = Case()
            case.feed(case.crossing("c", "entry", days(10) + "T12:00:00+08:00"), first=first)
            self.assertEqual(case.fired("crossing.unpaired"), expected)
            self.assertNotIn("crossing.unpaired", case.undecided.get("P1", []))

    def test_unpaired_over_a_gap_is_undecided(self):
        case = Case()
        case.feed(case.crossing("a", "exit", days(30) + "T12:00:00+08:00"), last=D - 20)
        case.feed(case.crossing("b", "exit", days(10) + "T12:00:00+08:00"), sequence=3, first=D - 19)
        self.assertEqual(case.fired("crossing.unpaired"), {})
        self.assertIn("crossing.unpaired", case.undecided["P1"])
        case.feed(sequence=2, first=D - 19, last=D - 19)
        self.assertEqual(case.fired("crossing.unpaired"), {"crossing:gd/a": days(30)})

    def test_not_returned_since_and_feed(self):
        case = Case()
        self.travel(case)
        case.feed(case.crossing("c1", "exit", days(20) + "T08:00:00+08:00"), last=D - 1)
        self.assertEqual(case.fired("crossing.not-returned"), {"crossing:gd/c1": days(7)})
        case = Case()
        self.travel(case)
        case.feed(case.crossing("c1", "exit", days(20) + "T08:00:00+08:00"), last=D - 2)
        self.assertEqual(case.fired("crossing.not-returned"), {})
        self.assertIn("crossing.not-returned", case.undecided["P1"])

    def test_two_sources_tell_the_same_crossing(self):
        case = Case()
        for source in ("zz", "aa"):
            case.feed(case.crossing("c1", "exit", days(9) + "T08:00:00+08:00"), source=source)
        self.assertEqual(case.fired("crossing.no-approval"), {"crossing:aa/c1": days(9)})

    def test_custody_at_the_crossings_instant(self):
        for event, fires in (("handedOut", False), ("seen", True)):
            case = Case()
            case.b.custody(KEY, D - 90, "handedIn")
            case.b.custody(KEY, D - 9, event, time="08:00:00", offset="Z")
            case.feed(case.crossing("c1", "exit", days(9) + "T08:00:00+08:00"))
            case.b.tables["custody"][-1]["at"] = days(9) + "T00:00:00Z"
            self.assertEqual(bool(case.fired("crossing.while-in-custody")), fires)


class Documents(unittest.TestCase):
    def test_lost_found_cancelled_on_one_day(self):
        for actions, void in ((("found", "lost"), False), (("lost",), True), (("lost", "found", "cancelled"), True)):
            case = Case()
            case.feed(*(case.document(f"d{i}", action, days(9)) for i, action in enumerate(actions)),
                      case.crossing("c1", "exit", days(9) + "T08:00:00+08:00"))
            self.assertEqual(bool(case.fired("crossing.void-document")), void)

    def test_withdrawals(self):
        """A record, a withdrawal of it before it, a withdrawal of that; a circle is bad."""
        case = Case()
        case.feed(withdrawal("w1", "c1"), sequence=1, last=D - 50)
        case.feed(case.crossing("c1", "exit", days(9) + "T08:00:00+08:00"), sequence=2, first=D - 49)
        self.assertEqual(case.fired("crossing.no-approval"), {})
        case.feed(withdrawal("w2", "w1"), withdrawal("w1", "c1"), withdrawal("w3", "w3"), sequence=3)
        self.assertEqual(len(case.fired("crossing.no-approval")), 1)
        self.assertEqual((case.imports[2]["accepted"], case.imports[2]["duplicate"], case.imports[2]["quarantined"]),
                         (1, 1, 1))
        case.feed(withdrawal("w4", "w2"), withdrawal("w5", "c1"), sequence=4)
        self.assertEqual(case.fired("crossing.no-approval"), {})

    def test_undeclared_seen_and_gone(self):
        for event, fires in ((None, True), ("seen", False)):
            case = Case()
            case.feed(case.document("d1", "issued", days(9)))
            if event:
                case.b.custody(KEY, D - 1, event)
            self.assertEqual(bool(case.fired("document.undeclared")), fires)
        case = Case()
        case.feed(case.document("d1", "issued", days(9)))
        case.b.custody(KEY, D - 1, "forwarded")
        self.assertEqual(case.fired("document.unapproved-issue"), {})
        self.assertEqual(case.fired("document.unapproved-issue", D - 2), {DOC: days(9)})

    def test_unapproved_issue_edges(self):
        for ago, fires in ((180, False), (181, True), (0, False), (-1, True)):
            case = Case()
            case.feed(case.document("d1", "issued", days(9)))
            case.b.approval(case.p, "issue", D - 9 - ago)
            self.assertEqual(case.fired("document.unapproved-issue"), {DOC: days(9)} if fires else {})

    def test_not_handed_in_since(self):
        case = Case()
        case.b.declare(case.p, KEY, D - 100, D + 900, D - 5)
        self.assertEqual(case.fired("document.not-handed-in"), {DOC: days(5)})

    def test_void_kept(self):
        case = Case()
        case.b.declare(case.p, KEY, D - 4000, None, D - 300)
        case.b.custody(KEY, D - 200, "handedIn")
        self.assertEqual(case.fired("document.void-kept"), {})
        self.assertEqual(case.undecided["P1"], ["document.void-kept"])
        case.feed(case.document("d1", "cancelled", days(31), dates=""))
        self.assertEqual(case.fired("document.void-kept"), {DOC: days(0)})

    def test_duplicate_with_unknown(self):
        case = Case()
        for number, issued, expires in (("E1", 500, D + 9), ("E2", 400, D + 9), ("E3", 300, None)):
            case.b.declare(case.p, ("ordinaryPassport", number), D - issued, expires, D - 200)
            case.b.custody(("ordinaryPassport", number), D - 199, "handedIn")
        self.assertEqual(case.fired("document.duplicate"), {"ordinaryPassport:E1": days(200)})
        self.assertIn("document.duplicate", case.undecided["P1"])

    def test_unknown_to_authority_latest_statement(self):
        case = Case()
        case.b.declare(case.p, KEY, D - 100, D + 900, D - 50)
        case.b.custody(KEY, D - 40, "handedIn")
        listed = f'{case.holder()}<travelDocument type="{KEY[0]}" number="{KEY[1]}"/>'
        case.feed(f'<holdings recordId="h1" on="{days(9)}">{listed}</holdings>',
                  f'<holdings recordId="h2" on="{days(3)}">{case.holder()}</holdings>')
        self.assertEqual(case.fired("document.unknown-to-authority"), {DOC: days(3)})

    def test_foreign_without_state(self):
        case = Case()
        case.feed(case.crossing("c1", "entry", days(9) + "T08:00:00+08:00", key="foreignPassport:X1"),
                  case.crossing("c2", "exit", days(8) + "T08:00:00+08:00", key="other:X2"))
        self.assertEqual(case.fired("document.foreign"), {"foreignPassport:X1": days(9)})

    def test_other_identity_since_confirmation(self):
        case = Case()
        number = case.b.id_number(v.day("1970-01-01"), "F")
        holder = f'<holder idNumber="{number}" name="张三" birthDate="1970-01-01" sex="M"/>'
        case.feed(case.document("d1", "issued", days(9), holder=holder))
        case.b.confirmed.append(dict(source="gd", record_id="d1", ref="P1", on=days(4)))
        self.assertEqual(case.fired("document.other-identity"), {DOC: days(4)})
        self.assertEqual(case.imports[0]["possibleMatch"], 1)
        self.assertEqual(case.fired("document.undeclared"), {})


class Custody(unittest.TestCase):
    def test_return_overdue_by_class_and_entry(self):
        for key, grace in ((KEY, 10), (("servicePassport", "SE1"), 7)):
            case = Case()
            case.b.declare(case.p, key, D - 100, D + 900, D - 90)
            number = case.b.approval(case.p, "travel", D - 60, D - 30, D - 20)
            case.b.custody(key, D - 31, "handedOut", approval=number)
            case.feed(case.crossing("c1", "exit", days(30) + "T08:00:00+08:00", ":".join(key)),
                      case.crossing("c2", "entry", days(25) + "T08:00:00+08:00", ":".join(key)))
            self.assertEqual(case.fired("custody.return-overdue"), {":".join(key): days(25 - grace - 1)})

    def test_extension_number_stands_for_its_root(self):
        case = Case()
        case.b.declare(case.p, KEY, D - 100, D + 900, D - 90)
        root = case.b.approval(case.p, "lend", D - 60, None, D - 20)
        refused = case.b.approval(case.p, "extension", D - 25, None, D + 20, extends=root, decision="refused")
        case.b.custody(KEY, D - 21, "handedOut", approval=refused)
        self.assertEqual(case.fired("custody.out-without-approval"), {})
        self.assertEqual(case.fired("custody.return-overdue"), {DOC: days(19)})

    def test_number_known_to_nobody(self):
        case = Case()
        case.b.custody(KEY, D - 21, "missing")
        self.assertEqual(case.fired("custody.missing"), {})


class People(unittest.TestCase):
    def test_filing_missing_edge_and_order_on_one_day(self):
        case = Case(covered_since=days(31))
        case.b.tables["filings"].clear()
        self.assertEqual(case.fired("filing.missing"), {"person:P1": days(0)})
        for action in ("filed", "withdrawn"):
            case.b.row("filings", ref="P1", on=days(9), action=action, unit="U1", post="处长")
        self.assertEqual(case.fired("filing.missing"), {})

    def test_retired_leader_without_rank_is_undecided(self):
        case = Case(status="retired", status_since=days(31), rank="")
        self.assertEqual(case.fired("filing.not-withdrawn"), {})
        self.assertEqual(case.undecided["P1"], ["filing.not-withdrawn"])

    def test_not_withdrawn(self):
        case = Case(status="left", status_since=days(31))
        self.assertEqual(case.fired("filing.not-withdrawn"), {"person:P1": days(0)})
        case = Case(covered_since=v.show_day(D + 1))
        self.assertEqual(case.fired("filing.not-withdrawn"), {})

    def test_family_report(self):
        for since, reported, fires in ((31, "", True), (30, "", False), (60, days(30), False), (60, days(29), True)):
            case = Case()
            case.b.row("relatives", ref="P1", relation="child", name="小", country="USA", status="residing",
                       since=days(since), reported_on=reported)
            expected = {"relative:child/小": days(since - 31)} if fires else {}
            self.assertEqual(case.fired("family.report-late"), expected)

    def test_lost_repeatedly_five_years(self):
        for day, fires in ((v.day("2021-11-24"), True), (v.day("2021-11-23"), False)):
            case = Case()
            case.feed(case.document("d1", "lost", v.show_day(day)),
                      case.document("d2", "lost", days(3), key="taiwanPermit:T1"))
            self.assertEqual(bool(case.fired("document.lost-repeatedly")), fires)


class Worlds(unittest.TestCase):
    """What holds in every random world."""

    def test_since_is_the_start_of_the_run_and_counts_balance(self):
        for seed in range(4):
            builder, feeds = world.build(seed, 12)
            again = world.build(seed, 12)
            self.assertEqual((builder.tables, feeds), (again[0].tables, again[1]))
            with tempfile.TemporaryDirectory() as out:
                world.write(builder, feeds, out)
                facts, imports = oracle.load(out, builder.asof)
            for line in imports:
                if "refused" not in line:
                    self.assertEqual(line["received"], sum(line[k] for k in OUTCOMES))
            findings, counts, _ = oracle.evaluate(facts, builder.asof)
            self.assertEqual(counts["persons"], sum(counts[k] for k in ("regular", "irregular", "undecided")))
            for finding in findings:
                facts.snapshots.clear()  # nothing shared between days
                since = v.day(finding["since"])
                self.assertLessEqual(since, builder.asof)
                rule, person = finding["rule"], facts.persons[finding["person"]]
                event = answers(facts.on(builder.asof), person, rule)[finding["subject"]][1]
                fires = [answers(facts.on(x), person, rule).get(finding["subject"], (None,))[0] is True
                         for x in (since, since - 1)]
                if event is None:
                    self.assertEqual(fires, [True, False], finding)
                else:
                    self.assertEqual(event, since)


class Intake(unittest.TestCase):
    def outcome(self, case, *records, **more):
        case.feed(*records, **more)
        line = case.run().imports[-1]
        return [k for k in ("accepted", "duplicate", "notRegistered", "possibleMatch", "quarantined", "refused")
                if line.get(k)]

    def test_matching(self):
        stranger = Case().b.id_number(v.day("1955-05-05"), "F")
        full = 'name="张三" birthDate="1970-01-01" sex="M"'
        cases = [(f'<holder {full}/>', "possibleMatch"),
                 (f'<holder idNumber="{stranger}"/>', "notRegistered"),
                 (f'<holder idNumber="{stranger}" {full}/>', "possibleMatch"),
                 (f'<holder idNumber="{stranger}" sex="Q"/>', "notRegistered"),
                 ('<holder name="李" birthDate="1970-01-01" sex="M"/>', "notRegistered"),
                 ('<holder idNumber="110101199003074611"/>', "quarantined")]
        for holder, expected in cases:
            case = Case()
            self.assertEqual(self.outcome(case, case.document("d1", "issued", days(9), holder=holder)), [expected])

    def test_known_document(self):
        stranger = Case().b.id_number(v.day("1955-05-05"), "F")
        for holder, expected in (('<holder name="李" birthDate="1970-01-01" sex="M"/>', "accepted"),
                                 (f'<holder idNumber="{stranger}"/>', "possibleMatch"),
                                 (f'<holder idNumber="{stranger}" sex="Q"/>', "quarantined")):
            case = Case()
            case.b.declare(case.p, KEY, D - 100, D + 900, D - 90)
            self.assertEqual(self.outcome(case, case.document("d1", "issued", days(9), holder=holder)), [expected])

    def test_duplicate_conflict_and_sequence(self):
        case = Case()
        one = case.document("d1", "issued", days(9))
        case.feed(one, sequence=5)
        self.assertEqual(self.outcome(case, one, sequence=5), ["duplicate"])
        self.assertEqual(self.outcome(case, one, withdrawal("w", "x"), sequence=5), ["refused"])
        self.assertEqual(self.outcome(case, case.document("d1", "lost", days(9)), sequence=2), ["quarantined"])

    def test_refused_files_and_bad_records(self):
        case = Case()
        self.assertEqual(self.outcome(case, last=D + 2), ["refused"])
        self.assertEqual(self.outcome(case, "text", sequence=2), ["refused"])
        case.feeds["x.xml"] = "<!DOCTYPE borderFeed>" + list(case.feeds.values())[0]
        self.assertEqual(case.run().imports[-1], {"file": "x.xml", "refused": True})
        late = case.document("d1", "issued", days(-2))
        self.assertEqual(self.outcome(case, late, "<what/>", sequence=3, name="y.xml"), ["quarantined"])
        soon = case.document("d1", "issued", days(-1))
        self.assertEqual(self.outcome(case, soon, sequence=4, name="z.xml"), ["accepted"])


if __name__ == "__main__":
    unittest.main()
