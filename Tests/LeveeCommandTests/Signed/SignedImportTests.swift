import Foundation
import Testing

/// Feeds of a source that must sign, through the built program.
@Suite struct SignedImportTests {
    @Test(arguments: [(SigningDesk.Key.rsa, "rsa-sha256"), (.rsa, "rsa-sha512"), (.curve, "ecdsa-sha256")])
    func goodSignatures(_ key: SigningDesk.Key, _ method: String) throws {
        let home = try FeedHome()
        try home.write("p.yaml", try SignedPolicy.text([key]))
        try home.write("a.xml", try SignedFeeds.signed(.method(SignatureText.more + method), key))
        #expect(try home.take("a.xml").lines == [FeedTotals(accepted: 2).line("a.xml", 2)])
        #expect(try home.texts("SELECT record_id FROM feed_record ORDER BY 1") == ["c-1", "d-1"])
        // The same file again: the signature is no part of what is compared.
        #expect(try home.take("a.xml").lines == [FeedTotals(duplicate: 2).line("a.xml", 2)])
    }

    static let accepted: [(String, SignatureText)] = [
        (
            "canonical XML 1.0",
            .with {
                $0.canonicalization = "<ds:CanonicalizationMethod Algorithm='\(SignatureText.inclusive)'/>"
                $0.transforms = SignatureText.enveloped + SignatureText.transform(SignatureText.inclusive)
            }
        ),
        ("the enveloped transform alone", .transforms(SignatureText.enveloped)),
        ("SHA-512", .digest("http://www.w3.org/2001/04/xmlenc#sha512")),
        ("a certificate beside it", .keyInfo("<ds:X509Data/>")),
        ("a key's address, which nobody follows", .keyInfo("<ds:RetrievalMethod URI='http://127.0.0.1:9/key.pem'/>")),
    ]

    @Test(arguments: accepted.indices) func acceptedShapes(_ index: Int) throws {
        let home = try FeedHome.signed()
        try home.write("a.xml", try SignedFeeds.signed(Self.accepted[index].1))
        #expect(try home.take("a.xml").lines == [FeedTotals(accepted: 2).line("a.xml", 2)], "\(Self.accepted[index].0)")
    }

    /// What canonical XML does not see changes no value either.
    @Test(arguments: [
        ("<crossing", "<!-- c --><crossing"), ("direction=\"exit\"", "  direction='exit'"),
        ("<crossing recordId=\"c-1\" direction=\"exit\"", "<crossing direction=\"exit\" recordId=\"c-1\""),
        ("<?xml version=\"1.0\"?>\n", ""), ("/></crossing>", "></travelDocument></crossing>"),
        ("E11111111\" issuingState", "&#69;11111111\" issuingState"),
    ])
    func whatTheSignatureDoesNotSee(_ old: String, _ new: String) throws {
        let home = try FeedHome.signed()
        try home.write("a.xml", try SignedAttack.replacing(old, with: new, in: SignedFeeds.good()))
        #expect(try home.take("a.xml").lines == [FeedTotals(accepted: 2).line("a.xml", 2)])
        #expect(try home.texts("SELECT record_id FROM feed_record ORDER BY 1") == ["c-1", "d-0", "d-1"])
    }

    /// Signed by other tools: canonical form by xmllint, digest and signature by openssl.
    @Test func signedByOtherTools() throws {
        let desk = try SigningDesk.shared.get()
        let feed = FeedText.feed(2, FeedText.issued("d-1"))
        let info = SignatureText().xml.replacing(
            "<ds:DigestValue></ds:", with: "<ds:DigestValue>\(try desk.digest(of: try desk.canonical(feed)))</ds:")
        let part = try #require(info.firstMatch(of: #/<ds:SignedInfo>.*</ds:SignedInfo>/#)).output
        let alone = part.replacing("<ds:SignedInfo>", with: "<ds:SignedInfo xmlns:ds='\(SignatureText.dsig)'>")
        let value = try desk.rawSignature(of: try desk.canonical(String(alone)), .rsa)
        let signature = info.replacing("<ds:SignatureValue></ds:", with: "<ds:SignatureValue>\(value)</ds:")
        let home = try FeedHome.signed()
        try home.write("a.xml", feed.replacing("</borderFeed>", with: signature + "</borderFeed>"))
        #expect(try home.take("a.xml").lines == [FeedTotals(accepted: 1).line("a.xml", 2)])
    }

    /// Each is refused whole, with its code and line, and changes nothing: the same home goes on to the next, and at the end
    /// a good file of the number that they all claimed is taken.
    @Test(arguments: SignedAttack.groups.keys.sorted()) func refused(_ group: String) throws {
        let home = try FeedHome.signed()
        let before = try home.dump()
        for attack in try #require(SignedAttack.groups[group]) {
            let text = try attack.make()
            if let ids = attack.fools {
                let isTaken = try SigningDesk.shared.get().isTakenByTheTrusting(text, ids: ids)
                #expect(isTaken, "\(attack) fools nobody")
            }
            try home.write("a.xml", text)
            let run = try home.take("a.xml")
            #expect(run.lines == [FeedTotals.refused("a.xml", attack.code, line: attack.line)], "\(attack)")
            #expect(run.code == 65, "\(attack)")
            #expect(try home.dump() == before, "\(attack)")
        }
        try home.write("b.xml", try SignedFeeds.good())
        #expect(try home.take("b.xml").lines == [FeedTotals(accepted: 2).line("b.xml", 2)])
    }

    @Test func anUnsignedSourceIsAsItWas() throws {
        let home = try FeedHome.signed()
        try home.write("a.xml", FeedText.feed(1, source: "ql", FeedText.issued("d-1")))
        #expect(try home.take("a.xml").lines == [FeedTotals(accepted: 1).line("a.xml", source: "ql", 1)])
        // A signature under its root is an element that is no record.
        let signed = try SignedFeeds.good().replacing("source=\"gd\"", with: "source=\"ql\"")
        try home.write("b.xml", signed)
        #expect(
            try home.take("b.xml").lines == [
                FeedTotals(accepted: 1, duplicate: 1, quarantined: 1).line("b.xml", source: "ql", 2)
            ])
    }

    @Test func everySourceMustSign() throws {
        let home = try FeedHome.signed(SignedPolicy.text(changing: [("value: accepted", "value: refused")]))
        let before = try home.dump()
        try home.write("a.xml", FeedText.feed(1, source: "ql", FeedText.issued("d-1")))
        #expect(try home.take("a.xml").lines == [FeedTotals.refused("a.xml", "noValidCertificate", line: nil)])
        #expect(try home.dump() == before)
        try home.write("b.xml", try SignedFeeds.good())
        #expect(try home.take("b.xml").lines == [FeedTotals(accepted: 2).line("b.xml", 2)])
    }

    /// Two certificates while the key changes, then the new one alone.
    @Test func aKeyThatChanges() throws {
        let home = try FeedHome.signed(SignedPolicy.text([.rsa, .next]))
        try home.write("a.xml", try SignedFeeds.signed(SignatureText(), .next))
        #expect(try home.take("a.xml").lines == [FeedTotals(accepted: 2).line("a.xml", 2)])
        try home.write("p.yaml", try SignedPolicy.text([.next]))
        try home.write("b.xml", try SignedFeeds.good(3, FeedText.filing("f-1")))
        #expect(try home.take("b.xml").lines == [FeedTotals.refused("b.xml", "badSignature", line: 4)])
    }

    @Test func aKeyThatIsTooShort() throws {
        let home = try FeedHome()
        try home.write("p.yaml", try SignedPolicy.text([.short]))
        try home.write("a.xml", try SignedFeeds.signed(SignatureText(), .short))
        #expect(try home.take("a.xml").lines == [FeedTotals.refused("a.xml", "noValidCertificate", line: nil)])
        try home.write("p.yaml", try SignedPolicy.text([.short], changing: [("value: 2048", "value: 1024")]))
        #expect(try home.take("a.xml").lines == [FeedTotals(accepted: 2).line("a.xml", 2)])
    }

    /// A pipe is read once, as a file is.
    @Test func throughAPipe() throws {
        let home = try FeedHome.signed()
        let padding = (0..<4000).map { FeedText.issued("x-\($0)", FeedText.stranger, number: "E99999999") }.joined(
            separator: "\n")
        try home.write("a.xml", try SignedFeeds.good(2, padding))
        let pipe = home.folder.appending(path: "pipe.xml").path
        #expect(mkfifo(pipe, 0o600) == 0)
        let writer = Process()
        writer.executableURL = URL(filePath: "/bin/sh")
        writer.arguments = ["-c", "cat a.xml > pipe.xml"]
        writer.currentDirectoryURL = home.folder
        try writer.run()
        #expect(try home.take("pipe.xml").lines == [FeedTotals(notRegistered: 4000).line("pipe.xml", 2)])
        writer.waitUntilExit()
    }

    @Test(arguments: ["en", "zh"]) func inWords(_ language: String) throws {
        let home = try FeedHome.signed()
        try home.write("a.xml", try SignedFeeds.signed(.method(SignatureText.dsig + "rsa-sha1")))
        try home.write("b.xml", FeedText.feed(2, SignedFeeds.records))
        try home.write("c.xml", try SignedFeeds.signed(SignatureText(), .attacker))
        let run = try home.run(["import", "--policy", "p.yaml", "--lang", language, "a.xml", "b.xml", "c.xml"])
        #expect(run.code == 65)
        #expect(
            run.output + run.errors == (try Expected.text("signed-refusals.\(language).txt", run.output + run.errors)))
    }
}
