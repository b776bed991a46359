extension CorrectableFact {
    /// Reads the columns of one entry, held to what `levee load` asks of a row.
    /// - Throws: ``CorrectionRefusal`` `badValue` at the first column that cannot be read or is missing.
    public init(_ kind: Kind, _ columns: [FactColumn: String]) throws(CorrectionRefusal) {
        let row = FactReading(columns: columns)
        switch kind {
        case .custody: self = .custody(try row.custody())
        case .approval: self = .approval(try row.approval())
        case .declaration: self = .declaration(try row.declaration())
        }
    }
}

/// Column texts on their way to values.
private struct FactReading {
    let columns: [FactColumn: String]

    func custody() throws(CorrectionRefusal) -> CustodyEvent {
        CustodyEvent(
            document: try required(.document, DocumentKey.init),
            at: try required(.at) { text throws(Refusal) in try Instant(text) },
            event: try choice(.event), place: try optional(.place, Self.free),
            slot: try optional(.slot, Text.identifier), approval: try optional(.approval, Text.identifier),
            officer: try required(.officer, Self.name), note: try optional(.note, Self.free))
    }

    func approval() throws(CorrectionRefusal) -> Approval {
        let kind: Approval.Kind = try choice(.kind)
        let approval = Approval(
            number: try required(.approvalNumber, Text.identifier), ref: try required(.ref, Text.identifier),
            kind: kind, extends: try optional(.extends, Text.identifier), purpose: try optional(.purpose, Self.pick),
            documents: try list(.documents) { text throws(Refusal) in try DocumentKey(text) },
            destinations: try list(.destinations) { text throws(Refusal) in try CountryCode(text) },
            departOn: try optional(.departOn, Self.day), returnOn: try optional(.returnOn, Self.day),
            decidedOn: try required(.decidedOn, Self.day), decision: try choice(.decision),
            approver: try required(.approver, Self.name), reportedOn: try optional(.reportedOn, Self.day))
        if kind == .extension, approval.extends == nil { throw missing(.extends) }
        if kind == .travel, approval.purpose == nil { throw missing(.purpose) }
        if kind == .travel, approval.departOn == nil { throw missing(.departOn) }
        if kind != .issue, approval.returnOn == nil { throw missing(.returnOn) }
        return approval
    }

    func declaration() throws(CorrectionRefusal) -> Declaration {
        Declaration(
            document: try required(.document, DocumentKey.init), rawNumber: columns[.number],
            ref: try required(.ref, Text.identifier),
            issuingState: try required(.issuingState) { text throws(Refusal) in try CountryCode(text) },
            issuedOn: try required(.issuedOn, Self.day), expiresOn: try required(.expiresOn, Self.day),
            authority: try optional(.authority, Self.free), declaredOn: try required(.declaredOn, Self.day))
    }

    private func missing(_ column: FactColumn) -> CorrectionRefusal { .badValue(column, Refusal(.missing, "")) }

    private func required<Value>(
        _ column: FactColumn, _ parse: (String) throws(Refusal) -> Value
    ) throws(CorrectionRefusal) -> Value {
        guard let value = try optional(column, parse) else { throw missing(column) }
        return value
    }

    private func optional<Value>(
        _ column: FactColumn, _ parse: (String) throws(Refusal) -> Value
    ) throws(CorrectionRefusal) -> Value? {
        let text = columns[column] ?? ""
        if Text.isBlank(text) { return nil }
        do { return try parse(text) } catch { throw .badValue(column, error) }
    }

    private func choice<Choice: RawRepresentable<String> & SendableMetatype>(
        _ column: FactColumn
    ) throws(CorrectionRefusal) -> Choice {
        try required(column, Self.pick)
    }

    private func list<Part>(
        _ column: FactColumn, _ parse: (String) throws(Refusal) -> Part
    ) throws(CorrectionRefusal) -> [Part] {
        var parts: [Part] = []
        for piece in (columns[column] ?? "").utf8.split(separator: UInt8(ascii: ";")) {
            do { parts.append(try parse(String(Substring(piece)))) } catch { throw .badValue(column, error) }
        }
        return parts
    }

    private static func day(_ text: String) throws(Refusal) -> CalendarDay { try CalendarDay(text) }

    private static func free(_ text: String) throws(Refusal) -> String {
        try Text.trimmed(text, limit: Text.freeLimit) ?? ""
    }

    private static func name(_ text: String) throws(Refusal) -> String {
        try Text.trimmed(text, limit: Text.nameLimit) ?? ""
    }

    private static func pick<Choice: RawRepresentable<String> & SendableMetatype>(
        _ text: String
    ) throws(Refusal) -> Choice {
        // Strings that are canonically equal are equal here; the words are ASCII.
        guard text.utf8.allSatisfy({ $0 < 0x80 }), let choice = Choice(rawValue: text) else {
            throw Refusal(.unknownCode, text)
        }
        return choice
    }
}
