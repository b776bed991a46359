import Foundation
import LeveeCore

@testable import LeveeSQLite

/// A store whose quarantined XML is read by a list: what each text stands for.
final class QuarantineHome {
    let home: TestStore
    var meanings: [String: FeedItem.Content] = [:]

    init(_ home: TestStore) { self.home = home }

    /// P-1 to P-3, of whom P-3 declared a passport.
    convenience init() throws {
        self.init(try TestStore())
        try home.load(
            .person(.sample(1)), .person(.sample(2)), .person(.sample(3)),
            .document(.sample("ordinaryPassport:E3", "P-3")))
    }

    var store: Store { home.store }

    func item(_ xml: String, _ content: FeedItem.Content, line: Int = 5) -> FeedItem {
        meanings[xml] = content
        return FeedItem(line: line, content: content) { xml }
    }

    func bad(_ xml: String, _ reason: BadRecord.Reason = .badValue, of people: Int...) -> FeedItem {
        let numbers = people.map { idNumber($0 * 2 + 1) }
        return item(xml, .bad(BadRecord(reason: reason, field: "document/@on", idNumbers: numbers)))
    }

    func good(_ xml: String, _ record: FeedRecord) -> FeedItem { item(xml, .record(try! RecordFrame(record))) }

    /// Gives a text a meaning that a person may write.
    func means(_ xml: String, _ record: FeedRecord) { meanings[xml] = .record(try! RecordFrame(record)) }

    var reading: RecordReading {
        let meanings = meanings
        return { xml, _ in
            guard let content = meanings[String(decoding: xml, as: UTF8.self)] else { throw Unread() }
            return content
        }
    }

    struct Unread: Error {}

    @discardableResult
    func fix(_ number: Int64, _ xml: String, by user: String = "u-1") throws -> FeedOutcome {
        try store.fixQuarantined(number, with: Array(xml.utf8), actor: user, at: received, reading: reading)
    }

    func drop(_ number: Int64, by user: String = "u-1") throws {
        try store.dropQuarantined(number, reason: "来源确认作废", actor: user, at: received, reading: reading)
    }

    @discardableResult
    func replay(_ numbers: [Int64]? = nil, by user: String = "u-1") throws -> QuarantineReplay {
        try store.replayQuarantine(numbers, actor: user, at: received, reading: reading)
    }

    func account(_ sequence: Int64) throws -> FeedAccount? {
        try store.feedAccounts(source: "gd", sequence: sequence).first
    }

    func faults() throws -> [String] {
        try Doctor(home: home.home).examine().filter { !$0.ok }.map { "\($0.name): \($0.detail)" }
    }
}

/// What was refused; nil where nothing was.
func refusal(_ work: () throws -> Void) throws -> QuarantineRefusal? {
    do {
        try work()
        return nil
    } catch let refusal as QuarantineRefusal { return refusal }
}
