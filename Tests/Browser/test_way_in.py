"""The way in: a second factor set up at the first sign-in, a session that ends while somebody types, TLS."""
import http.client, os, socket, ssl, subprocess, tempfile, unittest

from browsing import BrowserCase
from filing import FilingCase


class SecondFactorTests(BrowserCase):
    def test_it_is_set_up_at_the_first_sign_in(self):
        office = self.office
        office.add_user("zuzhi-03", "approver")
        page = self.page()
        page.goto(office.base + "/sign-in")
        office.enter(page, "zuzhi-03")
        page.wait_for_selector("h1:has-text('Set up your second factor')")
        secret = page.inner_text("dl code").strip()
        self.assertRegex(secret, "^[A-Z2-7]{32}$")
        self.assertIn(f"secret={secret}", page.inner_text("dl"))
        # Nothing is open before a code was shown.
        page.goto(office.base + "/people")
        page.wait_for_selector("h1:has-text('Set up your second factor')")
        page.fill("#code", "000000")
        page.click("main button")
        page.wait_for_selector(".errors")
        # He may still have to take it over into his device.
        self.assertEqual(page.inner_text("dl code").strip(), secret)
        office.show_code(page, "zuzhi-03", secret)
        page.wait_for_selector("h1:has-text('People')")

        # From then on the password alone opens nothing.
        page.context.clear_cookies()
        page.goto(office.base + "/sign-in")
        office.enter(page, "zuzhi-03")
        page.wait_for_selector("h1:has-text('Second factor')")
        self.assertNotIn(secret, page.content())
        page.goto(office.base + "/people")
        page.wait_for_selector("h1:has-text('Second factor')")
        # Where he wanted to be.
        office.show_code(page, "zuzhi-03", secret)
        page.wait_for_selector("h1:has-text('People')")


class EndedSessionTests(FilingCase):
    def answer(self, page, person):
        """Two questions answered; the third one is open."""
        self.office.sign_in(page, "jingban-01")
        self.go(page, "/applications/new/person")
        page.fill("#person", person)
        self.next(page)
        page.check("input[name=kind][value=travel]")
        self.next(page)
        page.fill("#reason", "to visit an aunt")

    def answers_are_back(self, page, person):
        """Whoever sends when his session is over signs in again and finds himself where he was, with all that he typed."""
        self.next(page)
        page.wait_for_selector("h1:has-text('Sign in')")
        self.assertIn("is kept", page.inner_text(".notice"))
        self.office.enter(page, "jingban-01")
        page.wait_for_selector("#reason")
        self.assertIn("is kept", page.inner_text(".notice.done"))
        self.assertEqual(page.input_value("#reason"), "to visit an aunt")
        self.go(page, "/applications/new/person")
        self.assertEqual(page.input_value("#person"), person)
        self.go(page, "/applications/new/kind")
        self.assertTrue(page.is_checked("input[name=kind][value=travel]"))
        self.go(page, "/applications/new/answers")
        self.assertIn(person, page.inner_text("main"))

    def choose_all(self, page):
        """The last choice: all the others, or the only other one. Many stand in a list."""
        options = page.locator("main select[name=session] option")
        if options.count():
            page.select_option("main select[name=session]", index=options.count() - 1)
        else:
            page.check("main input[name=session] >> nth=-1")

    def test_a_draft_outlives_an_idle_session(self):
        page = self.page()
        self.answer(page, "QL0016")
        self.office.clock.forward(31 * 60)
        self.answers_are_back(page, "QL0016")

    def test_a_draft_outlives_a_session_that_is_ended_elsewhere(self):
        page, elsewhere = self.page(), self.page()
        self.answer(page, "QL0018")
        self.office.sign_in(elsewhere, "jingban-01")
        self.go(elsewhere, "/account")
        elsewhere.click("main button:has-text('End')")
        elsewhere.wait_for_selector(".errors")
        self.choose_all(elsewhere)
        elsewhere.click("main button:has-text('End')")
        elsewhere.wait_for_selector("main:not(:has([name=session])) h1:has-text('My account')")
        self.answers_are_back(page, "QL0018")


class TLSTests(BrowserCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        chain, key = (os.path.join(cls.folder.name, name) for name in ["chain.pem", "key.pem"])
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-keyout", key, "-out", chain, "-days", "2", "-subj", "/CN=localhost",
                        "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
        os.chmod(key, 0o600)
        server, cls.base = cls.office.serve("--certificate", chain, "--key", key)
        cls.addClassCleanup(lambda: (server.terminate(), server.wait(), server.stdout.close()))
        cls.port = int(cls.base.rsplit(":", 1)[1])

    def test_a_page_over_https_and_its_cookies(self):
        self.assertTrue(self.base.startswith("https://"))
        context = self.browser.new_context(locale="en-GB", ignore_https_errors=True)
        self.addCleanup(context.close)
        page = context.new_page()
        page.goto(self.base + "/sign-in")
        self.office.enter(page, "jingban-01")
        page.wait_for_selector("nav")
        self.assertIn("Today", page.inner_text("h1"))
        cookies = context.cookies()
        self.assertGreaterEqual(len(cookies), 2)
        for cookie in cookies:
            self.assertTrue(cookie["name"].startswith("__Host-"), cookie["name"])
            self.assertTrue(cookie["secure"] and cookie["httpOnly"], cookie["name"])
            self.assertEqual((cookie["sameSite"], cookie["path"]), ("Strict", "/"), cookie["name"])

    def test_the_browser_is_told_to_stay_with_https(self):
        connection = http.client.HTTPSConnection("localhost", self.port, context=ssl._create_unverified_context())
        self.addCleanup(connection.close)
        connection.request("GET", "/sign-in")
        answer = connection.getresponse()
        self.assertEqual(answer.status, 200)
        self.assertRegex(answer.headers["Strict-Transport-Security"], r"max-age=\d{7,}")

    def test_plain_http_gets_nothing(self):
        with socket.create_connection(("localhost", self.port), timeout=10) as plain:
            plain.sendall(b"GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n")
            try:
                answer = plain.recv(65_536)
            except ConnectionResetError:
                answer = b""
        # A TLS alert at most, and no word of HTTP.
        self.assertNotIn(b"HTTP", answer)
        self.assertNotIn(b"<", answer)


if __name__ == "__main__":
    unittest.main()
