"""How a rule is written here.

A rule is a function (view, person) -> answers; an answer is (subject, truth, day). `day` is the event's day for a
rule about events, and None for a rule about a state, whose `since` is found by asking again on earlier days.
"""
import values as v

RULES = {}  # id -> (severity, function)


def rule(identifier, severity):
    def register(function):
        RULES[identifier] = (severity, function)
        return function
    return register


def answers(view, person, identifier):
    """subject -> (truth, the earliest day of an event that fires); several answers on one subject are one."""
    result = {}
    for subject, truth, day in RULES[identifier][1](view, person):
        before, earliest = result.get(subject, (False, None))
        if truth is True and day is not None:
            earliest = day if earliest is None else min(day, earliest)
        result[subject] = (v.either(before, truth), earliest)
    return result


def person_subject(person):
    return f"person:{person.ref}"


def crossing_subject(crossing):
    return f"crossing:{crossing.source}/{crossing.record_id}"
