"""The invented county of these tests: its tables, and feeds in its words (contracts §3)."""
import os


def citizen(sequence):
    """A valid ID number, born on 1990-03-07; odd sequences are men."""
    digits = f"11010119900307{sequence:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


KNOWN = f"idNumber='{citizen(1)}'"
OTHER = f"idNumber='{citizen(7)}'"
STRANGER = f"idNumber='{citizen(901)}'"
NAMESAKE = "name='张三' birthDate='1990-03-07' sex='M'"
DECLARED = "E44444444"


def write_tables(directory):
    os.makedirs(directory)
    persons = "".join(
        f"{ref},{citizen(number)},{name},M,1990-03-07,U1,科员,other,2020-01-01,active,2020-01-01\n"
        for ref, number, name in (("P1", 1, "张三"), ("P2", 3, "张三"), ("P4", 5, "王五"), ("P5", 7, "赵六")))
    tables = {
        "units": "code,name,parent,region\nU1,某局,,110101\n",
        "persons": "ref,id_number,name,sex,birth_date,unit,post,category,covered_since,status,status_since\n" + persons,
        "documents": "type,number,ref,issuing_state,issued_on,expires_on,declared_on\n"
                     f"ordinaryPassport,{DECLARED},P4,CHN,2020-01-05,2030-01-04,2020-02-01\n",
    }
    for name, text in tables.items():
        with open(os.path.join(directory, name + ".csv"), "w", encoding="utf-8") as file:
            file.write(text)


def feed(*records, sequence=1, more="", source="gd"):
    """The root is line 1, the records start on line 2."""
    return (f'<borderFeed xmlns="urn:levee:border-feed:1" source="{source}" sequence="{sequence}" '
            'generatedAt="2024-03-02T08:00:00+08:00" coversFrom="2024-03-01" coversTo="2024-03-01"' + more + ">\n"
            + "\n".join(records) + "\n</borderFeed>\n")


def booklet(number, more=""):
    return f"<travelDocument type='ordinaryPassport' number='{number}' issuingState='CHN'{more}/>"


def document(record, holder=KNOWN, number="E11111111", on="2024-03-01", action="issued"):
    return (f"<document recordId='{record}' action='{action}' on='{on}'><holder {holder}/>" + booklet(number)
            + "</document>")


def crossing(record, holder=KNOWN, number="E11111111", way="direction='exit' to='HKG'"):
    return (f"<crossing recordId='{record}' {way} at='2024-03-01T09:00:00+08:00' port='CNSZX'>"
            + (f"<holder {holder}/>" if holder else "") + booklet(number) + "</crossing>")


def holdings(record, holder=KNOWN, *numbers):
    return (f"<holdings recordId='{record}' on='2024-03-01'><holder {holder}/>"
            + "".join(map(booklet, numbers)) + "</holdings>")


def filing(record, holder=KNOWN, action="confirmed"):
    return f"<filing recordId='{record}' action='{action}' on='2024-03-01'><holder {holder}/></filing>"


def withdrawal(record, of):
    return f"<withdrawal recordId='{record}' of='{of}' reason='mis-scan'/>"


def reference_feeds():
    """Two feeds with every kind of record and every outcome; the second one withdraws from the first."""
    first = [
        document("a-1"), document("a-2", action="renewed", number="E11111112"), document("a-3", action="lost"),
        document("a-4", OTHER, "E22222222"), document("a-5", OTHER, "E22222222", action="cancelled"),
        crossing("a-6"), crossing("a-7", way="direction='entry' from='MAC'"), crossing("a-8", None, DECLARED),
        holdings("a-9", KNOWN, "E11111111", "E11111112"), holdings("a-10", OTHER),
        filing("a-11"), filing("a-12", OTHER, "removed"), withdrawal("a-13", "a-12"), withdrawal("a-14", "b-4"),
        document("a-1"), document("a-1", number="E99999999"),                          # the same again; a conflict
        document("a-15", STRANGER, "X1"), crossing("a-16", None, "X2"),                # nobody of ours
        document("a-17", NAMESAKE, "X3"), document("a-18", STRANGER, DECLARED),        # perhaps ours
        document("a-19", on="2024-02-30"), document("a-19", KNOWN.replace("11010", "11019", 1)), "<other/>",
    ]
    second = [
        withdrawal("b-1", "a-1"), withdrawal("b-2", "a-13"), withdrawal("b-3", "a-6"), document("b-4", number="E5"),
        crossing("b-5", way="direction='entry' from='HKG'"), holdings("b-6", OTHER, "E22222222"),
        filing("b-7", action="removed"), document("a-2", action="renewed", number="E11111112"),
        crossing("a-7", OTHER), withdrawal("b-8", "b-8"), document("b-9", STRANGER, "X4"),
        document("b-10", NAMESAKE, "X5"), document("b-11", action="found", number="E11111111"),
    ]
    return feed(*first), feed(*second, sequence=2)


def long_feed():
    """Long enough that its reader writes to its pipe several times."""
    known = [document(f"a-{place}", number=f"E{30000000 + place}") for place in range(8)]
    strangers = [document(f"s-{place}", STRANGER, f"X{place}") for place in range(5000)]
    return feed(*known, *strangers)
