import LeveeCore
import LeveeSQLite

/// The queue as one JSON object.
struct FindingLines: Encodable {
    struct Case: Encodable {
        var person: String
        var severity: String
        var since: String
        /// Our confidence in the basis of the first finding; left out where the policy has none.
        var basis: String?
        /// Whether its records come from more than one hand.
        var corroborated: Bool
        /// The last day that the feeds under it cover; left out where no feed is under it.
        var coveredTo: String?
        var findings: [Item]
    }

    struct Item: Encodable {
        var id: String
        var rule: String
        var subject: String
        var severity: String
        var since: String
        var state: String
        var underReview: Bool
        var due: Due?
        var assigned: String?

        init(_ filed: FiledLife, _ policy: PolicyOnDay) {
            id = filed.filed.id
            rule = filed.finding.rule
            subject = filed.finding.subject
            severity = filed.finding.severity.rawValue
            since = filed.finding.since.description
            state = filed.life.state.rawValue
            underReview = filed.life.isUnderReview
            due = filed.life.due(under: policy).map { Due($0, policy.day) }
            assigned = filed.life.assignedTo
        }
    }

    struct Due: Encodable {
        var what: String
        var on: String
        var overdue: Bool

        init(_ due: FindingDue, _ day: CalendarDay) {
            what = due.what.rawValue
            on = due.on.description
            overdue = due.isOverdue(on: day)
        }
    }

    var asOf: String
    var cases: [Case]

    init(_ queue: FindingQueue) {
        asOf = queue.policy.day.description
        cases = queue.items.map { item in
            let first = item.itself.first
            return Case(
                person: first.ref, severity: item.itself.severity.rawValue, since: item.itself.since.description,
                basis: first.certainty.basis?.rawValue, corroborated: first.certainty.isCorroborated,
                coveredTo: first.coveredTo?.description, findings: item.lives.map { Item($0, queue.policy) })
        }
    }
}

/// One finding with its whole life as one JSON object.
struct FindingLifeLine: Encodable {
    struct Entry: Encodable {
        var on: String
        var step: String
        var state: String?
        var by: String?
        var reason: String?
        var attachments: [String]?
        var due: String?
        var reviewUntil: String?
        var blameless: Bool?
        var assigned: String?
        var changed: [Bilingual]?
    }

    var finding: FindingLines.Item
    var person: String
    var message: Bilingual?
    var basis: String
    var evidence: [String]
    var life: [Entry]
    var sameCase: [String]

    init(_ record: FindingRecord, _ policy: PolicyOnDay) {
        let filed = record.filed
        finding = FindingLines.Item(filed, policy)
        person = filed.filed.ref
        message = Rulebook.rule(filed.finding.rule)?.info.message(of: filed.finding)
        basis = policy.bases[filed.finding.rule]?.shown ?? ""
        evidence = filed.finding.evidence
        life = record.entries.map(Self.entry)
        sameCase = record.together.map(\.filed.id).filter { $0 != filed.filed.id }
    }

    private static func entry(_ entry: FindingEntry) -> Entry {
        switch entry {
        case .night(let event):
            return Entry(
                on: event.asOf.description, step: event.kind.rawValue,
                changed: event.differences.isEmpty ? nil : event.differences.map(\.title))
        case .act(let act, let state):
            var line = Entry(
                on: act.day.description, step: act.step.rawValue, state: state.rawValue, by: act.by.user,
                reason: act.reason)
            switch act.what {
            case .notified(let notice): line.due = notice.due.description
            case .answered(let answer): line.attachments = answer.attachments
            case .decided(let decision):
                line.reviewUntil = decision.reviewUntil.description
                line.blameless = decision.isBlameless
            case .assigned(let assignment): line.assigned = assignment.user
            case .reviewAsked, .reviewed: break
            }
            return line
        }
    }
}
