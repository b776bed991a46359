import LeveeCore
import LeveeIntake
import LeveeSQLite

@testable import LeveeWeb

/// What a feed left open in the sample office: one record in quarantine, and one that may be somebody's. Both are of `P-2`.
enum FeedSamples {
    /// What is in quarantine, as the feed had it.
    static let quarantined = "<document id=\"q-1\" on=\"2026-13-01\"/>"

    /// - Parameters:
    ///   - name: of whoever the possible match names.
    ///   - holder: ID number of `P-2`.
    static func fill(_ store: Store, _ name: String, holder: CitizenNumber) throws {
        func day(_ text: String) throws -> CalendarDay { try CalendarDay(text) }
        let header = FeedHeader(
            source: "gd", sequence: 1, generatedAt: WebOffice.now, coversFrom: try day("2026-11-01"),
            coversTo: try day("2026-11-22"))
        let digits = "11010119900307901"
        let stranger = try CitizenNumber(digits + String(UnicodeScalar(CheckDigit.mod11Dash2(digits.utf8))))
        // A passport that P-2 declared, under another ID number.
        let issued = FeedRecord(
            recordID: "r-1",
            body: .document(
                action: .issued, on: try day("2026-11-20"),
                holder: Holder(idNumber: stranger, name: name, birthDate: try day("1970-01-02"), sex: .male),
                details: DocumentDetails(
                    document: try DocumentKey("ordinaryPassport:E12345671"), issuingState: .china,
                    issuedOn: try day("2020-01-02"))))
        _ = try store.importFeed(name: "feed.xml", actor: "root", at: WebOffice.now) { ledger in
            var feed = try FeedImport(header, into: ledger)
            try feed.take(try FeedItem(line: 2, record: issued) { "<document id=\"r-1\"/>" })
            try feed.take(FeedItem(line: 3, content: bad(holder)) { quarantined })
            return try feed.finish()
        }
    }

    private static func bad(_ holder: CitizenNumber) -> FeedItem.Content {
        .bad(BadRecord(reason: .badValue, field: "document/@on", recordID: "q-1", idNumbers: [holder]))
    }

    /// Reads that record again; anything else is none.
    static func reading(_ holder: CitizenNumber) -> RecordReading {
        { xml, _ in
            guard String(decoding: xml, as: UTF8.self) == quarantined else { throw NoRecord() }
            return bad(holder)
        }
    }

    private struct NoRecord: Explained {
        var explanation: Bilingual { Bilingual(zh: "不是记录，请检查", en: "this is no record; check it") }
    }
}

/// The feeds of the sample office: its quarantine is the store's, files are refused.
struct SampleFeeds: FeedDesk {
    let store: Store
    let holder: CitizenNumber

    private var reading: RecordReading { FeedSamples.reading(holder) }

    func importFeed(
        at path: String, named name: String, actor: String, progress: @escaping @Sendable (FeedProgress) -> Void
    ) throws -> FeedStatement {
        throw FeedRefusal(.wrongRoot)
    }
    func replayQuarantine(actor: String) throws -> QuarantineReplay {
        try store.replayQuarantine(nil, actor: actor, at: WebOffice.now, reading: reading)
    }
    func dropQuarantined(_ number: Int64, reason: String, actor: String) throws {
        try store.dropQuarantined(number, reason: reason, actor: actor, at: WebOffice.now, reading: reading)
    }
    func fixQuarantined(_ number: Int64, xml: String, actor: String) throws -> FeedOutcome {
        try store.fixQuarantined(number, with: Array(xml.utf8), actor: actor, at: WebOffice.now, reading: reading)
    }
    func quarantined(isOpen: Bool, in reach: Reach) throws -> [QuarantinedRecord] {
        try store.quarantined(isOpen: isOpen, in: reach, reading: reading)
    }
    func quarantined(_ number: Int64, in reach: Reach, actor: String) throws -> QuarantineView? {
        try store.quarantined(number, in: reach, actor: actor, reading: reading)
    }
    func policy(yaml: String) throws -> PolicyEdition {
        do { return try PolicyFile.edition(yaml: yaml, name: "policy.yaml") } catch {
            throw Refusal(.notANumber, "yaml")
        }
    }
    func policy(of draft: PolicyDraft) throws -> Policy { try PolicyFile.policy(of: draft.files, name: draft.name) }
}
