import GRDB
import LeveeCore

/// The feed ledger of one import, bound to its transaction: what is known.
final class FeedTransaction {
    let db: Database
    let receipt: Int64
    let receivedAt: Instant
    /// The header of the file that was opened.
    var header: FeedHeader?
    /// What it held, once its totals are kept.
    var profile: DeliveryProfile?
    /// Whether its number came for the first time.
    var isFirst = false
    /// Whether a bad record is kept; otherwise it is only told of, in ``refused``.
    var keepsBad = true
    var refused: BadRecord?
    /// Numbers of the sources asked for.
    private var sources: [String: Int64] = [:]
    private var statements: [String: Statement] = [:]
    let people: KnownPeople
    let records: KnownRecords
    let writer: FeedRecordWriter
    let persons: FeedPersonBuffer
    let holders: HolderBuffer
    let withdrawals: KnownWithdrawals
    let mention: HotStatement
    private let isHeld: HotStatement

    init(_ db: Database, receipt: Int64, receivedAt: Instant) throws {
        self.db = db
        self.receipt = receipt
        self.receivedAt = receivedAt
        people = try KnownPeople(db)
        records = try KnownRecords(db)
        writer = try FeedRecordWriter(db)
        persons = try FeedPersonBuffer(db)
        holders = try HolderBuffer(db)
        withdrawals = try KnownWithdrawals(db)
        mention = try HotStatement(
            """
            INSERT INTO mention (record, place, document, raw_number, issuing_state, issued_on, expires_on, authority)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, in: db)
        isHeld = try HotStatement("SELECT 1 FROM holder_of WHERE document = ? LIMIT 1", in: db)
    }

    /// Prepares each text once.
    func statement(_ sql: String) throws -> Statement {
        if let statement = statements[sql] { return statement }
        let statement = try db.makeStatement(sql: sql)
        statements[sql] = statement
        return statement
    }

    /// Writes the rows that are kept back. Has to be called before anybody reads what feeds brought.
    func flush() throws {
        try writer.flush()
        try persons.flush()
        try holders.flush()
    }

    /// The number of a source; one that was never heard of gets its number now.
    func number(of source: String) throws -> Int64 {
        if let number = sources[source] { return number }
        try statement("INSERT INTO feed_source (name) VALUES (?) ON CONFLICT DO NOTHING").execute(arguments: [source])
        let found = try Int64.fetchOne(statement("SELECT id FROM feed_source WHERE name = ?"), arguments: [source])
        guard let number = found else { throw StoreError.corrupt("feed_source") }
        sources[source] = number
        return number
    }

    /// No standing withdrawal takes back the record `r`.
    static let stands = """
        NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.source = r.source AND w.record_id = r.record_id)
        """

    /// The records `r` of people `o` that name the document `h.document`.
    static let naming = """
        holder_of h CROSS JOIN feed_person o ON o.person_id = h.person_id
        CROSS JOIN feed_record r ON r.accepted = o.record
          AND (r.document = h.document OR r.document IS NULL AND EXISTS (
            SELECT 1 FROM mention m WHERE m.record = r.accepted AND m.document = h.document))
        """
}

extension FeedTransaction: FeedLedger {
    func open(_ header: FeedHeader) throws {
        self.header = header
        records.open(source: try number(of: header.source))
    }

    func importedFile(_ source: String, sequence: Int64) throws -> RecordSum? {
        let statement = try statement("SELECT fingerprint FROM feed_file WHERE source = ? AND sequence = ?")
        return try Row.fetchOne(statement, arguments: [source, sequence]).map { RecordSum(bytes: $0.bytes(0)) }
    }

    func fingerprint(of frame: RecordFrame) throws -> Fingerprint? {
        guard let id = frame.raw(.recordID) else { return nil }
        return try records.fingerprint(of: id, after: writer)
    }

    func person(of frame: RecordFrame) throws -> PersonID? {
        try frame.raw(.idNumber).flatMap { try people.person(with: $0) }
    }

    func person(with idNumber: CitizenNumber) throws -> PersonID? {
        try Array(idNumber.text.utf8).withUnsafeBytes { try people.person(with: $0) }
    }

    func holder(of document: RecordFrame.Document, in frame: RecordFrame) throws -> PersonID? {
        let key = frame.raw(document.key)
        if !holders.mayHold(key) {
            isHeld.bind(text: key, at: 1)
            guard try isHeld.first({ _ in true }) != nil else { return nil }
        }
        return try holder(named: frame.string(document.key))
    }

    func holder(of document: DocumentKey) throws -> PersonID? { try holder(named: document.description) }

    private func holder(named key: String) throws -> PersonID? {
        let declarer = try statement(
            "SELECT CASE voided WHEN 0 THEN person_id END FROM declaration WHERE document = ? ORDER BY seq DESC LIMIT 1"
        )
        if let person = try Int64.fetchOne(declarer, arguments: [key]) { return PersonID(person) }
        try flush()
        let first = try statement(
            """
            SELECT o.person_id FROM \(Self.naming) WHERE h.document = ? AND \(Self.stands) ORDER BY o.record LIMIT 1
            """)
        return try Int64.fetchOne(first, arguments: [key]).map(PersonID.init)
    }

    func people(name: String, birthDate: CalendarDay, sex: Sex) throws -> [PersonID] {
        let statement = try statement(
            "SELECT person_id FROM person WHERE name = ? AND birth_date = ? AND sex = ? ORDER BY person_id")
        let arguments = bound([cell(name), cell(birthDate), cell(sex.rawValue)])
        return try Int64.fetchAll(statement, arguments: arguments).map(PersonID.init)
    }

    func rejected(_ holder: Fingerprint, among candidates: [PersonID]) throws -> Set<PersonID> {
        let statement = try statement("SELECT 1 FROM match_rejection WHERE person_id = ? AND holder = ?")
        return Set(
            try candidates.filter { person in
                try Int.fetchOne(statement, arguments: bound([cell(person.value), cell(holder.bytes)])) != nil
            })
    }

    func target(ofWithdrawal record: RecordID) throws -> RecordID? {
        try writer.flushWithdrawals()
        return try withdrawals.target(record.id, of: number(of: record.source))
            .map { RecordID(source: record.source, id: $0) }
    }

    func hasWithdrawal(of record: RecordID) throws -> Bool {
        try writer.flushWithdrawals()
        return try withdrawals.hasAny(of: record.id, of: number(of: record.source))
    }

    func hasStandingWithdrawal(of record: RecordID) throws -> Bool {
        try writer.flushWithdrawals()
        return try withdrawals.hasStanding(of: record.id, of: number(of: record.source))
    }

    func isWithdrawn(_ record: RecordID) throws -> Bool {
        try withdrawals.isWithdrawn(record.id, of: number(of: record.source))
    }

    func key(_ record: RecordID) throws -> StatementArguments { [try number(of: record.source), record.id] }

    func digest(_ bytes: [UInt8]) -> Fingerprint { Fingerprint(Digest.sha256(bytes)) }
}
