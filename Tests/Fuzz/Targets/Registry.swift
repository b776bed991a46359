import Foundation

@testable import LeveeCore
@testable import LeveeIntake
@testable import LeveeSQLite

/// A small registry on disk that is the same before every input: four people, two of them of one name, and a declared booklet.
final class Registry {
    private static let received = (try? Instant("2026-11-23T09:00:00+08:00")) ?? Instant(nanoseconds: 0)
    private static let home = FileManager.default.temporaryDirectory.appendingPathComponent("levee-fuzz-\(getpid())")
        .path
    private static var file: String { home + "/" + Store.fileName }
    /// The bytes of the database as it is at first.
    private static let template = Result { try makeTemplate() }
    static let policy = Result { try PolicyOnDay(PolicyFile.embedded(), on: Reading.today) }

    let store: Store

    /// Puts the registry back to how it was at first.
    init() throws {
        let template = try Self.template.get()
        try? FileManager.default.removeItem(atPath: Self.home)
        try FileManager.default.createDirectory(
            atPath: Self.home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try template.write(to: URL(filePath: Self.file))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: Self.file)
        store = try Store.open(home: Self.home)
    }

    deinit { try? FileManager.default.removeItem(atPath: Self.home) }

    /// Imports as the command does.
    func importing(
        _ read: ((FeedHeader) throws -> Void, (FeedItem) throws -> Void) throws -> Void
    ) throws -> FeedStatement {
        let policy = try Self.policy.get()
        return try store.importFeed(
            name: "feed.xml", actor: "u-1", at: Self.received, assertions: FeedAssertions(policy)
        ) { ledger in
            var taking: FeedImport?
            try read({ taking = try FeedImport($0, into: ledger, zone: policy.zone) }, { try taking?.take($0) })
            guard let taking else { throw FeedRefusal(.wrongRoot) }
            return try taking.finish()
        }
    }

    /// Whatever was taken in, the registry is sound, and all of it can be read, shown and judged.
    func holdSound() throws {
        let faults = try Doctor(home: Self.home).examine().filter { !$0.ok }
        try hold(faults.isEmpty, "the registry is not sound: \(faults.map { "\($0.name): \($0.detail)" })")
        let policy = try Self.policy.get()
        do {
            _ = try store.night(asOf: policy.day, zone: policy.zone, actor: "u-1", at: Self.received) { ledger in
                try Sweep(policy: policy).run(over: ledger)
            }
            for (ref, _, _) in Self.people { _ = try store.history(ref: ref, zone: policy.zone) }
            for match in try store.matches() { _ = try store.match(match.record, actor: "u-1") }
            let reader = RecordReader(zone: policy.zone)
            for record in try store.quarantined() {
                _ = try store.quarantined(record.number, actor: "u-1") { xml, header in
                    try reader.read(xml, under: header, today: policy.day)
                }
            }
            for file in try store.feedFiles() {
                _ = try store.feedAccounts(source: file.header.source, sequence: file.header.sequence)
            }
            _ = (try store.gaps(), try store.coverage(), try store.audit(last: 10))
            _ = try store.feedHealth(on: policy.day, by: FeedAssertions(policy))
        } catch let error as StoreError { throw Broken("what was imported cannot be read: \(error.explanation.en)") }
    }

    private static let people = [
        ("P1", "110101199003070011", "张三"), ("P2", "110101199003070038", "张三"), ("P4", "110101199003070054", "王五"),
        ("P5", "110101199003070070", "赵六"),
    ]

    private static func makeTemplate() throws -> Data {
        _ = try Store.create(home: home)
        defer { try? FileManager.default.removeItem(atPath: home) }
        try fill(try Store.open(home: home))
        // With the last connection the log goes into the file.
        return try Data(contentsOf: URL(filePath: file))
    }

    private static func fill(_ store: Store) throws {
        let since = try CalendarDay("2020-01-01")
        let people = try Self.people.map { ref, number, name in
            Person(
                ref: ref, idNumber: try CitizenNumber(number), name: name, sex: .male,
                birthDate: try CalendarDay("1990-03-07"), unit: "U1", post: "科员", category: "other",
                coveredSince: since,
                statusSince: since)
        }
        let declared = Declaration(
            document: try DocumentKey("ordinaryPassport:E44444444"), ref: "P4", issuingState: .china,
            issuedOn: try CalendarDay("2020-01-05"), expiresOn: try CalendarDay("2030-01-04"),
            declaredOn: try CalendarDay("2020-02-01"))
        _ = try store.load(source: "rows.csv", actor: "u-1", at: received) { sink in
            for person in people { _ = try sink.put(.person(person)) }
            _ = try sink.put(.document(declared))
        }
    }
}
