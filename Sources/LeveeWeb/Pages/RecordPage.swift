import LeveeCore

/// The entries of a person's record one by one (登记条目): what was declared, kept and approved, with a way to have each corrected.
struct RecordAnswer: Answer {
    struct Entry: Codable, Sendable {
        var kind: String
        /// Column by column, in words; what is blank is left out.
        var columns: [DossierAnswer.Pair]
        var isVoid: Bool
        /// The correction of it that waits for a second person.
        var waiting: String?
        /// Where a correction is asked for.
        var address: String?
    }

    var person: Named
    var entries: [Entry]
    /// Where the file is.
    var back: String

    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("record", "/people/{person}/record", for: Granted<ReadsPeople>.self) { asked in
            let owner = try CorrectionAsking.Owner(asked.opened("person"), asked)
            let answer = try await gather(asked, owner)
            try await asked.note(.dossier, of: owner.ref)
            return answer
        }
            + installing.resource("myRecord", "/my-file/record", for: SignedIn.self) { asked in
                try await gather(asked, CorrectionAsking.Owner(himself: asked))
            } + CorrectionAsking.routes(installing)
    }

    private static func gather<Context: Known>(
        _ asked: Asked<Context>, _ owner: CorrectionAsking.Owner
    ) async throws -> RecordAnswer {
        let mayAsk = owner.isHimself || asked.may(.askCorrection)
        return try await asked.records { records, reader in
            let reach = owner.reach(reader)
            guard let dossier = try records.dossier(of: owner.ref, in: reach, zone: .shanghai) else { throw Missing() }
            let waiting = try records.corrections(isOpen: true, in: reach)
            return RecordAnswer(
                person: Named(
                    ref: owner.ref, name: Text.visible(dossier.person.name), address: asked.path(person: owner.ref)),
                entries: try records.correctable(of: owner.ref, in: reach).map { entry in
                    Entry(
                        kind: entry.fact.kind.rawValue, columns: entry.fact.pairs, isVoid: entry.isVoid,
                        waiting: waiting.first { $0.correction.was.isVersion(of: entry.fact) }?.request.name,
                        address: mayAsk ? owner.path(entry.fact, asked) : nil)
                }, back: owner.base)
        }
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        return Page(
            words.title(words["record.title"], of: "\(person.name) \(person.ref)"), lead: words["record.lead"],
            back: .init(person.name, to: back),
            CorrectableFact.Kind.allCases.map { kind in
                .table(table(kind, words))
            })
    }

    /// The columns in which any entry says something, without whose they are: that is said above.
    private func table(_ kind: CorrectableFact.Kind, _ words: Words) -> Table {
        let entries = entries.filter { $0.kind == kind.rawValue }
        let titles = kind.columns.map(\.title).filter { title in
            entries.contains { entry in
                entry.columns.contains { $0.what == title && $0.value != .same(person.ref) }
            }
        }
        let hasStates = entries.contains { $0.isVoid || $0.waiting != nil }
        return Table(
            words[kind.title],
            titles.map { .init(words.opening(words[$0])) } + (hasStates ? [.init(words["record.state"])] : []),
            entries.map { entry in
                let cells = titles.enumerated().map { place, title -> Cell in
                    let value = entry.columns.first { $0.what == title }.map { words[$0.value] } ?? ""
                    guard place == 0, let address = entry.address else { return .text(value) }
                    return .link(.init(value, to: address, about: words["record.ask"]))
                }
                let state: Cell =
                    entry.waiting.map { .tag(.init(text: words("record.waits", ["request": $0]), tone: .warning)) }
                    ?? (entry.isVoid ? .tag(.init(text: words["record.void"], tone: .quiet)) : .text(""))
                return cells + (hasStates ? [state] : [])
            }, none: words["record.none"])
    }
}

extension CorrectableFact {
    /// Its columns with what they say.
    var pairs: [DossierAnswer.Pair] {
        let columns = columns
        return kind.columns.compactMap { column in
            guard let value = columns[column], !value.isEmpty else { return nil }
            return .init(what: column.title, value: column.shown(value))
        }
    }
}
