import LeveeCore

/// One booklet at the desk: where it is, whose, what happened to it, what can be done.
struct BookletAnswer: Answer {
    struct Entry: Codable, Sendable {
        var at: String
        var event: Said
        var place: String?
        var approval: String?
        var officer: String
        var note: String?
    }

    var document: String
    var type: Said
    var address: String
    var holder: Named
    var state: Said
    var place: String?
    var timeline: Said
    var entries: [Entry]
    var operations: [ApplicationAnswer.Step]

    static func gather(_ asked: Asked<Granted<ReadsCustody>>) async throws -> BookletAnswer {
        guard let document = try? DocumentKey(try asked.opened("document")) else { throw Missing() }
        return try await gather(asked, document)
    }

    static func gather(_ asked: Asked<some Known>, _ document: DocumentKey) async throws -> BookletAnswer {
        let policy = try await asked.policy()
        guard let view = try await asked.booklet(document, zone: policy.zone) else { throw Missing() }
        try await asked.note(.custody, of: view.holder.person.ref)
        let file = CaseFile(view.holder, on: policy.day, policy: policy)
        let address = asked.path(document: document)
        let operations = DeskOperation.allCases.filter { operation in
            asked.may(operation.permission) && operation.states.contains(view.booklet.state)
        }.map { ApplicationAnswer.Step(title: $0.title, address: "\(address)/\($0.path)") }
        return BookletAnswer(
            document: document.description, type: document.type.title, address: address,
            holder: Named(
                ref: view.holder.person.ref, name: Text.visible(view.holder.person.name),
                address: asked.path(person: view.holder.person.ref)),
            state: view.booklet.state.title, place: view.booklet.spot?.shown,
            timeline: DocumentTimeline(KnownDocument(view.record), file).svg,
            entries: view.record.custody.reversed().map { event in
                Entry(
                    at: policy.zone.text(of: event.at), event: event.event.title,
                    place: Spot(place: event.place, slot: event.slot)?.shown,
                    approval: event.approval.map(Text.visible), officer: Text.visible(event.officer),
                    note: event.note.map(Text.visible))
            }, operations: operations)
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let steps = operations.map { Block.Link(words.opening(words[$0.title]), to: $0.address) }
        return Page(
            "\(words.opening(words[type])) \(document.split(separator: ":").last ?? "")",
            back: .init(words["custody.title"], to: "/custody"),
            (steps.isEmpty ? [] : [.actions(steps)]) + [facts(words), picture(words), ledger(words)]
                + (setting.may(.askOverride)
                    ? [.links([.init(words["custody.exception"], to: "\(address)/exception")])] : []))
    }

    /// What stands beside a form; the drawing needs more room.
    func blocks(_ words: Words) -> [Block] { [facts(words), ledger(words)] }

    private func facts(_ words: Words) -> Block {
        let rows = [
            Summary.Row(
                key: words["custody.holder"], values: [.link(.init("\(holder.name) \(holder.ref)", to: holder.address))]
            ),
            Summary.Row(key: words["custody.state"], values: [.tag(.init(text: words[state])), .text(place ?? "")]),
        ]
        return .summary(Summary(nil, rows))
    }

    private func picture(_ words: Words) -> Block {
        .picture(
            .init(drawing: Markup(escapedByHand: words[timeline]), caption: words["dossier.timeline.caption"]))
    }

    private func ledger(_ words: Words) -> Block {
        .table(
            Table(
                words["custody.ledger"],
                [
                    .init(words["custody.at"]), .init(words["custody.event"]), .init(words["custody.place"]),
                    .init(words["dossier.approval"]), .init(words["custody.officer"]), .init(words["custody.note"]),
                ],
                entries.map { entry in
                    [
                        .text(Moment.shown(entry.at)), .text(words[entry.event]), .text(entry.place ?? ""),
                        .text(entry.approval ?? ""),
                        .code(entry.officer), .text(entry.note ?? ""),
                    ]
                }, none: words["custody.no-entries"]))
    }
}

extension DeskOperation {
    /// As it stands in an address.
    var path: String { self == .handOut ? "hand-out" : rawValue }
}
