import Foundation
import LeveeCore
import LeveeIntake
import Testing

/// Certificates in the policy: what is understood, and what is refused with its place.
@Suite struct SignedPolicyTests {
    private static func certificates(_ policy: String) throws -> [SourceCertificate] {
        try SignedPolicy.rules(policy, on: CalendarDay("2026-11-23")).certificates
    }

    @Test func whatIsRead() throws {
        let read = try Self.certificates(SignedPolicy.text([.rsa, .curve, .short]))
        #expect(read.map(\.source) == ["gd", "gd", "gd"])
        #expect(read.map(\.key) == [.rsa(bits: 2048), .curve(bits: 256), .rsa(bits: 1024)])
        #expect(Set(read.map(\.fingerprint)).count == 3)
        #expect(read.allSatisfy { $0.fingerprint.wholeMatch(of: #/[0-9a-f]{64}/#) != nil })
        #expect(try read[0].shown == "gd RSA-2048 sha256:\(SigningDesk.shared.get().fingerprint(.rsa))")
        #expect(read[1].shown.hasPrefix("gd P-256 sha256:"))
    }

    private static func refusal(_ certificate: String) throws -> PolicyFileError? {
        let desk = try SigningDesk.shared.get()
        let good = SignedPolicy.entry("gd", try desk.certificate(.rsa))
        let policy = try SignedPolicy.text().replacing(good, with: SignedPolicy.entry("gd", certificate))
        do throws(PolicyFileError) { _ = try PolicyFile.parse(policy, name: "p.yaml") } catch { return error }
        return nil
    }

    @Test func whatIsRefused() throws {
        let desk = try SigningDesk.shared.get()
        let good = try desk.certificate(.rsa)
        let lines = good.split(separator: "\n")
        let key = try desk.otherKey()
        for (certificate, problem) in [
            (good + good, "is not one X.509 certificate in PEM"), ("x", "is not one X.509 certificate in PEM"),
            (lines.dropLast().joined(separator: "\n"), "is not one X.509 certificate in PEM"),
            (lines.dropFirst().joined(separator: "\n"), "is not one X.509 certificate in PEM"),
            ((lines.prefix(3) + lines.dropFirst(4)).joined(separator: "\n"), "is not one X.509 certificate in PEM"),
            (good.replacing("CERTIFICATE", with: "PRIVATE KEY"), "is not one X.509 certificate in PEM"),
            (good + "x", "is not one X.509 certificate in PEM"),
            (good + String(repeating: " \n", count: 9000), "is not one X.509 certificate in PEM"),
            (key, "needs an RSA key or one on P-256, P-384 or P-521"),
        ] {
            let error = try #require(try Self.refusal(certificate), "\(problem)")
            #expect(error.code == .badValue)
            #expect(error.line != nil)
            #expect(error.problem.en.contains(problem), "\(error.problem.en)")
            #expect(error.problem.en.hasPrefix("the certificate of `gd` "))
        }
    }

    @Test func theSameTwice() throws {
        let text = try SignedPolicy.text([.rsa, .rsa])
        let error = #expect(throws: PolicyFileError.self) { try PolicyFile.parse(text, name: "p.yaml") }
        #expect(error?.problem.en == "the same certificate of `gd` stands here twice; keep one")
    }

    @Test(arguments: [
        ("rsa-sha256", "rsa-sha1"), ("exc-c14n", "hmac-sha256"), (", sha512", ", md5"),
        ("value: accepted", "value: maybe"),
    ])
    func whatNoPolicyCanAllow(_ old: String, _ new: String) throws {
        let text = try SignedPolicy.text(changing: [(old, new)])
        let error = #expect(throws: PolicyFileError.self) { try PolicyFile.parse(text, name: "p.yaml") }
        #expect(error?.code == .badValue)
        #expect(error?.problem.en.contains("cannot be `\(new.split(separator: " ").last ?? "")`") == true)
    }

    @Test func theReportNamesTheCertificate() throws {
        let scratch = try Scratch(home: false)
        try scratch.write(try SignedPolicy.text(), to: "p.yaml")
        let output = try scratch.levee("policy", "show", "--policy", "p.yaml", "--lang", "en")
        #expect(output.status == 0)
        #expect(output.stdout.contains("signed.sources = [gd RSA-2048"))
        #expect(output.stdout.contains(try SigningDesk.shared.get().fingerprint(.rsa)))
    }

    /// The README's example for the lawyer, with a certificate in the place of its dots.
    @Test func readme() throws {
        let text = try String(contentsOf: Program.root.appending(path: "data/policy/README.md"), encoding: .utf8)
        let block = try #require(text.components(separatedBy: "```").first { $0.contains("signed.sources:") })
        let pem = try SigningDesk.shared.get().certificate(.rsa).split(separator: "\n").dropFirst().dropLast()
        let example = block.dropFirst("yaml\n".count)
            .replacing("              …\n", with: pem.map { "              \($0)\n" }.joined())
        let shipped = try String(contentsOf: Program.root.appending(path: "data/policy/policy.yaml"), encoding: .utf8)
        let entry = #/  signed\.sources:\n.*?\n\n/#.dotMatchesNewlines()
        let policy = try PolicyFile.parse(shipped.replacing(entry, with: example + "\n"), name: "README.md")
        #expect(try PolicyOnDay(policy, on: CalendarDay("2026-12-31")).certificates == [])
        #expect(try PolicyOnDay(policy, on: CalendarDay("2027-01-01")).certificates.map(\.source) == ["gd-exit-entry"])
    }
}
