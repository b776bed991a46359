/// A person inside the store: opaque, never the ID number, never shown.
public struct PersonID: Hashable, Sendable, Comparable {
    public var value: Int64

    public init(_ value: Int64) { self.value = value }

    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// What an import needs to ask and to write. All of one file happens inside one transaction of the store.
public protocol FeedLedger: WithdrawalLedger {
    /// Begins a file: called once, before anything else.
    func open(_ header: FeedHeader) throws

    // What is known
    /// Sum of the records of a file that was imported before under this number; nil where none was.
    func importedFile(_ source: String, sequence: Int64) throws -> RecordSum?
    /// The content of the record that occupies the frame's id: accepted, or waiting as a possible match.
    func fingerprint(of frame: RecordFrame) throws -> Fingerprint?
    /// The person with the frame's ID number.
    func person(of frame: RecordFrame) throws -> PersonID?
    func person(with idNumber: CitizenNumber) throws -> PersonID?
    /// The declarer, else the person of the first accepted standing record; nil where nobody is known to hold it.
    func holder(of document: DocumentKey) throws -> PersonID?
    func holder(of document: RecordFrame.Document, in frame: RecordFrame) throws -> PersonID?
    func people(name: String, birthDate: CalendarDay, sex: Sex) throws -> [PersonID]
    /// Of these candidates those of whom a person said that the holder is somebody else; the holder as ``MatchPair`` has him.
    func rejected(_ holder: Fingerprint, among candidates: [PersonID]) throws -> Set<PersonID>

    // What is written
    /// Keeps a record as a fact about a person; a withdrawal has none.
    func accept(_ frame: RecordFrame, of person: PersonID?, fingerprint: Fingerprint) throws
    /// Keeps a record for a person to decide whose it is.
    func hold(_ frame: RecordFrame, candidates: [PersonID], fingerprint: Fingerprint) throws
    /// Keeps a bad record with its own XML. `isPersonless` where nobody could be read from it: such a one is forgotten later.
    func quarantine(_ bad: BadRecord, line: Int, xml: String, isPersonless: Bool) throws
    /// Keeps the file's header and totals; one that was imported before keeps what it had.
    func close(_ statement: FeedStatement, header: FeedHeader, sum: RecordSum, profile: DeliveryProfile) throws

    /// SHA-256 of the bytes.
    func digest(_ bytes: [UInt8]) -> Fingerprint
}

/// SHA-256 of a record: of its parsed values, or of its XML where they cannot be read.
public struct Fingerprint: Hashable, Sendable {
    /// The 32 bytes as little-endian numbers.
    public var lanes: SIMD4<UInt64>

    /// Bytes that are missing count as zero.
    public init(_ bytes: [UInt8]) {
        lanes = (bytes + [UInt8](repeating: 0, count: 32)).withUnsafeBytes { Self($0, at: 0).lanes }
    }

    /// Reads 32 bytes from this place on.
    public init(_ bytes: UnsafeRawBufferPointer, at start: Int) {
        lanes = SIMD4(
            bytes.number(start), bytes.number(start + 8), bytes.number(start + 16), bytes.number(start + 24))
    }

    public var bytes: [UInt8] { (0..<32).map { UInt8(truncatingIfNeeded: lanes[$0 / 8] >> UInt64($0 % 8 * 8)) } }
}

/// The balanced totals of one imported file.
public struct FeedStatement: Hashable, Sendable {
    public var source: String
    public var sequence: Int64
    public var received = 0
    public var accepted = 0
    public var duplicate = 0
    public var notRegistered = 0
    public var possibleMatch = 0
    public var quarantined = 0
    /// What was unusual about the file.
    public var notices: [FeedNotice] = []

    public init(source: String, sequence: Int64) {
        self.source = source
        self.sequence = sequence
    }

    public var isBalanced: Bool { received == accepted + duplicate + notRegistered + possibleMatch + quarantined }
}
