import GRDB
public import LeveeCore

extension Store {
    /// All imported files, by source and sequence.
    public func feedFiles() throws -> [FeedFile] { try read(FeedFiles.all) }

    /// Every range of numbers that is missing between a source's first and last file.
    public func gaps() throws -> [FeedGap] {
        let headers = try feedFiles().map(\.header)
        return zip(headers, headers.dropFirst()).compactMap { before, after in
            guard before.source == after.source, after.sequence - before.sequence > 1 else { return nil }
            return FeedGap(source: before.source, from: before.sequence + 1, to: after.sequence - 1)
        }
    }

    /// The days that the feeds cover.
    public func coverage() throws -> Coverage { try read(FeedFiles.coverage) }
}

enum FeedFiles {
    static func coverage(in db: Database) throws -> Coverage { Coverage(files: try all(in: db).map(\.header)) }

    static func all(in db: Database) throws -> [FeedFile] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT f.source, f.sequence, f.generated_at, f.covers_from, f.covers_to, f.letter, f.purpose, f.received,
                    f.accepted, f.duplicate, f.not_registered, f.possible_match, f.quarantined, r.name, r.received_at
                    FROM feed_file f JOIN receipt r ON r.id = f.receipt ORDER BY f.source, f.sequence
                    """)
        ).map { row in
            let header = FeedHeader(
                source: row.text(0), sequence: row.number(1), generatedAt: row.instant(2), coversFrom: row.day(3),
                coversTo: row.day(4), letter: row.optionalText(5), purpose: row.optionalText(6))
            var statement = FeedStatement(source: header.source, sequence: header.sequence)
            statement.received = row.count(7)
            statement.accepted = row.count(8)
            statement.duplicate = row.count(9)
            statement.notRegistered = row.count(10)
            statement.possibleMatch = row.count(11)
            statement.quarantined = row.count(12)
            return FeedFile(
                header: header, statement: statement, name: row.text(13), receivedAt: row.instant(14))
        }
    }
}
