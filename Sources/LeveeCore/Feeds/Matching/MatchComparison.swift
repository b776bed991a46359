/// One feature of a possible match: what the record says, what the registry says, and how the two go together.
public struct MatchFeature: Hashable, Sendable {
    public var kind: Kind
    public var verdict: Verdict
    /// Personal data, as the record has it; nil where it says nothing.
    public var recorded: String?
    /// As the registry has it; nil where it says nothing.
    public var registered: String?
    /// Why the two are alike without being the same, or how far they are apart.
    public var note: Bilingual?

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case idNumber, name, surname, givenNames, birthDate, sex, document
    }

    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        case agrees
        /// Two spellings of what may be one thing.
        case alike
        case differs
        /// One side says nothing.
        case unknown
    }
}

/// A possible match beside one candidate, feature by feature. It decides nothing, and counts nothing together: a person does.
public struct MatchComparison: Hashable, Sendable {
    public var features: [MatchFeature]

    /// - Parameters:
    ///   - holder: as the record has him.
    ///   - documents: that the record names.
    ///   - known: which of them are put to the candidate's name.
    public init(_ holder: Holder, documents: [DocumentKey], with person: Person, known: Set<DocumentKey>) {
        features = [
            Self.idNumber(holder.idNumber, person.idNumber),
            Self.name(holder.name, person.name),
            Self.surname(holder.surname, of: person),
            Self.given(holder.givenNames, person.givenLatin),
            Self.plain(.birthDate, holder.birthDate?.description, person.birthDate.description),
            Self.plain(.sex, holder.sex?.rawValue, person.sex.rawValue),
        ]
        features += documents.map { document in
            MatchFeature(
                kind: .document, verdict: known.contains(document) ? .agrees : .unknown,
                recorded: document.description, registered: known.contains(document) ? document.description : nil)
        }
    }

    private static func plain(
        _ kind: MatchFeature.Kind, _ recorded: String?, _ registered: String?
    ) -> MatchFeature {
        guard let recorded, let registered else {
            return MatchFeature(kind: kind, verdict: .unknown, recorded: recorded, registered: registered)
        }
        return MatchFeature(
            kind: kind, verdict: recorded == registered ? .agrees : .differs, recorded: recorded,
            registered: registered)
    }

    private static func idNumber(_ recorded: CitizenNumber?, _ registered: CitizenNumber) -> MatchFeature {
        var feature = plain(.idNumber, recorded?.text, registered.text)
        guard let recorded else { return feature }
        let distance = NumberDistance(recorded, registered)
        if distance.kind != .same { feature.note = distance.title }
        return feature
    }

    private static func name(_ recorded: String?, _ registered: String) -> MatchFeature {
        var feature = plain(.name, recorded, registered)
        guard let recorded, feature.verdict == .differs else { return feature }
        let (left, right) = (Array(bare(recorded)), Array(bare(registered)))
        if left == right {
            feature.verdict = .alike
            feature.note = Bilingual(zh: "仅间隔号、空格或不可见字符不同", en: "but for points, spaces or unseen characters")
        } else if left.count == right.count {
            let count = zip(left, right).count { $0 != $1 }
            feature.note = Bilingual(
                zh: "\(left.count) 字中 \(count) 字不同", en: "\(count) of \(left.count) characters differ")
        }
        return feature
    }

    /// The name without what stands between its parts or cannot be seen.
    private static func bare(_ name: String) -> [Unicode.Scalar] {
        let points: Set<Unicode.Scalar> = ["\u{B7}", "\u{2022}", "\u{2027}", "\u{30FB}", "\u{FF0E}", "\u{22C5}", "."]
        return name.unicodeScalars.filter { scalar in
            !points.contains(scalar) && !Text.isWhiteSpace(scalar) && !Text.isDoubtful(String(scalar))
        }
    }

    private static func surname(_ recorded: String?, of person: Person) -> MatchFeature {
        let han = ChineseName(splitting: person.name).surname
        guard let recorded else { return plain(.surname, nil, person.surnameLatin) }
        guard let registered = person.surnameLatin else {
            var feature = plain(.surname, recorded, nil)
            guard let isReading = LatinName.isReading(recorded, ofSurname: han) else { return feature }
            feature.verdict = isReading ? .alike : .differs
            feature.note = readings(of: han)
            return feature
        }
        return latin(.surname, recorded, registered, han: han)
    }

    private static func given(_ recorded: String?, _ registered: String?) -> MatchFeature {
        guard let recorded, let registered else { return plain(.givenNames, recorded, registered) }
        return latin(.givenNames, recorded, registered, han: nil)
    }

    private static func latin(
        _ kind: MatchFeature.Kind, _ recorded: String, _ registered: String, han: String?
    ) -> MatchFeature {
        var feature = MatchFeature(kind: kind, verdict: .agrees, recorded: recorded, registered: registered)
        switch LatinName.compare(recorded, registered, ofSurname: han) {
        case .same: break
        case .sameUmlaut:
            feature.verdict = .alike
            feature.note = Bilingual(zh: "ü 的写法不同（YU/U/V）", en: "but for how ü is written (YU, U, V)")
        case .otherReading:
            feature.verdict = .alike
            feature.note = han.map(readings)
        case .different: feature.verdict = .differs
        }
        return feature
    }

    private static func readings(of surname: String) -> Bilingual {
        let known = LatinName.readings(of: surname)
        return Bilingual(
            zh: "\(surname) 可读作 \(known.joined(separator: "、"))",
            en: "\(surname) is read \(known.joined(separator: " or "))")
    }
}

extension MatchFeature.Kind {
    public var title: Bilingual {
        switch self {
        case .idNumber: .init(zh: "身份证号", en: "ID number")
        case .name: .init(zh: "姓名", en: "name")
        case .surname: .init(zh: "拼音姓", en: "Latin surname")
        case .givenNames: .init(zh: "拼音名", en: "Latin given")
        case .birthDate: .init(zh: "出生日期", en: "birth date")
        case .sex: .init(zh: "性别", en: "sex")
        case .document: .init(zh: "证件", en: "document")
        }
    }
}

extension MatchFeature.Verdict {
    public var title: Bilingual {
        switch self {
        case .agrees: .init(zh: "一致", en: "agrees")
        case .alike: .init(zh: "相近", en: "alike")
        case .differs: .init(zh: "不同", en: "differs")
        case .unknown: .init(zh: "无从比较", en: "unknown")
        }
    }
}
