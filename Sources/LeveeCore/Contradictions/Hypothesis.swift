/// What may be behind records that cannot all be true, and what to look at to settle it.
public struct Hypothesis: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case ledgerWrong, feedWrong, secondDocument, crossingMissing, someoneElse, authorityWrong, declarationWrong
    }

    public var kind: Kind
    public var text: Bilingual
    /// The one look that tells.
    public var lookUp: Bilingual
}

extension Hypothesis {
    /// One for each record that it would make false, then what would let all of them stand.
    static func all(
        for kind: Contradiction.Kind, _ records: [DisputedRecord], in file: CaseFile
    ) -> [Hypothesis] {
        records.map { isFalse($0, in: file) } + besides(kind, records, in: file)
    }

    private static func isFalse(_ record: DisputedRecord, in file: CaseFile) -> Hypothesis {
        switch record {
        case .ledger(let event): wrongEntry(event, in: file)
        case .crossing(let crossing): wrongCrossing(crossing, in: file)
        case .authority(let mention, _):
            Hypothesis(
                kind: .authorityWrong,
                text: .init(zh: "公安机关的记录有误", en: "the authority's record is wrong"),
                lookUp: asking(mention.record, for: .init(zh: "的原始登记", en: ""))
            )
        case .declaration(let declaration):
            Hypothesis(
                kind: .declarationWrong, text: .init(zh: "申报的签发日有误", en: "the declared day of issue is wrong"),
                lookUp: named(declaration.document, zh: "核对{document}的资料页", en: "look at the data page of {document}"))
        }
    }

    private static func wrongEntry(_ event: CustodyEvent, in file: CaseFile) -> Hypothesis {
        let day = file.policy.zone.day(of: event.at)
        let title = event.event.title
        let spots = file.document(event.document)?.custody ?? []
        let spot = event.slot == nil ? spots.last { $0.slot != nil } ?? event : event
        let slot = [spot.place, spot.slot].compactMap { $0 }.map { Text.visible($0) }.joined(separator: " ")
        let look =
            slot.isEmpty
            ? named(event.document, zh: "开柜查看{document}在不在", en: "look in the safe for {document}")
            : named(event.document, zh: "查看柜位 \(slot) 有没有{document}", en: "look in slot \(slot) for {document}")
        return Hypothesis(
            kind: .ledgerWrong,
            text: .init(
                zh: "台账 \(day) 的“\(title.zh)”登记有误，或漏记一次交领",
                en: "the ledger's entry of \(day) (\(title.en)) is wrong, or lacks one beside it"),
            lookUp: .init(
                zh: look.zh + "，并核对 \(day) 的回执", en: look.en + ", and compare the receipt of \(day)"))
    }

    private static func wrongCrossing(_ crossing: Crossing, in file: CaseFile) -> Hypothesis {
        let title = crossing.direction.title
        let port = crossing.port.map { Text.visible($0) }
        return Hypothesis(
            kind: .feedWrong,
            text: .init(
                zh: "边防机关 \(crossing.on) 的\(title.zh)记录有误",
                en: "the border's \(title.en) of \(crossing.on) is wrong"),
            lookUp: asking(
                crossing.record,
                for: port.map { .init(zh: "的口岸 \($0) 记录", en: " at port \($0)") } ?? .init(zh: "的原始记录", en: "")))
    }

    private static func besides(
        _ kind: Contradiction.Kind, _ records: [DisputedRecord], in file: CaseFile
    ) -> [Hypothesis] {
        let listed = file.lastHoldings?.on
        let second = Hypothesis(
            kind: .secondDocument, text: .init(zh: "本人另有一本证件", en: "there is a second document"),
            lookUp: .init(
                zh: "向公安机关索取本人名下证件清单" + (listed.map { "（现有 \($0) 的一份）" } ?? ""),
                en: "ask the authority for the holder's holdings statement"
                    + (listed.map { " (the last one is of \($0))" } ?? "")))
        switch kind {
        case .crossedWhileKept, .beforeIssue, .afterCancellation: return [second]
        case .atTheSafeWhileAbroad: return [second] + missing(records, in: file)
        case .holderAbroad: return [deputy(records, in: file)] + missing(records, in: file)
        case .twoExits, .twoEntries: return missing(records, in: file) + [second]
        }
    }

    private static func missing(_ records: [DisputedRecord], in file: CaseFile) -> [Hypothesis] {
        let moments = records.compactMap { record -> Instant? in
            switch record {
            case .ledger(let event): event.at
            case .crossing(let crossing): crossing.at
            case .authority, .declaration: nil
            }
        }
        guard let first = moments.min(), let last = moments.max() else { return [] }
        let span = (file.policy.zone.day(of: first), file.policy.zone.day(of: last))
        return [
            Hypothesis(
                kind: .crossingMissing, text: .init(zh: "边防数据缺一条记录", en: "the feed lacks a crossing between them"),
                lookUp: .init(
                    zh: "向边防机关索取本人 \(span.0) 至 \(span.1) 的全部出入境记录",
                    en: "ask the authority for every crossing of his from \(span.0) to \(span.1)"))
        ]
    }

    private static func deputy(_ records: [DisputedRecord], in file: CaseFile) -> Hypothesis {
        var day = file.day
        for case .ledger(let event) in records { day = file.policy.zone.day(of: event.at) }
        return Hypothesis(
            kind: .someoneElse, text: .init(zh: "由他人代交或代领", en: "somebody else brought or took the booklet"),
            lookUp: .init(zh: "查看 \(day) 回执上的签名", en: "look at the signature on the receipt of \(day)"))
    }

    private static func asking(_ record: RecordID, for what: Bilingual) -> Bilingual {
        let (source, id) = (Text.visible(record.source), Text.visible(record.id))
        return Bilingual(zh: "向 \(source) 调取 \(id) \(what.zh)", en: "ask \(source) for its record \(id)\(what.en)")
    }

    private static func named(_ document: DocumentKey, zh: String, en: String) -> Bilingual {
        Bilingual(zh: zh, en: en).filled(with: ["document": DisputedRecord.name(document)])
    }
}
