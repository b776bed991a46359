/// What a correction does to one entry on record (更正). It is asked for with the entry as it stands, and takes effect only
/// while it still stands so.
public struct Correction: Hashable, Sendable {
    /// The entry as it was on record when the correction was asked for.
    public let was: CorrectableFact
    /// Whether it was void already, so that the correction brings it back.
    public let wasVoid: Bool
    /// What counts from then on; nil where the entry becomes void.
    public let becomes: CorrectableFact?

    /// What somebody wants done.
    public enum Edit: Hashable, Sendable {
        /// The entry should never have been made (作废).
        case void
        /// Columns that have to say something else; blank takes a value away.
        case amend([FactColumn: String])
        /// A void entry counts again (恢复), with these columns changed.
        case restore([FactColumn: String])
    }

    public init(was: CorrectableFact, wasVoid: Bool, becomes: CorrectableFact?) {
        self.was = was
        self.wasVoid = wasVoid
        self.becomes = becomes
    }

    /// - Parameters:
    ///   - fact: the entry as it stands; where it is void, as it stood.
    ///   - isVoid: whether it is void.
    /// - Throws: ``CorrectionRefusal``.
    public init(_ edit: Edit, of fact: CorrectableFact, isVoid: Bool) throws(CorrectionRefusal) {
        switch edit {
        case .void:
            if isVoid { throw .isVoid }
            self.init(was: fact, wasVoid: false, becomes: nil)
        case .amend(let changes):
            if isVoid { throw .isVoid }
            let corrected = try fact.setting(changes)
            if corrected == fact { throw .nothingChanges }
            self.init(was: fact, wasVoid: false, becomes: corrected)
        case .restore(let changes):
            if !isVoid { throw .isNotVoid }
            self.init(was: fact, wasVoid: true, becomes: try fact.setting(changes))
        }
    }

    /// What has to be appended to the tables.
    public enum Step: Hashable, Sendable {
        case void(CorrectableFact)
        case put(CorrectableFact)
    }

    /// An entry whose key changes becomes void under the old one and counts under the new one.
    public var steps: [Step] {
        guard let becomes else { return [.void(was)] }
        return wasVoid || becomes.isVersion(of: was) ? [.put(becomes)] : [.void(was), .put(becomes)]
    }

    /// The entries that it touches.
    public var facts: [CorrectableFact] { [was] + (becomes.map { [$0] } ?? []) }

    /// One column that says something else afterwards.
    public struct Change: Hashable, Sendable {
        public var column: FactColumn
        public var was: String
        public var becomes: String
    }

    /// In the order of the columns; none where the entry becomes void or merely counts again.
    public var changes: [Change] {
        guard let becomes else { return [] }
        let (old, new) = (was.columns, becomes.columns)
        return was.kind.columns.compactMap { column in
            let (left, right) = (old[column] ?? "", new[column] ?? "")
            return left == right ? nil : Change(column: column, was: left, becomes: right)
        }
    }
}

extension CorrectableFact {
    /// The entry with other values in some columns.
    fileprivate func setting(_ changes: [FactColumn: String]) throws(CorrectionRefusal) -> CorrectableFact {
        var columns = columns
        // A document that is another one has its own number.
        if kind == .declaration, let document = changes[.document] {
            columns[.number] = document.utf8.firstIndex(of: UInt8(ascii: ":")).map {
                String(document[document.utf8.index(after: $0)...])
            }
        }
        columns.merge(changes) { $1 }
        return try CorrectableFact(kind, columns)
    }
}
