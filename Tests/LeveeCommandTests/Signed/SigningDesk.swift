import Foundation
import Testing

/// The sender's desk in these tests: keys that live as long as the test run, and the tools that sign with them.
final class SigningDesk: Sendable {
    static let shared = Result { try SigningDesk() }

    /// Whose key signs: the source's own on RSA or a curve, one that is too short, and an attacker's.
    enum Key: String, CaseIterable, Sendable {
        case rsa, curve, short, attacker, next

        fileprivate var algorithm: [String] {
            switch self {
            case .rsa, .attacker, .next: ["rsa:2048"]
            case .short: ["rsa:1024"]
            case .curve: ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
            }
        }
    }

    private let folder: String

    private init() throws {
        folder = "\(NSTemporaryDirectory())/levee-signing-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for key in Key.allCases {
            try call(
                "openssl",
                ["req", "-x509", "-newkey"] + key.algorithm + [
                    "-nodes", "-keyout", "\(key.rawValue).key", "-out", "\(key.rawValue).pem", "-days", "30", "-subj",
                    "/CN=levee test only",
                ])
        }
        try call("openssl", ["x509", "-in", "rsa.pem", "-noout", "-pubkey", "-out", "rsa.pub"])
    }

    /// The certificate of a key, PEM.
    func certificate(_ key: Key) throws -> String { try text("\(key.rawValue).pem") }

    /// SHA-256 of a certificate's DER form, as openssl tells it.
    func fingerprint(_ key: Key) throws -> String {
        try call(
            "sh", ["-c", "openssl x509 -in \(key.rawValue).pem -noout -fingerprint -sha256 > \(key.rawValue).sum"])
        return try text("\(key.rawValue).sum").split(separator: "=").last.map { digits in
            digits.filter(\.isHexDigit).lowercased()
        } ?? ""
    }

    /// A certificate with a key that no XML signature here is made with.
    func otherKey() throws -> String {
        try call(
            "openssl",
            ["req", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", "ed.key", "-out", "ed.pem", "-subj", "/CN=x"])
        return try text("ed.pem")
    }

    /// Fills a signature's template in with a private key.
    /// - Parameter ids: elements of the feed's namespace whose `recordId` a reference may name.
    func sign(_ xml: String, _ key: Key = .rsa, ids: [String] = []) throws -> String {
        try run(xml, ["--sign", "--privkey-pem", "\(key.rawValue).key"] + Self.identifying(ids))
    }

    /// Fills a template for HMAC in, with the bytes of the public key as the secret.
    func signWithPublicKey(_ xml: String) throws -> String { try run(xml, ["--sign", "--hmackey", "rsa.pub"]) }

    /// Whether a verifier that follows every reference, as the tool does without being told otherwise, takes the file.
    func isTakenByTheTrusting(_ xml: String, ids: [String]) throws -> Bool {
        let name = "\(UUID().uuidString).xml"
        try Data(xml.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
        return try status(
            "xmlsec1", ["--verify", "--pubkey-cert-pem", "rsa.pem"] + Self.identifying(ids) + [name]) == 0
    }

    private static func identifying(_ ids: [String]) -> [String] {
        ids.flatMap { ["--id-attr:recordId", "urn:levee:border-feed:1:\($0)"] }
    }

    private func run(_ xml: String, _ arguments: [String]) throws -> String {
        let name = UUID().uuidString
        try Data(xml.utf8).write(to: URL(filePath: "\(folder)/\(name).xml"))
        try call("xmlsec1", arguments + ["--output", "\(name).out", "\(name).xml"])
        return try text("\(name).out")
    }

    /// Signs bytes with a private key, SHA-256.
    func rawSignature(of bytes: String, _ key: Key) throws -> String {
        try Data(bytes.utf8).write(to: URL(filePath: "\(folder)/raw"))
        try call("openssl", ["dgst", "-sha256", "-sign", "\(key.rawValue).key", "-out", "raw.sig", "raw"])
        return try Data(contentsOf: URL(filePath: "\(folder)/raw.sig")).base64EncodedString()
    }

    /// SHA-256 in base64.
    func digest(of bytes: String) throws -> String {
        try Data(bytes.utf8).write(to: URL(filePath: "\(folder)/raw"))
        try call("openssl", ["dgst", "-sha256", "-binary", "-out", "raw.sum", "raw"])
        return try Data(contentsOf: URL(filePath: "\(folder)/raw.sum")).base64EncodedString()
    }

    /// The exclusive canonical form, by another tool.
    func canonical(_ xml: String) throws -> String {
        try Data(xml.utf8).write(to: URL(filePath: "\(folder)/raw.xml"))
        try call("sh", ["-c", "xmllint --exc-c14n raw.xml > raw.c14n"])
        return try text("raw.c14n")
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: URL(filePath: "\(folder)/\(name)"), encoding: .utf8)
    }

    private func call(_ tool: String, _ arguments: [String]) throws {
        try #require(try status(tool, arguments) == 0, "\(tool) \(arguments.joined(separator: " "))")
    }

    private func status(_ tool: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
