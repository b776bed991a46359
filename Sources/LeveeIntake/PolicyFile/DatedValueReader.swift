import LeveeCore

/// Reads the dated values of one key and holds each to what the key can be.
struct DatedValueReader {
    let key: PolicyKey

    /// The day from which every key must have a value, so that a verdict can be given on any day.
    static let firstDay = CalendarDay(year: 1900, month: 1, day: 1) ?? CalendarDay(number: .min)

    /// Earliest first, as in the file.
    func values(from list: YAMLValue) throws(PolicyFileError) -> [DatedValue] {
        var values: [DatedValue] = []
        for item in try list.items() {
            let fields = try item.fields(["from", "value", "reference", "confidence"], optional: ["note"])
            let place = try fields["from"]
            let from = try place.day()
            if let last = values.last, from <= last.from {
                throw place.refusal(
                    .contradiction, zh: "\(quoted(key.rawValue)) 的 `from` \(from) 应晚于前一个 \(last.from)",
                    en: "`from` \(from) of \(quoted(key.rawValue)) must come after the one before it, \(last.from)")
            }
            if values.isEmpty, from > Self.firstDay {
                throw place.refusal(
                    .lateStart, zh: "\(quoted(key.rawValue)) 在 \(from) 之前没有值，首个值请自 \(Self.firstDay) 起",
                    en: "\(quoted(key.rawValue)) has no value before \(from); let the first begin on \(Self.firstDay)")
            }
            values.append(
                DatedValue(
                    from: from, value: try value(of: try fields["value"].named(key.rawValue)),
                    reference: try fields["reference"].text(),
                    confidence: try fields["confidence"].choice(Confidence.self),
                    note: try fields.optional("note")?.text()))
        }
        guard !values.isEmpty else { throw list.noValue }
        return values
    }

    private func value(of node: YAMLValue) throws(PolicyFileError) -> PolicyValue {
        switch key.shape {
        case .number: return .number(try node.number())
        case .text: return .text(try word(of: node))
        case .list:
            var words: [String] = []
            for item in try node.items() {
                let word = try word(of: item)
                guard !words.contains(word) else {
                    throw item.refusal(
                        .contradiction, zh: "\(quoted(key.rawValue)) 中 \(quoted(word)) 写了两次，请只留一个",
                        en: "\(quoted(word)) stands twice in \(quoted(key.rawValue)); keep one")
                }
                words.append(word)
            }
            guard !words.isEmpty || mayBeEmpty else { throw node.noValue }
            return .list(words)
        case .wording: return .wording(try wording(of: node))
        case .certificates: return .certificates(try CertificateReader().certificates(from: node))
        }
    }

    /// A letter's words; a place that nothing fills would stand in the letter as it is.
    private func wording(of node: YAMLValue) throws(PolicyFileError) -> Bilingual {
        let words = try node.bilingual()
        for text in [words.zh, words.en] {
            guard let unknown = Bilingual.places(in: text).first(where: { !key.places.contains($0) }) else { continue }
            let known = key.places.sorted().map { quoted("{\($0)}") }
            throw node.refusal(
                .badValue,
                zh: "\(quoted(key.rawValue)) 中的 \(quoted("{\(unknown)}")) 无从填写，"
                    + (known.isEmpty ? "请删除" : "可用：\(known.joined(separator: "、"))"),
                en: "nothing fills \(quoted("{\(unknown)}")) in \(quoted(key.rawValue)); "
                    + (known.isEmpty ? "remove it" : "use \(known.joined(separator: ", "))"))
        }
        return words
    }

    /// A scope of nobody is a decision; no category, no status and no home state can only be a slip.
    private var mayBeEmpty: Bool {
        switch key {
        case .scopeActive, .scopeRetired, .scopeRetiredRanked, .sensitiveDestinations, .findingExplained: true
        default: false
        }
    }

    private func word(of node: YAMLValue) throws(PolicyFileError) -> String {
        let word = try node.word()
        if let levels = key.feedLevels, !levels.contains(where: { $0.rawValue == word }) {
            throw node.notAllowed(word, known: levels.map(\.rawValue))
        }
        switch key {
        case .scopeRetiredRank: _ = try node.choice(Rank.self)
        case .familyAbroadStatuses: _ = try node.choice(Relative.Status.self)
        case .homeStates, .sensitiveDestinations:
            do throws(Refusal) { _ = try CountryCode(word) } catch { throw node.bad(error) }
        case .dunningSteps where (try? DunningStep(word)) == nil:
            throw node.notAllowed(word, known: ["holder+4d", "unit+5w", "discipline+30d"])
        case .findingExplained where Rulebook.rule(word) == nil:
            throw node.notAllowed(word, known: Rulebook.holdings.map { $0.info.id })
        case .timeZone where Zone(named: word) == nil:
            throw node.notAllowed(word, known: ["Asia/Shanghai", "+08:00"])
        case .approvalNumber: try admit(number: word, node)
        case .signedOthers: _ = try node.choice(SignatureRules.Others.self)
        case .signedAlgorithms: _ = try node.choice(SignatureAlgorithm.self)
        default: break
        }
        return word
    }

    /// A pattern whose numbers are identifiers, each its own.
    private func admit(number pattern: String, _ node: YAMLValue) throws(PolicyFileError) {
        let rest = pattern.replacing("{year}", with: "", maxReplacements: 1)
            .split(separator: "{serial}", omittingEmptySubsequences: false)
        guard rest.count == 2, !rest.joined().utf8.contains(UInt8(ascii: "{")) else {
            throw node.refusal(
                .badValue, zh: "\(quoted(pattern)) 应含一个 `{serial}`，可含一个 `{year}`",
                en: "\(quoted(pattern)) needs one `{serial}`, and may have one `{year}`")
        }
    }
}

extension PolicyValue {
    /// The words of a list; none for a number or a text.
    var words: [String] { if case .list(let words) = self { words } else { [] } }
}
