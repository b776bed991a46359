extension RecordFrame {
    /// Appends the record's parsed values as bytes: equal for two deliveries exactly if their values are equal.
    ///
    /// Fields are separated by U+001F, an absent one is empty; documents of a statement count in their order.
    public func appendCanonical(to line: inout [UInt8]) {
        append(.recordID, to: &line)
        switch kind {
        case .document:
            add("document", FeedRecord.DocumentAction.allCases[action].rawValue, to: &line)
            add(on, to: &line)
        case .crossing:
            add("crossing", FeedRecord.Direction.allCases[action].rawValue, to: &line)
            add(String(at.nanoseconds), to: &line)
            for text in [Text.port, .to, .from] { add(text, to: &line) }
            add(hasHolder ? "holder" : "nobody", to: &line)
        case .holdings:
            add("holdings", to: &line)
            add(on, to: &line)
        case .filing:
            add("filing", FeedRecord.FilingAnswer.allCases[action].rawValue, to: &line)
            add(on, to: &line)
        case .withdrawal:
            add("withdrawal", to: &line)
            for text in [Text.target, .reason] { add(text, to: &line) }
        }
        if hasHolder { addHolder(to: &line) }
        if let document { add(document, to: &line) }
        for document in furtherDocuments { add(document, to: &line) }
    }

    private func addHolder(to line: inout [UInt8]) {
        for text in [Text.idNumber, .name, .surname, .givenNames] { add(text, to: &line) }
        add(birthDate, to: &line)
        add(sex?.rawValue ?? "", to: &line)
    }

    private func add(_ document: Document, to line: inout [UInt8]) {
        add(document.key, to: &line)
        add(document.issuingState, to: &line)
        add(document.issuedOn, to: &line)
        add(document.expiresOn, to: &line)
        add(document.authority, to: &line)
    }

    private func append(_ text: Text, to line: inout [UInt8]) {
        if let place = place(of: text) { line.append(contentsOf: bytes[place]) }
    }

    private func add(_ text: Text, to line: inout [UInt8]) { add(place(of: text), to: &line) }

    private func add(_ place: Range<Int>?, to line: inout [UInt8]) {
        line.append(0x1F)
        if let place { line.append(contentsOf: bytes[place]) }
    }

    private func add(_ day: CalendarDay?, to line: inout [UInt8]) {
        line.append(0x1F)
        day?.append(to: &line)
    }

    private func add(_ words: String..., to line: inout [UInt8]) {
        for word in words {
            line.append(0x1F)
            line.append(contentsOf: word.utf8)
        }
    }
}

extension CalendarDay {
    /// Appends `YYYY-MM-DD`.
    func append(to bytes: inout [UInt8]) {
        let (year, month, day) = parts
        for (value, unit) in [(year, 1000), (year, 100), (year, 10), (year, 1)] {
            bytes.append(UInt8(48 + value / unit % 10))
        }
        for value in [month, day] {
            bytes.append(UInt8(ascii: "-"))
            bytes.append(UInt8(48 + value / 10))
            bytes.append(UInt8(48 + value % 10))
        }
    }
}
