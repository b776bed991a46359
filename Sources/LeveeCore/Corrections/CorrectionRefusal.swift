/// Why nobody can ask for a correction like that.
public enum CorrectionRefusal: Error, Hashable, Sendable {
    /// The entry is void; only bringing it back changes it.
    case isVoid
    case isNotVoid
    /// Every column says already what it should say.
    case nothingChanges
    case badValue(FactColumn, Refusal)

    public var explanation: Bilingual {
        switch self {
        case .isVoid:
            .init(
                zh: "该条已作废；如应恢复，请加 `--restore`，原因见 `levee correct list --all`",
                en: "the entry is void, and `levee correct list --all` says why; bring it back with `--restore`")
        case .isNotVoid:
            .init(
                zh: "该条没有作废，无需恢复；请去掉 `--restore`",
                en: "the entry is not void, so there is nothing to bring back; leave `--restore` out")
        case .nothingChanges:
            .init(
                zh: "所给的值与现有登记相同，没有可更正之处；请给出应改的值，或用 `--void` 作废",
                en: "the entry says so already; give what has to change, or `--void` where it should not be there")
        case .badValue(let column, let refusal):
            .init(
                zh: "`\(column.rawValue)`" + Self.quoted(refusal.input, "，值 ") + "：" + refusal.explanation.zh,
                en: "`\(column.rawValue)`" + Self.quoted(refusal.input, ", value ") + ": " + refusal.explanation.en)
        }
    }

    private static func quoted(_ input: String, _ before: String) -> String {
        input.isEmpty ? "" : before + "`\(Text.visible(input))`"
    }
}
