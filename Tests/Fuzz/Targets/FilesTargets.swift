import Foundation

@testable import LeveeCore
@testable import LeveeIntake

/// Policy, calendar and profile in YAML, as they are written by hand: taken, or refused with a place.
enum YAMLTarget {
    static func check(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        if let root = try? PlainYAML(file: "p.yaml").root(of: text), let policy = try policy(from: root) {
            for day in [20_000, 20_780, 21_000] as [Int32] {
                guard let rules = try? PolicyOnDay(policy, on: CalendarDay(number: day)) else { continue }
                _ = (FeedAssertions(rules), SignatureRules(rules))
            }
        }
        _ = try? PolicyFile.parse(text, name: "p.yaml")
        if let calendar = try? PolicyFile.parseCalendar(text, name: "c.yaml") {
            try hold(calendar.makeUpDays.isDisjoint(with: calendar.holidays), "a day that is a holiday and worked")
        }
        _ = try? FeedProfile.parse(bytes, name: "f.yaml")
    }

    /// A policy that lacks what is not in the input, as a kept one does; nil where it is refused.
    private static func policy(from root: YAMLValue) throws -> Policy? {
        let reader = PolicyReader(ruleIDs: nil, later: try shipped.get())
        return try? reader.policy(from: root) { WorkingCalendar() }
    }

    private static let shipped = Result { try PolicyFile.embedded() }
}

/// Applications in JSON: what ours takes, another reader takes too.
enum JSONTarget {
    static func check(_ bytes: [UInt8]) throws {
        let data = Data(bytes)
        let value: JSONValue
        do { value = try JSONValue.read(data, file: "a.json") } catch { return }
        _ = try? ApplicationReader(file: "a.json").read(data)
        // How large a number may be is the reader's choice.
        guard !value.hasNumber else { return }
        try hold(
            (try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)) != nil, "JSON that only we take"
        )
    }
}

extension JSONValue {
    fileprivate var hasNumber: Bool {
        switch self {
        case .number: true
        case .list(let items): items.contains(where: \.hasNumber)
        case .object(let fields): fields.values.contains(where: \.hasNumber)
        case .null, .bool, .text: false
        }
    }
}

/// Tables in CSV: cuts change nothing, and every row is a record or rejected.
enum TablesTarget {
    static func check(_ bytes: [UInt8]) throws {
        let file = try MemoryFile(bytes)
        var chance = Chance(bytes)
        let piece = chance.piece(4096)
        for table in RegistryTable.allCases {
            try holdEqual(Table(table, file, 1 << 18), Table(table, file, piece), "a table in pieces of \(piece)")
        }
        _ = try? SupplementReader.read(path: file.path)
        try checkWritten(String(decoding: bytes, as: UTF8.self))
    }

    private struct Table: Equatable {
        var items: [TableItem] = []
        var summary: TableSummary?
        var refusal: TableRefusal?

        init(_ table: RegistryTable, _ file: MemoryFile, _ chunk: Int) {
            var reader = TableReader(table: table, path: file.path, categories: ["leader", "other"])
            reader.chunkSize = chunk
            do { summary = try reader.read { items.append($0) } } catch let error as TableRefusal {
                refusal = error
            } catch {}
        }
    }

    /// A row that we write for others, read by our own reader.
    private static func checkWritten(_ text: String) throws {
        guard !text.utf8.contains(0), text.utf8.count < 1000 else { return }
        let fields = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        // Fields beyond that are only counted.
        guard fields.count < CSVScan.fieldLimit else { return }
        let file = try MemoryFile(Array((CSVText.line(["x"] + fields)).utf8))
        var csv = try CSVReader(DecodedBytes(FileBytes(file.path), .utf8))
        try holdEqual(try csv.next(), .row, "a row of ours")
        try holdEqual(csv.fieldCount, fields.count + 1, "the fields of a row of ours")
        for (place, field) in fields.enumerated() {
            let read = csv.text(place + 1)
            let plain = read.utf8.first == UInt8(ascii: "'") ? String(Substring(read.utf8.dropFirst())) : read
            try holdSame(plain, field.precomposedStringWithCanonicalMapping, "a field of a row of ours")
        }
    }
}

/// Other vocabularies, by the shipped profiles: cuts change nothing, whatever comes out.
enum ProfilesTarget {
    static func check(_ bytes: [UInt8]) throws {
        var chance = Chance(bytes)
        let piece = chance.piece(4096)
        for profile in try profiles.get() {
            let (one, other) = (
                try translated(bytes, profile, 16 << 10), try translated(bytes, profile, piece)
            )
            // In which line the pushed parser gives up depends on what it was given.
            try holdEqual(
                one.reading.refusal?.code, other.reading.refusal?.code, "what \(profile.name) refuses in pieces")
            if one.reading.refusal == nil { try holdEqual(one, other, "\(profile.name) in pieces of \(piece)") }
        }
        let file = try MemoryFile(bytes)
        guard let table = try profiles.get().first(where: { $0.name == FeedProfile.ofSpreadsheets }) else { return }
        _ = try Reading { header, item in
            let feed = try TranslatedFeed(
                descriptor: dup(file.descriptor), profile: table, isTable: true, options: options, zone: .shanghai,
                digest: digest)
            try Reading.reader().read(feed, header: header, item: item)
        }
    }

    private static let profiles = Result { try FeedProfile.shipped.map { try FeedProfile.named($0) } }

    private static let options = FeedHeaderOptions([
        "source": "x", "sequence": "1", "generatedAt": "2026-11-22T23:00:00+08:00", "coversFrom": "2026-11-22",
        "coversTo": "2026-11-22",
    ])

    private static func digest(_ bytes: [UInt8]) -> [UInt8] { Chance(bytes).bytes }

    private struct Translation: Equatable {
        var reading: Reading
        var warnings: [String: Int]
    }

    private static func translated(_ bytes: [UInt8], _ profile: FeedProfile, _ chunk: Int) throws -> Translation {
        var warnings: [String: Int] = [:]
        let reading = try Reading { header, item in
            let feed = try TranslatedFeed(
                MemorySource(bytes), profile: profile, options: options, zone: .shanghai, chunk: chunk, digest: digest)
            defer { warnings = feed.warnings }
            try Reading.reader().read(feed, header: header, item: item)
        }
        return Translation(reading: reading, warnings: warnings)
    }
}

extension Chance {
    /// Thirty-two bytes that follow from the input.
    fileprivate var bytes: [UInt8] {
        var chance = self
        return (0..<32).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
    }
}
