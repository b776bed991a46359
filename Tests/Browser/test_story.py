"""The workspace in a real browser: one application's whole way by five people, what waits for a second person, a scan, a feed,
both languages, no JavaScript, the keyboard alone.

    LEVEE=.build/debug/levee python3 -m unittest discover -s Tests/Browser
"""
import glob, os, re, unittest

from at_work import WorkCase
from browsing import ROOT


class StoryTests(WorkCase):
    # One application's whole way.

    def test_an_application_goes_its_whole_way(self):
        page = self.page()
        number = self.file_application(page, "QL0005")
        self.assertIn("Filed late", page.inner_text("main"))

        # Nobody is handed a booklet before the decision.
        self.office.sign_in(page, "baoguan-01")
        self.hand_out(page)
        self.assertTrue(page.query_selector(".errors"))

        self.give_opinion(page, number)

        self.office.sign_in(page, "zuzhi-01")
        self.go(page, "/decide")
        page.click(f"table a:has-text('{number}')")
        page.check("input[name=decision][value=approve]")
        page.fill("#reason", "urgent: the day of the ceremony was moved")
        page.click("main button.grave")
        self.assertIn(number, self.done(page))
        page.click("main a:has-text('Letter')")
        self.assertIn(number, page.inner_text("h1"))
        # On paper it is signed and dated, and nothing of the workspace is around it.
        page.emulate_media(media="print")
        for part in [".signature", ".date"]:
            self.assertTrue(page.is_visible(f".paper {part}"), part)
        for part in ["nav", "body > footer"]:
            self.assertFalse(page.is_visible(part), part)
        page.emulate_media(media="screen")
        # Whoever comes second sees what the first one did.
        self.find_application(page, number)
        self.assertFalse(page.query_selector("a.button:has-text('Decide')"))

        self.office.sign_in(page, "baoguan-01")
        self.hand_out(page)
        self.assertIn("ED0765157", self.done(page))
        self.assertIn("due back", self.done(page))
        self.desk(page, "return")
        page.click("main button:has-text('Write it')")
        self.assertIn("ED0765157", self.done(page))

        self.office.sign_in(page, "jingban-01")
        self.find_application(page, number)
        page.click("a.button[href$='/return']")
        page.click("main button:has-text('Record the return slip')")
        self.assertIn(number, self.done(page))
        self.assertFalse(page.query_selector("a.button[href$='/return']"))

        self.office.sign_in(page, "shenji-01")
        self.go(page, "/audit")
        self.assertIn(number, page.inner_text("main"))
        self.go(page, "/audit/verification")
        self.assertIn("The chain is whole", page.inner_text("main"))

    def desk(self, page, operation):
        self.go(page, "/custody")
        page.fill("#scan", "ED0765157")
        page.press("#scan", "Enter")
        page.wait_for_selector("h1:has-text('ED0765157')")
        page.click(f"a.button[href$='/{operation}']")

    def hand_out(self, page):
        self.desk(page, "hand-out")
        page.click("main button:has-text('Write it')")

    # What is on its way.

    def test_an_application_is_amended_before_it_is_decided(self):
        number = self.once(self.application_amended)
        page = self.page()
        self.office.sign_in(page, "jijian-01")
        self.find_application(page, number)
        self.assertIn("a day less", page.inner_text("main"))
        self.assertTrue(page.query_selector("a.button:has-text('Give an opinion')"))

    def test_a_policy_is_signed_by_somebody_else_than_who_asked(self):
        name = re.search(r"S-\d+", self.once(self.policy_asked_for)).group(0)
        page = self.page()
        # Who asked does not sign.
        self.office.sign_in(page, "admin")
        self.settle(page, name, "sign")
        page.wait_for_selector(".errors")
        self.assertIn("another person has to do this", page.inner_text(".errors"))
        self.office.sign_in(page, "zuzhi-01")
        self.settle(page, name, "sign")
        self.assertRegex(self.done(page), f"{name} is signed as P-\\d+")
        self.assertIn("signed as P-", page.inner_text("main"))
        self.assertFalse(page.query_selector("main a[href*='/rules/proposals/']"))

    def settle(self, page, name, word):
        self.go(page, "/rules/versions")
        page.click(f"table a:has-text('{name}')")
        # Whoever signs sees what changes.
        self.assertIn("return.days.private", page.inner_text("main"))
        page.check(f"input[name=word][value={word}]")
        page.click("main button.grave")

    def test_an_exception_is_confirmed_by_somebody_else(self):
        name = re.search(r"R-\d+", self.once(self.exception_asked_for)).group(0)
        page = self.page()
        self.office.sign_in(page, "zuzhi-01")
        self.go(page, "/custody/requests")
        page.click(f"table a:has-text('{name}')")
        page.check("input[name=word][value=decline]")
        page.fill("#reason", "the passport of a relative will do")
        page.click("main button.grave")
        self.assertIn(f"{name} is declined", self.done(page))

    def test_a_scan_at_the_desk(self):
        page = self.page()
        self.office.sign_in(page, "baoguan-01")
        self.go(page, "/custody")
        page.fill("#scan", "ED0464235")
        page.press("#scan", "Enter")
        page.wait_for_selector("h1:has-text('ED0464235')")
        page.click("a.button:has-text('record a booklet as seen')")
        page.fill("#note", "on its place")
        page.click("main button:has-text('Write it')")
        self.assertIn("ED0464235", self.done(page))
        self.go(page, "/custody")
        page.fill("#scan", "no such booklet")
        page.click("main button:has-text('Find')")
        self.assertIn("There is a problem", page.inner_text(".errors"))
        self.assertEqual(page.input_value("#scan"), "no such booklet")

    def test_a_feed_is_dropped_and_its_statement_balances(self):
        page = self.page()
        self.office.sign_in(page, "jingban-01")
        self.go(page, "/feeds/upload")
        page.set_input_files("#file", sorted(glob.glob(os.path.join(ROOT, "data/sample/feeds/*.xml")))[-1])
        page.click("main button:has-text('Import')")
        page.wait_for_selector("h1:has-text('Done')", timeout=60_000)
        cells = [int(cell) for cell in page.inner_text("tbody tr").split("\t")[1:7]]
        self.assertEqual(cells[0], sum(cells[1:]))
        self.go(page, "/feeds/upload")
        page.set_input_files("#file", {"name": "bad.xml", "mimeType": "text/xml", "buffer": b"<nothing/>"})
        page.click("main button:has-text('Import')")
        page.wait_for_selector("h1:has-text('It was not done')", timeout=60_000)

    def test_both_languages_at_a_click(self):
        page = self.page("zh-CN")
        self.office.sign_in(page, "jingban-01")
        self.assertIn("今日", page.inner_text("h1"))
        page.click("header button:has-text('English')")
        self.assertIn("Today", page.inner_text("h1"))
        self.assertEqual(page.get_attribute("html", "lang"), "en")
        page.click("header button:has-text('中文')")
        self.assertEqual(page.get_attribute("html", "lang"), "zh-CN")

    def test_without_javascript(self):
        page = self.page(java_script_enabled=False)
        self.office.sign_in(page, "jingban-01")
        self.go(page, "/people")
        page.fill("#text", "QL0125")
        page.click("main button:has-text('Search')")
        page.click("table a")
        self.assertIn("QL0125", page.inner_text("h1"))
        self.assertNotIn("QL0125", page.url)

    def test_with_the_keyboard_alone(self):
        page = self.page()
        page.goto(self.office.base + "/sign-in")
        page.focus("#user")
        page.keyboard.type("jingban-01")
        page.keyboard.press("Tab")
        page.keyboard.type("the river keeps its bed")
        page.keyboard.press("Enter")
        page.wait_for_selector("nav")
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.className"), "skip")
        page.keyboard.press("Enter")
        self.assertEqual(page.evaluate("document.activeElement.id"), "main")
        self.go(page, "/people")
        page.focus("#text")
        page.keyboard.type("GU CHENGLIN")
        page.keyboard.press("Enter")
        page.wait_for_selector("table a:has-text('顾承林')")


if __name__ == "__main__":
    unittest.main()
