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
        if number < 0 { append(UInt8(ascii: "-")) }
        // Nine digits at once: numbers of half the width are quicker to divide.
        let (upper, lower) = number.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
        let (top, middle) = upper.quotientAndRemainder(dividingBy: 1_000_000_000)
        var isBegun = false
        for part in [UInt32(top), UInt32(middle), UInt32(lower)] {
            var unit: UInt32 = 100_000_000
            while unit > 0 {
                let digit = part / unit % 10
                isBegun = isBegun || digit != 0
                if isBegun { append(UInt8(48 + digit)) }
                unit /= 10
            }
        }
        if !isBegun { append(UInt8(ascii: "0")) }
    }
}
