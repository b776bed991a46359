"""Five of the rules as somebody would write them by hand in SQL, for DuckDB and for SQLite, over the same tables.

The words of `rules.md` for the world of `world.py`: everybody is covered since 2021-03-01 and active, and no trip shares its days
with another approval. What `levee` counts for the same rule is held against each count.
"""

DUE = "date '2026-11-23'"

# The exits of a person in order, each with the entry that follows it, and the approval that covers it.
TRIPS = """
trips AS (
  SELECT c.ref, c.record, c.day AS left_on, c.type, c.number,
    CASE WHEN lead(c.direction) OVER w = 'entry' THEN lead(c.day) OVER w END AS entered,
    CASE WHEN lead(c.direction) OVER w = 'entry' THEN lead(c.record) OVER w END AS entry,
    c.direction
  FROM crossings c WINDOW w AS (PARTITION BY c.ref ORDER BY c.at, c.record)
),
covered AS (
  SELECT t.*, a.approval_no, a.return_on,
    row_number() OVER (PARTITION BY t.record ORDER BY a.depart_on, a.approval_no) AS place
  FROM trips t JOIN approvals a ON a.ref = t.ref AND a.kind = 'travel' AND a.decision = 'approved'
    AND {minus3} <= t.left_on AND t.left_on <= a.return_on
  WHERE t.direction = 'exit'
)
"""

RULES = {
    "filing.missing": """
SELECT p.ref FROM persons p WHERE {due} > {covered30} AND coalesce((
  SELECT f.action FROM filings f WHERE f.ref = p.ref AND f.on_day <= {due}
  ORDER BY f.on_day DESC, CASE f.action WHEN 'withdrawn' THEN 0 WHEN 'filed' THEN 1 ELSE 2 END DESC LIMIT 1
), 'withdrawn') = 'withdrawn'
""",
    "document.undeclared": """
SELECT i.ref, i.type, i.number FROM issued i
WHERE i.type IN ('ordinaryPassport', 'hkMacaoPermit', 'taiwanPermit') AND i.issued_on <= {due} AND i.expires_on >= {due}
AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.type = i.type AND d.number = i.number AND d.ref = i.ref)
AND NOT EXISTS (SELECT 1 FROM custody c WHERE c.type = i.type AND c.number = i.number AND c.day <= {due})
""",
    "document.not-handed-in": """
SELECT d.ref, d.type, d.number FROM documents d JOIN persons p ON p.ref = d.ref
WHERE d.type IN ('ordinaryPassport', 'hkMacaoPermit', 'taiwanPermit') AND d.issued_on <= {due} AND d.expires_on >= {due}
AND {due} > {later10}
AND NOT EXISTS (SELECT 1 FROM custody c WHERE c.type = d.type AND c.number = d.number AND c.day <= {due})
""",
    "crossing.late-return": "WITH {trips} SELECT entry FROM covered WHERE place = 1 AND entered > return_on",
    "custody.return-overdue": """
WITH {trips}, last AS (
  SELECT c.*, row_number() OVER (PARTITION BY c.type, c.number ORDER BY c.at DESC) AS place FROM custody c
  WHERE c.event <> 'seen'
)
SELECT l.type, l.number FROM last l JOIN approvals a ON a.approval_no = l.approval AND a.decision = 'approved'
LEFT JOIN covered t ON t.approval_no = a.approval_no AND t.place = 1
WHERE l.place = 1 AND l.event = 'handedOut' AND {due} > {back10}
""",
}

TABLES = {
    "persons": "ref, covered_since",
    "filings": "ref, on_day, action",
    "documents": "type, number, ref, issued_on, expires_on",
    "custody": "type, number, at, day, event, approval",
    "approvals": "approval_no, ref, kind, depart_on, return_on, decision",
    "crossings": "ref, record, direction, at, day, type, number",
    "issued": "ref, type, number, issued_on, expires_on",
}


def rule(name, dialect):
    """The text of one rule in one dialect: `duckdb` has days, `sqlite` has texts that are compared as such."""
    if dialect == "duckdb":
        words = {"due": DUE, "covered30": "p.covered_since + 30", "minus3": "a.depart_on - 3",
                 "later10": "greatest(d.issued_on, p.covered_since) + 10", "back10": "coalesce(t.entered, a.return_on) + 10"}
    else:
        words = {"due": "'2026-11-23'", "covered30": "date(p.covered_since, '+30 days')",
                 "minus3": "date(a.depart_on, '-3 days')",
                 "later10": "date(max(d.issued_on, p.covered_since), '+10 days')",
                 "back10": "date(coalesce(t.entered, a.return_on), '+10 days')"}
    words["trips"] = TRIPS.format(**words)
    return RULES[name].format(**words)
