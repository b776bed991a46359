import LeveeCore

/// A form as it stands on a page (表单): filled in as far as it was, each error at its field.
struct FormBlock: Hashable, Sendable {
    var path: String
    var submit: String
    var fields: [Row]
    /// Proof that the form came from us, for this session and nobody else's.
    var token: String
    /// A form that changes nothing asks by GET, so that its answer has an address.
    var isSearch = false
    /// Whether its fields stand side by side: what narrows a list.
    var isFilters = false
    /// Whether a file goes with it.
    var hasFile = false
    /// Where somebody who does not want to goes back to.
    var cancel: Block.Link?
    /// Whether the button is one that cannot be undone.
    var isGrave = false

    struct Row: Hashable, Sendable {
        var name: String
        var kind: Field.Kind
        var isRequired: Bool
        var label: String
        var hint: String?
        var values: [String]
        var error: String?
        var limit: Int
        var autocomplete: String?
        var choices: [Choice] = []
    }

    struct Choice: Hashable, Sendable {
        var value: String
        var text: String
        var hint: String?
    }
}

extension FormBlock.Row {
    /// - Parameter choices: that depend on the records. A line that has some is chosen from them; what was typed in it stays one.
    init(_ field: Field, _ values: Values, _ errors: [FieldError], _ words: Words, choices: [Field.Choice]? = nil) {
        name = field.name
        let isChosen = choices != nil && field.kind == .line
        kind = isChosen ? .choice([]) : field.kind
        isRequired = field.isRequired
        label = words[field.label]
        let hintKey = field.label + ".hint"
        hint = words.has(hintKey) && !isChosen ? words[hintKey] : nil
        let given = values.all[field.name]
        self.values = field.kind == .secret ? [] : given ?? field.initial.map { [$0] } ?? []
        error = errors.first { $0.field == field.name }.map { words[$0.text] }
        limit = field.limit
        autocomplete = field.autocomplete
        let listed: [Field.Choice] =
            switch field.kind {
            case .choice(let choices), .choices(let choices): choices
            default: []
            }
        self.choices = (choices ?? listed).map {
            FormBlock.Choice(value: $0.value, text: words[$0.text], hint: $0.hint.map { words[$0] })
        }
        if isChosen, let typed = values[name], !self.choices.contains(where: { $0.value == typed }) {
            self.choices.append(FormBlock.Choice(value: typed, text: Text.visible(typed), hint: nil))
        }
    }
}
