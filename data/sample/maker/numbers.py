"""Numbers of people and documents: well formed, drawn at random, and of a region that does not exist."""
import datetime

REGION = "449999"  # no such county
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # neither I nor O


def check_digit(seventeen):
    """ISO 7064 MOD 11-2, as GB 11643 uses it."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(seventeen, weights)) % 11]


def id_number(born, sequence, sex, region=REGION):
    """`sequence` is 0..499; the number's own sequence is odd for a man."""
    body = f"{region}{born:%Y%m%d}{2 * sequence + (sex == 'M'):03d}"
    return body + check_digit(body)


def document_number(kind, issued, serial):
    """The form in use on the day of issue; `serial` below ten million keeps all numbers of a kind apart."""
    letter = LETTERS[issued.year % len(LETTERS)]
    if kind == "ordinaryPassport":
        return f"E{letter}{serial:07d}" if issued >= datetime.date(2017, 4, 5) else f"E{serial:08d}"
    if kind == "hkMacaoPermit":
        return f"C{letter}{serial:07d}" if issued >= datetime.date(2018, 12, 3) else f"C{serial:08d}"
    return {"taiwanPermit": f"L{serial:08d}", "servicePassport": f"SE{serial:07d}",
            "officialOrdinaryPassport": f"PE{serial:07d}", "foreignPassport": f"AB{serial:06d}"}[kind]


def expiry(kind, issued):
    """Ten years for private documents, five for official ones; the last day is the one before the anniversary."""
    years = 5 if kind in ("servicePassport", "officialOrdinaryPassport") else 10
    month, day = (2, 28) if (issued.month, issued.day) == (2, 29) else (issued.month, issued.day)
    return datetime.date(issued.year + years, month, day) - datetime.timedelta(days=1)
