"""Values of contracts §1: every parser returns a comparable value or raises ValueError.

A day is an int (proleptic ordinal), an instant is an int of nanoseconds counted from ordinal 0 in UTC.
"""
import datetime
import re
import unicodedata

NS = 1_000_000_000
DAY_NS = 86_400 * NS
ZONE_NS = 8 * 3600 * NS  # Asia/Shanghai, +08:00 (its summer times before 1992 are left out)

PRIVATE, OFFICIAL = "private", "official"
DOCUMENT_CLASS = {
    "ordinaryPassport": PRIVATE, "hkMacaoPermit": PRIVATE, "taiwanPermit": PRIVATE,
    "diplomaticPassport": OFFICIAL, "servicePassport": OFFICIAL, "officialOrdinaryPassport": OFFICIAL,
    "officialHkMacaoPermit": OFFICIAL, "foreignPassport": None, "other": None,
}
RANKS = ["provincial", "provincialDeputy", "bureau", "bureauDeputy", "county", "countyDeputy",
         "section", "sectionDeputy", "staff"]
BUREAU_OR_HIGHER = set(RANKS[:4])

COUNTRIES = set("""
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH
BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB
CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO
GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN
IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA
MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER
NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU
RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA
TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT
WLF WSM YEM ZAF ZMB ZWE XKX
""".split())

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_INSTANT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9}))?"
                      r"(Z|[+-][0-9]{2}:[0-9]{2})")


def day(text):
    match = _DAY.fullmatch(text)
    if not match:
        raise ValueError(f"not a day: {text!r}")
    year, month, date = map(int, match.groups())
    if not 1900 <= year <= 2199:
        raise ValueError(f"year out of range: {text!r}")
    return datetime.date(year, month, date).toordinal()


def show_day(ordinal):
    return datetime.date.fromordinal(ordinal).isoformat()


def year_of(ordinal):
    return datetime.date.fromordinal(ordinal).year


def years_before(ordinal, years):
    """The same date some years earlier; 29 February becomes 28 February."""
    date = datetime.date.fromordinal(ordinal)
    try:
        return date.replace(year=date.year - years).toordinal()
    except ValueError:
        return date.replace(year=date.year - years, day=28).toordinal()


def instant(text):
    match = _INSTANT.fullmatch(text)
    if not match:
        raise ValueError(f"not an instant: {text!r}")
    date, hour, minute, second, fraction, offset = match.groups()
    hour, minute, second = int(hour), int(minute), int(second)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"not a time of day: {text!r}")
    shift = 0
    if offset != "Z":
        hours, minutes = int(offset[1:3]), int(offset[4:6])
        if minutes > 59 or hours * 60 + minutes > 14 * 60 or offset == "-00:00":
            raise ValueError(f"offset refused: {text!r}")
        shift = (hours * 60 + minutes) * (-1 if offset[0] == "-" else 1)
    seconds = day(date) * 86_400 + hour * 3600 + minute * 60 + second - shift * 60
    return seconds * NS + int((fraction or "0").ljust(9, "0"))


def day_of(moment):
    """The calendar day of an instant in the policy's time zone."""
    return (moment + ZONE_NS) // DAY_NS


def last_moment(ordinal):
    return (ordinal + 1) * DAY_NS - ZONE_NS - 1


def id_number(text):
    text = ident(text, 18)
    if not re.fullmatch(r"[0-9]{17}[0-9Xx]", text):
        raise ValueError("an ID number has 17 digits and a check digit (15 digits: the old form)")
    text = text.upper()
    day(f"{text[6:10]}-{text[10:12]}-{text[12:14]}")
    if text[17] != check_digit(text[:17]):
        raise ValueError("wrong check digit")
    return text


def check_digit(seventeen):
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(d) * w for d, w in zip(seventeen, weights)) % 11]


def country(text):
    if text not in COUNTRIES:
        raise ValueError(f"unknown country {text!r}")
    return text


def document_type(text):
    if text not in DOCUMENT_CLASS:
        raise ValueError(f"unknown document type {text!r}")
    return text


def document_number(text):
    """Normalised once, on the way in: what the removed characters kept apart is not put together. Letters outside a to z
    are in no travel document's number (ICAO 9303) and stay as they are."""
    text = unicodedata.normalize("NFC", text).replace(" ", "").replace("-", "").translate(UPPER)
    return plain_ident(text)


def document_key(text):
    """`type:number`, the name of a document."""
    kind, colon, number = text.partition(":")
    if not colon:
        raise ValueError(f"not a document: {text!r}")
    return document_type(kind), document_number(number)


UPPER = {ord(c): c.upper() for c in "abcdefghijklmnopqrstuvwxyz"}


def ident(text, limit=100):
    """Codes, ids and numbers: never trimmed, white space makes them bad; so do controls, as in the schema that ships."""
    return plain_ident(unicodedata.normalize("NFC", text), limit)


def plain_ident(text, limit=100):
    if not text or len(text) > limit or any(c.isspace() or unicodedata.category(c) == "Cc" for c in text):
        raise ValueError(f"not an id: {text!r}")
    return text


def text(limit):
    def parse(value):
        value = unicodedata.normalize("NFC", value).strip()
        if not value or len(value) > limit:
            raise ValueError("too long" if value else "blank")
        return value
    return parse


name = text(200)
free = text(1000)


def one_of(*choices):
    def parse(value):
        if value not in choices:
            raise ValueError(f"{value!r} is none of {', '.join(choices)}")
        return value
    return parse


def subject_of(key):
    return f"{key[0]}:{key[1]}"


# Three-valued logic: True, False, None (undecided).

def both(*truths):
    if any(t is False for t in truths):
        return False
    return None if any(t is None for t in truths) else True


def either(*truths):
    if any(t is True for t in truths):
        return True
    return None if any(t is None for t in truths) else False


def negate(truth):
    return None if truth is None else not truth
