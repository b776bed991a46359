/// A citizen ID number (公民身份号码) of GB 11643: 6 region, 8 birth date, 3 sequence, 1 check character.
///
/// The region is not compared with any list: codes of abolished districts stay valid in an ID. The value knows no today.
public struct CitizenNumber: Hashable, Sendable {
    /// The 18 characters, with an upper-case `X` where the check character is one.
    public let text: String
    public let birthDate: CalendarDay
    public let sex: Sex

    /// - Throws: ``Refusal`` `oldForm`, `wrongLength`, `notDigits`, `impossibleBirthDate` or `wrongCheckDigit`.
    public init(_ input: some StringProtocol) throws(Refusal) {
        let bytes = input.utf8.map { $0 == UInt8(ascii: "x") ? UInt8(ascii: "X") : $0 }
        let digits = bytes.allSatisfy { $0 >= 48 && $0 <= 57 }
        if bytes.count == 15, digits { throw Refusal(.oldForm, input) }
        guard bytes.count == 18 else { throw Refusal(.wrongLength, input) }
        guard bytes.dropLast().allSatisfy({ $0 >= 48 && $0 <= 57 }) else { throw Refusal(.notDigits, input) }
        let date = bytes[6..<14].map { Int($0 - 48) }
        let year = date[0] * 1000 + date[1] * 100 + date[2] * 10 + date[3]
        guard CalendarDay.years.contains(year),
            let born = CalendarDay(year: year, month: date[4] * 10 + date[5], day: date[6] * 10 + date[7])
        else { throw Refusal(.impossibleBirthDate, input) }
        guard bytes[17] == CheckDigit.mod11Dash2(bytes.dropLast()) else { throw Refusal(.wrongCheckDigit, input) }
        text = String(decoding: bytes, as: UTF8.self)
        birthDate = born
        sex = bytes[16] % 2 == 1 ? .male : .female
    }

    /// The number with the middle hidden, for every place that does not need it whole.
    public var masked: String { "\(text.prefix(3))***********\(text.suffix(4))" }
}

/// Sex as the registers write it.
public enum Sex: String, Hashable, Sendable, CaseIterable, Codable {
    case male = "M"
    case female = "F"

    public init(_ text: some StringProtocol) throws(Refusal) {
        guard let value = Sex(rawValue: String(text)) else { throw Refusal(.unknownCode, text) }
        self = value
    }

    public var title: Bilingual { self == .male ? Bilingual(zh: "男", en: "male") : Bilingual(zh: "女", en: "female") }
}
