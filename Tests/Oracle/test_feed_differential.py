"""The second reader of feeds by hand, and that the comparison sees what it is there to see."""
import copy
import random
import tempfile
import unittest

import feed_differential
import feed_mutations
import feed_schema

ROOT = ('<borderFeed xmlns="urn:levee:border-feed:1" source="g" sequence="1" generatedAt="2026-11-22T23:00:00+08:00" '
        'coversFrom="2026-11-22" coversTo="2026-11-22">\n{}</borderFeed>')


def reading(inner, root=ROOT):
    return feed_differential.second_reading(root.format(inner).encode())


def items(inner):
    return reading(inner)["items"]


class SecondReader(unittest.TestCase):
    def test_values(self):
        self.assertEqual(items('\n<crossing recordId="c" direction="exit" at="2026-11-22T08:00:00.5+08:00" to="HKG">\n<holder/>'
                               '<travelDocument type="other" number="e 1-2"/></crossing>'),
                         [(3, {"kind": "crossing", "recordId": "c", "direction": "exit", "at": 1795305600500000000,
                               "to": "HKG", "documents": [{"type": "other", "number": "E12", "rawNumber": "e 1-2"}]})])

    def test_bad_records(self):
        filing = '<filing recordId="f" action="removed" on="{}">{}<holder idNumber="110101199003074610"/></filing>'
        self.assertNotEqual(items(filing.format("2026-11-23", "")), [(2, "bad")])
        for day, inner in (("2026-11-24", ""), ("2026-02-29", ""), ("2026-11-22", "x"), ("2026-11-22", "<holder/>"),
                           ("2026-11-22", "<x/>")):
            self.assertEqual(items(filing.format(day, inner)), [(2, "bad")])
        self.assertEqual(items('<withdrawal recordId="w" of="w"/><x/>'), [(2, "bad"), (2, "bad")])
        self.assertEqual(items('<withdrawal recordId="w" of="v\x7f"/>'), [(2, "bad")])

    def test_refusals_and_their_lines(self):
        self.assertEqual(reading("\r\r\n\n text")["line"], 4)
        self.assertEqual(reading("", "\n" + ROOT.replace("source", "x"))["line"], 2)
        self.assertEqual(reading("", "<!DOCTYPE x>" + ROOT)["line"], 1)
        for inner, refused in (("<a/>" * 70, False), ("".join(f"<a{n}/>" for n in range(64)), False),
                               ("".join(f"<a{n}/>" for n in range(65)), True), ("<x>" * 31 + "</x>" * 31, False),
                               ("<x>" * 32 + "</x>" * 32, True), (f"<!--{'c' * 65529}-->", False),
                               (f"<!--{'c' * 65530}-->", True), (" " * 65536, True), ("\0", True), ("\ufffe", True)):
            self.assertEqual(reading(inner)["refused"], refused, inner[:20])


class Comparison(unittest.TestCase):
    def test_sees_every_difference(self):
        ours = reading('<withdrawal recordId="w" of="v"/><x/>')
        theirs = dict(copy.deepcopy(ours), code=10, ended=True, faults=[("unknownElement", "x")])
        self.assertIsNone(feed_differential.difference(ours, theirs))
        for change in (dict(code=0), dict(ended=False), dict(refused=True, code=65), dict(header={}),
                       dict(items=ours["items"][:1], code=0), dict(items=[(2, "bad"), (2, "bad")]),
                       dict(items=[(3, ours["items"][0][1]), ours["items"][1]])):
            self.assertIsNotNone(feed_differential.difference(ours, {**theirs, **change}), change)
        self.assertIsNone(feed_schema.difference(theirs, False))
        self.assertIsNotNone(feed_schema.difference(theirs, True))
        self.assertIsNotNone(feed_schema.difference(dict(theirs, faults=[]), False))
        self.assertIsNone(feed_schema.difference(dict(theirs, faults=[("badValue", "holder/@idNumber")]), True))

    def test_only_white_sections_are_taken_away_for_the_schema(self):
        with tempfile.NamedTemporaryFile() as file:
            for text, left in (("a<![CDATA[ \n]]>b", "a b"), ("<![CDATA[x <![CDATA[ ]]>", "<![CDATA[x <![CDATA[ ]]>"),
                               ("<!--<![CDATA[ ]]>-->", "<!--<![CDATA[ ]]>-->"), ("e\u0301", "é")):
                feed_schema.prepare(file.name, text.encode())
                with open(file.name, encoding="utf-8") as written:
                    self.assertEqual(written.read(), left)

    def test_a_seed_makes_the_same_files(self):
        def file(n):
            return feed_mutations.mutated(random.Random(f"1/{n}"))
        files = [file(n) for n in range(40)]
        self.assertEqual(files, [file(n) for n in range(40)])
        self.assertGreater(len(set(files)), 35)


if __name__ == "__main__":
    unittest.main()
