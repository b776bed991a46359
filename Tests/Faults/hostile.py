"""Files made to harm, each imported into a fresh registry: `hostile.py LEVEE [--all | --sample N] [--factor F] [--jobs J]`.

Each must get the answer that stands beside it, within 2 s of CPU time (times the factor: a debug build may take ten) and
256 MB, without a crash; a refused one leaves every row as it was. Some are traced: no socket, nothing opened or run but the
program's own, and nothing at all inside the reader's cage.
"""
import argparse
import concurrent.futures
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

import attacks_bytes
import attacks_floods
import attacks_markup
import watched
from house import House, everything

SECONDS, MEBIBYTES = 2.0, 256
TOTALS = ("accepted", "duplicate", "notRegistered", "possibleMatch", "quarantined")
MEASURE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "measure.py")


class Ground:
    def __init__(self, levee, scratch, factor):
        self.house = House(levee, scratch)
        self.before = everything(self.house.template)
        self.factor = factor
        self.slowest, self.largest = (0.0, ""), (0, "")

    def attack(self, attack, is_traced):
        """What went wrong, as lines."""
        with tempfile.TemporaryDirectory(dir=self.house.scratch) as place:
            path = os.path.join(place, attack.file)
            if isinstance(attack.content, bytes):
                with open(path, "wb") as file:
                    file.write(attack.content)
            else:
                os.symlink(attack.content, path)
            home = self.house.copy()
            try:
                return [f"{attack.name}: {what}" for what in self.judge(attack, place, home, is_traced)]
            finally:
                shutil.rmtree(home)

    def judge(self, attack, place, home, is_traced):
        figures, log = os.path.join(place, ".figures"), os.path.join(place, ".log")
        command = [self.house.levee, "import", "--json", "--lang", "en", "--home", home, "--", attack.file]
        if is_traced:
            command = ["strace", "-f", "-q", "-s", "4096", "-o", log, "-e", watched.CALLS, *command]
        try:
            result = subprocess.run([sys.executable, "-S", MEASURE, figures, *command], cwd=place, capture_output=True,
                                    timeout=60 * self.factor)
        except subprocess.TimeoutExpired:
            yield "hangs"
            return
        with open(figures, encoding="ascii") as file:
            seconds, kibibytes, code = file.read().split()
        if not is_traced:
            yield from self.costs(attack.name, float(seconds), int(kibibytes) / 1024)
        yield from self.answered(attack, int(code), result.stdout, result.stderr)
        if attack.is_refused and everything(home) != self.before:
            yield "the registry is not as it was"
        if is_traced:
            yield from watched.faults(log, (self.house.levee, home, attack.file, "/usr/bin/strace"),
                                      os.path.exists(attack.file))

    def costs(self, name, seconds, mebibytes):
        self.slowest, self.largest = max(self.slowest, (seconds, name)), max(self.largest, (mebibytes, name))
        if seconds > SECONDS * self.factor:
            yield f"took {seconds:.1f} s of CPU time"
        if mebibytes > MEBIBYTES:
            yield f"took {mebibytes:.0f} MiB"

    def answered(self, attack, code, output, errors):
        if code < 0 or code > 128:
            yield f"crashed with {code}"
        try:
            answer, = map(json.loads, output.decode().splitlines())
        except ValueError:
            yield f"ended with {code} and no single answer: {output[-300:]} {errors[-300:]}"
            return
        if answer["file"] != attack.file:
            yield f"answered for `{answer['file']}`"
        if attack.is_refused:
            found = answer.get("refused", {}).get("code")
            if code != 65 or found not in attack.answer:
                yield f"ended with {code} and {found or answer}, not {attack.answer}"
        elif "refused" in answer:
            yield f"was refused: {answer['refused']}"
        else:
            totals = tuple(answer[key] for key in TOTALS)
            expected = attack.answer if len(attack.answer) > 1 else totals
            held = totals[3] + totals[4] > 0
            if totals != expected or sum(totals) != answer["received"] or answer["received"] != sum(attack.answer) \
                    or code != (10 if held else 0):
                yield f"ended with {code} and {totals}, not {attack.answer}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("levee")
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--all", action="store_true")
    chosen.add_argument("--sample", type=int, default=40, help="this many files, drawn at random")
    parser.add_argument("--only", default="", help="files whose names hold this text")
    parser.add_argument("--factor", type=float, default=10)
    parser.add_argument("--traced", type=float, default=0.2, help="the share that is traced too")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    attacks = [a for module in (attacks_markup, attacks_bytes, attacks_floods) for a in module.all_attacks()
               if options.only in a.name]
    chance = random.Random(options.seed)
    drawn = attacks if options.all or options.sample >= len(attacks) else chance.sample(attacks, options.sample)
    print(f"seed {options.seed}", flush=True)
    runs = [(attack, False) for attack in drawn]
    runs += [(attack, True) for attack in chance.sample(drawn, max(1, round(len(drawn) * options.traced)))]
    with tempfile.TemporaryDirectory() as scratch:
        ground = Ground(options.levee, scratch, options.factor)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            failures = 0
            for done in concurrent.futures.as_completed([pool.submit(ground.attack, *run) for run in runs]):
                for line in done.result():
                    print(line, flush=True)
                    failures += 1
    print(f"{len(drawn)} of {len(attacks)} hostile files, {len(runs) - len(drawn)} of them traced too, {failures} failures")
    print(f"slowest {ground.slowest[0]:.2f} s ({ground.slowest[1]}), largest {ground.largest[0]:.0f} MiB ({ground.largest[1]})")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
