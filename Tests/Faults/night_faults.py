"""Kills a night at every durable call, fills its disk and breaks it: `night_faults.py LEVEE [--sample N] [--jobs J]`.

After each fault: the registry is sound; the night is in whole or not at all; where its report was printed it is in; running it
again gives the findings, the report, the page and the file of an undisturbed night. Only a night whose report was printed whole
need not be told again: then the second one says that it opened nothing, as a second one does.
"""
import os
import shutil
import subprocess
import sys
import tempfile

import feedtext
from house import House, read
from injecting import DURABLE, FAULTS, FaultStory, counted, difference, options, sweep, trace

BEFORE, DAY = "2024-03-10", "2024-06-01"
WRITTEN = ("findings.jsonl", "morning.html")
# Numbers of rows and receipts differ between two runs that did the same.
STANDING = {
    "finding": "SELECT * FROM finding",
    "event": "SELECT finding, kind, as_of, severity, since, facts, evidence FROM finding_event",
    "verdict": "SELECT * FROM verdict", "marked": "SELECT * FROM marked",
    "night": "SELECT DISTINCT as_of, policy, persons, regular, irregular, undecided, findings FROM night",
}


class NightHouse(House):
    """A registry on the evening before a night that opens and closes findings."""

    def __init__(self, levee, scratch):
        super().__init__(levee, scratch)
        for place, text in enumerate(feedtext.reference_feeds()):
            path = os.path.join(scratch, f"{place}.xml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            subprocess.run([self.levee, "import", "--home", self.template, path], stdout=subprocess.DEVNULL, check=False)
            if place == 0:
                subprocess.run(self.night(self.template, BEFORE), stdout=subprocess.DEVNULL, check=False)
        more = os.path.join(scratch, "persons.csv")
        with open(os.path.join(scratch, "tables", "persons.csv"), encoding="utf-8") as file:
            head = file.readline()
        with open(more, "w", encoding="utf-8") as file:
            file.write(head + "".join(
                f"P{n},{feedtext.citizen(2 * n + 1)},新人,M,1990-03-07,U1,科员,other,2020-01-01,active,2020-01-01\n"
                for n in (8, 9)))
        self.must("load", "--home", self.template, more)

    def night(self, home, day, *more):
        return [self.levee, "nightly", "--as-of", day, "--lang", "en", "--home", home, *more]

    def run_night(self, home, before=()):
        """(exit code, what it printed, standard error, what it wrote to files)."""
        files = [os.path.join(home, name) for name in WRITTEN]
        result = subprocess.run(
            [*before, *self.night(home, DAY, "--findings", files[0], "--html", files[1],
                                  "--metrics", os.path.join(home, "levee.prom"))], capture_output=True, check=False)
        written = {}
        for name, path in zip(WRITTEN, files):
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    written[name] = file.read()
        home = os.fsencode(home)
        return (result.returncode, result.stdout.replace(home, b"HOME").decode(),
                result.stderr.replace(home, b"HOME").decode("utf-8", "replace"), written)


def standing(home):
    return read(home, lambda database: {
        name: sorted(map(repr, database.execute(sql))) for name, sql in STANDING.items()})


class NightStory(FaultStory):
    """What an undisturbed night leaves and says, and what a second one of the day says."""

    name = "night"
    # 65 where its file of findings cannot be written.
    mute = (65, 74)

    def __init__(self, house):
        self.house = house
        self.none = standing(house.template)
        home = house.copy()
        self.code, self.printed, _, self.written = house.run_night(home)
        self.whole = standing(home)
        self.second = house.run_night(home)
        if self.code != 10 or " 0 opened" in self.printed or " 0 closed" in self.printed or self.none == self.whole:
            raise SystemExit(f"the undisturbed night ended with {self.code}: {self.printed}")
        if self.second[0] != 0 or standing(home) != self.whole:
            raise SystemExit(f"the second night ended with {self.second[0]}: {self.second[1]}")
        shutil.rmtree(home)

    def counts(self):
        home, log = self.house.copy(), os.path.join(self.house.scratch, "night.log")
        code, printed, _, written = self.house.run_night(home, trace(log, ",".join(DURABLE)))
        if (code, printed, written) != (self.code, self.printed, self.written):
            raise SystemExit(f"the undisturbed night ended with {code} under strace: {printed}")
        shutil.rmtree(home)
        return counted(log)

    def run(self, home, before):
        return self.house.run_night(home, before)[:3]

    def judge(self, home, code, printed, errors):
        kept = standing(home)
        if kept not in (self.none, self.whole):
            yield f"half a night was kept: {difference(kept, self.whole)}"
        if printed and kept != self.whole:
            yield f"told and lost: {printed[-200:]}"
        if not self.printed.startswith(printed):
            yield f"told something else: {printed[-300:]}"
        if code in (0, 10) and (code, printed) != (self.code, self.printed):
            yield f"ended well with {code} and told {printed[-200:]}"
        if code not in (0, 10, -9) and not errors:
            yield f"ended with {code} and said nothing"
        yield from self.again(home, printed == self.printed)

    def again(self, home, was_told):
        code, printed, errors, written = self.house.run_night(home)
        whole = (self.code, self.printed, self.written)
        second = (self.second[0], self.second[1], self.second[3])
        if (code, printed, written) != whole and not (was_told and (code, printed, written) == second):
            yield f"running it again ended with {code} {errors[-200:]} and told {printed[-300:]}"
        found = standing(home)
        if found != self.whole:
            yield f"running it again gave other findings: {difference(found, self.whole)}"
        if not self.house.is_sound(home):
            yield "doctor does not call it sound after running it again"


def points(story):
    for call, count in sorted(story.counts().items()):
        for fault in FAULTS:
            for when in range(1, count + 1):
                yield story, call, fault, when


def main():
    chosen_by = options(__doc__)
    with tempfile.TemporaryDirectory() as scratch:
        return sweep(list(points(NightStory(NightHouse(chosen_by.levee, scratch)))), chosen_by)


if __name__ == "__main__":
    sys.exit(main())
