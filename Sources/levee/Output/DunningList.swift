import LeveeCore

/// The overdue booklets as a list for the terminal.
struct DunningList {
    let cases: [DunningCase]
    let policy: PolicyOnDay
    let terminal: Terminal

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

    var lines: [String] {
        let title = say(
            "\(policy.day) 催交（政策 \(policy.version)）", "overdue booklets on \(policy.day) (policy \(policy.version))")
        if cases.isEmpty { return [terminal.styled(title, .bold), "", say("没有逾期的证件", "no booklet is overdue")] }
        var table = TextTable([
            .init(title: say("持有人", "holder")), .init(title: say("证件", "document")),
            .init(title: say("事由", "ground")), .init(title: say("应交日", "due")),
            .init(title: say("天数", "days"), isNumber: true), .init(title: say("催交", "next")),
        ])
        for item in cases {
            table.add([
                "\(Text.visible(item.person.ref)) \(Text.visible(item.person.name))",
                Fact.document(item.document).shown[language], item.ground.title[language], "\(item.due)",
                "\(item.days(on: policy.day))", item.outlook[language],
            ])
        }
        return [terminal.styled(title, .bold), ""]
            + table.lines(to: terminal.columns, unbroken: cases.map { Text.visible($0.person.name) }) + [""]
            + DisplayWidth.wrapped(
                sum, to: terminal.columns) + guess
    }

    private var sum: String {
        func count(_ matches: (DunningCase.State) -> Bool) -> Int { cases.filter { matches($0.state) }.count }
        let due = cases.filter { $0.dueLetter != nil }.count
        let claimed = count { if case .claimed = $0 { true } else { false } }
        let found = count { if case .found = $0 { true } else { false } }
        let ended = count { $0 == .ended }
        let waiting = cases.count - due - claimed - found - ended
        return say(
            "共 \(cases.count) 本逾期：应发 \(due)，未到下一步 \(waiting)，待核实 \(claimed)，待登记交回 \(found)，各步已发 \(ended)",
            "\(cases.count) overdue: \(due) to send, \(waiting) not due yet, \(claimed) to settle, "
                + "\(found) to book, \(ended) at the end")
    }

    /// Says where working days were counted without a calendar.
    private var guess: [String] {
        let isGuessed = cases.contains { item in
            switch item.state {
            case .due(let rung), .waiting(let rung): rung.isGuessed
            default: false
            }
        }
        guard isGuessed else { return [] }
        return DisplayWidth.wrapped(
            say("有的年份没有节假日安排，按周一至周五计工作日", "a year's holidays are not on record; working days are weekdays there"),
            to: terminal.columns)
    }
}

/// The same as one JSON object.
struct DunningLines: Encodable {
    struct Item: Encodable {
        var person: String
        var document: String
        var rule: String
        var due: String
        var days: Int
        var state: String
        var next: Step?
        var sent: [Step]
        var claim: Claim?
    }

    struct Step: Encodable {
        var step: Int
        var to: String
        var on: String
    }

    struct Claim: Encodable {
        var on: String
        var note: String
    }

    var asOf: String
    var policy: String
    var booklets: [Item]

    init(_ cases: [DunningCase], _ rules: PolicyOnDay) {
        asOf = rules.day.description
        policy = rules.version
        booklets = cases.map { item in
            var line = Item(
                person: item.person.ref, document: item.document.description, rule: item.ground.rawValue,
                due: item.due.description, days: item.days(on: rules.day), state: "",
                sent: item.letters.map { Step(step: $0.step, to: $0.recipient.rawValue, on: $0.sentOn.description) })
            switch item.state {
            case .due(let rung): (line.state, line.next) = ("due", Self.step(rung))
            case .waiting(let rung): (line.state, line.next) = ("waiting", Self.step(rung))
            case .claimed(let claim): (line.state, line.claim) = ("claimed", Self.claim(claim))
            case .found(let claim): (line.state, line.claim) = ("found", Self.claim(claim))
            case .ended: line.state = "ended"
            }
            return line
        }
    }

    private static func step(_ rung: DunningRung) -> Step {
        Step(step: rung.number, to: rung.step.recipient.rawValue, on: rung.on.description)
    }

    private static func claim(_ claim: DunningClaim) -> Claim { Claim(on: claim.on.description, note: claim.note) }
}
