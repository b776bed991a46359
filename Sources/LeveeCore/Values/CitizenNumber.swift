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
        var bytes = Array(input.utf8)
        let read = bytes.withUnsafeBufferPointer(Self.read)
        switch read {
        case .success(let said): (birthDate, sex) = said
        case .failure(let reason): throw Refusal(reason, input)
        }
        if bytes[17] == UInt8(ascii: "x") { bytes[17] = UInt8(ascii: "X") }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// What a number says, from its UTF-8 bytes; a lower-case `x` at its end is not changed here.
    public static func read(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Result<(birthDate: CalendarDay, sex: Sex), Refusal.Reason> {
        guard bytes.count == 18 else {
            let isOld = bytes.count == 15 && bytes.allSatisfy { $0 >= 48 && $0 <= 57 }
            return .failure(isOld ? .oldForm : .wrongLength)
        }
        guard bytes[..<17].allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return .failure(.notDigits) }
        let date = bytes[6..<14].reduce(0) { $0 * 10 + Int($1 - 48) }
        guard CalendarDay.years.contains(date / 10_000),
            let born = CalendarDay(year: date / 10_000, month: date / 100 % 100, day: date % 100)
        else { return .failure(.impossibleBirthDate) }
        let last = bytes[17] == UInt8(ascii: "x") ? UInt8(ascii: "X") : bytes[17]
        guard last == CheckDigit.mod11Dash2(bytes[..<17]) else { return .failure(.wrongCheckDigit) }
        return .success((born, bytes[16] % 2 == 1 ? .male : .female))
    }

    /// The number with the middle hidden, for every place that does not need it whole.
    public var masked: String { "\(text.prefix(3))***********\(text.suffix(4))" }
}

/// Sex as the registers write it.
public enum Sex: String, Hashable, Sendable, CaseIterable, Codable {
    case male = "M"
    case female = "F"

    public init(_ text: some StringProtocol) throws(Refusal) { self = try Refusal.reading(text, Self.read) }

    /// Reads the same from UTF-8 bytes.
    public static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Sex, Refusal.Reason> {
        guard bytes.count == 1 else { return .failure(.unknownCode) }
        switch bytes[0] {
        case UInt8(ascii: "M"): return .success(.male)
        case UInt8(ascii: "F"): return .success(.female)
        default: return .failure(.unknownCode)
        }
    }

    public var title: Bilingual { self == .male ? Bilingual(zh: "男", en: "male") : Bilingual(zh: "女", en: "female") }
}
