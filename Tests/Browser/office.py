"""A served sample office for the browser: a fresh home, its people, their passwords, the server."""
import base64, hashlib, hmac, os, re, struct, subprocess, tempfile, time

from clock import Clock

PASSPHRASE = "the river keeps its bed"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
#: Users of the demo, and whether they need a code.
USERS = {"jingban-01": False, "zuzhi-01": True, "jijian-01": False, "baoguan-01": False, "fuhe-01": True,
         "shenji-01": False, "admin": True, "benren-01": False}


def code(now, secret=SECRET):
    """What an authenticator shows at a moment, in seconds since 1970."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(now // 30)), hashlib.sha1).digest()
    offset = digest[19] & 15
    return "%06d" % ((struct.unpack(">I", digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 10 ** 6)


class Office:
    """The demo's registry, served on a free port, on its own day."""

    def __init__(self, levee, root, options=()):
        self.folder = tempfile.TemporaryDirectory()
        self.home = os.path.join(self.folder.name, "demo")
        self.levee = os.path.abspath(levee)
        self.root = root
        self.clock = Clock(self.folder.name)
        self.environment = dict(os.environ, **self.clock.environment, LEVEE_DEMO_HOME=self.home, LEVEE_HOME=self.home,
                                LC_ALL="C", NO_COLOR="1", LEVEE_LOG="info")
        subprocess.run([os.path.join(root, "scripts/demo"), self.levee], stdin=subprocess.DEVNULL, check=True,
                       stdout=subprocess.DEVNULL, env=self.environment, cwd=root)
        self.users = dict(USERS)
        self.log = os.path.join(self.folder.name, "log")
        self.server, self.base = self.serve(*options)
        #: The last step whose code each user has shown: no code is taken twice.
        self.used = {}

    def serve(self, *options):
        """A server on the office's home, and where it is."""
        with open(self.log, "ab") as log:
            server = subprocess.Popen(
                [self.levee, "serve", "--home", self.home, "--port", "0", "--lang", "en", *options],
                stdout=subprocess.PIPE, stderr=log, text=True, env=self.environment)
        return server, re.search(r"(https?://\S+?)/ ", server.stdout.readline()).group(1)

    def run(self, *arguments, given=None):
        """A command of the administrator's in the terminal."""
        subprocess.run([self.levee, *arguments, "--as", "admin"], check=True, input=given, text=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment)

    def add_user(self, name, role, has_code=False):
        """Somebody new in the office, with the password of all."""
        self.run("user", "add", name, "--role", role, "--unit", "QL01")
        self.run("user", "password", name, "--stdin", "--keep", given=PASSPHRASE + "\n")
        if has_code:
            self.run("user", "second-factor", name, "--secret", SECRET)
        self.users[name] = has_code

    def close(self):
        self.server.terminate()
        self.server.wait()
        self.server.stdout.close()
        self.folder.cleanup()

    def sign_in(self, page, user, secret=SECRET):
        page.context.clear_cookies()
        page.goto(self.base + "/sign-in")
        self.enter(page, user)
        if self.users[user]:
            self.show_code(page, user, secret)
        page.wait_for_selector("nav")

    def enter(self, page, user):
        """The name and the password, on the page that asks for them."""
        page.fill("#user", user)
        page.fill("#password", PASSPHRASE)
        page.click("main button")

    def show_code(self, page, user, secret=SECRET):
        """A code that was not shown before, on the page that asks for it."""
        while self.used.get(user, 0) >= self.clock.now() // 30:
            time.sleep(1)
        self.used[user] = self.clock.now() // 30
        shown = code(self.clock.now(), secret)
        # As apps show it, in two halves.
        page.fill("#code", f"{shown[:3]} {shown[3:]}")
        page.click("main button")
