/// Why a text is not the value that it should be. Every value type of this folder throws exactly this.
///
/// The reason is for programs; ``explanation`` is for people and ends with the remedy. The input is kept so that the
/// caller can quote it beside file and line; it may be personal data, so it belongs in an answer, never in a log.
public struct Refusal: Error, Hashable, Sendable {
    /// What is wrong, one case for each way in which a value can be bad.
    public enum Reason: String, Error, Hashable, Sendable, CaseIterable {
        case missing, tooLong, whiteSpace, control
        case notADay, yearOutOfRange
        case notAnInstant, noOffset, lowerCase, leapSecond, offsetOutOfRange, unknownOffset, fractionTooLong
        case wrongLength, oldForm, notDigits, impossibleBirthDate, wrongCheckDigit
        case unknownCountry, unknownDocumentType, badDocumentNumber, unknownCode, notANumber, badVerificationCode
        case badOrganisationCode
    }

    public var reason: Reason
    public var input: String

    public init(_ reason: Reason, _ input: some StringProtocol) {
        self.reason = reason
        self.input = String(input)
    }

    /// Reads a value from a text's UTF-8 bytes and gives a bad one back with the text.
    static func reading<Value>(
        _ input: some StringProtocol, _ read: (UnsafeBufferPointer<UInt8>) -> Result<Value, Reason>
    ) throws(Refusal) -> Value {
        var text = String(input)
        switch text.withUTF8(read) {
        case .success(let value): return value
        case .failure(let reason): throw Refusal(reason, text)
        }
    }

    /// What is wrong and what would be right, without the input.
    public var explanation: Bilingual { Self.explanations[reason] ?? Bilingual(zh: "无法识别", en: "cannot be read") }

    private static let explanations: [Reason: Bilingual] = [
        .missing: .init(zh: "缺少必填项，请填写", en: "is missing; fill it in"),
        .tooLong: .init(zh: "过长，请缩短", en: "is too long; shorten it"),
        .whiteSpace: .init(zh: "含有空白字符，请删除", en: "contains white space; remove it"),
        .control: .init(zh: "含有控制字符，请删除", en: "contains a control character; remove it"),
        .notADay: .init(zh: "不是有效日期，应如 2026-11-23", en: "is not a calendar day; write it like 2026-11-23"),
        .yearOutOfRange: .init(zh: "年份应在1900至2199之间，请核对", en: "has a year outside 1900 to 2199; check it"),
        .notAnInstant: .init(
            zh: "不是有效时刻，应如 2026-11-03T08:12:00+08:00",
            en: "is not an instant; write it like 2026-11-03T08:12:00+08:00"),
        .noOffset: .init(zh: "缺少时区偏移，如 +08:00", en: "has no offset; add one, such as +08:00"),
        .lowerCase: .init(zh: "有小写的 t 或 z，请写大写的 T 和 Z", en: "has a lower-case `t` or `z`; write `T` and `Z`"),
        .leapSecond: .init(zh: "不接受第60秒，请写第59秒或下一分钟", en: "has second 60; use 59 or the next minute"),
        .offsetOutOfRange: .init(zh: "时区偏移超出±14:00，请核对", en: "has an offset beyond ±14:00; check it"),
        .unknownOffset: .init(zh: "偏移 -00:00 表示未知，请写明", en: "has offset -00:00, which means unknown; state it"),
        .fractionTooLong: .init(
            zh: "秒的小数超过九位，请删去多余的", en: "has more than nine digits of fraction; leave the rest away"),
        .wrongLength: .init(zh: "长度不对，请核对", en: "has the wrong length; check it"),
        .oldForm: .init(
            zh: "是15位旧号码，请换成18位号码", en: "is the old 15-digit form; give the 18-character number"),
        .notDigits: .init(zh: "应为数字处有其他字符，请用半角数字", en: "has something else where digits belong; write 0 to 9"),
        .impossibleBirthDate: .init(zh: "所含出生日期不存在，请核对", en: "contains a birth date that does not exist; check it"),
        .wrongCheckDigit: .init(zh: "校验位不符，请核对原件", en: "has a wrong check digit; compare it with the original"),
        .unknownCountry: .init(
            zh: "不是已知的国家或地区代码，请用 ISO 3166-1 三位大写代码",
            en: "is not a known country or region; use the ISO 3166-1 alpha-3 code in upper case"),
        .unknownDocumentType: .init(
            zh: "不是已知的证件种类，请用 ordinaryPassport 等代码",
            en: "is not a known document type; write a code such as ordinaryPassport"),
        .badDocumentNumber: .init(
            zh: "不是证件号码，应只含字母和数字", en: "is not a document number; use letters and digits only"),
        .unknownCode: .init(zh: "不在允许的取值之内，请核对", en: "is not one of the values allowed here; check it"),
        .badOrganisationCode: .init(
            zh: "不是组织机构代码，应为9位组织机构代码，或18位统一社会信用代码",
            en: "is no organisation code; give its 9 characters, or the 18 of the unified social credit code"),
        .notANumber: .init(zh: "不是整数，请用数字填写", en: "is not a whole number; use digits"),
        .badVerificationCode: .init(
            zh: "不是验证码，应为两组五位，如 8K3QZ-7M2PX",
            en: "is not a verification code; it has two groups of five, such as 8K3QZ-7M2PX"),
    ]
}
