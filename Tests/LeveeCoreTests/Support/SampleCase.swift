@testable import LeveeCore

/// An application's history in the making: each act on its day, by the user of its station.
struct SampleCase {
    var application = Application.travelExample
    private(set) var acts: [ApplicationAct] = []

    init(_ application: Application = .travelExample) {
        self.application = application
        add(.filed(application), on: "2026-03-01", by: "u-1")
    }

    mutating func add(_ what: ApplicationAct.What, on day: StaticString, by user: String, ref: String? = nil) {
        acts.append(
            ApplicationAct(
                number: acts.count + 1, day: .example(day), at: .example(day), by: .init(user: user, ref: ref), what))
    }

    /// A verdict with findings of these rules, each with its outcome.
    mutating func check(
        on day: StaticString, _ findings: [(String, ApplicationOutcome)] = [], until: StaticString? = nil,
        evidence: [String] = []
    ) {
        var verdict = ApplicationVerdict(
            application: application.number, person: application.person, asOf: .example(day), policy: "test",
            findings: findings.map { .init(rule: $0.0, outcome: $0.1, facts: [:], evidence: evidence) })
        verdict.holdsUntil = until.map { .example($0) }
        add(.checked(CheckLine(verdict, bases: [:])), on: day, by: "u-1")
    }

    mutating func opinion(
        _ office: OpinionOffice, agrees: Bool = true, on day: StaticString = "2026-03-02", by user: String = "u-3"
    ) {
        add(.opinion(.init(office: office, agrees: agrees)), on: day, by: user)
    }

    mutating func decide(
        _ isApproved: Bool, on day: StaticString = "2026-03-03", number: String = "A-1", by user: String = "u-9",
        ref: String? = nil
    ) {
        let check = acts.last { if case .checked = $0.what { true } else { false } }?.number ?? 0
        add(
            .decided(.init(isApproved: isApproved, number: number, reason: nil, check: check)), on: day, by: user,
            ref: ref)
    }

    mutating func review(reopens: Bool, on day: StaticString = "2026-03-05", by user: String = "u-7") {
        add(.reviewAsked(.init("有新证据")), on: "2026-03-04", by: "u-1")
        add(.reviewed(.init(reopens: reopens, reason: "理由")), on: day, by: user)
    }

    var file: ApplicationCase {
        get throws(LifecycleRefusal) {
            try ApplicationCase(
                number: application.number, kind: application.kind, person: application.person, acts: acts)
        }
    }

    /// As it was approved.
    static var approved: SampleCase {
        var sample = SampleCase()
        sample.check(on: "2026-03-01")
        sample.decide(true)
        return sample
    }
}

extension Actor {
    /// Somebody whose own ref is known or not.
    static func example(_ user: String, ref: String? = nil) -> Actor {
        let accounts = [Account(user: user, roles: Set(Role.allCases), unit: "U-1", ref: ref)]
        do { return try Actor(named: user, among: accounts, units: []) } catch { preconditionFailure("an actor") }
    }
}
