import LeveeCore

/// A text in both languages, as answers carry it. What a page shows of it is in the reader's.
typealias Said = Bilingual

extension Bilingual {
    /// What is the same in both languages: a number, a name, what somebody has typed.
    static func same(_ text: String) -> Bilingual { .init(zh: text, en: text) }
}

/// Somebody as he is named in an answer: by his number, and by the address under which he is found.
struct Named: Codable, Sendable {
    /// The department's personnel number.
    var ref: String
    var name: String
    /// Address of his file, opaque.
    var address: String
}

/// A unit by code and name.
struct UnitName: Codable, Sendable {
    var code: String
    var name: String

    init(_ code: String, among units: [LeveeCore.Unit]) {
        self.code = code
        name = units.first { $0.code == code }?.name ?? code
    }
}
