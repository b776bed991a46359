/// What was read from a booklet, held against what is on record about it and its holder.
public struct BookletScan: Sendable {
    public let reading: MachineReadableZone.Reading
    /// The number that the zone holds.
    public let number: DocumentNumber

    /// - Throws: ``DeskRefusal`` where a check digit is wrong or the zone is none.
    public init(_ reading: MachineReadableZone.Reading) throws(DeskRefusal) {
        guard reading.isAccepted, let number = reading.documentNumber else { throw .unreadable(reading.failures) }
        self.reading = reading
        self.number = number
    }

    /// Which document it is of those on record under the number that was read. The zone's code and number give the type; a
    /// type that differs from the only one on record is a difference to look at, not another document.
    /// - Parameter known: the documents of that number, of every type.
    /// - Throws: ``DeskRefusal`` where none is on record, or several are and the zone does not tell which.
    public func document(among known: [DocumentKey]) throws(DeskRefusal) -> DocumentKey {
        guard let first = known.first else { throw .unknownDocument(number.text) }
        if let type = reading.documentType, let same = known.first(where: { $0.type == type }) { return same }
        guard known.count == 1 else { throw .ambiguous(number.text, known) }
        return first
    }

    /// What differs from the declaration, the authority's dates and the holder; then the zone's own doubts.
    /// - Throws: ``DeskRefusal`` where the booklet is another document, or its name and birth date are another person's.
    func notices(for view: DeskView) throws(DeskRefusal) -> [DeskNotice] {
        let document = view.record.key
        guard number.text == document.number else { throw .otherDocument(read: number.text, wanted: document) }
        let holder = view.holder.person
        var notices: [DeskNotice] = []
        func note(_ field: MachineReadableZone.Field, _ read: String, _ recorded: String) {
            notices.append(.differs(field, read: read, recorded: recorded))
        }
        if let type = reading.documentType, type != document.type {
            note(.documentCode, type.rawValue, document.type.rawValue)
        }
        if let state = reading.issuingState?.country, let declared = view.record.declaration?.issuingState,
            state != declared
        {
            note(.issuingState, state.text, declared.text)
        }
        let nameDiffers = nameDiffers(from: holder)
        if nameDiffers {
            note(
                .name, [reading.surname, reading.givenNames].compactMap { $0 }.joined(separator: " "),
                [holder.surnameLatin, holder.givenLatin].compactMap { $0 }.joined(separator: " "))
        }
        if let birth = reading.birthDate, !birth.matches(holder.birthDate) {
            if nameDiffers { throw .otherPerson(document) }
            note(.birthDate, birth.text, holder.birthDate.description)
        }
        if let sex = reading.sex, sex != holder.sex { note(.sex, sex.rawValue, holder.sex.rawValue) }
        if let read = reading.expiryDate, let expires = KnownDocument(view.record).expiresOn(), !read.matches(expires) {
            note(.expiryDate, read.text, expires.description)
        }
        return notices + reading.doubts.map { .doubt($0) }
    }

    /// Whether the name is another one; only where both sides have it in Latin letters. A field that was cut short agrees as
    /// far as it goes.
    private func nameDiffers(from holder: Person) -> Bool {
        if reading.surname == nil, reading.givenNames == nil { return false }
        let isCut = reading.doubts.contains(.init(.name, .mayBeCut))
        return [(reading.surname, holder.surnameLatin), (reading.givenNames, holder.givenLatin)].contains {
            read, known in
            guard let known else { return false }
            let (left, right) = (Self.letters(read ?? ""), Self.letters(known))
            return isCut ? !right.starts(with: left) : left != right
        }
    }

    /// The letters alone, in upper case. Passports of different years write ü as U, V or YU after L and N.
    private static func letters(_ name: String) -> [UInt8] {
        let letters = name.utf8.map { (97...122).contains($0) ? $0 - 32 : $0 }.filter { (65...90).contains($0) }
        var result: [UInt8] = []
        var rest = letters[...]
        while let letter = rest.popFirst() {
            result.append(letter)
            guard letter == UInt8(ascii: "L") || letter == UInt8(ascii: "N") else { continue }
            if rest.starts(with: "YU".utf8) {
                rest = rest.dropFirst(2)
                result.append(UInt8(ascii: "U"))
            } else if rest.starts(with: "V".utf8) {
                rest = rest.dropFirst()
                result.append(UInt8(ascii: "U"))
            }
        }
        return result
    }
}
