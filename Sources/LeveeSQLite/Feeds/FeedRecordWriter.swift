import GRDB
import LeveeCore

/// Writes rows of `feed_record` straight from frames. There is a statement for each set of cells that records have, so that
/// what a record does not say costs nothing.
final class FeedRecordWriter {
    /// The cells that a record may lack, in the order of their columns.
    private enum Cell: Int, CaseIterable {
        case action, person, on, at, port, to, from, target, reason
        case idNumber, name, surname, givenNames, birthDate, sex
        case document, rawNumber, issuingState, issuedOn, expiresOn, authority, doubts

        static let columns = [
            "action", "person_id", "on_day", "at", "port", "to_place", "from_place", "target", "reason",
            "holder_id_number", "holder_name", "holder_surname", "holder_given_names", "holder_birth_date",
            "holder_sex",
            "document", "raw_number", "issuing_state", "issued_on", "expires_on", "authority", "doubts",
        ]
    }

    private let db: Database
    private var statements: [UInt32: HotStatement] = [:]

    init(_ db: Database) { self.db = db }

    /// - Parameter listed: whether its documents stand in `mention`.
    /// - Returns: its place in the order of acceptance.
    func insert(
        _ frame: RecordFrame, source: Int64, delivery: Int64, person: PersonID?, listed: Bool,
        _ fingerprint: Fingerprint
    ) throws -> Int64 {
        let document = listed ? nil : frame.document
        let cells = Self.cells(of: frame, person, document)
        let statement = try statement(cells)
        let doubts = frame.doubts.isEmpty ? "" : frame.doubts.list.map(\.rawValue).joined(separator: " ")
        try frame.bytes.withUnsafeBytes { bytes in
            let text = { (place: Range<Int>?, at: Int32) in
                statement.bind(text: UnsafeRawBufferPointer(rebasing: bytes[place ?? 0..<0]), at: at)
            }
            statement.bind(source, at: 1)
            text(frame.place(of: .recordID), 2)
            statement.bind(delivery, at: 3)
            statement.bind(text: frame.kind.word, at: 4)
            var place: Int32 = 6
            for cell in Cell.allCases where cells & (1 << UInt32(cell.rawValue)) != 0 {
                switch cell {
                case .action: statement.bind(text: frame.kind.action(frame.action), at: place)
                case .person: statement.bind(person?.value ?? 0, at: place)
                case .on: statement.bind(Int64(frame.on?.number ?? 0), at: place)
                case .at: statement.bind(frame.at.nanoseconds, at: place)
                case .port: text(frame.place(of: .port), place)
                case .to: text(frame.place(of: .to), place)
                case .from: text(frame.place(of: .from), place)
                case .target: text(frame.place(of: .target), place)
                case .reason: text(frame.place(of: .reason), place)
                case .idNumber: text(frame.place(of: .idNumber), place)
                case .name: text(frame.place(of: .name), place)
                case .surname: text(frame.place(of: .surname), place)
                case .givenNames: text(frame.place(of: .givenNames), place)
                case .birthDate: statement.bind(Int64(frame.birthDate?.number ?? 0), at: place)
                case .sex: statement.bind(text: raw(frame.sex == .male ? "M" : "F"), at: place)
                case .document: text(document?.key, place)
                case .rawNumber: text(document?.rawNumber, place)
                case .issuingState: text(document?.issuingState, place)
                case .issuedOn: statement.bind(Int64(document?.issuedOn?.number ?? 0), at: place)
                case .expiresOn: statement.bind(Int64(document?.expiresOn?.number ?? 0), at: place)
                case .authority: text(document?.authority, place)
                case .doubts: break
                }
                place += 1
            }
            try withUnsafeBytes(of: fingerprint.lanes) { content in
                statement.bind(blob: content, at: 5)
                try doubts.utf8.withContiguousStorageIfAvailable { said in
                    if !frame.doubts.isEmpty { statement.bind(text: UnsafeRawBufferPointer(said), at: place - 1) }
                    try statement.run()
                }
            }
        }
        return db.lastInsertedRowID
    }

    private func statement(_ cells: UInt32) throws -> HotStatement {
        if let statement = statements[cells] { return statement }
        let columns =
            ["source", "record_id", "delivery", "kind", "fingerprint"]
            + Cell.allCases.filter { cells & (1 << UInt32($0.rawValue)) != 0 }.map { Cell.columns[$0.rawValue] }
        let places = [String](repeating: "?", count: columns.count).joined(separator: ", ")
        let sql = "INSERT INTO feed_record (\(columns.joined(separator: ", "))) VALUES (\(places))"
        let statement = try HotStatement(sql, in: db)
        statements[cells] = statement
        return statement
    }

    private static func cells(of frame: RecordFrame, _ person: PersonID?, _ document: RecordFrame.Document?) -> UInt32 {
        var cells: UInt32 = 0
        func mark(_ cell: Cell, _ isThere: Bool) {
            if isThere { cells |= 1 << UInt32(cell.rawValue) }
        }
        mark(.action, frame.kind != .holdings && frame.kind != .withdrawal)
        mark(.person, person != nil)
        mark(.on, frame.on != nil)
        mark(.at, frame.kind == .crossing)
        for (cell, text) in texts { mark(cell, frame.place(of: text) != nil) }
        mark(.birthDate, frame.birthDate != nil)
        mark(.sex, frame.sex != nil)
        mark(.document, document != nil)
        mark(.rawNumber, document?.rawNumber != nil)
        mark(.issuingState, document?.issuingState != nil)
        mark(.issuedOn, document?.issuedOn != nil)
        mark(.expiresOn, document?.expiresOn != nil)
        mark(.authority, document?.authority != nil)
        mark(.doubts, !frame.doubts.isEmpty)
        return cells
    }

    private static let texts: [(Cell, RecordFrame.Text)] = [
        (.port, .port), (.to, .to), (.from, .from), (.target, .target), (.reason, .reason), (.idNumber, .idNumber),
        (.name, .name), (.surname, .surname), (.givenNames, .givenNames),
    ]
}

extension RecordFrame.Kind {
    /// As the column has it.
    fileprivate var word: UnsafeRawBufferPointer {
        switch self {
        case .document: raw("document")
        case .crossing: raw("crossing")
        case .holdings: raw("holdings")
        case .filing: raw("filing")
        case .withdrawal: raw("withdrawal")
        }
    }

    /// The word of an action, direction or answer.
    fileprivate func action(_ place: Int) -> UnsafeRawBufferPointer {
        switch self {
        case .document:
            switch FeedRecord.DocumentAction.allCases[place] {
            case .issued: raw("issued")
            case .renewed: raw("renewed")
            case .lost: raw("lost")
            case .found: raw("found")
            case .cancelled: raw("cancelled")
            }
        case .crossing: raw(FeedRecord.Direction.allCases[place] == .exit ? "exit" : "entry")
        case .filing: raw(FeedRecord.FilingAnswer.allCases[place] == .confirmed ? "confirmed" : "removed")
        case .holdings, .withdrawal: raw("")
        }
    }
}

/// The bytes of a literal, which stay where they are for ever.
private func raw(_ text: StaticString) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
}
