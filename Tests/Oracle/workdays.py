"""Working days by `data/codes/calendar.yaml`; a year that it does not list is counted by weekdays."""
import datetime
import functools
import os
import re

import values as v

CALENDAR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "codes", "calendar.yaml")
_DAY = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"


@functools.cache
def calendar(path=CALENDAR):
    """(days off, weekend days that are worked)"""
    off, worked = set(), set()
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.strip()
            span = re.match(rf"- \{{from: {_DAY}, to: {_DAY},", line)
            if span:
                off.update(range(v.day(span[1]), v.day(span[2]) + 1))
            elif line.startswith("makeUpDays:"):
                worked.update(map(v.day, re.findall(_DAY, line)))
    return off, worked


def is_working(day):
    off, worked = calendar()
    return day in worked or (day not in off and datetime.date.fromordinal(day).weekday() < 5)


def between(after, before):
    """How many working days lie after the one day and before the other."""
    return sum(map(is_working, range(after + 1, before)))
