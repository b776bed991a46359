extension RecordFrame {
    /// Appends the record's parsed values as bytes: equal for two deliveries exactly if their values are equal.
    ///
    /// Fields are separated by U+001F, an absent one is empty; documents of a statement count in their order.
    public func appendCanonical(to line: FrameBytes) {
        if let id = raw(.recordID) { line.append(id) }
        add(kind.word, to: line)
        if let action = kind.word(ofAction: action) { add(action, to: line) }
        switch kind {
        case .document, .holdings, .filing: add(on, to: line)
        case .crossing:
            line.append(Self.separator)
            line.append(decimal: at.nanoseconds)
            for text in [Text.port, .to, .from] { add(text, to: line) }
            add(hasHolder ? "holder" : "nobody", to: line)
        case .withdrawal:
            add(.target, to: line)
            add(.reason, to: line)
        }
        if hasHolder { addHolder(to: line) }
        if let document { add(document, to: line) }
        for document in furtherDocuments { add(document, to: line) }
    }

    private static let separator: UInt8 = 0x1F

    private func addHolder(to line: FrameBytes) {
        for text in [Text.idNumber, .name, .surname, .givenNames] { add(text, to: line) }
        add(birthDate, to: line)
        add(sex == nil ? "" : sex == .male ? "M" : "F", to: line)
    }

    private func add(_ document: Document, to line: FrameBytes) {
        add(document.key, to: line)
        add(document.issuingState, to: line)
        add(document.issuedOn, to: line)
        add(document.expiresOn, to: line)
        add(document.authority, to: line)
    }

    private func add(_ text: Text, to line: FrameBytes) { add(place(of: text), to: line) }

    private func add(_ place: Range<Int>?, to line: FrameBytes) {
        line.append(Self.separator)
        if let place { line.append(raw(place)) }
    }

    private func add(_ day: CalendarDay?, to line: FrameBytes) {
        line.append(Self.separator)
        day?.append(to: line)
    }

    private func add(_ word: StaticString, to line: FrameBytes) {
        line.append(Self.separator)
        line.append(word.bytes)
    }
}

extension CalendarDay {
    /// Appends it as `2026-11-23`.
    fileprivate func append(to bytes: FrameBytes) {
        let (year, month, day) = parts
        for unit in [1000, 100, 10, 1] { bytes.append(UInt8(48 + year / unit % 10)) }
        for value in [month, day] {
            bytes.append(UInt8(ascii: "-"))
            bytes.append(UInt8(48 + value / 10))
            bytes.append(UInt8(48 + value % 10))
        }
    }
}

extension FrameBytes {
    /// Appends a number in digits.
    fileprivate func append(decimal number: Int64) {
        // Twenty digits at most; they come out from the last one on.
        let room = room(for: 20)
        var rest = number.magnitude
        var first = 20
        repeat {
            first -= 1
            room[first] = UInt8(48 + rest % 10)
            rest /= 10
        } while rest > 0
        if number < 0 {
            first -= 1
            room[first] = UInt8(ascii: "-")
        }
        UnsafeMutableRawBufferPointer(rebasing: room[..<(20 - first)]).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: room[first..<20]))
        wrote(20 - first)
    }
}
