/// One value that a rule compared: typed, so that its text can be made in either language, now or years later.
public enum Fact: Hashable, Sendable {
    case day(CalendarDay)
    case number(Int)
    case text(String)
    case document(DocumentKey)
    case documents([DocumentKey])
    case country(CountryCode)
    case countries([CountryCode])
    /// A few words of the rule's own, in both languages.
    case both(zh: String, en: String)

    /// The value as a person reads it.
    public var shown: Bilingual {
        switch self {
        case .day(let day): Bilingual(zh: "\(day)", en: "\(day)")
        case .number(let number): Bilingual(zh: "\(number)", en: "\(number)")
        case .text(let text): Bilingual(zh: Text.visible(text), en: Text.visible(text))
        case .document(let key): Self.shown(key)
        case .documents(let keys): Self.joined(keys.map(Self.shown))
        case .country(let code): code.name
        case .countries(let codes): Self.joined(codes.map(\.name))
        case .both(let zh, let en): Bilingual(zh: zh, en: en)
        }
    }

    private static func shown(_ key: DocumentKey) -> Bilingual {
        Bilingual(zh: "\(key.type.title.zh) \(key.number)", en: "\(key.type.title.en) \(key.number)")
    }

    private static func joined(_ texts: [Bilingual]) -> Bilingual {
        Bilingual(zh: texts.map(\.zh).joined(separator: "、"), en: texts.map(\.en).joined(separator: ", "))
    }
}

extension Fact {
    /// The value as it is stored: its kind, a colon, the value; lists are separated by `;`.
    public var stored: String {
        switch self {
        case .day(let day): "day:\(day)"
        case .number(let number): "number:\(number)"
        case .text(let text): "text:\(text)"
        case .document(let key): "document:\(key)"
        case .documents(let keys): "documents:" + keys.map(\.description).joined(separator: ";")
        case .country(let code): "country:\(code.text)"
        case .countries(let codes): "countries:" + codes.map(\.text).joined(separator: ";")
        case .both(let zh, let en): "both:\(zh)\u{1F}\(en)"
        }
    }

    /// Reads ``stored``; nil where it is not one.
    public init?(stored: String) {
        guard let colon = stored.firstIndex(of: ":") else { return nil }
        let value = stored[stored.index(after: colon)...]
        let items = value.split(separator: ";")
        switch stored[..<colon] {
        case "day": guard let day = try? CalendarDay(value) else { return nil }; self = .day(day)
        case "number": guard let number = Int(value) else { return nil }; self = .number(number)
        case "text": self = .text(String(value))
        case "document": guard let key = try? DocumentKey(value) else { return nil }; self = .document(key)
        case "documents": self = .documents(items.compactMap { try? DocumentKey($0) })
        case "country": guard let code = try? CountryCode(value) else { return nil }; self = .country(code)
        case "countries": self = .countries(items.compactMap { try? CountryCode($0) })
        case "both":
            let halves = value.split(separator: "\u{1F}", omittingEmptySubsequences: false)
            guard halves.count == 2 else { return nil }
            self = .both(zh: String(halves[0]), en: String(halves[1]))
        default: return nil
        }
    }
}
