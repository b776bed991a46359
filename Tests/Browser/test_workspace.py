"""The workspace in a real browser: one application's whole way by five people, a scan, a feed, both languages, no JavaScript,
the keyboard alone; and every page that a role's links lead to, held to WCAG 2.2 AA.

    LEVEE=.build/debug/levee python3 -m unittest discover -s Tests/Browser
"""
import glob, os, re, unittest

import axe_playwright_python
from playwright.sync_api import sync_playwright

from office import Office, USERS

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
AXE = open(glob.glob(os.path.dirname(axe_playwright_python.__file__) + "/**/axe.min.js", recursive=True)[0]).read()
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class WorkspaceTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office(os.environ.get("LEVEE", ".build/debug/levee"), ROOT)
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
                                                     args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.office.close()

    def page(self, locale="en-GB", **options):
        context = self.browser.new_context(locale=locale, viewport={"width": 1024, "height": 900}, **options)
        self.addCleanup(context.close)
        page = context.new_page()
        page.set_default_timeout(15_000)
        #: Nothing asks another address, and the content policy stops nothing of ours.
        page.on("request", lambda request: self.assertTrue(request.url.startswith(self.office.base), request.url))
        page.on("console", lambda message: self.assertNotIn("Content Security Policy", message.text))
        return page

    def go(self, page, path):
        response = page.goto(self.office.base + path)
        self.assertEqual(response.status, 200, path)

    def find_application(self, page, number):
        self.go(page, "/applications")
        page.click(f"table a:has-text('{number}')")

    # One application's whole way.

    def test_an_application_goes_its_way_by_five_people(self):
        page = self.page()
        self.office.sign_in(page, "jingban-01")
        self.go(page, "/applications/new")
        page.click("ol.tasks a >> nth=0")
        page.fill("#person", "QL0004")
        page.click("main button:has-text('Continue')")
        page.check("#kind")
        page.check("#purpose") if page.query_selector("input#purpose") else page.select_option("#purpose", "private")
        page.click("main button:has-text('Continue')")
        page.fill("#reason", "to see a daughter's graduation")
        page.click("main button:has-text('Continue')")
        # A wrong code comes back with what is wrong, and what was typed.
        page.fill("#destinations", "SGP XYZ")
        page.click("main button:has-text('Continue')")
        self.assertIn("There is a problem", page.inner_text(".errors"))
        self.assertEqual(page.input_value("#destinations"), "SGP XYZ")
        page.fill("#destinations", "SGP")
        page.click("main button:has-text('Continue')")
        page.fill("#departOn", "2027-02-01")
        page.fill("#returnOn", "2027-02-08")
        page.click("main button:has-text('Continue')")
        # The draft is kept: another sign-in finds it.
        self.office.sign_in(page, "jingban-01")
        self.go(page, "/applications/new/answers")
        self.assertIn("QL0004", page.inner_text("main"))
        self.assertIn("What the rules say so far", page.inner_text("main"))
        page.click("main button:has-text('Send and check')")
        number = re.search(r"SQ-\d{8}-\w{5}", page.inner_text(".notice.done")).group(0)
        self.assertIn(number, page.inner_text("h1"))

        self.office.sign_in(page, "jijian-01")
        self.find_application(page, number)
        page.click("a.button:has-text('Give an opinion')")
        page.check("input[name=opinion][value=agree]")
        if page.query_selector("input[name=office][value=discipline]"):
            page.check("input[name=office][value=discipline]")
        page.click("main button:has-text('Give the opinion')")
        self.assertIn(number, page.inner_text(".notice.done"))

        self.office.sign_in(page, "zuzhi-01")
        self.go(page, "/decide")
        page.click(f"table a:has-text('{number}')")
        self.assertIn("What the rules say", page.inner_text("main"))
        page.check("input[name=decision][value=approve]")
        page.fill("#reason", "grounds are in order")
        page.click("main button.grave")
        if page.query_selector(".errors"):
            # What the rules forbid nobody approves: the reason stands on the page, and the application is refused instead.
            self.assertEqual(page.input_value("#reason"), "grounds are in order")
            page.check("input[name=decision][value=refuse]")
            page.click("main button.grave")
        self.assertIn(number, page.inner_text(".notice.done"))
        page.click("main a:has-text('Letter')")
        self.assertTrue(page.query_selector(".paper"))

        # Whoever comes second sees what the first one did.
        self.find_application(page, number)
        self.assertFalse(page.query_selector("a.button:has-text('Decide')"))

        self.office.sign_in(page, "shenji-01")
        self.go(page, "/audit")
        self.assertIn("application", page.inner_text("main"))
        self.go(page, "/audit/verification")
        self.assertIn("The chain is whole", page.inner_text("main"))

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
        self.assertIn("ED0464235", page.inner_text(".notice.done"))
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

    # Every page.

    def shape(self, address):
        path = address.replace(self.office.base, "")
        path = re.sub(r"/[A-Za-z0-9_-]{24,}", "/{x}", re.sub(r"F-[0-9A-Z]{8}", "{f}", path))
        return re.sub(r"=[^&]*", "=", path)

    def test_every_page_is_accessible(self):
        looked_at, faults = set(), []
        for user in USERS:
            for locale in ["zh-CN", "en-GB"]:
                page = self.page(locale)
                self.office.sign_in(page, user)
                queue, seen = [self.office.base + "/"], set()
                while queue:
                    address = queue.pop(0)
                    shape = self.shape(address)
                    if shape in seen:
                        continue
                    seen.add(shape)
                    response = page.goto(address)
                    self.assertEqual(response.status, 200, f"{user} {shape}")
                    if (shape, locale) not in looked_at:
                        looked_at.add((shape, locale))
                        page.evaluate(AXE)
                        result = page.evaluate("levels => axe.run({runOnly: levels})", LEVELS)
                        faults += [(shape, locale, fault["id"], fault["nodes"][0]["html"][:120]) for fault in result["violations"]]
                    links = page.eval_on_selector_all("a[href]", "all => all.map(each => each.href.split('#')[0])")
                    queue += [link for link in links if link.startswith(self.office.base) and self.shape(link) not in seen]
                page.context.close()
        self.assertEqual(faults, [])
        self.assertGreater(len(looked_at), 100)
        print(f"{len(looked_at)} pages looked at")


if __name__ == "__main__":
    unittest.main()
