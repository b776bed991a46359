import Foundation
import LeveeCore
import Testing

@testable import LeveeWeb

/// A record that a finding cites is named in words, with what it is found by.
@Suite struct EvidenceCellTests {
    @Test(arguments: [
        ("crossing:gd-exit-entry/c-00206", Cell.cells([.text("出入境记录"), .code("gd-exit-entry/c-00206")])),
        ("approval:QL-S-0002", .cells([.text("批件"), .code("QL-S-0002")])),
        ("declaration:ordinaryPassport:E12345678", .cells([.text("证件申报"), .text("普通护照 E12345678")])),
        (
            "custody:ordinaryPassport:E12345678@2026-11-23T10:00:00+08:00",
            .cells([.text("保管台账"), .text("普通护照 E12345678 2026-11-23 10:00")])
        ),
        ("relative:spouse/李梅", .cells([.text("近亲属"), .text("配偶 李梅")])),
        ("filing:QL0001/2020-03-01/filed", .cells([.text("登记备案"), .text("QL0001 2020-03-01 登记备案")])),
        ("somethingElse:x", .code("somethingElse:x")), ("nothing", .code("nothing")),
    ]) func itIsNamedInWords(_ name: String, _ cell: Cell) {
        #expect(EvidenceCell.of(name, Words(.zh)) == cell)
    }

    /// Every kind that the core gives a record that can be cited has its word.
    @Test func everyKindHasItsWord() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/LeveeCore")
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        let text = (files ?? []).filter { $0.pathExtension == "swift" }
            .compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
        let kinds = text.matches(of: /evidence: String \{ \(?"([a-z]+):/).map { String($0.1) } + ["crossing", "record"]
        #expect(kinds.count > 8)
        for kind in kinds {
            guard case .cells = EvidenceCell.of("\(kind):x", Words(.en)) else {
                Issue.record("\(kind)")
                continue
            }
        }
    }
}
