/// The letter that tells a unit what was approved (批准通知): leave to travel, consent to apply for a document, an
/// extension, a loan.
public struct ApprovalLetter: Hashable, Sendable {
    public var approval: Approval
    /// The leave or loan that an extension extends in the end; nil for the other kinds.
    public var root: Approval?
    public var person: Person
    /// Name of the person's unit, to which the letter goes (主送).
    public var unit: String
    /// Name of the unit that decides and writes (发文单位).
    public var issuer: String

    /// - Throws: ``LetterRefusal`` where there is nothing approved that a letter could say.
    public init(
        _ approval: Approval, root: Approval? = nil, person: Person, unit: String, issuer: String
    ) throws(LetterRefusal) {
        switch approval.decision {
        case .approved: break
        case .refused: throw .refused(approval.number)
        case .withdrawn: throw .withdrawn(approval.number)
        }
        let needed: [CalendarDay?] =
            switch approval.kind {
            case .travel: [approval.departOn, approval.returnOn]
            case .issue: []
            case .extension, .lend: [approval.returnOn]
            }
        if needed.contains(nil) { throw .dates(approval.number) }
        if approval.kind == .extension {
            guard let root, root.kind != .extension else { throw .root(approval.number) }
            switch root.decision {
            case .approved: break
            case .refused: throw .refused(root.number)
            case .withdrawn: throw .withdrawn(root.number)
            }
        }
        self.approval = approval
        self.root = root
        self.person = person
        self.unit = unit
        self.issuer = issuer
    }

    /// - Parameter policy: what it says on the day of the decision.
    public func paper(_ language: Language, policy: PolicyOnDay) -> Paper {
        let words = Words(letter: self, policy: policy, facts: PaperFacts(language: language))
        return Paper(
            language: language, letterhead: issuer, number: approval.number, title: words.title, addressee: unit,
            blocks: [.paragraph(words.decision), .facts(words.rows), .paragraph(words.duties)], signature: issuer,
            date: approval.decidedOn,
            unbroken: [person.name, words.facts.name(of: person), approval.number] + documents.map(\.number)
                + [root?.number].compactMap { $0 }
                + [approval.departOn, approval.returnOn].compactMap { $0.map(words.facts.day) })
    }

    /// The documents it is for: an extension has those of what it extends.
    var documents: [DocumentKey] { (root ?? approval).documents }

    /// The last day on which a document may come back, where it does not follow from an earlier entry.
    public func due(_ type: DocumentType, _ policy: PolicyOnDay) -> CalendarDay? {
        guard let back = approval.returnOn else { return nil }
        return (root ?? approval).kind == .lend ? back : back + policy.returnDays(for: type)
    }

    /// The types of the documents; where the approval names none, the one that its purpose is for.
    var types: [DocumentType] {
        if !documents.isEmpty { return documents.map(\.type) }
        return [(root ?? approval).purpose == .official ? .officialOrdinaryPassport : .ordinaryPassport]
    }
}

/// Why there can be no letter.
public enum LetterRefusal: Error, Hashable, Sendable {
    case refused(String), withdrawn(String), approved(String)
    case dates(String), root(String), reason(String)
    case undecided(String)

    public var explanation: Bilingual {
        switch self {
        case .refused(let number):
            .init(
                zh: "`\(Text.visible(number))` 未获批准，不能出具批准通知，请出具不予批准的通知",
                en:
                    "`\(Text.visible(number))` was refused, so there is no letter of approval; write the letter of refusal"
            )
        case .withdrawn(let number):
            .init(
                zh: "批件 `\(Text.visible(number))` 已撤销，不能出具通知，请核对后重新报批",
                en:
                    "the approval `\(Text.visible(number))` was withdrawn, so no letter may go out; look into it and apply again"
            )
        case .approved(let number):
            .init(
                zh: "`\(Text.visible(number))` 已获批准，不能出具不予批准的通知，请出具批准通知",
                en:
                    "`\(Text.visible(number))` was approved, so there is no letter of refusal; write the letter of approval"
            )
        case .undecided(let number):
            .init(
                zh: "申请 `\(Text.visible(number))` 尚未审批，还没有可出具的通知",
                en:
                    "the application `\(Text.visible(number))` is not decided yet, so there is no letter; decide it first"
            )
        case .dates(let number):
            .init(
                zh: "批件 `\(Text.visible(number))` 缺少起止日期，请先补全",
                en: "the approval `\(Text.visible(number))` lacks its days; complete it first")
        case .reason(let number):
            .init(
                zh: "`\(Text.visible(number))` 不予批准的理由空缺，请先写明",
                en: "the refusal `\(Text.visible(number))` gives no reason; state it first")
        case .root(let number):
            .init(
                zh: "延期 `\(Text.visible(number))` 所延的批件不明，请先核对",
                en: "it is not known which approval the extension `\(Text.visible(number))` extends; look into it first"
            )
        }
    }
}
