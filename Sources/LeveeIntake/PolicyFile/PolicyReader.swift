import LeveeCore

/// Reads a policy from the root of its file. What it does not know it refuses: nothing is ever passed over.
struct PolicyReader {
    /// The rules that need a basis, and the only ones that may have one; nil: any.
    let ruleIDs: Set<String>?
    /// Where values and bases come from that a kept policy does not know yet; nil: none may be missing.
    var later: Policy?

    /// The policy, and its own calendar where it has one.
    func policy(
        from root: YAMLValue, calendar shipped: () throws(PolicyFileError) -> WorkingCalendar
    ) throws(PolicyFileError) -> Policy {
        let fields = try root.fields(["version", "title", "values", "bases"], optional: ["calendar"])
        let version = try fields["version"].word()
        let title = try fields["title"].bilingual()
        let (values, titles) = try values(of: try fields["values"])
        let bases = try bases(of: try fields["bases"])
        let calendar =
            if let own = fields.optional("calendar") { try CalendarReader().calendar(from: own) } else { try shipped() }
        return Policy(
            version: version, values: values, bases: bases, calendar: calendar, title: title, titles: titles)
    }

    private func values(
        of section: YAMLValue
    ) throws(PolicyFileError) -> ([PolicyKey: [DatedValue]], [PolicyKey: Bilingual]) {
        let known = PolicyKey.allCases.map(\.rawValue)
        var dated: [PolicyKey: [DatedValue]] = [:]
        var titles: [PolicyKey: Bilingual] = [:]
        var categories: Set<String> = []
        var scopes: [YAMLValue] = []
        for entry in try section.entries() {
            guard let key = PolicyKey(rawValue: entry.key) else { throw section.unknownKey(entry, known: known) }
            let fields = try entry.value.fields(["title", "dated"])
            titles[key] = try fields["title"].bilingual()
            let items = try fields["dated"].named(key.rawValue)
            dated[key] = try DatedValueReader(key: key).values(from: items)
            if key == .categories { categories.formUnion(dated[key, default: []].flatMap(\.value.words)) }
            if [.scopeActive, .scopeRetired, .scopeRetiredRanked].contains(key) { scopes.append(items) }
        }
        for key in PolicyKey.allCases where dated[key] == nil {
            guard let later else { throw section.missing(key.rawValue) }
            dated[key] = later.values[key]
        }
        for scope in scopes { try check(scope, against: categories) }
        return (dated, titles)
    }

    /// A scope may only name categories that the policy has.
    private func check(_ scope: YAMLValue, against categories: Set<String>) throws(PolicyFileError) {
        for item in try scope.items() {
            let list = try item.fields(["from", "value", "reference", "confidence"], optional: ["note"])["value"]
            for item in try list.items() {
                let word = try item.word()
                guard categories.contains(word) else {
                    throw item.named(scope.name).notAllowed(word, known: categories.sorted())
                }
            }
        }
    }

    private func bases(of section: YAMLValue) throws(PolicyFileError) -> [String: Basis] {
        var bases = later?.bases ?? [:]
        for entry in try section.entries() {
            if let ruleIDs, !ruleIDs.contains(entry.key) {
                throw section.unknownKey(entry, known: ruleIDs.sorted())
            }
            let fields = try entry.value.fields(["citation", "words", "confidence"])
            bases[entry.key] = Basis(
                citation: try fields["citation"].text(), words: try fields["words"].text(),
                confidence: try fields["confidence"].choice(Confidence.self))
        }
        if let id = ruleIDs?.sorted().first(where: { bases[$0] == nil }) { throw section.missing(id) }
        return bases
    }
}
