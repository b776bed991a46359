/// Whose a record is.
public enum Match: Hashable, Sendable {
    case person(PersonID)
    /// Nobody can be sure; a person decides among these.
    case possible([PersonID])
    case notRegistered
}

/// Matches a record to a person: by ID number; where it is absent, by a known document number. Pinyin never matches.
public struct Matcher {
    private let ledger: any FeedLedger
    /// Those that have yet to take effect: whose a document is depends on them.
    private let withdrawals: Withdrawals?

    public init(_ ledger: any FeedLedger) { self.init(ledger, after: nil) }

    init(_ ledger: any FeedLedger, after withdrawals: Withdrawals?) {
        self.ledger = ledger
        self.withdrawals = withdrawals
    }

    /// A next key is used only where the one before is absent. An ID number that is present and unknown never matches.
    public func match(_ frame: RecordFrame) throws -> Match {
        if frame.place(of: .idNumber) != nil {
            if let person = try ledger.person(of: frame) { return .person(person) }
            return try possible(holders(of: frame) + namesakes(of: frame), frame)
        }
        if let holder = try holders(of: frame).first { return .person(holder) }
        return try possible(namesakes(of: frame), frame)
    }

    /// The known holder of each of its documents.
    private func holders(of frame: RecordFrame) throws -> [PersonID] {
        try withdrawals?.settle()
        var holders: [PersonID] = []
        if let document = frame.document, let holder = try ledger.holder(of: document, in: frame) {
            holders.append(holder)
        }
        for document in frame.furtherDocuments {
            if let holder = try ledger.holder(of: document, in: frame) { holders.append(holder) }
        }
        return holders
    }

    /// Whether a bad record is nobody's business here: its ID number is well formed and unknown, and so are its documents.
    public func isOfStranger(_ bad: BadRecord) throws -> Bool {
        guard !bad.idNumbers.isEmpty, !bad.hasUnreadableIDNumber else { return false }
        return try bad.idNumbers.allSatisfy { try ledger.person(with: $0) == nil }
            && bad.documents.allSatisfy { try holder(of: $0) == nil }
    }

    /// Whether no person at all can be read from a bad record.
    public func isPersonless(_ bad: BadRecord) throws -> Bool {
        try bad.idNumbers.allSatisfy { try ledger.person(with: $0) == nil }
            && bad.documents.allSatisfy { try holder(of: $0) == nil }
    }

    /// Everybody whom a record names, good or bad: those whose it is or could be.
    public func people(of content: FeedItem.Content) throws -> [PersonID] {
        switch content {
        case .record(let frame):
            switch try match(frame) {
            case .person(let person): return [person]
            case .possible(let candidates): return candidates
            case .notRegistered: return []
            }
        case .bad(let bad):
            let named = try bad.idNumbers.compactMap { try ledger.person(with: $0) }
            return Set(try named + bad.documents.compactMap { try holder(of: $0) }).sorted()
        }
    }

    private func holder(of document: DocumentKey) throws -> PersonID? {
        try withdrawals?.settle()
        return try ledger.holder(of: document)
    }

    /// Whom a person has to choose among; a pair that was rejected is not asked again.
    private func possible(_ candidates: [PersonID], _ frame: RecordFrame) throws -> Match {
        if candidates.isEmpty { return .notRegistered }
        let record = try FeedRecord(frame)
        let holder = MatchPair.holder(record.holder, documents: record.documents.map(\.document))
        let rejected = try ledger.rejected(ledger.digest(holder), among: candidates)
        let left = Set(candidates).subtracting(rejected)
        return left.isEmpty ? .notRegistered : .possible(left.sorted())
    }

    /// People with an equal name, birth date and sex, all three given.
    private func namesakes(of frame: RecordFrame) throws -> [PersonID] {
        guard let name = frame.string(.name), let birthDate = frame.birthDate, let sex = frame.sex else { return [] }
        return try ledger.people(name: name, birthDate: birthDate, sex: sex)
    }
}
