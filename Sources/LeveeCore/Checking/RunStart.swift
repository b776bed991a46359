/// Finds the first day of the unbroken run up to the as-of day on which a rule fires for a subject.
///
/// On each day x the rule is asked with the facts whose own day is on or before x, whenever they were imported, and with the
/// policy of the as-of day. Between the days on which a fact comes into being the answer can change only on the days that
/// the case file notes, so only those are asked.
struct RunStart {
    let rule: any Rule.Type
    let subject: Subject
    let dossier: Dossier
    let policy: PolicyOnDay

    var day: CalendarDay {
        var start = policy.day
        var last = policy.day
        let facts = dossier.factDays(in: policy.zone).filter { $0 <= policy.day }
        for first in facts.reversed() + [Self.dawn] where first <= last {
            guard let begun = beginning(from: first, through: last) else { return start }
            start = begun
            if begun > first { return start }
            last = first - 1
        }
        return start
    }

    /// The first day of the run that lasts until the end of the span; nil where the rule does not fire at its end.
    private func beginning(from first: CalendarDay, through last: CalendarDay) -> CalendarDay? {
        var begun: CalendarDay?
        var next: CalendarDay? = first
        while let day = next, day <= last {
            let file = CaseFile(dossier, on: day, policy: policy)
            let fires = rule.examine(file).drafts.contains { $0.subject == subject }
            begun = fires ? begun ?? day : nil
            next = file.nextChange
        }
        return begun
    }

    /// Before every fact that can be written.
    private static let dawn = CalendarDay(number: -25_567)
}
