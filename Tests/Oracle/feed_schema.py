"""The schema that ships, held to the program's reading through xmllint: a file is valid where no record in it is bad."""
import re
import subprocess
import unicodedata

# What makes a record bad and XSD 1.0 cannot say, as (reason, attribute); data/schema/border-feed-1.xsd lists the same.
UNSAID = {
    ("badValue", "idNumber"): "check digit, and 30 February as birth date",
    ("badValue", "on"): "the real calendar; a day later than the file",
    ("badValue", "at"): "the real calendar; a day later than the file",
    ("badValue", "birthDate"): "the real calendar",
    ("badValue", "issuedOn"): "the real calendar",
    ("badValue", "expiresOn"): "the real calendar",
    ("badValue", "to"): "the list of countries",
    ("badValue", "from"): "the list of countries",
    ("badValue", "issuingState"): "the list of countries",
    ("badValue", "number"): "at most 100 characters once spaces and hyphens are removed",
    ("dayInFuture", "on"): "a day later than the file",
    ("dayInFuture", "at"): "a day later than the file",
    ("expiresBeforeIssue", "expiresOn"): "order of two days",
    ("missingValue", "to"): "an exit says where to: one attribute's use depends on another's value",
    ("missingValue", "idNumber"): "a document's holder has idNumber, or name, birthDate and sex",
    ("withdrawalCycle", "of"): "a withdrawal does not name itself",
    ("unknownAttribute", "schemaLocation"): "every element may carry xsi:schemaLocation in a schema's eyes",
    ("unknownAttribute", "nil"): "xsi:nil is the schema language's own",
}
SECTION = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


def prepare(path, data):
    """Writes the file as a schema can judge it: lengths are counted in NFC, and xmllint takes white space in a CDATA
    section for text, which XML does not (XSD 1.0 part 1, 3.4.4: element-only content)."""
    text = unicodedata.normalize("NFC", data.decode("utf-8"))
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(SECTION.sub(lambda m: m[0] if m[1] is None or m[1].strip(" \t\r\n") else " ", text))


def verdicts(schema, paths):
    """path -> whether the schema finds the file valid."""
    if not paths:
        return {}
    result = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, *paths], capture_output=True, text=True,
                            errors="replace")
    said = {}
    for line in result.stderr.splitlines():
        path, _, verdict = line.rpartition(".xml ")
        if verdict in ("validates", "fails to validate"):
            said[path + ".xml"] = verdict == "validates"
    return {path: said.get(path) for path in paths}


def difference(reading, is_valid):
    """None where schema and program agree, or differ by a rule that the schema cannot say."""
    if is_valid is None:
        return "xmllint gave no verdict"
    faults = [(reason, field.rpartition("@")[2]) for reason, field in reading["faults"]]
    if is_valid and any(fault not in UNSAID for fault in faults):
        return f"schema says valid; program: {reading['why']}"
    if not is_valid and not faults:
        return "schema says invalid; program: no bad record"
    return None
