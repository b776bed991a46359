import GRDB
import LeveeCore

// What an import writes beside a record that waits for a person.
extension FeedTransaction {
    /// By what a rejected pair is known again.
    func keepPair(of record: FeedRecord, held id: Int64) throws {
        let holder = digest(MatchPair.holder(record.holder, documents: record.documents.map(\.document)))
        try statement("INSERT INTO match_pair (record, holder) VALUES (?, ?)").execute(
            arguments: bound([cell(id), cell(holder.bytes)]))
    }

    /// One row for each time that a bad record came: every file's totals count it.
    func noteSighting(of hash: [UInt8], _ reason: BadRecord.Reason, line: Int, source: String) throws {
        try statement(
            """
            INSERT INTO quarantine_sighting (record, delivery, line)
            SELECT id, ?, ? FROM quarantine WHERE source = ? AND xml_sha256 = ? AND reason = ?
            """
        ).execute(
            arguments: bound([
                cell(receipt), cell(Int64(line)), cell(source), cell(hash), cell(reason.rawValue),
            ]))
    }
}
