"""Every page of every role as a picture, for people to look at: light at 360, 1024 and 1600 px, dark at 360, and as printed on A4.

    LEVEE=.build/debug/levee python3 Tests/Browser/screenshots.py OUTDIR
"""
import os, re, sys

from at_work import WorkCase
from browsing import LOCALES, Desk, walk
from office import USERS

LOOKS = [(360, "light"), (1024, "light"), (1600, "light"), (360, "dark")]


def main(folder):
    desk, taken = Desk.open(), set()
    os.makedirs(folder, exist_ok=True)
    WorkCase.setUpClass()
    work = WorkCase()
    work.a_busy_office()
    work.doCleanups()
    for user in USERS:
        for locale in LOCALES:
            context = desk.browser.new_context(locale=locale)
            page = context.new_page()
            desk.office.sign_in(page, user)
            for shape, _ in walk(page, desk.office.base):
                if (shape, locale) in taken:
                    continue
                taken.add((shape, locale))
                name = re.sub(r"[^a-z-]+", ".", shape).strip(".") or "today"
                for width, scheme in LOOKS:
                    page.emulate_media(color_scheme=scheme)
                    page.set_viewport_size({"width": width, "height": 900})
                    page.screenshot(path=os.path.join(folder, f"{name}.{locale[:2]}.{width}.{scheme}.png"), full_page=True)
                page.emulate_media(color_scheme="light")
                page.pdf(path=os.path.join(folder, f"{name}.{locale[:2]}.pdf"), prefer_css_page_size=True)
            context.close()
    print(f"{len(taken)} pages in {folder}")


if __name__ == "__main__":
    main(sys.argv[1])
