import Foundation
import LeveeCore
import LeveeIntake
import Testing

/// What the policy of a day lets through: days, sizes, pieces.
@Suite struct SignedRuleTests {
    /// The code of the refusal; nil where the feed was let through, with what its reader gave.
    private static func outcome(
        _ text: String, _ rules: SignatureRules, limits: FeedLimits = .standard, piece: Int = .max
    ) throws -> (code: FeedRefusal.Code?, items: Int) {
        let reader = FeedReader(zone: .shanghai, today: try CalendarDay("2199-12-30"), limits: limits)
        var items = 0
        do {
            let feed = try SignedFeed(Pieces(text, piece), rules: rules, reader: reader)
            try feed.reader.read(feed.source, header: { _ in }, item: { _ in items += 1 })
        } catch let refusal as FeedRefusal { return (refusal.code, items) }
        return (nil, items)
    }

    private final class Pieces: ByteSource {
        private var rest: ArraySlice<UInt8>
        private let piece: Int

        init(_ text: String, _ piece: Int) { (rest, self.piece) = (Array(text.utf8)[...], piece) }

        func read(into buffer: UnsafeMutableRawBufferPointer, within _: Duration) -> Int {
            let next = rest.prefix(min(piece, buffer.count))
            buffer.copyBytes(from: next)
            rest = rest.dropFirst(next.count)
            return next.count
        }
    }

    @Test func theCertificatesDays() throws {
        let policy = try SignedPolicy.text()
        let certificate = try #require(try SignedPolicy.rules(policy, on: CalendarDay("2026-11-23")).certificates.first)
        let good = try SignedFeeds.good()
        let (first, last) = (Zone.shanghai.day(of: certificate.notBefore), Zone.shanghai.day(of: certificate.notAfter))
        #expect(first + 30 == last)
        for (day, code) in [
            (first - 1, FeedRefusal.Code.noValidCertificate), (first, nil), (last, nil),
            (last + 1, .noValidCertificate),
        ] as [(CalendarDay, FeedRefusal.Code?)] {
            #expect(try Self.outcome(good, SignedPolicy.rules(policy, on: day)).code == code, "\(day)")
        }
    }

    /// A certificate counts from the day on which the policy names it, and a source need not sign before.
    @Test func thePolicysDays() throws {
        let dated = "\n      - from: 1900-01-01\n        value: []\n        reference: r\n        confidence: verified"
        let policy = try SignedPolicy.text(changing: [
            ("\n      - from: 1900-01-01", dated + "\n      - from: 2027-01-01")
        ])
        let plain = FeedText.feed(2, SignedFeeds.records)
        let day = try CalendarDay("2027-01-01")
        #expect(try Self.outcome(plain, SignedPolicy.rules(policy, on: day - 1)).code == nil)
        var rules = try SignedPolicy.rules(policy, on: day)
        rules.day = Zone.shanghai.day(of: rules.certificates[0].notBefore)
        #expect(try Self.outcome(plain, rules).code == .notSigned)
    }

    private static func today(_ keys: [SigningDesk.Key] = [.rsa], source: String = "gd") throws -> SignatureRules {
        var rules = try SignedPolicy.rules(try SignedPolicy.text(keys, source: source), on: CalendarDay("2026-11-23"))
        rules.day = Zone.shanghai.day(of: try #require(rules.certificates.first).notBefore)
        return rules
    }

    @Test func theLimitIsInside() throws {
        let good = try SignedFeeds.good()
        var rules = try Self.today()
        // The tree may have one node for each eight bytes of the limit, which a small feed does not keep to.
        #expect(good.utf8.count > 1000)
        for (bytes, code) in [(good.utf8.count, nil), (good.utf8.count - 1, .signedTooLarge)]
            as [(Int, FeedRefusal.Code?)]
        {
            rules.fileBytes = bytes
            #expect(try Self.outcome(good, rules).code == code)
        }
        // What need not sign is not measured.
        rules = try Self.today(source: "ql")
        rules.fileBytes = 1
        #expect(try Self.outcome(good, rules).code == nil)
    }

    /// A file that unfolds to more nodes than its limit allows is refused before the tree is complete.
    @Test func theNodesAreCounted() throws {
        var rules = try Self.today()
        rules.fileBytes = 80_000
        let dense = String(repeating: "<a/>", count: 9_900)
        #expect(try Self.outcome(SignedFeeds.good(2, dense), rules).code == nil)
        #expect(try Self.outcome(SignedFeeds.good(2, dense + dense.prefix(400)), rules).code == .signedTooLarge)
    }

    @Test(arguments: [1, 7, 4096]) func inPieces(_ piece: Int) throws {
        let rules = try Self.today()
        #expect(try Self.outcome(SignedFeeds.good(), rules, piece: piece) == (nil, 2))
        let others = try Self.today(source: "ql")
        #expect(try Self.outcome(FeedText.feed(2, SignedFeeds.records), others, piece: piece) == (nil, 2))
        #expect(try Self.outcome(FeedText.feed(2, SignedFeeds.records), rules, piece: piece).code == .notSigned)
    }

    /// The usual refusals come first and are the usual ones.
    @Test(arguments: [
        ("<borderFeed", "<!DOCTYPE borderFeed><borderFeed", FeedRefusal.Code.doctype),
        ("</borderFeed>", "", .notWellFormed), ("<crossing", "\u{0}<crossing", .notUTF8),
        ("sequence=\"2\"", "sequence=\"0\"", .rootAttribute), ("<crossing", "text<crossing", .textBetweenRecords),
        ("urn:levee:border-feed:1", "urn:levee:border-feed:2", .wrongRoot),
    ])
    func whatTheGateRefuses(_ old: String, _ new: String, _ code: FeedRefusal.Code) throws {
        let text = try SignedAttack.replacing(old, with: new, in: SignedFeeds.good())
        #expect(try Self.outcome(text, Self.today()).code == code)
    }

    /// Other spellings of the source's name are other sources: they need no signature and stand under their own name.
    @Test(arguments: ["GD", "gd2", "g"]) func otherNames(_ source: String) throws {
        let text = FeedText.feed(2, source: source, SignedFeeds.records)
        #expect(try Self.outcome(text, Self.today()).code == nil)
        var rules = try Self.today()
        rules.admitsOthers = false
        #expect(try Self.outcome(text, rules).code == .noValidCertificate)
    }

    @Test func sourcesHaveTheirOwnCertificates() throws {
        var rules = try Self.today([.rsa])
        let other = try #require(Self.today([.attacker], source: "ql").certificates.first)
        rules.certificates.append(other)
        #expect(try Self.outcome(SignedFeeds.good(), rules).code == nil)
        // The certificate of another source signs nothing for this one.
        #expect(try Self.outcome(SignedFeeds.signed(SignatureText(), .attacker), rules).code == .badSignature)
    }

    /// In years with names of their own, a parser is renewed while the signature still stands at the end.
    @Test func manyNamesBeforeTheSignature() throws {
        var limits = FeedLimits.standard
        limits.parserNames = 64
        let records = (0..<50).map { FeedText.filing("f-\($0)") }.joined(separator: "\n")
        #expect(try Self.outcome(SignedFeeds.good(2, records), Self.today(), limits: limits) == (nil, 50))
    }
}
