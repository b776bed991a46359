"""Every page that a role's links lead to, in both languages, held to WCAG 2.2 AA: by axe in light and dark, and at 320 px, where
nothing may have to be scrolled sideways (1.4.10)."""
import glob, os, unittest

import axe_playwright_python

from at_work import WorkCase
from browsing import LOCALES, walk
from office import USERS

AXE = open(glob.glob(os.path.dirname(axe_playwright_python.__file__) + "/**/axe.min.js", recursive=True)[0]).read()
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
#: Words in a drawing that are set smaller than 9 px.
TINY = """() => [...document.querySelectorAll('figure svg')].flatMap(drawing => {
  const scale = drawing.getScreenCTM().a;
  const words = [...drawing.querySelectorAll('text')].find(each => parseFloat(getComputedStyle(each).fontSize) * scale < 9);
  return words ? [words.textContent + ': ' + (parseFloat(getComputedStyle(words).fontSize) * scale).toFixed(1) + ' px'] : [];
})"""
#: What reaches beyond the right edge, outside of a box that scrolls by itself.
BEYOND = """() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(each => each.getBoundingClientRect().right > width + 1
    && !each.closest('figure, .table-box'));
  return [document.scrollingElement.scrollWidth + ' px: ' + (wide.at(-1) ?? document.body).outerHTML.slice(0, 160)];
}"""


#: Pages that the walk has to come by, as `shape` names them.
REACHED = ["/applications/{x}/amendment", "/applications/{x}/extension", "/custody/{x}/claim", "/custody/{x}/claim-settlement",
           "/people/{x}/record", "/people/{x}/record/custody/{x}", "/people/{x}/record/approval/{x}",
           "/people/{x}/record/declaration/{x}", "/my-file/record", "/my-file/record/declaration/{x}", "/rules/versions",
           "/rules/draft", "/rules/drafts/1", "/rules/drafts/1/proposal", "/rules/proposals/1", "/rules/shadow/end",
           "/custody/requests/1", "/corrections/2", "/feeds/quarantine/1", "/feeds/quarantine/1/fix",
           "/feeds/quarantine/1/drop", "/findings/{f}/letter", "/applications?sort=&order=", "/audit?sort=&order="]


class AccessibilityTests(WorkCase):
    def violations(self, page, only):
        result = page.evaluate("only => axe.run({runOnly: only})", only)
        return [(fault["id"], fault["nodes"][0]["html"][:160]) for fault in result["violations"]]

    def faults(self, page):
        page.evaluate(AXE)
        yield from (("light", *fault) for fault in self.violations(page, LEVELS))
        page.emulate_media(color_scheme="dark")
        yield from (("dark", *fault) for fault in self.violations(page, {"type": "rule", "values": ["color-contrast"]}))
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 320, "height": 900})
        yield from (("320 px", "reflow", wide) for wide in page.evaluate(BEYOND))
        yield from (("320 px", "words too small", words) for words in page.evaluate(TINY))
        page.set_viewport_size({"width": 1024, "height": 900})

    def test_every_page_of_every_role_is_accessible(self):
        looked_at, faults = set(), []
        self.a_busy_office()
        for user in USERS:
            for locale in LOCALES:
                page = self.page(locale)
                self.office.sign_in(page, user)
                for shape, status in walk(page, self.office.base):
                    self.assertEqual(status, 200, f"{user} {shape}")
                    if (shape, locale) not in looked_at:
                        looked_at.add((shape, locale))
                        faults += [(shape, locale, *fault) for fault in self.faults(page)]
                page.context.close()
        self.assertEqual(faults, [], "\n".join(map(str, faults)))
        for locale in LOCALES:
            self.assertEqual([shape for shape in REACHED if (shape, locale) not in looked_at], [], locale)

    def test_the_doors_are_accessible(self):
        """Pages that a stranger sees, and a form that comes back with its errors."""
        for locale in LOCALES:
            page = self.page(locale)
            page.goto(self.office.base + "/sign-in")
            self.assertEqual(list(self.faults(page)), [])
            page.fill("#user", "nobody")
            page.fill("#password", "not his password")
            page.click("main button")
            page.wait_for_selector(".errors")
            self.assertEqual(list(self.faults(page)), [])
            page.goto(self.office.base + "/no-such-page")
            self.assertEqual(list(self.faults(page)), [])


if __name__ == "__main__":
    unittest.main()
