import Testing

@testable import LeveeCore

/// The life of a finding, written down a second time: every state, every step, every role.
@Suite struct FindingTableTests {
    private static let places: [(FindingState, Bool)] =
        FindingState.allCases.map { ($0, false) } + [(.upheld, true), (.dismissed, true), (.putRight, true)]

    /// What the program says, a line for each state (with a star while a review waits) and step: where it leads (`>`) or why
    /// not (`!`), and for each role whether it may do it for another.
    static let actual: [String] = places.flatMap { state, isUnderReview in
        FindingStep.allCases.map { step in
            let roles = PermissionTable.roles(for: step.permission)
            let marks = Role.allCases.map { roles.contains($0) ? "x" : "." }.joined(separator: " ")
            let answer =
                switch FindingTable.answer(state, isUnderReview: isUnderReview, step) {
                case .next(let next): "> \(next.rawValue)"
                case .refused(let reason): "! \(reason)"
                }
            return padded(state.rawValue + (isUnderReview ? "*" : ""), 12) + padded(step.rawValue, 17)
                + padded(answer, 15) + marks
        }
    }

    @Test func everyStateStepAndRoleIsAsExpected() {
        let expected = FindingGrid.text.split(separator: "\n").map(String.init)
        for (line, other) in zip(Self.actual, expected) { #expect(line == other) }
        #expect(Self.actual.count == expected.count)
    }

    /// Whatever is decided was dismissed, or the person could answer before: no way from `open` leads past `notified` or
    /// `answered` to where it counts as found.
    @Test func nobodyIsFoundGuiltyUnheard() {
        for step in FindingStep.allCases {
            guard case .next(let next) = FindingTable.answer(.open, step) else { continue }
            #expect([.open, .notified, .answered, .dismissed].contains(next), "\(step)")
        }
    }

    @Test func onlyDismissedAndClosedDoNotCount() {
        #expect(FindingState.allCases.filter { !$0.counts } == [.dismissed, .closed])
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }
}
