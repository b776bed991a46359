import LeveeCore

/// What is asked of an entry that is to be corrected: each of its columns, and whether it should be there at all.
struct CorrectionForm: Sendable {
    let kind: CorrectableFact.Kind
    private let columns: [FactColumn]

    /// - Parameter byHimself: the person concerned does not say whose else it might be: that would tell him what is there.
    init(_ kind: CorrectableFact.Kind, byHimself: Bool) {
        self.kind = kind
        let elsewhere: Set<FactColumn> = byHimself ? [.ref, .document] : []
        let fixed: Set<FactColumn> = [.approvalNumber, .number]
        columns = kind.columns.filter { !fixed.contains($0) && !elsewhere.contains($0) }
    }

    var fields: [Field] {
        [Field("word", .choice(Self.words(isVoid: false) + Self.words(isVoid: true)), label: "record.word")]
            + columns.map {
                Field($0.field, Self.kind(of: $0), isRequired: false, label: "record.\($0.field)")
            }
            + [
                Field(
                    "clear", .choices(columns.map { .init($0.field, $0.title) }), isRequired: false,
                    label: "record.clear"),
                Field("reason", .text, limit: Text.freeLimit),
            ]
    }

    static func words(isVoid: Bool) -> [Field.Choice] {
        if isVoid { return [Field.Choice("restore", Said(zh: "恢复", en: "bring it back"))] }
        return [
            Field.Choice("amend", Said(zh: "更正为下列内容", en: "it should say what stands below")),
            Field.Choice("void", Said(zh: "作废", en: "it should not be there at all")),
        ]
    }

    func values(of fact: CorrectableFact) -> Values {
        let now = fact.columns
        var values = Values()
        for column in columns { values.set(column.field, now[column]) }
        return values
    }

    /// What is asked for, as it differs from the entry; nil where something is wrong, which is noted. What is not sent stays.
    func edit(_ form: inout FormReading, of entry: CorrectableEntry) -> Correction.Edit? {
        let now = entry.fact.columns
        let cleared = Set(form.values.list("clear"))
        var changes: [FactColumn: String] = [:]
        for column in columns {
            let isSent = form.values.all[column.field] != nil
            let value = cleared.contains(column.field) ? "" : form.values[column.field] ?? (isSent ? "" : now[column])
            if let value, value != now[column] ?? "" { changes[column] = value }
        }
        let edit: Correction.Edit
        switch form.values["word"] {
        case "void":
            if !changes.isEmpty {
                form.note("word", Said(zh: "作废的条目不能同时改动内容", en: "an entry that should not be there gets no new values"))
            }
            edit = .void
        case "restore": edit = .restore(changes)
        case "amend":
            if changes.isEmpty, !entry.isVoid {
                form.note("word", Said(zh: "没有改动任何内容", en: "it says so already; alter what is wrong"))
            }
            edit = .amend(changes)
        default: return nil
        }
        do throws(CorrectionRefusal) { _ = try Correction(edit, of: entry.fact, isVoid: entry.isVoid) } catch {
            switch error {
            case .badValue(let column, let refusal):
                form.note(columns.contains(column) ? column.field : "word", PageWays.told(refusal.explanation))
            case .isVoid: form.note("word", Said(zh: "该条已作废，只能恢复", en: "it is void; it can only be brought back"))
            case .isNotVoid: form.note("word", Said(zh: "该条没有作废", en: "it is not void"))
            case .nothingChanges: break
            }
        }
        return edit
    }

    static func kind(of column: FactColumn) -> Field.Kind {
        switch column {
        case .departOn, .returnOn, .decidedOn, .reportedOn, .issuedOn, .expiresOn, .declaredOn: .day
        case .event: .choice(CustodyEvent.Kind.allCases.map { .init($0.rawValue, $0.title) })
        case .kind: .choice(Approval.Kind.allCases.map { .init($0.rawValue, $0.title) })
        case .purpose: .choice(Approval.Purpose.allCases.map { .init($0.rawValue, $0.title) })
        case .decision:
            .choice([
                .init(Approval.Decision.approved.rawValue, Said(zh: "批准", en: "approved")),
                .init(Approval.Decision.refused.rawValue, Said(zh: "不予批准", en: "refused")),
                .init(Approval.Decision.withdrawn.rawValue, Said(zh: "撤回", en: "withdrawn")),
            ])
        case .note: .text
        default: .line
        }
    }
}

extension FactColumn {
    /// As a form and a machine's request have it: `departOn`.
    var field: String {
        let parts = rawValue.split(separator: "_")
        return parts[0] + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
