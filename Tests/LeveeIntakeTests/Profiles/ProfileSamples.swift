import Foundation
import LeveeCore
import Testing

@testable import LeveeIntake

/// What a translated file gave.
struct ProfileReading: Equatable {
    var header: FeedHeader?
    var items: [FeedReading.Item] = []
    var refusal: FeedRefusal?
    var warnings: [String: Int] = [:]

    static func == (left: Self, right: Self) -> Bool {
        left.header == right.header && left.items == right.items && left.refusal == right.refusal
            && left.warnings == right.warnings
    }

    /// Reads XML in memory on 2026-11-23 in Shanghai.
    init(
        _ xml: String, _ profile: FeedProfile, options: [String: String] = [:], limits: FeedLimits = .standard,
        chunk: Int = 16 << 10
    ) throws {
        try self.init(Array(xml.utf8), profile, options: options, limits: limits, chunk: chunk)
    }

    init(
        _ bytes: [UInt8], _ profile: FeedProfile, options: [String: String] = [:], limits: FeedLimits = .standard,
        chunk: Int = 16 << 10
    ) throws {
        self.init { () throws(FeedRefusal) in
            try TranslatedFeed(
                MemorySource(bytes), profile: profile, options: FeedHeaderOptions(options), zone: .shanghai,
                limits: limits, chunk: chunk, digest: ProfileSample.digest)
        }
    }

    /// Reads a spreadsheet.
    init(table bytes: [UInt8], options: [String: String] = ProfileSample.header) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("answer.csv").path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let profile = try FeedProfile.named(FeedProfile.ofSpreadsheets)
        self.init { () throws(FeedRefusal) in
            try TranslatedFeed(
                path: path, profile: profile, options: FeedHeaderOptions(options), zone: .shanghai,
                digest: ProfileSample.digest)
        }
    }

    init(table text: String, options: [String: String] = ProfileSample.header) throws {
        try self.init(table: Array(text.utf8), options: options)
    }

    private init(_ feed: () throws(FeedRefusal) -> TranslatedFeed) {
        do {
            let feed = try feed()
            let reader = FeedReader(zone: .shanghai, today: try CalendarDay("2026-11-23"))
            defer { warnings = feed.warnings }
            var items: [FeedReading.Item] = []
            var header: FeedHeader?
            defer { (self.header, self.items) = (header, items) }
            try reader.read(feed, header: { header = $0 }) { item in
                switch item.content {
                case .record:
                    let (record, doubts) = try #require(item.record)
                    items.append(.init(line: item.line, record: record, doubts: doubts, xml: item.xml()))
                case .bad(let bad): items.append(.init(line: item.line, bad: bad, xml: item.xml()))
                }
            }
        } catch let error as FeedRefusal { refusal = error } catch { Issue.record(error) }
    }

    var records: Int { items.count { $0.record != nil } }

    /// Each item in a few words: its line, and the record's kind or what is bad.
    var told: [String] {
        items.map { item in
            if let bad = item.bad { return "\(item.line) \(bad.reason.rawValue) \(bad.field)" }
            switch item.record?.body {
            case .document(let action, let on, _, let details):
                return "\(item.line) document \(action.rawValue) \(on) \(details.rawNumber)"
            case .crossing(let direction, let at, let port, let to, _, _, _):
                return
                    "\(item.line) \(direction.rawValue) \(Zone.shanghai.clock(of: at)) \(port ?? "-") \(to?.text ?? "-")"
            case .holdings(let on, let holder, let documents):
                return "\(item.line) holdings \(on) \(holder.idNumber?.text ?? "-") "
                    + documents.map(\.document.description).joined(separator: " ")
            case .filing, .withdrawal, nil: return "\(item.line)"
            }
        }
    }
}

enum ProfileSample {
    static let header = [
        "sequence": "1", "generatedAt": "2026-11-22T23:00:00+08:00", "coversFrom": "2026-01-01",
        "coversTo": "2026-11-22",
    ]

    /// No hash at all: what goes into an id can be seen.
    static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var sum: UInt64 = 14_695_981_039_346_656_037
        for byte in bytes { sum = (sum ^ UInt64(byte)) &* 1_099_511_628_211 }
        return (0..<16).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 % 8 * 8)) }
    }

    static func profile(_ yaml: String) throws -> FeedProfile {
        try FeedProfile.parse(Array(yaml.utf8), name: "p.yaml")
    }

    /// A small vocabulary of people with documents inside.
    static let people = """
        title: { zh: 甲, en: People }
        root: list
        header:
          source: { constant: s }
          sequence: "@number"
          generatedAt: { constant: "2026-11-22T23:00:00+08:00" }
          coversFrom: { constant: "2026-11-22" }
          coversTo: { constant: "2026-11-22" }
          letter: letter
        units:
          - path: group/person
            records:
              - kind: document
                each: doc
                when: [{ path: "@state", isNot: [draft] }]
                recordId: "@id"
                fields:
                  action: { constant: issued }
                  "on": { path: day, day: [yyyyMMdd, dd/MM/yyyy] }
                holder: { idNumber: ../id, name: ../name }
                document:
                  type: { path: kind, codes: kinds }
                  number: number
                  issuingState: { constant: CHN }
                  authority: { path: office, several: first }
        codes:
          kinds:
            is: { "414": ordinaryPassport }
            contains: { 港澳: hkMacaoPermit, 护照: ordinaryPassport }
        ignore: [group/person/note, "//@lang"]

        """

    static func list(_ content: String, attributes: String = "number='7'") -> String {
        "<list \(attributes)>\n<group>\n\(content)\n</group></list>"
    }

    static func person(_ name: String, number: String = "E12345678", more: String = "") -> String {
        "<person><id>110101199003074610</id><name>\(name)</name>"
            + "<doc id='d-1'><day>20261120</day><kind>414</kind><number>\(number)</number>\(more)</doc></person>"
    }

    /// Our own feed, read as if it were another vocabulary.
    static let identity: String = {
        func attributes(_ names: [String], under path: String = "") -> String {
            "{ " + names.map { "\"\($0)\": \"\(path)@\($0)\"" }.joined(separator: ", ") + " }"
        }
        func record(_ kind: FeedProfile.Kind) -> String {
            var text = """
                  - path: \(kind.rawValue)
                    records:
                      - kind: \(kind.rawValue)
                        recordId: "@recordId"
                        fields: \(attributes(kind.fields))

                """
            if kind != .withdrawal {
                text += "        holder: \(attributes(FeedProfile.holderFields, under: "holder/"))\n"
            }
            let document = attributes(FeedProfile.documentFields)
            switch kind {
            case .document, .crossing:
                text += "        document: \(attributes(FeedProfile.documentFields, under: "travelDocument/"))\n"
            case .holdings:
                text += "        documents: { each: travelDocument, document: \(document) }\n"
            case .filing, .withdrawal: break
            }
            return text
        }
        return """
            title: { zh: 本格式, en: Our own }
            namespaces: { "": "urn:levee:border-feed:1" }
            root: borderFeed
            header: \(attributes(FeedProfile.headerFields))
            units:

            """ + FeedProfile.Kind.allCases.map(record).joined()
    }()
}
