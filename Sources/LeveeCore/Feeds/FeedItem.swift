/// One element under the root of a feed, as the reader hands it on: a record, or one that is bad.
public struct FeedItem {
    /// Line of the file on which the element starts, from 1.
    public var line: Int
    public var content: Content
    /// The element's own XML, byte for byte. Valid only while the item is being handled; costs nothing until called.
    public var xml: () -> String

    public enum Content {
        /// A record whose every value was read.
        case record(RecordFrame)
        case bad(BadRecord)
    }

    public init(line: Int, content: Content, xml: @escaping () -> String) {
        self.line = line
        self.content = content
        self.xml = xml
    }

    /// - Throws: ``RecordFrame/Fault`` where a text of the record is too long for a frame.
    public init(
        line: Int, record: FeedRecord, doubts: [FeedDoubt] = [], xml: @escaping () -> String
    ) throws(RecordFrame.Fault) {
        let frame = try RecordFrame(record, line: line, doubts: FeedDoubts(doubts))
        self.init(line: line, content: .record(frame), xml: xml)
    }

    /// The record with its values and what is doubtful about it; nil for a bad one.
    public var record: (record: FeedRecord, doubts: [FeedDoubt])? {
        guard case .record(let frame) = content, let record = try? FeedRecord(frame) else { return nil }
        return (record, frame.doubts.list)
    }
}

/// A record that cannot be used: why, and what of it could be read for telling whose it is.
public struct BadRecord: Hashable, Sendable {
    public var reason: Reason
    /// Element or attribute that is at fault, such as `travelDocument/@type`; never a value.
    public var field: String
    public var recordID: String?
    /// Well-formed ID numbers of its holders.
    public var idNumbers: [CitizenNumber]
    /// Whether a holder has an ID number that is not well formed.
    public var hasUnreadableIDNumber: Bool
    /// Documents that could be read.
    public var documents: [DocumentKey]

    public enum Reason: String, Hashable, Sendable, CaseIterable {
        case unknownElement, misplacedElement, secondHolder, unknownAttribute, foreignText
        case missingValue, badValue, dayInFuture, expiresBeforeIssue
        /// Same id, other content than the record that came first.
        case conflict
        /// A withdrawal of itself, or one that closes a cycle.
        case withdrawalCycle
    }

    public init(
        reason: Reason, field: String, recordID: String? = nil, idNumbers: [CitizenNumber] = [],
        hasUnreadableIDNumber: Bool = false, documents: [DocumentKey] = []
    ) {
        self.reason = reason
        self.field = field
        self.recordID = recordID
        self.idNumbers = idNumbers
        self.hasUnreadableIDNumber = hasUnreadableIDNumber
        self.documents = documents
    }
}

/// Something odd about a record or row that does not make it unusable.
public enum FeedDoubt: String, Hashable, Sendable, CaseIterable {
    /// The document number does not have the pattern of its type.
    case numberPattern
    /// The ID number says another birth date, or another sex, than the record.
    case birthDate, sex
    /// A name holds controls, zero-width or bidi characters.
    case unseenCharacters
}

/// What is odd about one record.
public struct FeedDoubts: OptionSet, Hashable, Sendable {
    public var rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public init(_ doubt: FeedDoubt) {
        rawValue = 1 << UInt8(FeedDoubt.allCases.firstIndex(of: doubt) ?? 7)
    }

    public init(_ doubts: some Sequence<FeedDoubt>) {
        self = doubts.reduce(into: []) { $0.formUnion(Self($1)) }
    }

    public var list: [FeedDoubt] { isEmpty ? [] : FeedDoubt.allCases.filter { contains(Self($0)) } }
}

/// Why a whole feed file is refused. Nothing of a refused file is kept.
public struct FeedRefusal: Error, Hashable, Sendable {
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case unreadable, notUTF8, compressed, doctype, notWellFormed, wrongRoot, rootAttribute, textBetweenRecords
        case tooLarge, tagTooLong, textTooLong, tooManyAttributes, tooDeep, tooManyNames, tooSlow
        case fromTheFuture
        /// The process that parses ended without a word: it broke, or wanted more memory or time than it may have.
        case readerFailed
        /// One record, or one element of another vocabulary, is larger than is read whole.
        case recordTooLarge
        /// Of a file in another vocabulary: its root is another one, a spreadsheet has no such header, or nobody says what our
        /// header needs; the field is the option that would.
        case notOfProfile, wrongTable, headerMissing
        /// The sequence number was imported before, with other records.
        case sequenceReused
        /// The policy names a certificate for the source, and the file has no signature.
        case notSigned
        /// The signature is not one of the source's certificate, or the file was changed after it was signed.
        case badSignature
        /// The signature has another shape, or other algorithms, than is accepted.
        case signatureNotAllowed
        /// Larger than the policy takes with a signature.
        case signedTooLarge
        /// No certificate of the source is valid on the day of the import with a key that is long enough.
        case noValidCertificate
        /// The policy stops what is unusual about the file.
        case unusual
        /// Internal: the totals do not add up.
        case unbalanced
    }

    public var code: Code
    /// Line of the file, from 1; nil where the whole file is at fault.
    public var line: Int?
    /// The attribute or element at fault, never a value.
    public var field: String?
    /// What is wrong and the remedy, where that is known better than by the code.
    public var detail: Bilingual?
    /// What is unusual, where that is the reason.
    public var notices: [FeedNotice]

    public init(
        _ code: Code, line: Int? = nil, field: String? = nil, detail: Bilingual? = nil, notices: [FeedNotice] = []
    ) {
        self.code = code
        self.line = line
        self.field = field
        self.detail = detail
        self.notices = notices
    }
}
