import Foundation
import LeveeCore
import Testing

@testable import LeveeWeb

/// On a page the way out of a refusal is the page's own.
@Suite struct PageWayTests {
    /// What only the terminal does.
    private static let elsewhere: Set<String> = [
        "application lend", "doctor", "filing due", "filing list", "filing show", "init", "nightly", "user password",
    ]

    private static let sources: [String] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        return ["LeveeCore", "LeveeSQLite"].flatMap { folder -> [String] in
            let files = FileManager.default.enumerator(
                at: root.appending(path: folder), includingPropertiesForKeys: nil)
            return (files ?? .init()).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
                .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
        }
    }()

    /// Commands that refusals name as they stand, and those that are made of a step's word.
    private static let commands: Set<String> = {
        var found: Set<String> = []
        for text in sources {
            let lines = text.split(separator: "\n").filter { !$0.contains("///") }
            for line in lines {
                for match in line.matches(of: /`levee ([a-z]+(?: [a-z-]+)?)/) { found.insert(String(match.1)) }
            }
            let made = text.firstMatch(of: /"levee (application|findings) \\\(command\)/)?.1
            guard let made else { continue }
            for match in text.matches(of: /way\(\.\w+, "([a-z]+)"/) { found.insert("\(made) \(match.1)") }
        }
        return found
    }()

    @Test func whateverCommandARefusalNamesHasItsWayOnThePages() {
        #expect(Self.commands.count > 20, "\(Self.commands)")
        for command in Self.commands.subtracting(Self.elsewhere).sorted() {
            #expect(PageWays.way(of: Substring(command)) != nil, "\(command)")
        }
    }

    @Test(arguments: [
        (
            LifecycleRefusal(.isRefused, of: "A-1", in: .refused, .approve).explanation,
            "可申请复核（“申请复核”，", "a review may be asked for (“Ask for a review”, by "
        ),
        (
            LifecycleRefusal(.notChecked, of: "A-1", in: .filed, .approve).explanation, "尚未核查（“核查”，",
            "it has not been checked as it is now (“Check it now”, by "
        ),
        (DeskRefusal.needsReason(.forward).explanation, "请用“备注”说明移交的原因", "say with “Note” why it is forwarded"),
        (
            Bilingual(zh: "请用 `levee nightly`", en: "run `levee nightly`, ask `--else`"), "请用 `levee nightly`",
            "run `levee nightly`, ask `--else`"
        ),
    ]) func theWayIsNamedAsThePageHasIt(_ texts: Bilingual, _ zh: String, _ en: String) {
        let told = PageWays.told(texts)
        #expect(told.zh.contains(zh), "\(told.zh)")
        #expect(told.en.contains(en), "\(told.en)")
    }
}
