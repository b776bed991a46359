"""What the server has logged so far, whatever the other tests did: nothing of anybody, nothing that was typed."""
import csv, glob, os, re, unittest

from browsing import ROOT
from filing import FilingCase


def secrets():
    """Names, personnel numbers, ID numbers and document numbers of the sample, and what the stories type."""
    found = {"to see a daughter", "graduation", "no such booklet", "GU CHENGLIN", "the river keeps", "SQ-2026", "QL-S-0002"}
    for path in glob.glob(os.path.join(ROOT, "data/sample/**/*.csv"), recursive=True):
        with open(path, "rb") as file:
            read = file.read()
        # As the offices send them: not every table is in UTF-8.
        try:
            text = read.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = read.decode("gb18030")
        for row in csv.DictReader(text.splitlines()):
            for column, value in row.items():
                if re.search("name|latin|ref|number|document|approval_no", column) and value:
                    found.add(value.split(":")[-1])
    # A single letter or a count is in every line.
    return {text for text in found if len(text) > 4 or re.search("[\u4e00-\u9fff]{2}", text)}


class LogTests(FilingCase):
    def test_nothing_personal_is_logged(self):
        page = self.page()
        self.office.sign_in(page, "jingban-01")
        self.go(page, "/people?unit=QL02&status=active")
        page.fill("#text", "QL0125")
        page.click("main button:has-text('Search')")
        page.click("table a")
        self.assertIn("QL0125", page.inner_text("h1"))
        page.goto(self.office.base + "/people/QL0125?text=Zweifelhaft")

        with open(self.office.log, encoding="utf-8") as file:
            lines = file.read().splitlines()
        answered = [line for line in lines if "answered" in line]
        self.assertGreater(len(answered), 5)
        self.assertTrue(any("GET /people/{person}" in line for line in answered), answered[-5:])
        words = secrets()
        self.assertGreater(len(words), 500)
        for word in words | {"QL0125", "Zweifelhaft", "status=active", "unit=", "?"}:
            for line in lines:
                self.assertNotIn(word, line)
        # No address as it was asked for: what is sealed in it has 24 letters and more.
        for line in answered:
            self.assertIsNone(re.search(r"/[A-Za-z0-9_-]{24,}", line), line)


if __name__ == "__main__":
    unittest.main()
