import LeveeCore

/// One application's JSON object, field by field.
struct ApplicationFields {
    private static let names = [
        "applicationNo", "person", "kind", "purpose", "reason", "destinations", "transits", "departOn", "returnOn",
        "document", "documentType", "funding", "companions", "submittedOn", "filedBy", "approver", "opinions",
    ]

    private let fields: JSONFields

    init(_ value: JSONValue, file: String, path: String) throws(ApplicationRefusal) {
        fields = try JSONFields(value, file: file, path: path, names: Self.names)
    }

    func application() throws(ApplicationRefusal) -> Application {
        let number = try fields.required("applicationNo", Text.identifier)
        let person = try fields.required("person", Text.identifier)
        let kind = try kind()
        return Application(
            number: number, person: person, kind: kind, purpose: try purpose(of: kind),
            reason: try free("reason"),
            destinations: try fields.list("destinations") { text throws(Refusal) in try CountryCode(text) },
            transits: try fields.list("transits") { text throws(Refusal) in try CountryCode(text) },
            departOn: try fields.optional("departOn", Self.day), returnOn: try fields.optional("returnOn", Self.day),
            document: try fields.optional("document") { text throws(Refusal) in try DocumentKey(text) },
            documentType: try fields.choice("documentType"), funding: try free("funding"),
            companions: try companions(), submittedOn: try fields.required("submittedOn", Self.day),
            filedBy: try fields.optional("filedBy", Text.identifier),
            approver: try fields.optional("approver", Text.identifier), opinions: try opinions())
    }

    /// Extensions and loans are asked for by commands of their own.
    private func kind() throws(ApplicationRefusal) -> Application.Kind {
        let word = try fields.required("kind") { text throws(Refusal) in text }
        if let kind = Application.Kind(rawValue: word), kind == .travel || kind == .issue { return kind }
        throw fields.refusal(
            "kind", value: word,
            .init(
                zh: "不在此列，应为 `travel` 或 `issue`；延期、借证见 `levee application extend`、`lend`",
                en: "is not taken here; give `travel` or `issue`, and see `levee application extend` and `lend`"))
    }

    /// Which rules apply to a trip depends on it, so that a trip without one cannot be examined.
    private func purpose(of kind: Application.Kind) throws(ApplicationRefusal) -> Approval.Purpose? {
        let purpose: Approval.Purpose? = try fields.choice("purpose")
        if purpose == nil, kind == .travel {
            throw fields.refusal(
                "purpose",
                .init(zh: "缺少必填项，应为 `private` 或 `official`", en: "is missing; say `private` or `official`"))
        }
        return purpose
    }

    private func companions() throws(ApplicationRefusal) -> [Application.Companion] {
        var companions: [Application.Companion] = []
        for object in try fields.objects("companions", names: ["name", "relation", "ref"]) {
            companions.append(
                .init(
                    name: try object.required("name") { text throws(Refusal) in try Self.trimmed(text, Text.nameLimit)
                    },
                    relation: try object.required("relation") { text throws(Refusal) in
                        try Self.trimmed(text, Text.nameLimit)
                    },
                    ref: try object.optional("ref", Text.identifier)))
        }
        return companions
    }

    private enum Word: String, CaseIterable { case agree, disagree }

    private func opinions() throws(ApplicationRefusal) -> [Application.Opinion] {
        var opinions: [Application.Opinion] = []
        for object in try fields.objects("opinions", names: ["by", "on", "opinion"]) {
            let office = try object.required("by", Text.identifier)
            let day = try object.required("on", Self.day)
            guard let word: Word = try object.choice("opinion") else {
                throw object.refusal("opinion", Refusal(.missing, "").explanation)
            }
            opinions.append(.init(by: office, on: day, opinion: word.rawValue))
        }
        return opinions
    }

    private func free(_ name: String) throws(ApplicationRefusal) -> String? {
        try fields.optional(name) { text throws(Refusal) in try Self.trimmed(text, Text.freeLimit) }
    }

    private static func day(_ text: String) throws(Refusal) -> CalendarDay { try CalendarDay(text) }

    private static func trimmed(_ text: String, _ limit: Int) throws(Refusal) -> String {
        guard let kept = try Text.trimmed(text, limit: limit) else { throw Refusal(.missing, text) }
        return kept
    }
}
