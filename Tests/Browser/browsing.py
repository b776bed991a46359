"""What every browser test does alike: one served office, pages that keep what went wrong, and a walk along a role's links."""
import atexit, os, re, unittest

from playwright.sync_api import sync_playwright

from office import Office

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
LOCALES = ["zh-CN", "en-GB"]


class Desk:
    """One office and one browser for the whole run."""

    shared = None

    @classmethod
    def open(cls):
        if cls.shared is None:
            cls.shared = cls()
            atexit.register(cls.shared.close)
        return cls.shared

    def __init__(self):
        self.office = Office(os.environ.get("LEVEE", ".build/debug/levee"), ROOT)
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
                                                       args=["--no-sandbox"])

    def close(self):
        self.browser.close()
        self.playwright.stop()
        self.office.close()


class Trouble:
    """What a context asked of other addresses, and what its console called an error: kept, and looked at afterwards.

    A check inside a listener would fail some later call, or none.
    """

    def __init__(self, context, base):
        self.base, self.found, self.refused = base, [], set()
        context.on("request", self.request)
        context.on("response", self.response)
        context.on("console", self.console)
        context.on("weberror", lambda error: self.found.append(f"script: {error.error}"))

    def request(self, request):
        if not request.url.startswith(self.base + "/"):
            self.found.append(f"asks elsewhere: {request.url}")

    def response(self, response):
        # A form that comes back is answered with 4xx, which Chromium puts on the console.
        if response.status >= 400 and response.request.is_navigation_request():
            self.refused.add(response.url)

    def console(self, message):
        if message.type == "error" and not (message.text.startswith("Failed to load resource")
                                            and message.location["url"] in self.refused):
            self.found.append(f"console: {message.text}")


class BrowserCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        desk = Desk.open()
        cls.office, cls.browser = desk.office, desk.browser

    def page(self, locale="en-GB", **options):
        context = self.browser.new_context(locale=locale, viewport={"width": 1024, "height": 900}, **options)
        trouble = Trouble(context, self.office.base)
        self.addCleanup(lambda: self.assertEqual(trouble.found, []))
        self.addCleanup(context.close)
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    def go(self, page, path):
        response = page.goto(self.office.base + path)
        self.assertEqual(response.status, 200, path)


def shape(address, base):
    """The address without what names one record: pages of one shape are looked at once."""
    path = re.sub(r"/[A-Za-z0-9_-]{24,}", "/{x}", address.replace(base, ""))
    return re.sub(r"=[^&]*", "=", re.sub(r"/F-[0-9A-Z]{8}(?![\w-])", "/{f}", path))


#: Pages of a shape whose links are followed: what can be done to one application cannot be done to the next.
EACH = 3


def walk(page, base):
    """Each page that links lead to from the first one, once a shape; yields its shape and the answer's status."""
    queue, seen, asked = [base + "/"], {}, set()
    while queue:
        address = queue.pop(0)
        kind = shape(address, base)
        if address in asked or seen.get(kind, 0) >= EACH:
            continue
        asked.add(address)
        seen[kind] = seen.get(kind, 0) + 1
        status = page.goto(address).status
        # Read before whoever looks at the page leaves it.
        links = page.eval_on_selector_all("a[href]", "all => all.map(each => each.href.split('#')[0])")
        if seen[kind] == 1 or status != 200:
            yield kind, status
        queue += [link for link in links if link.startswith(base + "/")]
