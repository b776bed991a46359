/// The first later day on which time alone makes a rule fire about something that it does not fire about yet.
///
/// It asks the rule on the days that its case file notes, on those on which a fact that is already on record comes into being, and
/// on those on which the policy itself changes: between them no answer changes.
public enum FirstFiring: Sendable {
    case on(CalendarDay, Outcome.Draft)
    /// Nothing that lies ahead can make it fire.
    case never
    /// Up to this day it does not fire; further than that nobody looked.
    case notBefore(CalendarDay)

    /// How far ahead is looked: the longest document is valid for ten years, and its deadlines come after that.
    public static let horizon = 11

    /// - Throws: ``PolicyGap`` where the policy leaves a key without a usable value on a day that lies ahead.
    init(of rule: any Rule.Type, in dossier: Dossier, from day: CalendarDay, policy: Policy) throws(PolicyGap) {
        let end = day.adding(years: Self.horizon)
        var known: Set<Subject>?
        var next: CalendarDay? = day
        var rules = try PolicyOnDay(policy, on: day)
        while let asked = next, asked <= end {
            if let change = rules.nextChange, change <= asked { rules = try PolicyOnDay(policy, on: asked) }
            let file = CaseFile(dossier, on: asked, policy: rules)
            let drafts = rule.examine(file).drafts
            if let known {
                if let draft = drafts.first(where: { !known.contains($0.subject) }) {
                    self = .on(asked, draft)
                    return
                }
            } else {
                known = Set(drafts.map(\.subject))
            }
            next = [file.nextChange, file.nextFact, rules.nextChange].compactMap { $0 }.min()
        }
        self = next == nil ? .never : .notBefore(end)
    }
}

/// What one rule says of a person on a day, what came closest, and when time alone would make it fire.
public struct Prospect: Sendable {
    public var rule: any Rule.Type
    public var outcome: Outcome
    /// Nil where it fires, and where there is nothing that it speaks of.
    public var closest: Closest?
    public var first: FirstFiring

    /// For every rule of the night, in the rulebook's order.
    /// - Throws: ``PolicyGap`` as ``FirstFiring``.
    public static func all(
        of dossier: Dossier, on day: CalendarDay, policy: Policy, rules: [any Rule.Type] = Rulebook.holdings
    ) throws(PolicyGap) -> [Prospect] {
        let file = CaseFile(dossier, on: day, policy: try PolicyOnDay(policy, on: day))
        var all: [Prospect] = []
        for rule in rules {
            let outcome = rule.examine(file)
            let isQuiet = outcome.status == .satisfied || outcome.status == .undecided
            all.append(
                Prospect(
                    rule: rule, outcome: outcome, closest: isQuiet ? rule.closest(in: file) : nil,
                    first: try FirstFiring(of: rule, in: dossier, from: day, policy: policy)))
        }
        return all
    }
}
