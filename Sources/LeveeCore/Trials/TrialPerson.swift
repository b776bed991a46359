/// What two policies make of one person on some nights.
struct TrialPerson {
    /// As he is on the last of them.
    private(set) var person: Person
    /// His word on the last of them, under the policy in force and under the draft.
    private(set) var inForce: Verdict.Standing?
    private(set) var draft: Verdict.Standing?
    /// Whether on some night he is irregular under the draft alone, and under the policy in force alone.
    private(set) var isFlagged = false
    private(set) var isCleared = false
    private(set) var runs: [Side: Run] = [:]

    var differs: Bool { isFlagged || isCleared || !runs.isEmpty }

    init(_ dossier: Dossier, _ inForce: PolicyLine, _ draft: PolicyLine, _ rules: [any Rule.Type]) {
        let steps = (inForce.steps(for: dossier, rules: rules), draft.steps(for: dossier, rules: rules))
        person = dossier.person
        self.inForce = steps.0.last?.standing
        self.draft = steps.1.last?.standing
        var (runs, isFlagged, isCleared) = ([Side: Run](), false, false)
        Self.together(steps.0, steps.1) { first, last, live, tried in
            if live.found.isEmpty != tried.found.isEmpty {
                if live.found.isEmpty { isFlagged = true } else { isCleared = true }
            }
            for (key, made) in tried.found where live.found[key] == nil {
                runs[Side(key: key, isFlagged: true), default: Run(made, first)].add(first, last)
            }
            for (key, made) in live.found where tried.found[key] == nil {
                runs[Side(key: key, isFlagged: false), default: Run(made, first)].add(first, last)
            }
        }
        (self.runs, self.isFlagged, self.isCleared) = (runs, isFlagged, isCleared)
    }

    /// Adds what came of later nights.
    mutating func merge(_ later: TrialPerson) {
        person = later.person
        inForce = later.inForce
        draft = later.draft
        isFlagged = isFlagged || later.isFlagged
        isCleared = isCleared || later.isCleared
        runs.merge(later.runs) { $0.followed(by: $1) }
    }

    /// Calls the closure for every run of days on which neither of two lists of steps changes.
    private static func together(
        _ one: [Step], _ other: [Step], _ take: (CalendarDay, CalendarDay, Step, Step) -> Void
    ) {
        var (left, right) = (0, 0)
        while left < one.count, right < other.count {
            let first = max(one[left].first, other[right].first)
            let last = min(one[left].last, other[right].last)
            if first <= last { take(first, last, one[left], other[right]) }
            if one[left].last == last { left += 1 }
            if other[right].last == last { right += 1 }
        }
    }

    struct Side: Hashable {
        var key: Step.Key
        var isFlagged: Bool
    }

    /// The nights on which only one of the policies makes a finding.
    struct Run {
        /// As it was made on the first of them.
        private(set) var draft: Outcome.Draft
        private(set) var first: CalendarDay
        private(set) var last: CalendarDay
        private(set) var nights = 0

        init(_ draft: Outcome.Draft, _ day: CalendarDay) {
            self.draft = draft
            first = day
            last = day
        }

        mutating func add(_ from: CalendarDay, _ to: CalendarDay) {
            last = to
            nights += from.inclusiveDays(through: to)
        }

        func followed(by later: Run) -> Run {
            var whole = self
            whole.last = later.last
            whole.nights += later.nights
            return whole
        }
    }
}
