import LeveeCore
import Yams

extension YAMLValue {
    /// One line of text, trimmed, 1 to 1,000 characters. What YAML reads as a number, a yes or no, or nothing is refused
    /// unless it is in quotes, so that other tools read the file as we do.
    func text() throws(PolicyFileError) -> String {
        guard case .scalar(let scalar) = node else { throw wrongShape(zh: "一行文字", en: "one line of text") }
        guard !Text.isBlank(scalar.string) else { throw noValue }
        if scalar.style == .plain, !PlainWord.isText(scalar.string) {
            throw refusal(
                .wrongShape, zh: "\(quoted(name)) 须为文字；请给 \(quoted(scalar.string)) 加上引号",
                en: "\(quoted(name)) must be text; put \(quoted(scalar.string)) in quotes")
        }
        guard !scalar.string.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" || $0 == "\t" }) else {
            throw wrongShape(zh: "一行文字，不得换行或用制表符", en: "one line of text, without line breaks or tabs")
        }
        let trimmed: String?
        do throws(Refusal) { trimmed = try Text.trimmed(scalar.string, limit: Text.freeLimit) } catch {
            throw bad(error)
        }
        guard let trimmed else { throw noValue }
        return trimmed
    }

    /// One line of text in each language.
    func bilingual() throws(PolicyFileError) -> Bilingual {
        let fields = try fields(["zh", "en"])
        return Bilingual(zh: try fields["zh"].text(), en: try fields["en"].text())
    }

    /// A word that names something: text that is not trimmed and holds no white space.
    func word() throws(PolicyFileError) -> String {
        _ = try text()
        guard case .scalar(let scalar) = node else { throw noValue }
        do throws(Refusal) { return try Text.identifier(scalar.string) } catch { throw bad(error) }
    }

    /// A whole number from 0 to 36,500 (a hundred years of days) in plain digits.
    func number() throws(PolicyFileError) -> Int {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { throw notANumber }
        let digits = scalar.string.utf8
        guard !digits.isEmpty else { throw noValue }
        if digits.first == UInt8(ascii: "-"), digits.dropFirst().allSatisfy(Self.isDigit), digits.count > 1 {
            throw refusal(
                .badValue, zh: "\(quoted(name)) 不得为负数：\(quoted(scalar.string))",
                en: "\(quoted(name)) must not be negative: \(quoted(scalar.string))")
        }
        guard digits.allSatisfy(Self.isDigit), digits.count == 1 || digits.first != UInt8(ascii: "0") else {
            throw notANumber
        }
        guard let number = Int(scalar.string), number <= Self.largest else {
            throw refusal(
                .badValue, zh: "\(quoted(name)) 不得大于 \(Self.largest)：\(quoted(scalar.string))",
                en: "\(quoted(name)) must not exceed \(Self.largest): \(quoted(scalar.string))")
        }
        return number
    }

    /// The largest number of a policy: day sums with it stay far inside what a day can hold.
    static let largest = 36_500

    func day() throws(PolicyFileError) -> CalendarDay {
        guard case .scalar(let scalar) = node else { throw wrongShape(zh: "日期", en: "a day") }
        guard !scalar.string.isEmpty else { throw noValue }
        do throws(Refusal) { return try CalendarDay(scalar.string) } catch { throw bad(error) }
    }

    /// One of the words that a type knows.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ type: Choice.Type
    ) throws(PolicyFileError) -> Choice {
        let word = try word()
        if let choice = Choice(rawValue: word) { return choice }
        throw notAllowed(word, known: Choice.allCases.map(\.rawValue))
    }

    func notAllowed(_ word: String, known: [String]) -> PolicyFileError {
        let list = known.map(quoted)
        return refusal(
            .badValue, zh: "\(quoted(name)) 不能为 \(quoted(word))，可用：\(list.joined(separator: "、"))",
            en: "\(quoted(name)) cannot be \(quoted(word)); use one of \(list.joined(separator: ", "))")
    }

    /// A value's own explanation of why it is bad.
    func bad(_ refusal: Refusal) -> PolicyFileError {
        self.refusal(
            .badValue, zh: "\(quoted(name)) 的 \(quoted(refusal.input)) \(refusal.explanation.zh)",
            en: "\(quoted(refusal.input)) of \(quoted(name)) \(refusal.explanation.en)")
    }

    var noValue: PolicyFileError {
        refusal(.missing, zh: "\(quoted(name)) 没有值，请填写", en: "\(quoted(name)) has no value; fill it in")
    }

    private var notANumber: PolicyFileError { wrongShape(zh: "整数，如 30", en: "a whole number, such as 30") }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
