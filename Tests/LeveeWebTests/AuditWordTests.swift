import Foundation
import LeveeCore
import Testing

@testable import LeveeWeb

/// The audit reads as words in the reader's language alone.
@Suite struct AuditWordTests {
    /// What the store writes as an action, where it stands as one literal.
    private static let actions: [String] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/LeveeSQLite")
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        let text = (files ?? []).filter { $0.pathExtension == "swift" }
            .compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
        return text.matches(of: /action: "([a-z -]+)"/).map { String($0.1) }
            + text.matches(of: /\.act\("([a-z ]+)"/).map { "application \($0.1)" }
            + text.matches(of: /policyAct\("([a-z]+)"/).map { "policy \($0.1)" }
            + text.matches(of: /change\("(user [a-z-]+)"/).map { String($0.1) }
    }()

    @Test func everyActionHasItsWordsInBothLanguages() {
        #expect(Self.actions.count > 30)
        let desk = DeskOperation.allCases.map { "custody \($0.rawValue)" }
        let findings = FindingStep.allCases.map { "findings \($0.rawValue)" }
        for action in Self.actions + desk + findings {
            for language in Language.allCases {
                let words = AuditWords.action(action, Words(language))
                #expect(words != action, "\(action)")
                if language == .zh { #expect(words.utf8.allSatisfy { $0 >= 0x80 }, "\(words)") }
            }
        }
    }

    @Test func theDetailsAreWordsAndAHashIsItsBeginning() {
        let hash = String(repeating: "0123456789abcdef", count: 4)
        let detail = "receipt=46 application=SQ-1 by=discipline opinion=agree roles= set sha256=\(hash) odd=1"
        #expect(
            AuditWords.detail(detail, Words(.en))
                == .cells([
                    .text("receipt 46"), .text("application SQ-1"), .text("by discipline opinion"),
                    .text("opinion agrees"),
                    .text("roles –"), .text("set"), .text("SHA-256"), .hash(hash), .text("odd 1"),
                ]))
        #expect(
            AuditWords.detail("event=handedOut must_change=false", Words(.zh))
                == .cells([.text("事项 领取"), .text("须改密码 否")]))
    }

    /// What was done to findings, to whom a reminder goes, which entry is to be corrected, what became of a record.
    @Test func whatTheDetailsNameIsInWordsToo() {
        let hash = String(repeating: "0123456789abcdef", count: 4)
        #expect(
            AuditWords.detail("step=notify F-JS0E1T1V:notified:\(hash) F-JS0E1T1V:soon:\(hash)", Words(.zh))
                == .cells([
                    .text("步骤 告知"), .text("F-JS0E1T1V 已告知"), .hash(hash), .text("F-JS0E1T1V:soon:\(hash)"),
                ]))
        #expect(
            AuditWords.detail("step=1 to=holder fact=declaration outcome=notRegistered", Words(.zh))
                == .cells([.text("步骤 1"), .text("至 本人"), .text("登记条目 证件申报"), .text("结论 非在册")]))
    }

    @Test func thePageNamesNoneOfOurNames() async throws {
        let office = try WebOffice()
        let page = try await office.ask("/audit", by: "auditor").text
        #expect(page.contains("File an application") && page.contains("receipt"))
        for raw in ["application file", "receipt=", "asOf"] { #expect(!page.contains(raw), "\(raw)") }
    }
}
