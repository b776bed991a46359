import Testing

@testable import LeveeCore

/// Every operation of the desk on a booklet in every state has an expected answer, and none is missing.
@Suite struct DeskTableTests {
    /// A state: the booklet comes into it. An arrow: refused, and the refusal names that command instead.
    private static let table = """
                  never      kept     out       missing  refused    gone
        receive   kept       →place   →return   →found   kept       kept
        handOut   →receive   out      →return   →found   →receive   →receive
        return    →receive   →seen    kept      →found   →receive   →receive
        lend      →receive   out      →return   →found   →receive   →receive
        seen      →receive   kept     →return   →found   →receive   →receive
        missing   →receive   missing  →return   →found   →receive   →receive
        found     →receive   →seen    →return   kept     →receive   →receive
        refused   refused    →seen    refused   →found   →receive   →receive
        forward   →receive   gone     →return   →found   →receive   →receive
        transfer  →receive   kept     →return   →found   →receive   →receive
        place     →receive   kept     →return   →found   →receive   →receive
        """

    /// One ledger that leads to each state.
    private static let ledgers: [CustodyState: [CustodyEvent.Kind]] = [
        .never: [], .kept: [.handedIn], .out: [.handedIn, .handedOut], .missing: [.handedIn, .missing],
        .refused: [.refused], .gone: [.handedIn, .forwarded],
    ]

    static let pairs = DeskOperation.allCases.flatMap { operation in
        CustodyState.allCases.map { (operation, $0) }
    }

    private static func expected(_ operation: DeskOperation, _ state: CustodyState) -> String? {
        let lines = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        guard let column = lines[0].firstIndex(of: state.rawValue),
            let line = lines.first(where: { $0[0] == operation.rawValue }), column + 1 < line.count
        else { return nil }
        return line[column + 1]
    }

    private static func view(_ state: CustodyState) throws -> DeskView {
        var dossier = Dossier.example
        dossier.declares(DeskSample.document, issued: "2025-01-01")
        dossier.mayTravel("A-1", "2026-03-10", "2026-03-20")
        dossier.approval(.lend, "A-2", decided: "2026-03-01", until: "2026-03-20")
        for (day, event) in try #require(ledgers[state]).enumerated() {
            dossier.keeps(event, at: day == 0 ? "2026-01-01" : "2026-01-02", approval: "A-0")
        }
        return try DeskView(DeskSample.key, holder: dossier)
    }

    @Test(arguments: pairs) func everyPairHasItsAnswer(_ operation: DeskOperation, _ state: CustodyState) throws {
        let expected = try #require(Self.expected(operation, state), "no answer for \(operation) and \(state)")
        let view = try Self.view(state)
        #expect(view.booklet.state == state)
        let answer: String
        do throws(DeskRefusal) {
            let event = try DeskSample.desk(view).decide(DeskSample.act(operation))
            #expect(event.event == operation.event)
            answer = state.after(event.event).rawValue
        } catch {
            guard case .state(operation, let booklet) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(booklet.state == state)
            let instead = try #require(
                DeskOperation.allCases.first { error.explanation.en.contains("`\($0.command)`") }, "\(error)")
            #expect(error.explanation.zh.contains("`\(instead.command)`"))
            #expect(error.explanation.en.hasPrefix("`\(DeskSample.document)` "))
            #expect(operation.states.isEmpty == false && !operation.states.contains(state))
            answer = "→" + instead.rawValue
        }
        #expect(answer == expected)
    }

    /// What a refusal names can be done in that state; so nobody is sent in a circle.
    @Test(arguments: pairs) func whatARefusalNamesCanBeDone(_ operation: DeskOperation, _ state: CustodyState) {
        if !operation.states.contains(state) { #expect(operation.instead(of: state).states.contains(state)) }
    }

    @Test func theTableIsWhole() {
        let lines = Self.table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(lines[0] == CustodyState.allCases.map(\.rawValue))
        #expect(lines.dropFirst().map { $0[0] } == DeskOperation.allCases.map(\.rawValue))
        #expect(lines.dropFirst().allSatisfy { $0.count == lines[0].count + 1 })
    }
}

/// One passport and one moment at the desk.
enum DeskSample {
    static let document: StaticString = "ordinaryPassport:E12345678"
    static let key = DocumentKey.example(document)

    static func desk(_ view: DeskView, on moment: StaticString = "2026-03-08T10:00") -> Desk {
        let at = Instant.example(moment)
        return Desk(view, policy: .example(on: Zone.shanghai.day(of: at)), now: at)
    }

    /// An act with all that its operation needs.
    static func act(_ operation: DeskOperation, at moment: StaticString = "2026-03-08T10:00") -> DeskAct {
        var act = DeskAct(operation, key, at: .example(moment), officer: "u-1")
        switch operation {
        case .receive, .place, .transfer: (act.place, act.slot) = ("柜", "2")
        case .return, .found: (act.place, act.slot) = ("柜", "1")
        default: break
        }
        if operation == .transfer || operation == .forward { act.recipient = "某处" }
        if operation == .forward { act.note = "注销" }
        return act
    }
}

extension Dossier {
    /// An entry of the sample passport's ledger, with a place where it comes in.
    mutating func keeps(
        _ event: CustodyEvent.Kind, at moment: StaticString, approval: String? = nil, place: String? = "旧柜",
        slot: String? = "9"
    ) {
        let record = documents.removeFirst()
        let comesIn = event == .handedIn
        let entry = CustodyEvent(
            document: record.key, at: .example(moment), event: event, place: comesIn ? place : nil,
            slot: comesIn ? slot : nil, approval: event == .handedOut ? approval : nil, officer: "u-0")
        documents.insert(
            DocumentRecord(
                key: record.key, declaration: record.declaration, mentions: record.mentions,
                custody: record.custody + [entry]), at: 0)
    }
}

extension PolicyOnDay {
    static func example(on day: CalendarDay) -> PolicyOnDay {
        do { return try PolicyOnDay(.catalogue, on: day) } catch { preconditionFailure("\(error)") }
    }
}
