"""A busy office: what waits, is disputed or is on its way in it, so that each page has something to show. Each of these is done from
the pages, once."""
from filing import FilingCase

#: A page that only a draft, a request or a claim has, by what makes it.
BOOKLET = "ED0464235"


class WorkCase(FilingCase):
    #: What was done already, by this or another test.
    works = {}

    def once(self, work, *given):
        """The result of a work, which is done where it was not."""
        if work.__name__ not in self.works:
            page = self.page()
            WorkCase.works[work.__name__] = work(page, *given)
            page.context.close()
        return self.works[work.__name__]

    def send(self, page, button):
        page.click(f"main form button:has-text('{button}')")
        return self.done(page)

    def a_busy_office(self):
        for work in [self.application_amended, self.policy_asked_for, self.exception_asked_for, self.correction_asked_for,
                     self.claim_recorded, self.finding_notified, self.count_started, self.answers_kept]:
            self.once(work)

    def application_amended(self, page):
        """An application that waits for its opinions, with another day of return than it was filed with; its number."""
        number = self.file_application(page, "QL0021")
        self.find_application(page, number)
        page.click("a.button[href$='/amendment']")
        page.fill("#returnOn", str(self.office.clock.day(4)))
        page.fill("#reason", "to see a daughter's graduation, a day less")
        self.assertIn(number, self.send(page, "amend"))
        self.assertIn("a day less", page.inner_text("main"))
        return number

    def policy_asked_for(self, page, version="2026.2"):
        """A draft that the administrator keeps, which runs in the shadow, and for which he asks; the proposal's name."""
        self.office.sign_in(page, "admin")
        self.go(page, "/rules")
        page.click("main a[href='/rules/versions']")
        page.click("main a[href='/rules/draft']")
        text = page.input_value("#yaml").replace('version: "2026.1"', f'version: "{version}"')
        start = text.index("value: 10", text.index("return.days.private:"))
        text = text[:start] + "value: 3" + text[start + len("value: 10"):]
        # Set in one go: the browser takes long to type so much.
        page.eval_on_selector("#yaml", "(field, text) => { field.value = text; }", text)
        self.assertIn("is kept as D-", self.send(page, "Keep"))
        self.assertIn("return.days.private", page.inner_text("table"))
        draft = page.url
        page.click("main a[href$='/shadow']")
        self.assertIn("every night now tries", self.send(page, ""))
        page.goto(draft)
        page.click("main a[href$='/proposal']")
        page.fill("#from", str(self.office.clock.day(30)))
        page.fill("#reason", "as the department decided")
        page.click("main button.grave")
        return self.done(page)

    def exception_asked_for(self, page):
        """A hand-out that no approval allows waits for a second person."""
        self.office.sign_in(page, "baoguan-01")
        self.find_booklet(page)
        page.click("a[href$='/exception']")
        page.check("input[name=operation] >> nth=0")
        page.fill("#reason", "a funeral abroad")
        page.click("main button.grave")
        if page.query_selector("#looked"):
            page.check("#looked")
            page.click("main button.grave")
        return self.done(page)

    def find_booklet(self, page, number=BOOKLET):
        self.go(page, "/custody")
        page.fill("#scan", number)
        page.press("#scan", "Enter")
        page.wait_for_selector(f"h1:has-text('{number}')")

    def correction_asked_for(self, page):
        """The person concerned says that a passport of his runs out on another day."""
        self.office.sign_in(page, "benren-01")
        self.go(page, "/my-file")
        page.click("main a[href='/my-file/record']")
        page.click("main a[href*='/record/declaration/'] >> nth=0")
        page.check("input[name=word][value=amend]")
        page.fill("#expiresOn", "2031-05-06")
        page.fill("#reason", "misread")
        return self.send(page, "")

    def claim_recorded(self, page):
        """A holder says that he gave an overdue booklet back."""
        self.office.sign_in(page, "jingban-01")
        self.go(page, "/custody/overdue")
        page.click("main a[href$='/claim'] >> nth=0")
        page.fill("#note", "given back at the counter")
        return self.send(page, "")

    def finding_notified(self, page):
        """The person concerned has the notice of a finding."""
        self.office.sign_in(page, "fuhe-01")
        self.go(page, "/findings")
        page.click("table a[href*='/findings/F-'] >> nth=0")
        page.click("a.button[href$='/notice']")
        return self.send(page, "")

    def count_started(self, page):
        self.office.sign_in(page, "baoguan-01")
        self.go(page, "/custody/stocktake")
        page.click("main a[href$='/start']")
        return self.send(page, "")

    def answers_kept(self, page):
        """A draft with some of its answers."""
        self.office.sign_in(page, "jingban-01")
        self.go(page, "/applications/new/person")
        page.fill("#person", "QL0022")
        self.next(page)
