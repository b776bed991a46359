"""How a rule on applications is written here.

A rule is a function (case) -> (severity, truth); a truth of None is undecided. It is quiet (False) where the
application does not give what `application.incomplete` asks for.
"""
CHECKS = {}  # id -> (kinds that it runs for, function)
QUIET = (None, False)
TRAVEL, BOTH, ISSUE = ("travel",), ("travel", "issue"), ("issue",)


def check(identifier, kinds=TRAVEL):
    def register(function):
        CHECKS["application." + identifier] = (kinds, function)
        return function
    return register


class Case:
    """An application and all that is known on the as-of day."""

    def __init__(self, application, person, view):
        self.application = application
        self.person = person
        self.view = view
        self.facts = view.facts
        self.world = view.world
        self.day = view.day

    def restrictions(self, *kinds):
        """Those that begin after the as-of day too."""
        return [r for r in self.world.registry.rows("restrictions") if r.ref == self.person.ref and r.kind in kinds]

    def travels(self, ref=None):
        """[(approval, return day)] of the travel approvals in force."""
        days = self.facts.return_days()
        return [(a, days[a.approval_no]) for a in self.facts.approvals_of(ref or self.person.ref, "travel")]
