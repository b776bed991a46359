"""Kills an import at every durable call, fills its disk and breaks it: `faults.py LEVEE [--sample N] [--jobs J]`.

After each fault: the registry is sound; each file is in whole or not at all; each file that the program answered for is in;
importing again gives what an undisturbed import gives.
"""
import os
import shutil
import sys
import tempfile

import feedtext
from house import House, facts
from injecting import DURABLE, FAULTS, FaultStory, counted, difference, options, sweep, trace


class Story(FaultStory):
    """Files to import, and the facts of every state that a fault may leave."""

    # 65 is the process that started the one that was killed.
    killed = (-9, 65)

    def __init__(self, house, name, files, states):
        self.house, self.name, self.files = house, name, files
        self.names = [os.path.basename(f) for f in files]
        self.states = []
        for state in states:
            home = house.copy()
            answers = {}
            for place in state:
                answers.update(house.run(home, [files[place]])[1])
            self.states.append(({self.names[p] for p in state}, facts(home), answers))
            shutil.rmtree(home)
        self.whole = self.states[-1][1]
        self.answers = self.states[-1][2]

    def counts(self):
        """How often each kind of call comes, in the process that makes most of it."""
        home, log = self.house.copy(), os.path.join(self.house.scratch, self.name + ".log")
        code, answers, _ = self.house.run(home, self.files, trace(log, ",".join(DURABLE)))
        if code != 10 or answers != self.answers or facts(home) != self.whole:
            raise SystemExit(f"{self.name}: the undisturbed import ended with {code}: {answers}")
        shutil.rmtree(home)
        return counted(log)

    def run(self, home, before):
        return self.house.run(home, self.files, before)

    def judge(self, home, code, answers, errors):
        found = facts(home)
        kept = next((names for names, state, _ in self.states if state == found), None)
        acknowledged = {name for name, answer in answers.items() if "refused" not in answer}
        if kept is None:
            yield f"half a file was kept: {difference(found, self.whole)}"
        elif not acknowledged <= kept:
            yield f"acknowledged and lost: {acknowledged - kept}"
        if code in (0, 10) and (kept != set(self.names) or answers != self.answers):
            yield f"ended well with {code} and kept {kept}, answered {answers}"
        if code not in (0, 10, -9) and not errors and not any("refused" in a for a in answers.values()):
            yield f"ended with {code} and said nothing"
        yield from self.again(home)

    def again(self, home):
        code, answers, errors = self.house.run(home, self.files)
        if code != 10 or set(answers) != set(self.names):
            yield f"importing again ended with {code}: {errors[-300:]}"
        found = facts(home)
        if found != self.whole:
            yield f"importing again gave other facts: {difference(found, self.whole)}"
        if not self.house.is_sound(home):
            yield "doctor does not call it sound after importing again"


class ReaderStory(Story):
    """Faults that only the first file's reader meets: it makes more calls of the kind than the process that started it."""

    def judge(self, home, code, answers, errors):
        long, short = self.names
        refusal = answers.get(long, {}).get("refused", {}).get("code")
        if code != 65 or refusal != "readerFailed" or answers[short] != self.states[0][2][short]:
            yield f"ended with {code} and answered {answers}"
        if facts(home) != self.states[0][1]:
            yield "the other file is not in as it should be"
        yield from super().judge(home, code, answers, errors)


def stories(house):
    texts = {"a.xml": feedtext.reference_feeds()[0], "b.xml": feedtext.reference_feeds()[1],
             "long.xml": feedtext.long_feed(), "short.xml": feedtext.feed(feedtext.document("c-1"), feedtext.document(
                 "c-2", on="2024-02-30"), sequence=2)}
    paths = {}
    for name, text in texts.items():
        paths[name] = os.path.join(house.scratch, name)
        with open(paths[name], "w", encoding="utf-8") as file:
            file.write(text)
    return (Story(house, "import", [paths["a.xml"], paths["b.xml"]], [[], [0], [0, 1]]),
            ReaderStory(house, "reader", [paths["long.xml"], paths["short.xml"]], [[1], [0, 1]]))


def points(story):
    for call, count in sorted(story.counts().items()):
        # The reader writes nothing but its pipe; the process that started it writes an answer for each file.
        first = len(story.files) + 1 if isinstance(story, ReaderStory) else 1
        if isinstance(story, ReaderStory) and call != "write":
            continue
        for fault in FAULTS:
            for when in range(first, count + 1):
                yield story, call, fault, when


def main():
    chosen_by = options(__doc__)
    with tempfile.TemporaryDirectory() as scratch:
        return sweep([point for story in stories(House(chosen_by.levee, scratch)) for point in points(story)], chosen_by)


if __name__ == "__main__":
    sys.exit(main())
