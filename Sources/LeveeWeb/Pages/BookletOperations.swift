import LeveeCore

/// What is done at the desk (保管台): each act its own form, and its receipt after it.
enum BookletOperations {
    private static let path = "/custody/{document}"

    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("booklet", path, for: Granted<ReadsCustody>.self) { try await BookletAnswer.gather($0) }
            + DeskOperation.allCases.flatMap { installing.operation(operation($0)) }
            + installing.operation(exception) + CustodyRequests.routes(installing) + ReceiptPages.routes(installing)
            + OverduePages.routes(installing) + StocktakePages.routes(installing)
    }

    private static func fields(_ operation: DeskOperation) -> [Field] {
        let scan = Field("scan", .scan, isRequired: false, limit: 400)
        let place = [
            Field("place", isRequired: operation == .place, limit: 200), Field("slot", isRequired: false, limit: 100),
        ]
        let note = Field("note", .text, isRequired: false)
        let looked = Field("looked", .flag, isRequired: false)
        switch operation {
        case .receive, .return, .found: return [scan] + place + [note, looked]
        case .place, .transfer:
            return place + (operation == .transfer ? [Field("recipient", limit: 100)] : []) + [note, looked]
        case .handOut, .lend: return [scan, Field("approval", isRequired: false, limit: 100), note, looked]
        case .forward: return [Field("recipient", limit: 200), note, looked]
        case .seen: return [scan, note, looked]
        case .missing, .refused: return [note, looked]
        }
    }

    private static func operation(_ operation: DeskOperation) -> Operation<Granted<WorksDesk>> {
        Operation(
            name: "custody\(operation.rawValue.prefix(1).uppercased())\(operation.rawValue.dropFirst())",
            path: "\(path)/\(operation.path)", fields: fields(operation), submit: "custody.do",
            isGrave: operation == .missing || operation == .refused || operation == .forward,
            prepare: { asked in
                let document = try document(asked)
                let booklet = try await BookletAnswer.gather(asked, document)
                var prepared = Prepared(
                    title: asked.words.title(
                        asked.words.opening(asked.words[operation.title]), of: Text.visible(document.number)),
                    back: .init(Text.visible(document.number), to: booklet.address), beside: booklet.blocks(asked.words)
                )
                if let place = booklet.place { prepared.lead = place }
                return prepared
            },
            perform: { asked, form in
                let document = try document(asked)
                // Beyond his reach there is nothing, whatever he would do to it.
                let booklet = try await BookletAnswer.gather(asked, document)
                try form.done()
                let values = form.values
                let result = try await act(asked, isLooked: values["looked"] != nil, on: asked.now) {
                    acknowledged, policy, now in
                    var act = DeskAct(
                        operation, document, at: now, officer: asked.user, place: values["place"], slot: values["slot"],
                        approval: values["approval"], recipient: values["recipient"], note: values["note"],
                        scan: values["scan"].map { MachineReadableZone.read($0) })
                    act.acknowledged = acknowledged
                    let ready = act
                    return try await asked.act { try $0.custody(ready, policy: policy, now: now) }
                }
                return done(result, operation.title, at: booklet.address, asked)
            })
    }

    /// A hand-out that no approval allows; it waits for a second person.
    private static var exception: Operation<Granted<AsksExceptions>> {
        let kinds = [DeskOperation.handOut, .lend].map { Field.Choice($0.rawValue, $0.title) }
        return Operation(
            name: "askException", path: "\(path)/exception",
            fields: [
                Field("operation", .choice(kinds)), Field("reason", .text), Field("looked", .flag, isRequired: false),
            ],
            submit: "custody.ask", isGrave: true,
            prepare: { asked in
                let document = try document(asked)
                let booklet = try await BookletAnswer.gather(asked, document)
                return Prepared(
                    title: asked.words.title(asked.words["custody.exception"], of: Text.visible(document.number)),
                    back: .init(Text.visible(document.number), to: booklet.address), beside: booklet.blocks(asked.words)
                )
            },
            perform: { asked, form in
                let document = try document(asked)
                let booklet = try await BookletAnswer.gather(asked, document)
                try form.done()
                let values = form.values
                let kind = values["operation"].flatMap(DeskOperation.init(rawValue:)) ?? .handOut
                let request = try await act(asked, isLooked: values["looked"] != nil, on: asked.now) {
                    acknowledged, policy, now in
                    let act = DeskAct(
                        kind, document, at: now, officer: asked.user, note: values["reason"], acknowledged: acknowledged
                    )
                    return try await asked.act { try $0.askException(act, policy: policy, now: now) }
                }
                return Done(
                    Said(zh: "已登记 \(request.name)，须由另一人确认", en: "\(request.name) waits for a second person"),
                    at: booklet.address)
            })
    }

    // MARK: - What they share

    static func document(_ asked: Asked<some Known>) throws -> DocumentKey {
        guard let document = try? DocumentKey(try asked.opened("document")) else { throw Missing() }
        return document
    }

    /// Runs it; what has to be looked at first is written all the same where he says that he has looked.
    static func act<Value: Sendable>(
        _ asked: Asked<some Known>, isLooked: Bool, on now: Instant,
        _ work: (Set<DeskNotice>, PolicyOnDay, Instant) async throws -> Value
    ) async throws -> Value {
        let policy = try await asked.policy()
        do { return try await work([], policy, now) } catch DeskRefusal.look(let notices) {
            guard isLooked else {
                throw FieldErrors(
                    "looked",
                    Said(
                        zh: "请先核对：\(notices.map(\.text.zh).joined(separator: "；"))。核对后勾选再提交",
                        en:
                            "look at this first: \(notices.map(\.text.en).joined(separator: "; ")); then tick the box and send it again"
                    ))
            }
            return try await work(Set(notices), policy, now)
        }
    }

    static func done(_ result: DeskResult, _ title: Said, at address: String, _ asked: Asked<some Known>) -> Done {
        let path = result.code.map { "/custody/receipts/\($0)" } ?? address
        var notes: [Said] = []
        if let due = result.due { notes.append(Said(zh: "应于 \(due) 前交回", en: "due back by \(due)")) }
        return Done(
            Said(
                zh: "已\(title.zh)：\(Text.visible(result.event.document.number)) \(Text.visible(result.holder.name))",
                en: "\(title.en): \(Text.visible(result.event.document.number)), \(Text.visible(result.holder.name))"),
            at: path, notes: notes)
    }
}
