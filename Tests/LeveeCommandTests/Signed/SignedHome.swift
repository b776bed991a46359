import Foundation
import LeveeCore
import LeveeIntake
import Testing

/// A home whose policy names certificates of the source `gd`.
enum SignedPolicy {
    /// The shipped policy with these certificates from 1900 on.
    static func text(
        _ keys: [SigningDesk.Key] = [.rsa], source: String = "gd", changing changes: [(String, String)] = []
    ) throws -> String {
        let desk = try SigningDesk.shared.get()
        let file = Program.root.appending(path: "data/policy/policy.yaml")
        var yaml = try String(contentsOf: file, encoding: .utf8)
        let certificates = try keys.map { entry(source, try desk.certificate($0)) }.joined()
        let list = "\n      - from: 1900-01-01\n        value:"
        try replace(&yaml, behind: "  signed.sources:", list + " []", with: list + "\n" + certificates)
        for (old, new) in changes { try replace(&yaml, behind: "  signed.sources:", old, with: new) }
        return yaml
    }

    static func entry(_ source: String, _ certificate: String) -> String {
        let lines = certificate.split(separator: "\n").map { "              \($0)\n" }.joined()
        return "          - source: \(source)\n            certificate: |\n\(lines)"
    }

    private static func replace(_ yaml: inout String, behind start: String, _ old: String, with new: String) throws {
        let rest = try #require(yaml.range(of: start)).upperBound..<yaml.endIndex
        let place = try #require(yaml.range(of: old, range: rest))
        yaml.replaceSubrange(place, with: new)
    }

    /// What such a policy asks of signatures on a day.
    static func rules(_ policy: String, on day: CalendarDay) throws -> SignatureRules {
        SignatureRules(try PolicyOnDay(try PolicyFile.parse(policy, name: "p.yaml"), on: day))
    }
}

extension FeedHome {
    /// A home with a policy, and the first feed of the source taken in, well signed.
    static func signed(_ policy: String? = nil) throws -> FeedHome {
        let home = try FeedHome()
        try home.write("p.yaml", try policy ?? SignedPolicy.text())
        try home.write("first.xml", try SignedFeeds.good(1, FeedText.issued("d-0")))
        #expect(try home.take("first.xml").lines == [FeedTotals(accepted: 1).line("first.xml", 1)])
        return home
    }

    func take(_ files: String...) throws -> FeedRun { try run(["import", "--json", "--policy", "p.yaml"] + files) }
}

/// Feeds with signatures.
enum SignedFeeds {
    static let records = FeedText.issued("d-1") + "\n" + FeedText.crossing("c-1")

    /// A feed of `gd` with a template as the last element under the root.
    static func template(_ signature: SignatureText, _ sequence: Int64 = 2, _ records: String = records) -> String {
        FeedText.feed(sequence, records, signature.xml)
    }

    static func signed(
        _ signature: SignatureText = SignatureText(), _ key: SigningDesk.Key = .rsa, ids: [String] = []
    ) throws -> String {
        try SigningDesk.shared.get().sign(template(signature), key, ids: ids)
    }

    static func good(_ sequence: Int64 = 2, _ records: String = records) throws -> String {
        try SigningDesk.shared.get().sign(template(SignatureText(), sequence, records))
    }
}
