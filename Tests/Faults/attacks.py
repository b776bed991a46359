"""What an attack is: a file, and the answer that it must get."""
from dataclasses import dataclass

import feedtext

MEBI = 1 << 20
CONTENT = feedtext.feed(feedtext.filing("f-1"))


@dataclass
class Attack:
    name: str
    """Bytes, or the name of something that is there already."""
    content: bytes | str
    """Codes of a refusal, any of which is right; or totals: accepted, duplicate, notRegistered, possibleMatch, quarantined;
    or how many records there are, whatever becomes of each."""
    answer: tuple
    file: str = "feed.xml"

    @property
    def is_refused(self):
        return isinstance(self.answer[0], str)


def refused(name, content, *codes, **more):
    return Attack(name, content.encode() if isinstance(content, str) else content, codes, **more)


def taken(name, content, accepted=0, duplicate=0, stranger=0, possible=0, quarantined=0, any_total=None, **more):
    content = content.encode() if isinstance(content, str) else content
    if any_total is not None:
        return Attack(name, content, (any_total,), **more)
    return Attack(name, content, (accepted, duplicate, stranger, possible, quarantined), **more)


def records(name, text, **totals):
    return taken(name, feedtext.feed(text), **totals)
