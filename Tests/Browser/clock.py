"""The office's own time: the sample is of a day in 2026, and its tests are to hold in every year."""
import datetime, os, shutil, struct, subprocess, time

#: The morning after the sample's night, in the policy's time zone.
START = datetime.datetime(2026, 11, 24, 9, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))


class Clock:
    """Runs beside the system's, `START` at first; what it is given to as its environment goes by it."""

    def __init__(self, folder):
        self.path, library = os.path.join(folder, "clock"), os.path.join(folder, "clock.so")
        compiler = shutil.which("cc") or shutil.which("clang")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clock.c")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
        self.later = int(START.timestamp() - time.time())
        with open(self.path, "wb") as file:
            file.write(struct.pack("=q", self.later))
        self.environment = {"LD_PRELOAD": library, "LEVEE_TEST_CLOCK": self.path}

    def now(self):
        """Seconds since 1970, as the office counts them."""
        return time.time() + self.later

    @property
    def today(self):
        return datetime.datetime.fromtimestamp(self.now(), START.tzinfo).date()

    def day(self, later):
        """So many days after today."""
        return self.today + datetime.timedelta(later)

    def forward(self, seconds):
        """So much time passes for the office, at once."""
        self.later += seconds
        with open(self.path, "r+b") as file:
            file.write(struct.pack("=q", self.later))
