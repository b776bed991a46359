import Foundation
import HTTPTypes
import Hummingbird
import LeveeCore

/// Makes the lines of the route table: what each kind of route does before and after its own work.
struct Installing: Sendable {
    let office: Workspace
    let setter: PageSetter
    let isSecure: Bool

    static let machines = "/api/v1"

    /// A page that shows something: the same answer is there for machines.
    /// - Parameter isKept: whether it rests on the records, the day and the reader alone, and may be given again as long as they
    ///   are the same.
    func resource<Context: Known, Shown: Answer>(
        _ name: String, _ path: String, for _: Context.Type, query: [String] = [], isKept: Bool = false,
        _ gather: @escaping @Sendable (Asked<Context>) async throws -> Shown
    ) -> [Route] {
        [
            route(.get, path, for: Context.self) { request, context in
                let asked = asked(request, context)
                return try await made(asked, request, isKept) {
                    let page = told(try await gather(asked).page(setting(asked)), asked)
                    return MadeAnswer(page, by: setter, for: context.visit)
                }
            },
            route(
                .get, Self.machines + (path == "/" ? "/today" : path), for: Context.self,
                description: Described(name: name, fields: [], query: query, answer: .of(Shown.self))
            ) { request, context in
                let asked = asked(request, context)
                return try await made(asked, request, isKept) { try MadeAnswer(json: try await gather(asked)) }
            },
        ]
    }

    private func made<Context: Known>(
        _ asked: Asked<Context>, _ request: Request, _ isKept: Bool, _ make: () async throws -> MadeAnswer
    ) async throws -> Response {
        isKept ? try await asked.made(request.uri.string, make) : try await make().response
    }

    /// A page that is only for people.
    func page<Context: Known>(
        _ path: String, for _: Context.Type, _ build: @escaping @Sendable (Asked<Context>) async throws -> Page
    ) -> [Route] {
        [
            route(.get, path, for: Context.self) { request, context in
                let asked = asked(request, context)
                return setter.response(told(try await build(asked), asked), for: context.visit)
            }
        ]
    }

    /// An operation: its form, what the form is sent to, and the same for machines.
    func operation<Context: Known>(_ operation: Operation<Context>) -> [Route] {
        [
            route(.get, operation.path, for: Context.self) { request, context in
                let asked = asked(request, context)
                let prepared = try await operation.prepare(asked)
                return setter.response(
                    told(page(operation, prepared, asked, prepared.values.merging(asked.query), []), asked),
                    for: context.visit)
            },
            route(.post, operation.path, for: Context.self, changes: true) { request, context in
                let asked = asked(request, context)
                let values = try await submitted(request, context.visit)
                do {
                    let done = try await perform(operation, asked, values)
                    office.notices.put(done, for: context.visitor)
                    return Self.redirect(to: done.path)
                } catch let error where Failure(error).isAboutTheForm {
                    let prepared = try await again(operation, asked)
                    var response = setter.response(
                        refused(operation, prepared, asked, values, error), for: context.visit)
                    if let seconds = Failure(error).retryAfter { response.headers[.retryAfter] = "\(seconds)" }
                    return response
                }
            },
            route(
                .post, Self.machines + operation.path, for: Context.self, changes: true,
                description: Described(
                    name: operation.name, fields: operation.fields, query: [], answer: .of(DoneAnswer.self))
            ) { request, context in
                try await once(request, context) { request in
                    let values = try await Body.json(request, fields: operation.fields)
                    let done = try await perform(operation, asked(request, context), values)
                    return DoneAnswer(message: done.message, notes: done.notes, location: Self.machines + done.path)
                }
            },
        ]
    }

    private func perform<Context: Known>(
        _ operation: Operation<Context>, _ asked: Asked<Context>, _ values: Values
    ) async throws -> Done {
        var form = FormReading(values, fields: operation.fields)
        return try await operation.perform(asked, &form)
    }

    /// What stands around a form that comes back; nothing, where another writer holds up even that: what was typed is kept.
    private func again<Context: Known>(
        _ operation: Operation<Context>, _ asked: Asked<Context>
    ) async throws -> Prepared {
        do { return try await operation.prepare(asked) } catch let error as StoreError where error.code == .busy {
            return Prepared(title: asked.words[operation.submit])
        }
    }

    /// The form again, filled in as it was, with what is wrong on top and at the fields.
    private func refused<Context: Known>(
        _ operation: Operation<Context>, _ prepared: Prepared, _ asked: Asked<Context>, _ values: Values,
        _ error: any Error
    ) -> Page {
        let failure = Failure(error)
        let errors = failure.errors.isEmpty ? [FieldError(field: "", text: failure.texts)] : failure.errors
        var values = values
        for field in prepared.anew { values.set(field, prepared.values[field]) }
        var page = page(operation, prepared, asked, values, errors)
        page.status = failure.status
        return page
    }

    func page<Context: Known>(
        _ operation: Operation<Context>, _ prepared: Prepared, _ asked: Asked<Context>, _ values: Values,
        _ errors: [FieldError]
    ) -> Page {
        let words = asked.words
        let form = Block.form(
            FormBlock(
                path: asked.context.visit.path, submit: words[operation.submit],
                fields: operation.fields.filter { !prepared.without.contains($0.name) }.map {
                    FormBlock.Row($0, values, errors, words, choices: prepared.choices[$0.name])
                },
                token: setter.forms.token(for: asked.context.visit),
                hasFile: operation.fields.contains { $0.kind == .file },
                cancel: prepared.back.map { .init(words["form.cancel"], to: $0.path) }, isGrave: operation.isGrave))
        let blocks =
            prepared.beside.isEmpty
            ? prepared.blocks + [form] : [.columns([prepared.blocks + [form], prepared.beside])]
        return Page(prepared.title, lead: prepared.lead, back: prepared.back, blocks, errors: errors)
    }

    /// What was sent with one of our forms, by this browser; everything else is refused before it is looked at.
    func submitted(_ request: Request, _ visit: Visit) async throws -> Values {
        guard SameSite.isOwn(request, isSecure: isSecure) else { throw Unwelcome.forged }
        var values = try await Body.form(request)
        guard setter.forms.isValid(values.raw("token"), for: visit) else { throw Unwelcome.forged }
        values.set("token", nil)
        return values
    }

    func route<Context: Known>(
        _ method: HTTPRequest.Method, _ path: String, for _: Context.Type, changes: Bool = false,
        description: Described? = nil,
        _ handler: @escaping @Sendable (Request, Context) async throws -> Response
    ) -> Route {
        Route(
            method: method, path: path, audience: Context.permission.map { .permitted($0) } ?? .signedIn,
            changes: changes, description: description
        ) { router in Context.install(method, path, on: router, handler) }
    }

    func asked<Context: Known>(_ request: Request, _ context: Context) -> Asked<Context> {
        Asked(
            context: context,
            parameters: Dictionary(
                context.parameters.map { (String($0.key), String($0.value)) }, uniquingKeysWith: { first, _ in first }),
            query: Body.urlEncoded(request.uri.query ?? ""), office: office)
    }

    func setting<Context: Known>(_ asked: Asked<Context>) -> Setting {
        Setting(
            words: asked.words, visitor: asked.context.visitor, today: Zone.shanghai.day(of: asked.now),
            token: setter.forms.token(for: asked.context.visit), query: asked.query, path: asked.context.visit.path)
    }

    /// The page with what was done on the one before.
    func told<Context: Known>(_ page: Page, _ asked: Asked<Context>) -> Page {
        guard let done = office.notices.take(for: asked.context.visitor) else { return page }
        var page = page
        page.blocks.insert(
            .notice(.init(tone: .done, title: asked.words[done.message], texts: done.notes.map { asked.words[$0] })),
            at: 0)
        return page
    }

    static func json(_ value: some Encodable) throws -> Response {
        try MadeAnswer(json: value).response
    }

    static func bytes(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// To another page by GET, so that going back or reloading does nothing twice.
    static func redirect(to path: String) -> Response { Response(status: .seeOther, headers: [.location: path]) }
}

extension Failure {
    /// Whether the form can be put right and sent again.
    var isAboutTheForm: Bool {
        !isOurs
            && (status == .unprocessableContent || status == .conflict || status == .forbidden
                || status == .tooManyRequests || status == .serviceUnavailable)
    }
}
