"""The import of feed files, in the order given: sequence, duplicates, conflicts, withdrawals, counts (contracts §3)."""
import collections

import feedxml
import records
from matching import Matcher

OUTCOMES = ("accepted", "duplicate", "notRegistered", "possibleMatch", "quarantined")


class Intake:
    def __init__(self, registry, import_day):
        self.import_day = import_day
        self.known = {}  # (source, recordId) -> Record, accepted or waiting as a possible match
        self.accepted = []  # in the order of acceptance
        self.possible = []
        self.targets = collections.defaultdict(list)  # (source, recordId) -> ids of the withdrawals of it
        self.files = {}  # (source, sequence) -> (Feed, what its records said)
        self.matcher = Matcher(registry, self)

    def import_file(self, data):
        """The counts of one file; raises Refused and keeps nothing of it when it is refused."""
        feed = feedxml.read(data, self.import_day)
        judged = [(node, self.judge(node, feed)) for node in feed.records]
        said = collections.Counter(record.content if record else ("bad", node.image())
                                   for node, record in judged)
        before = self.files.get((feed.source, feed.sequence))
        if before and before[1] != said:
            raise feedxml.Refused("the sequence number was imported with other records")
        if not before:
            self.files[feed.source, feed.sequence] = (feed, said)
        counts = dict.fromkeys(OUTCOMES, 0)
        for node, record in judged:
            counts[self.take(record) if record else self.refuse(node)] += 1
        return dict(source=feed.source, sequence=feed.sequence, received=len(judged), **counts)

    @staticmethod
    def judge(node, feed):
        try:
            return records.read_record(node, feed)
        except records.Bad:
            return None

    def refuse(self, node):
        """A bad record about someone who is surely not in the registry is counted and not kept."""
        number, keys = records.glimpse(node)
        if number and not self.matcher.by_number(number) and not any(map(self.matcher.by_document, keys)):
            return "notRegistered"
        return "quarantined"

    def take(self, record):
        name = (record.source, record.record_id)
        earlier = self.known.get(name)
        if earlier and earlier.content == record.content:
            return "duplicate"
        if record.kind == "withdrawal":
            if earlier or self.closes_cycle(record):
                return "quarantined"
            self.targets[record.source, record.attributes["of"]].append(record.record_id)
            return self.keep(record, "accepted")
        person, outcome = self.matcher.match(record)
        if outcome == "notRegistered":
            return outcome
        if earlier:
            return "quarantined"  # a conflict; the first stays as it is
        record.person = person
        return self.keep(record, outcome)

    def keep(self, record, outcome):
        self.known[record.source, record.record_id] = record
        record.order = len(self.known)
        (self.accepted if outcome == "accepted" else self.possible).append(record)
        return outcome

    def closes_cycle(self, record):
        target = record.attributes["of"]
        while target != record.record_id:
            after = self.known.get((record.source, target))
            if after is None or after.kind != "withdrawal":
                return False
            target = after.attributes["of"]
        return True

    def withdrawn(self, source, record_id):
        """While at least one withdrawal of it stands."""
        return any(not self.withdrawn(source, w) for w in self.targets.get((source, record_id), ()))

    def stands(self, record):
        return not self.withdrawn(record.source, record.record_id)

    def coverage(self):
        """The unbroken runs (first day, last day) of every source."""
        runs = []
        last = None
        for source, sequence in sorted(self.files):
            feed = self.files[source, sequence][0]
            if (last and last.source == source and last.sequence + 1 == sequence
                    and feed.covers_from <= runs[-1][1] + 1):
                runs[-1] = (runs[-1][0], max(runs[-1][1], feed.covers_to))
            else:
                runs.append((feed.covers_from, feed.covers_to))
            last = feed
        return runs
