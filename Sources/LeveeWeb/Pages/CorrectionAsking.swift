import LeveeCore

/// Asking that an entry be corrected (申请更正): by those who work on the record, and by the person himself. Nothing changes until
/// somebody else confirms it.
enum CorrectionAsking {
    /// Whose record it is, and from where it is looked at.
    struct Owner: Sendable {
        let ref: String
        let isHimself: Bool
        /// Address of the file.
        let base: String

        init(_ ref: String, _ asked: Asked<some Known>) {
            self.ref = ref
            isHimself = false
            base = asked.path(person: ref)
        }

        /// - Throws: ``Missing`` where he is nobody in the registry.
        init(himself asked: Asked<SignedIn>) throws(Missing) {
            guard let ref = asked.context.visitor.account.ref else { throw Missing() }
            self.ref = ref
            isHimself = true
            base = "/my-file"
        }

        /// His own file is his to read wherever his unit is.
        func reach(_ reader: Reach) -> Reach { isHimself ? .everybody : reader }

        func path(_ fact: CorrectableFact, _ asked: Asked<some Known>) -> String {
            "\(base)/record/\(fact.kind.rawValue)/\(asked.office.seal.seal(fact.key))"
        }
    }

    static func routes(_ installing: Installing) -> [Route] {
        CorrectableFact.Kind.allCases.flatMap { kind -> [Route] in
            let office: Operation<Granted<AsksCorrections>> = operation(kind, "ask", "/people/{person}") { asked in
                Owner(try asked.opened("person"), asked)
            }
            let own: Operation<SignedIn> = operation(kind, "askMy", "/my-file") { try Owner(himself: $0) }
            return installing.operation(office) + installing.operation(own)
        }
    }

    private static func operation<Context: Known>(
        _ kind: CorrectableFact.Kind, _ verb: String, _ base: String,
        _ owner: @escaping @Sendable (Asked<Context>) throws -> Owner
    ) -> Operation<Context> {
        let name = kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
        let form = CorrectionForm(kind, byHimself: base == "/my-file")
        return Operation(
            name: "\(verb)\(name)Correction", path: "\(base)/record/\(kind.rawValue)/{entry}", fields: form.fields,
            submit: "record.ask",
            prepare: { asked in
                let owner = try owner(asked)
                let entry = try await find(asked, owner, kind)
                if !owner.isHimself { try await asked.note(.dossier, of: owner.ref) }
                let words = asked.words
                var prepared = Prepared(
                    title: words.title(words["record.ask"], of: words[kind.title]), lead: words["record.ask.lead"],
                    back: .init(words["record.title"], to: "\(owner.base)/record"),
                    beside: [
                        .section(
                            words["record.now"],
                            [.summary(Summary(nil, entry.fact.pairs.map { $0.row(words) }))])
                    ], values: form.values(of: entry.fact), without: ["clear"])
                prepared.choices["word"] = CorrectionForm.words(isVoid: entry.isVoid)
                if entry.isVoid { prepared.values.set("word", "restore") }
                return prepared
            },
            perform: { asked, reading in
                let owner = try owner(asked)
                let entry = try await find(asked, owner, kind)
                let edit = form.edit(&reading, of: entry)
                try reading.done()
                guard let edit else { throw Missing() }
                let (user, now, reason) = (asked.user, asked.now, reading.values["reason"] ?? "")
                let filed = try await asked.act {
                    try $0.askCorrection(
                        of: entry.fact.name, ref: owner.ref, edit, reason: reason, actor: user, at: now)
                }
                let name = filed.request.name
                return Done(
                    Said(zh: "已登记 \(name)，须由另一人确认", en: "\(name) waits for a second person"),
                    at: "\(owner.base)/record")
            })
    }

    /// The entry of the address, within the reader's reach.
    private static func find<Context: Known>(
        _ asked: Asked<Context>, _ owner: Owner, _ kind: CorrectableFact.Kind
    ) async throws -> CorrectableEntry {
        let key = try asked.opened("entry")
        return try await asked.found { records, reader in
            try records.correctable(of: owner.ref, in: owner.reach(reader)).first {
                $0.fact.kind == kind && $0.fact.key.utf8.elementsEqual(key.utf8)
            }
        }
    }
}

extension CorrectableFact {
    /// What tells it from the person's other entries of its kind.
    fileprivate var key: String {
        let columns = columns
        return kind.keyColumns.map { columns[$0] ?? "" }.joined(separator: " ")
    }
}
