"""An application filed question by question, and what the offices say to it: where several stories begin."""
import datetime, re

from browsing import BrowserCase


class FilingCase(BrowserCase):
    def done(self, page):
        """What a form says that was sent: what it did, or else what is wrong with it."""
        page.wait_for_selector(".notice.done, .errors")
        self.assertFalse(page.query_selector(".errors"), page.inner_text("main"))
        return page.inner_text(".notice.done")

    def find_application(self, page, number):
        self.go(page, "/applications")
        page.click(f"table a:has-text('{number}')")

    def next(self, page):
        page.click("main button:has-text('Continue')")

    def file_application(self, page, person):
        """Question by question, with a slip on the way; the number it got."""
        self.office.sign_in(page, "jingban-01")
        self.go(page, "/applications/new")
        page.click("ol.tasks a >> nth=0")
        page.fill("#person", person)
        self.next(page)
        page.check("input[name=kind][value=travel]")
        page.check("input[name=purpose][value=private]")
        self.next(page)
        page.fill("#reason", "to see a daughter's graduation")
        self.next(page)
        # A wrong code comes back with what is wrong, and what was typed.
        page.fill("#destinations", "SGP XYZ")
        self.next(page)
        self.assertIn("There is a problem", page.inner_text(".errors"))
        self.assertEqual(page.input_value("#destinations"), "SGP XYZ")
        page.fill("#destinations", "SGP")
        self.next(page)
        page.fill("#departOn", str(self.office.clock.today))
        page.fill("#returnOn", str(self.office.clock.today + datetime.timedelta(5)))
        self.next(page)
        # The draft is kept: another sign-in finds it.
        self.office.sign_in(page, "jingban-01")
        self.go(page, "/applications/new/answers")
        answers = page.inner_text("main")
        self.assertIn(person, answers)
        self.assertIn("What the rules say so far", answers)
        page.click("main a[href$='/company']")
        page.fill("#funding", "self")
        self.next(page)
        self.go(page, "/applications/new/answers")
        page.click("main button:has-text('Send and check')")
        number = re.search(r"SQ-\d{8}-\w{5}", self.done(page)).group(0)
        self.assertIn(number, page.inner_text("h1"))
        return number

    def give_opinion(self, page, number):
        self.office.sign_in(page, "jijian-01")
        self.find_application(page, number)
        page.click("a.button:has-text('Give an opinion')")
        page.check("input[name=office][value=discipline]")
        page.check("input[name=opinion][value=agree]")
        page.click("main button:has-text('Give the opinion')")
        self.assertIn(number, self.done(page))
