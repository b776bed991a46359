"""A served sample office for the browser: a fresh home, its people, their passwords, the server."""
import base64, hashlib, hmac, os, re, struct, subprocess, tempfile, time

PASSPHRASE = "the river keeps its bed"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
#: Users of the demo, and whether they need a code.
USERS = {"jingban-01": False, "zuzhi-01": True, "jijian-01": False, "baoguan-01": False, "fuhe-01": True,
         "shenji-01": False, "admin": True, "benren-01": False}


def code(step_offset=0):
    step = int(time.time() // 30) + step_offset
    digest = hmac.new(base64.b32decode(SECRET), struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[19] & 15
    return "%06d" % ((struct.unpack(">I", digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 10 ** 6)


class Office:
    """The demo's registry, served on a free port."""

    def __init__(self, levee, root, options=()):
        self.folder = tempfile.TemporaryDirectory()
        self.home = os.path.join(self.folder.name, "demo")
        self.levee = os.path.abspath(levee)
        self.root = root
        environment = dict(os.environ, LEVEE_DEMO_HOME=self.home, LC_ALL="C", NO_COLOR="1")
        subprocess.run([os.path.join(root, "scripts/demo"), self.levee], stdin=subprocess.DEVNULL, check=True,
                       stdout=subprocess.DEVNULL, env=environment, cwd=root)
        self.server = subprocess.Popen([self.levee, "serve", "--home", self.home, "--port", "0", "--lang", "en", *options],
                                       stdout=subprocess.PIPE, text=True)
        self.base = re.search(r"(http://\S+?)/ ", self.server.stdout.readline()).group(1)
        #: The last step whose code each user has shown: no code is taken twice.
        self.used = {}

    def close(self):
        self.server.terminate()
        self.server.wait()
        self.folder.cleanup()

    def sign_in(self, page, user):
        page.context.clear_cookies()
        page.goto(self.base + "/sign-in")
        page.fill("#user", user)
        page.fill("#password", PASSPHRASE)
        page.click("main button")
        if USERS[user]:
            while self.used.get(user, 0) >= time.time() // 30:
                time.sleep(1)
            self.used[user] = time.time() // 30
            page.fill("#code", code())
            page.click("main button")
        page.wait_for_selector("nav")
