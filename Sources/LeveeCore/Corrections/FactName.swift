/// Names one entry that can be corrected, as a person would.
public enum FactName: Hashable, Sendable {
    case custody(DocumentKey, at: Instant, CustodyEvent.Kind)
    case approval(String)
    case declaration(DocumentKey)

    public var title: Bilingual {
        switch self {
        case .custody(let document, let at, let event):
            .init(
                zh: "`\(Text.visible(document.description))` 在 \(Zone.shanghai.text(of: at)) 的保管登记 "
                    + "`\(event.rawValue)`",
                en: "custody entry `\(event.rawValue)` of `\(Text.visible(document.description))` at "
                    + Zone.shanghai.text(of: at))
        case .approval(let number):
            .init(zh: "批件 `\(Text.visible(number))`", en: "approval `\(Text.visible(number))`")
        case .declaration(let document):
            .init(
                zh: "`\(Text.visible(document.description))` 的申报",
                en: "declaration of `\(Text.visible(document.description))`")
        }
    }
}
