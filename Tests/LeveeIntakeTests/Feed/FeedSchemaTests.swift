import CEmbeddedData
import Foundation
import LeveeCore
import Testing

@testable import LeveeIntake

/// The schema that ships says what the reader does, as far as XSD 1.0 can.
struct FeedSchemaTests {
    private static let tool = "/usr/bin/xmllint"
    private static var hasTool: Bool { FileManager.default.isExecutableFile(atPath: tool) }

    private static var schema: Data {
        let bytes = levee_schema()
        return Data(bytes: bytes.start, count: bytes.count)
    }

    /// Whether each feed is valid, by a validator from outside.
    private static func verdicts(_ feeds: [String]) throws -> [Bool] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "levee-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try schema.write(to: folder.appending(path: "feed.xsd"))
        let names = feeds.indices.map { "\($0).xml" }
        for (name, feed) in zip(names, feeds) { try Data(feed.utf8).write(to: folder.appending(path: name)) }
        let process = Process()
        process.executableURL = URL(filePath: tool)
        process.currentDirectoryURL = folder
        process.arguments = ["--nonet", "--noout", "--schema", "feed.xsd"] + names
        let errors = folder.appending(path: "errors.txt")
        try Data().write(to: errors)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        let valid = Set(
            String(decoding: try Data(contentsOf: errors), as: UTF8.self).split(separator: "\n")
                .filter { $0.hasSuffix(" validates") }.map { String($0.dropLast(" validates".count)) })
        return names.map(valid.contains)
    }

    @Test func usesNothingThatReachesOutOrIsCostly() {
        let text = String(decoding: Self.schema, as: UTF8.self)
        for word in ["<xs:import", "<xs:include", "<xs:redefine", "<xs:unique", "<xs:key", "<xs:keyref"] {
            #expect(!text.contains(word))
        }
    }

    /// Rules that XSD 1.0 cannot say, by the field of the bad record.
    private static func isBeyondSchema(_ example: BadRecordTests.Case) -> Bool {
        switch example.reason {
        case .dayInFuture, .expiresBeforeIssue, .withdrawalCycle: true
        case .missingValue:
            example.field == "crossing/@to"
                || (example.field == "holder/@idNumber" && example.xml.hasPrefix("<document"))
        case .badValue:
            example.xml.contains("2026-02-29") || example.xml.contains("XXX") || example.xml.contains("074611")
        default: false
        }
    }

    @Test(.enabled(if: hasTool)) func badRecordsAreInvalid() throws {
        let cases = BadRecordTests.structure + BadRecordTests.attributes
        let verdicts = try Self.verdicts(cases.map { FeedSample.feed($0.xml) })
        for (example, isValid) in zip(cases, verdicts) {
            #expect(isValid == Self.isBeyondSchema(example), "\(example.xml)")
        }
    }

    @Test(.enabled(if: hasTool)) func goodRecordsAreValid() throws {
        let more = [
            FeedSample.filing, "<withdrawal recordId='w' of='v'>\n</withdrawal>",
            "<withdrawal recordId='w' of='v' reason='\u{3000}\(String(repeating: " x", count: 500))\u{3000}'/>",
            "<holdings recordId='h' on='2026-11-22'><holder idNumber='11010119900307002x' name='' sex=' ' birthDate='\u{A0}'> "
                + "</holder><travelDocument type='other' number=' e-1 2' issuingState='' issuedOn=''>\n</travelDocument></holdings>",
        ]
        let verdicts = try Self.verdicts((BadRecordTests.good + more).map { FeedSample.feed($0) })
        for (record, isValid) in zip(BadRecordTests.good + more, verdicts) {
            #expect(isValid, "\(record)")
            #expect(FeedReading(FeedSample.feed(record)).records.count == 1, "\(record)")
        }
    }

    @Test(.enabled(if: hasTool)) func rootsAgree() throws {
        let values = [
            (
                "sequence",
                ["0", "01", "+1", "1", "9223372036854775807", "9223372036854775808", "9999999999999999999", " 1"]
            ),
            ("sequence", ["9223372036854775799", "9223372036854775800", "922337203685477580", "10000000000000000000"]),
            (
                "source",
                [
                    "", " ", "a b", "a\u{A0}b", "a", String(repeating: "字", count: 100),
                    String(repeating: "字", count: 101),
                ]
            ),
            (
                "generatedAt",
                ["2026-11-22T23:00:00Z", "2026-11-22T23:00:00", "2026-11-22t23:00:00Z", "2026-11-22T23:00:60Z"]
            ),
            ("generatedAt", ["2026-11-22T23:00:00+14:00", "2026-11-22T23:00:00+14:01", "2026-11-22T23:00:00-00:00"]),
            (
                "generatedAt",
                ["2026-11-22T23:00:00-00:01", "2026-11-22T23:00:00.123456789Z", "2026-11-22T23:00:00.1234567890Z"]
            ),
            (
                "generatedAt",
                [
                    "2026-11-22T24:00:00Z", "2026-11-22T23:00:00.Z", "2026-11-22T23:00:00-14:00",
                    "2026-11-22T23:00:00-14:30",
                ]
            ),
            ("coversFrom", ["1900-01-01", "1899-12-31", "2026-11-22", "2026-13-01", "2026-11-32", "26-11-01"]),
            ("letter", ["", "x", String(repeating: "x", count: 1000), String(repeating: "x", count: 1001)]),
            ("letter", [" " + String(repeating: "x", count: 1000) + " \u{3000}", String(repeating: " ", count: 3000)]),
            ("x", ["1"]),
        ]
        let roots = values.flatMap { name, texts in texts.map { FeedSample.root([name: $0]) + "</borderFeed>" } }
        for (root, isValid) in zip(roots, try Self.verdicts(roots)) {
            #expect(isValid == (FeedReading(root).refusal == nil), "\(root)")
        }
    }
}
