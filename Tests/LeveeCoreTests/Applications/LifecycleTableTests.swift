import Testing

@testable import LeveeCore

/// The way of an application, written down a second time: every stage, every step, every role.
@Suite struct LifecycleTableTests {
    /// What the program says, a line for each stage and step: where it leads (`>`) or why not (`!`), and for each role
    /// whether it may do it at all.
    static let actual: [String] = ApplicationStage.allCases.flatMap { stage in
        ApplicationStep.allCases.map { step in
            let roles = step.permission.map(PermissionTable.roles) ?? []
            let marks = Role.allCases.map { roles.contains($0) ? "x" : "." }.joined(separator: " ")
            let answer =
                switch LifecycleTable.answer(stage, step) {
                case .next(let next): "> \(next.rawValue)"
                case .refused(let reason): "! \(reason)"
                }
            return padded(stage.rawValue, 13) + padded(step.rawValue, 20) + padded(answer, 19) + marks
        }
    }

    @Test func everyStageStepAndRoleIsAsExpected() {
        let expected = LifecycleGrid.text.split(separator: "\n").map(String.init)
        for (line, other) in zip(Self.actual, expected) { #expect(line == other) }
        #expect(Self.actual.count == expected.count)
    }

    /// The grid leaves nothing out, and says nothing twice.
    @Test func everyStageStepAndRoleHasAnAnswer() throws {
        var seen: Set<[String]> = []
        for line in LifecycleGrid.text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            try #require(words.count == 4 + Role.allCases.count, "\(line)")
            for (role, mark) in zip(Role.allCases, words.dropFirst(4)) {
                #expect(["x", "."].contains(mark))
                #expect(seen.insert([words[0], words[1], role.rawValue]).inserted)
            }
        }
        #expect(seen.count == ApplicationStage.allCases.count * ApplicationStep.allCases.count * Role.allCases.count)
    }

    /// In the order of the kinds: travel, issue, extension, lend.
    @Test func everyKindAndStepIsAsExpected() {
        let expected = """
            check               x x x x
            unitOpinion         x x x x
            disciplineOpinion   x x x x
            supervisionOpinion  x x x x
            secrecyOpinion      x x x x
            approve             x x x x
            refuse              x x x x
            amend               x x . .
            extend              x . . x
            withdraw            x x x x
            handOut             x x . x
            travel              x . . .
            report              x . . .
            close               x x x x
            askReview           x x x x
            upholdReview        x x x x
            reopen              x x x x
            """
        let actual = ApplicationStep.allCases.map { step in
            let marks = Application.Kind.allCases.map { LifecycleTable.applies(step, to: $0) ? "x" : "." }
            return Self.padded(step.rawValue, 20) + marks.joined(separator: " ")
        }
        #expect(actual == expected.split(separator: "\n").map(String.init))
    }

    /// From every stage but the settled ones a person can still do something, and every stage can be reached.
    @Test func noStageIsADeadEndOrOutOfReach() {
        var reached: Set<ApplicationStage> = [.filed]
        for stage in ApplicationStage.allCases {
            let next = ApplicationStep.allCases.compactMap { step -> ApplicationStage? in
                if case .next(let next) = LifecycleTable.answer(stage, step) { next } else { nil }
            }
            reached.formUnion(next)
            let byPeople = ApplicationStep.allCases.contains { step in
                guard step.permission != nil, case .next = LifecycleTable.answer(stage, step) else { return false }
                return true
            }
            let isEnd = stage == .closed || stage == .withdrawn || stage == .reported
            #expect(byPeople == !isEnd, "\(stage)")
        }
        #expect(reached == Set(ApplicationStage.allCases))
    }

    @Test func everyRefusalSaysStateReasonAndWayInBothLanguages() {
        for stage in ApplicationStage.allCases {
            for step in ApplicationStep.allCases {
                guard case .refused(let reason) = LifecycleTable.answer(stage, step) else { continue }
                let text = LifecycleRefusal(reason, of: "S-\u{202E}1", in: stage, step).explanation
                #expect(text.zh.hasPrefix("申请 `S-[U+202E]1` \(stage.title.zh)，不能\(step.title.zh)："), "\(text.zh)")
                #expect(
                    text.en.hasPrefix(
                        "the application `S-[U+202E]1` is \(stage.title.en) and cannot \(step.title.en): "))
                if reason != .notRefused { #expect(text.zh.contains("`levee ") && text.en.contains("`levee ")) }
                #expect(!text.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text.en)")
            }
        }
    }

    @Test func titlesAreAllDifferent() {
        for language in Language.allCases {
            #expect(Set(ApplicationStage.allCases.map { $0.title[language] }).count == ApplicationStage.allCases.count)
            #expect(Set(ApplicationStep.allCases.map { $0.title[language] }).count == ApplicationStep.allCases.count)
            #expect(Set(OpinionOffice.allCases.map { $0.title[language] }).count == OpinionOffice.allCases.count)
        }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }
}
