"""A tiny world written by hand: rows and feed files in, findings out."""
import os
import tempfile

import oracle
import values as v
import world
from world_builder import Builder

D = v.day("2026-11-23")


class Case:
    """One covered person P1 (active since long ago, filed), a day, and whatever a test adds."""

    def __init__(self, day=D, **person):
        import random
        self.b = Builder(random.Random(0), day)
        self.day = day
        self.feeds = {}
        self.p = self.person("P1", "1970-01-01", **person)
        self.b.row("filings", ref="P1", on="2015-01-01", action="filed", unit="U1", post="处长")

    def person(self, ref, birth, **more):
        row = dict(ref=ref, id_number=self.b.id_number(v.day(birth), "M"), name="张三", sex="M", birth_date=birth,
                   unit="U1", post="处长", category="leader", rank="bureau", covered_since="2015-01-01",
                   status="active", status_since="2015-01-01")
        row.update(more)
        return self.b.row("persons", **row)

    def feed(self, *records, sequence=1, source="gd", first=D - 400, last=D, generated=None, name=None):
        generated = generated or f"{v.show_day(min(last, D) )}T23:00:00+08:00"
        root = (f'xmlns="urn:levee:border-feed:1" source="{source}" sequence="{sequence}" '
                f'generatedAt="{generated}" coversFrom="{v.show_day(first)}" coversTo="{v.show_day(last)}"')
        self.feeds[name or f"{len(self.feeds):03d}.xml"] = f"<borderFeed {root}>{''.join(records)}</borderFeed>"

    def run(self, day=None):
        """Imports on the case's day; examines `day`, which may lie before it."""
        with tempfile.TemporaryDirectory() as out:
            world.write(self.b, self.feeds, out)
            facts, self.imports = oracle.load(out, self.day)
        assert not facts.registry.rejected, facts.registry.rejected
        self.findings, self.counts, self.undecided = oracle.evaluate(facts, day or self.day)
        return self

    def fired(self, rule, day=None):
        """subject -> since"""
        self.run(day)
        return {f["subject"]: f["since"] for f in self.findings if f["rule"] == rule}

    # --- feed records of P1

    def holder(self, person=None):
        return f'<holder idNumber="{(person or self.p)["id_number"]}"/>'

    def crossing(self, identifier, direction, at, key="ordinaryPassport:E10000001", person=None, more='to="SGP"'):
        kind, number = key.split(":")
        more = more if direction == "exit" else ""
        return (f'<crossing recordId="{identifier}" direction="{direction}" at="{at}" {more}>{self.holder(person)}'
                f'<travelDocument type="{kind}" number="{number}"/></crossing>')

    def document(self, identifier, action, on, key="ordinaryPassport:E10000001", person=None, holder=None,
                 dates='issuedOn="2020-01-01" expiresOn="2029-12-31"'):
        kind, number = key.split(":")
        return (f'<document recordId="{identifier}" action="{action}" on="{on}">{holder or self.holder(person)}'
                f'<travelDocument type="{kind}" number="{number}" issuingState="CHN" {dates}/></document>')


def withdrawal(identifier, of):
    return f'<withdrawal recordId="{identifier}" of="{of}"/>'


def days(n):
    """n days before the as-of day, as text."""
    return v.show_day(D - n)
