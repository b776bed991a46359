import CEmbeddedData

/// A Chinese name in surname and given name, as forms ask for them.
///
/// The compound surnames are those of `data/codes/surnames.csv`. Where the split is not sure it says so: then a person looks.
public struct ChineseName: Hashable, Sendable {
    public var surname: String
    public var given: String
    /// Why a person has to look; nil where the split is sure.
    public var doubt: Doubt?

    public enum Doubt: String, Hashable, Sendable, CaseIterable {
        /// It can be read with a compound surname and with a single one.
        case compoundOrSingle
        /// It is shorter or longer than names of its kind are.
        case unusualLength
        /// It holds something else than Han characters, such as the point of a minority's name.
        case notHan

        public var text: Bilingual {
            switch self {
            case .compoundOrSingle: .init(zh: "可作复姓也可作单姓", en: "a compound surname or a single one")
            case .unusualLength: .init(zh: "字数不常见", en: "of an unusual length")
            case .notHan: .init(zh: "含有汉字以外的字符", en: "holds other characters than Han")
            }
        }
    }

    public init(surname: String, given: String, doubt: Doubt? = nil) {
        self.surname = surname
        self.given = given
        self.doubt = doubt
    }

    /// Splits a name; without Han characters alone, all of it stands in the given name.
    public init(splitting name: String) {
        let scalars = Array(name.unicodeScalars)
        guard scalars.allSatisfy(\.properties.isIdeographic) else {
            self.init(surname: "", given: name, doubt: .notHan)
            return
        }
        func text(_ part: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(part)) }
        let hasBothReadings = Self.compounds[text(scalars.prefix(2))]
        let length = hasBothReadings != nil && scalars.count > 2 ? 2 : 1
        let doubt: Doubt? =
            switch (scalars.count, hasBothReadings) {
            case (2, nil), (3, nil), (3, false), (4, .some): nil
            case (3, true): .compoundOrSingle
            default: .unusualLength
            }
        self.init(surname: text(scalars.prefix(length)), given: text(scalars.dropFirst(length)), doubt: doubt)
    }

    /// Compound surnames, and whether the first character is a surname too.
    private static let compounds: [String: Bool] = {
        let embedded = levee_surnames()
        let bytes = UnsafeRawBufferPointer(start: embedded.start, count: embedded.count)
        var compounds: [String: Bool] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
            let fields = line.split(separator: ",")
            if fields.count == 2 { compounds[String(fields[0])] = fields[1] == "yes" }
        }
        return compounds
    }()
}
