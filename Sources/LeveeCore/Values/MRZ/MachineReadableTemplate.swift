/// Where the elements of each layout stand: ICAO 9303 parts 4 (TD3), 5 (TD1) and 6 (TD2), and the one-line card.
struct MachineReadableTemplate {
    typealias Span = MachineReadableLines.Span

    /// An element and the place of its check digit.
    typealias Checked = (data: Span, digit: Span)

    var documentCode: Span
    var issuingState: Span?
    var name: Span?
    var documentNumber: Checked
    var nationality: Span?
    var birthDate: Checked
    var sex: Span?
    var expiryDate: Checked
    /// The first one takes what is left of a number of over nine characters.
    var optionalData: [Span] = []
    /// The check digit of the only optional field; TD3 alone has one.
    var optionalDigit: Span?
    /// Places that hold nothing but filler.
    var fillers: [Span] = []
    var composite: (data: [Span], digit: Span)

    static func of(_ layout: MachineReadableZone.Layout) -> Self {
        switch layout {
        case .td1: td1
        case .td2: twoLines(last: 36, optional: 29...35)
        case .td3: twoLines(last: 44, optional: 29...42, optionalDigit: 43)
        case .card: card
        }
    }

    private static let td1 = Self(
        documentCode: Span(0, 1...2), issuingState: Span(0, 3...5), name: Span(2, 1...30),
        documentNumber: (Span(0, 6...14), Span(0, 15...15)), nationality: Span(1, 16...18),
        birthDate: (Span(1, 1...6), Span(1, 7...7)), sex: Span(1, 8...8),
        expiryDate: (Span(1, 9...14), Span(1, 15...15)),
        optionalData: [Span(0, 16...30), Span(1, 19...29)],
        composite: ([Span(0, 6...30), Span(1, 1...7), Span(1, 9...15), Span(1, 19...29)], Span(1, 30...30)))

    private static func twoLines(last: Int, optional: ClosedRange<Int>, optionalDigit: Int? = nil) -> Self {
        Self(
            documentCode: Span(0, 1...2), issuingState: Span(0, 3...5), name: Span(0, 6...last),
            documentNumber: (Span(1, 1...9), Span(1, 10...10)), nationality: Span(1, 11...13),
            birthDate: (Span(1, 14...19), Span(1, 20...20)), sex: Span(1, 21...21),
            expiryDate: (Span(1, 22...27), Span(1, 28...28)),
            optionalData: [Span(1, optional)], optionalDigit: optionalDigit.map { Span(1, $0...$0) },
            composite: ([Span(1, 1...10), Span(1, 14...20), Span(1, 22...(last - 1))], Span(1, last...last)))
    }

    private static let card = Self(
        documentCode: Span(0, 1...2), documentNumber: (Span(0, 3...11), Span(0, 12...12)),
        birthDate: (Span(0, 22...27), Span(0, 28...28)), expiryDate: (Span(0, 14...19), Span(0, 20...20)),
        fillers: [Span(0, 13...13), Span(0, 21...21), Span(0, 29...29)],
        composite: ([Span(0, 3...12), Span(0, 14...20), Span(0, 22...28)], Span(0, 30...30)))

    /// Every place of the zone, by the field that it belongs to.
    var fields: [(MachineReadableZone.Field, [Span])] {
        [
            (.layout, fillers),
            (.documentCode, [documentCode]), (.issuingState, [issuingState].compactMap(\.self)),
            (.name, [name].compactMap(\.self)), (.documentNumber, [documentNumber.data, documentNumber.digit]),
            (.nationality, [nationality].compactMap(\.self)), (.birthDate, [birthDate.data, birthDate.digit]),
            (.sex, [sex].compactMap(\.self)), (.expiryDate, [expiryDate.data, expiryDate.digit]),
            (.optionalData, optionalData + [optionalDigit].compactMap(\.self)), (.composite, [composite.digit]),
        ]
    }
}
