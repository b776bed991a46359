import LeveeCore

/// One thing that a form asks for, in the pages and in the interface for machines alike.
struct Field: Sendable {
    enum Kind: Hashable, Sendable {
        /// One line.
        case line
        /// Several lines.
        case text
        case day
        case number
        /// One of a few.
        case choice([Choice])
        /// Several of a few.
        case choices([Choice])
        case flag
        case secret
        /// What a reader of passports types, or a hand: one field, its own keyboard.
        case scan
        /// A file that is sent along.
        case file
        /// Sent along unseen.
        case hidden
    }

    struct Choice: Hashable, Sendable {
        var value: String
        var text: Bilingual
        var hint: Bilingual?

        init(_ value: String, _ text: Bilingual, hint: Bilingual? = nil) {
            self.value = value
            self.text = text
            self.hint = hint
        }

        /// What only programs choose.
        init(code: String) { self.init(code, Bilingual(zh: code, en: code)) }
    }

    /// As it stands in the address of a machine's request, such as `departOn`.
    var name: String
    var kind: Kind
    var isRequired: Bool
    /// Key of its label in the catalogue; its hint, where it has one, is the same with `.hint` behind it.
    var label: String
    /// Characters at most.
    var limit: Int
    /// What the browser may fill in by itself, such as `username`.
    var autocomplete: String?
    /// What stands in it before anybody has typed.
    var initial: String?

    init(
        _ name: String, _ kind: Kind = .line, isRequired: Bool = true, label: String? = nil, limit: Int = 1_000,
        autocomplete: String? = nil, initial: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.label = label ?? "field.\(name)"
        self.limit = limit
        self.autocomplete = autocomplete
        self.initial = initial
    }
}
