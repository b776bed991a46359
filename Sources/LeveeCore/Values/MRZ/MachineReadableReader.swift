/// Reads the fields of one zone whose layout is known, and collects what is wrong or doubtful.
struct MachineReadableReader {
    private typealias Field = MachineReadableZone.Field
    private typealias Span = MachineReadableLines.Span

    private let lines: MachineReadableLines
    private let layout: MachineReadableZone.Layout
    private let template: MachineReadableTemplate
    private var reading: MachineReadableZone.Reading
    /// Fields that hold a character no zone may hold; nothing more is said of them.
    private var unreadable: Set<Field> = []

    static func read(
        _ lines: MachineReadableLines, as layout: MachineReadableZone.Layout
    ) -> MachineReadableZone.Reading {
        var reader = MachineReadableReader(lines, layout)
        reader.findBadCharacters()
        reader.readCode()
        reader.readNames()
        reader.readNumberAndOptionalData()
        reader.readPerson()
        reader.readDates()
        reader.verifyComposite()
        reader.judgeType()
        return reader.reading.sorted()
    }

    private init(_ lines: MachineReadableLines, _ layout: MachineReadableZone.Layout) {
        self.lines = lines
        self.layout = layout
        template = .of(layout)
        reading = .init(layout: layout, lines: lines.texts)
    }

    private mutating func fail(_ field: Field, _ reason: MachineReadableZone.Failure.Reason) {
        reading.failures.append(.init(field, reason))
    }

    private mutating func doubt(_ field: Field, _ reason: MachineReadableZone.Doubt.Reason) {
        reading.doubts.append(.init(field, reason))
    }

    private mutating func findBadCharacters() {
        for (field, spans) in template.fields {
            let bytes = spans.flatMap(lines.bytes)
            let isGood = field == .layout ? bytes.allSatisfy(Self.isFiller) : CheckDigit.icao9303(bytes) != nil
            if !isGood {
                unreadable.insert(field)
                fail(field, .badCharacter)
            }
        }
    }

    private var isVisa: Bool { layout != .card && reading.documentCode.hasPrefix("V") }

    private mutating func readCode() {
        reading.documentCode = lines.text(template.documentCode).withoutFiller
        guard !unreadable.contains(.documentCode) else { return }
        if layout == .card {
            if reading.documentCode != "CS" { fail(.documentCode, .unknownCode) }
        } else if isVisa {
            fail(.documentCode, .visa)
        } else if !(layout == .td3 ? ["P"] : ["A", "C", "I", "P"]).contains(reading.documentCode.prefix(1)) {
            doubt(.documentCode, .unusualValue)
        }
    }

    /// ICAO 9303 part 3, 4.6: two fillers stand between the primary and the secondary identifier, one between their
    /// parts; a letter in the last place says that the name may have been cut.
    private mutating func readNames() {
        guard let span = template.name else { return }
        let field = lines.bytes(span)
        let text = lines.text(span)
        if let gap = field.indices.dropLast().first(where: { Self.isFiller(field[$0]) && Self.isFiller(field[$0 + 1]) })
        {
            let scalars = text.unicodeScalars
            reading.surname = String(scalars.prefix(gap)).spaced
            reading.givenNames = String(scalars.dropFirst(gap)).spaced
        } else {
            reading.surname = text.spaced
        }
        guard !unreadable.contains(.name) else { return }
        if reading.surname == nil { doubt(.name, .unusualValue) }
        if field.contains(where: { (48...57).contains($0) }) { doubt(.name, .unusualValue) }
        if let last = field.last, !Self.isFiller(last) { doubt(.name, .mayBeCut) }
    }

    private mutating func readNumberAndOptionalData() {
        let field = lines.bytes(template.documentNumber.data)
        var text = lines.text(template.documentNumber.data)
        var optional = template.optionalData.map(lines.text)
        var checked = field
        var digit = lines.bytes(template.documentNumber.digit)
        // ICAO 9303 parts 5 and 6: filler for the check digit says that the number goes on in the optional data, where
        // its last character is the check digit and filler follows.
        if digit.allSatisfy(Self.isFiller), let last = field.last, !Self.isFiller(last),
            let span = template.optionalData.first
        {
            let rest = lines.bytes(span).prefix { !Self.isFiller($0) }
            if rest.count >= 2, let runOnDigit = rest.last {
                text += String(optional[0].unicodeScalars.prefix(rest.count - 1))
                optional[0] = String(optional[0].unicodeScalars.dropFirst(rest.count))
                checked += rest.dropLast()
                digit = [runOnDigit]
            }
        }
        verify(.documentNumber, checked, digit)
        reading.documentNumber = text.spaced.flatMap { try? DocumentNumber($0) }
        if reading.documentNumber == nil, !unreadable.contains(.documentNumber) { fail(.documentNumber, .missing) }
        reading.optionalData = optional.map(\.withoutFiller)

        guard let place = template.optionalDigit, !isVisa else { return }
        let data = template.optionalData.flatMap(lines.bytes)
        let mayBeLeftOut = data.allSatisfy(Self.isFiller) && lines.bytes(place).allSatisfy(Self.isFiller)
        if !mayBeLeftOut { verify(.optionalData, data, lines.bytes(place)) }
    }

    private mutating func readPerson() {
        reading.issuingState = readPlace(.issuingState, template.issuingState)
        reading.nationality = readPlace(.nationality, template.nationality)
        guard let span = template.sex, !unreadable.contains(.sex) else { return }
        let text = lines.text(span)
        reading.sex = Sex(rawValue: text)
        if reading.sex == nil, text != "<" { doubt(.sex, .unusualValue) }
    }

    private mutating func readPlace(_ field: Field, _ span: Span?) -> MachineReadableZone.Place? {
        guard let span else { return nil }
        let text = lines.text(span).withoutFiller
        let country = try? CountryCode(machineReadable: text)
        if country == nil, !unreadable.contains(field) {
            if text.isEmpty {
                fail(field, .missing)
            } else if MachineReadableZone.codesBesideCountries.contains(text) {
                doubt(field, .notACountry)
            } else {
                fail(field, .unknownCode)
            }
        }
        return .init(text: text, country: country)
    }

    private mutating func readDates() {
        reading.birthDate = readDate(.birthDate, template.birthDate)
        reading.expiryDate = readDate(.expiryDate, template.expiryDate)
    }

    private mutating func readDate(_ field: Field, _ place: MachineReadableTemplate.Checked) -> MachineReadableDate {
        let date = MachineReadableDate(text: lines.text(place.data))
        let isVerified = verify(field, lines.bytes(place.data), lines.bytes(place.digit))
        if isVerified, !date.isPossible {
            doubt(field, .impossibleDate)
        } else if isVerified, field == .expiryDate, !date.isComplete {
            doubt(field, .incompleteDate)
        }
        return date
    }

    private mutating func verifyComposite() {
        let data = template.composite.data.flatMap(lines.bytes)
        if !isVisa, CheckDigit.icao9303(data) != nil {
            verify(.composite, data, lines.bytes(template.composite.digit))
        }
    }

    /// Whether the digit is the right one over the data; says so where it is not.
    @discardableResult
    private mutating func verify(_ field: Field, _ data: [UInt8], _ digit: [UInt8]) -> Bool {
        guard !unreadable.contains(field) else { return false }
        if let right = CheckDigit.icao9303(data), digit == [right] { return true }
        fail(field, .wrongCheckDigit)
        return false
    }

    private mutating func judgeType() {
        reading.documentType = reading.guessedType
        if let type = reading.documentType, let number = reading.documentNumber,
            type.matchesPattern(number.text) == false
        {
            doubt(.documentNumber, .pattern)
        }
    }

    private static func isFiller(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "<") }
}

extension MachineReadableZone.Reading {
    /// Failures and doubts in the order of the fields, so that the same zone always gives the same lists.
    fileprivate func sorted() -> Self {
        var copy = self
        copy.failures = MachineReadableZone.Field.allCases.flatMap { field in failures.filter { $0.field == field } }
        copy.doubts = MachineReadableZone.Field.allCases.flatMap { field in doubts.filter { $0.field == field } }
        return copy
    }
}

extension String {
    /// The text without filler at its ends.
    fileprivate var withoutFiller: String {
        let start = unicodeScalars.drop { $0 == "<" }
        guard let end = start.lastIndex(where: { $0 != "<" }) else { return "" }
        return String(start[...end])
    }

    /// The text with a space for each run of filler inside it; nil where there is nothing else.
    fileprivate var spaced: String? {
        let parts = unicodeScalars.split(separator: "<").map { String($0) }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
