import Crypto
import HTTPTypes
import Hummingbird
import LeveeCore

/// Filing an application (提交申请): a list of what is asked, one question a page, what the rules say so far beside it, and all
/// answers once more before it is sent. What is filled in is kept until then, whatever happens to the browser.
struct FilingPages: Sendable {
    typealias Clerk = Granted<FilesApplications>

    /// What a question's form bears unseen: whose it is, for when his session is over before he sends it.
    static let owner = Field("owner", .hidden, isRequired: false)

    /// The number that the application will have, drawn when its form is shown: a form that is sent twice files one application.
    static let number = Field("number", .hidden, isRequired: false, limit: 40)

    let installing: Installing

    /// The question whose page that is.
    static func question(at path: String) -> ApplicationForm.Question? {
        ApplicationForm.questions.first { Self.path($0) == path }
    }

    var routes: [Route] {
        installing.operation(atOnce) + installing.page("/applications/new", for: Clerk.self, list)
            + installing.page("/applications/new/answers", for: Clerk.self, review)
            + ApplicationForm.questions.flatMap(question) + [
                changing("/applications/new/answers") { asked, values in try await send(asked, values) },
                changing("/applications/new/cancel") { asked, _ in
                    let user = asked.user
                    try await asked.act { try $0.keepDraft(nil, of: user, at: asked.now) }
                    return Installing.redirect(to: "/applications")
                },
            ] + check
    }

    // MARK: - The pages

    private func list(_ asked: Asked<Clerk>) async throws -> Page {
        let words = asked.words
        let values = try await draft(asked)
        let tasks = ApplicationForm.questions.map { question in
            let isDone = question.isAnswered(values)
            let isOptional = question.fields.allSatisfy { !$0.isRequired }
            let tag: Block.Tag =
                isDone
                ? .init(text: words["task.done"], tone: .good)
                : isOptional
                    ? .init(text: words["task.optional"], tone: .quiet) : .init(text: words["task.open"], tone: .plain)
            return Block.Task(title: words[question.title], path: Self.path(question), state: tag)
        }
        return Page(
            words["application.file"], lead: words["filing.lead"],
            back: .init(words["applications.title"], to: "/applications"),
            [
                .columns([
                    [
                        .tasks(tasks),
                        .actions([.init(words["filing.check-answers"], to: "/applications/new/answers")]),
                        .links([.init(words["filing.at-once"], to: "/applications/at-once")]),
                    ],
                    try await soFar(asked, values),
                ])
            ])
    }

    private func question(_ question: ApplicationForm.Question) -> [Route] {
        let path = Self.path(question)
        return installing.page(path, for: Clerk.self) { asked in
            let values = try await draft(asked)
            return try await page(question, asked, values, [], beside: try await soFar(asked, values))
        } + [
            changing(path) { asked, values in
                var all = try await draft(asked)
                for field in question.fields { all.set(field.name, values[field.name]) }
                let kept = all
                let user = asked.user
                // What was typed is kept even where it is wrong.
                try await asked.act { try $0.keepDraft(kept.all, of: user, at: asked.now) }
                var form = FormReading(all, fields: question.fields)
                _ = ApplicationForm.application(&form, number: "draft", on: asked.today, by: user)
                let errors = form.errors.filter { error in question.fields.contains { $0.name == error.field } }
                guard errors.isEmpty else {
                    var page = try await page(question, asked, all, errors, beside: [])
                    page.status = .unprocessableContent
                    return installing.setter.response(page, for: asked.context.visit)
                }
                return Installing.redirect(to: next(after: question).map(Self.path) ?? "/applications/new/answers")
            }
        ]
    }

    private func page(
        _ question: ApplicationForm.Question, _ asked: Asked<Clerk>, _ values: Values, _ errors: [FieldError],
        beside: [Block]
    ) async throws -> Page {
        let words = asked.words
        let choices = try await asked.filingChoices(for: question.fields, of: values["person"])
        let form = FormBlock(
            path: Self.path(question), submit: words["form.continue"],
            fields: question.fields.map {
                .init($0, values, errors, words, choices: choices[$0.name])
            } + [
                .init(
                    Self.owner, Values([Self.owner.name: [asked.office.unsent.mark(for: asked.context.visitor)]]), [],
                    words)
            ],
            token: installing.setter.forms.token(for: asked.context.visit))
        return Page(
            words[question.title], back: .init(words["application.file"], to: "/applications/new"),
            beside.isEmpty ? [.form(form)] : [.columns([[.form(form)], beside])], errors: errors)
    }

    private func review(_ asked: Asked<Clerk>) async throws -> Page {
        let words = asked.words
        let values = try await draft(asked)
        let rows = ApplicationForm.rows(values, words) { question in
            .init(words["form.change"], to: Self.path(question), about: words[question.title])
        }
        let number = Values([Self.number.name: [ApplicationForm.number(on: asked.today)]])
        func form(_ path: String, _ key: String, _ fields: [Field] = []) -> Block {
            .form(
                FormBlock(
                    path: path, submit: words[key], fields: fields.map { .init($0, number, [], words) },
                    token: installing.setter.forms.token(for: asked.context.visit)))
        }
        return Page(
            words["filing.check-answers"], back: .init(words["application.file"], to: "/applications/new"),
            [
                .columns([
                    [.summary(Summary(nil, rows)), form("/applications/new/answers", "filing.send", [Self.number])],
                    try await soFar(asked, values),
                ]), .details(words["filing.drop"], [form("/applications/new/cancel", "filing.drop")]),
            ])
    }

    private func send(_ asked: Asked<Clerk>, _ sent: Values) async throws -> Response {
        var values = try await draft(asked)
        values.set(Self.number.name, sent[Self.number.name])
        var form = FormReading(values, fields: ApplicationForm.fields)
        do {
            let done = try await file(asked, &form, isDraft: true)
            installing.office.notices.put(done, for: asked.context.visitor)
            return Installing.redirect(to: done.path)
        } catch let error where Failure(error).isAboutTheForm {
            let failure = Failure(error)
            var page = try await review(asked)
            page.errors = failure.errors.isEmpty ? [FieldError(field: "", text: failure.texts)] : failure.errors
            // The fields are on their own pages: the summary says which.
            page.errors = page.errors.map { error in
                let label =
                    ApplicationForm.fields.first { $0.name == error.field }.map { asked.words[$0.label] + ": " } ?? ""
                return FieldError(field: "", text: Said(zh: label + error.text.zh, en: label + error.text.en))
            }
            page.status = failure.status
            return installing.setter.response(page, for: asked.context.visit)
        }
    }

    // MARK: - What it does

    /// All on one page, and for machines.
    private var atOnce: Operation<Clerk> {
        Operation(
            name: "fileApplication", path: "/applications/at-once", fields: ApplicationForm.fields + [Self.number],
            submit: "filing.send",
            prepare: { asked in
                Prepared(
                    title: asked.words["application.file"],
                    back: .init(asked.words["applications.title"], to: "/applications"),
                    values: Values([Self.number.name: [ApplicationForm.number(on: asked.today)]]))
            }, perform: { asked, form in try await file(asked, &form) })
    }

    /// Files it and checks it at once, so that the clerk sees the verdict.
    /// - Parameter isDraft: whether it is his draft, which is over when it is filed; an old page that is sent again files nothing,
    ///   and by then he may have begun another one.
    private func file(
        _ asked: Asked<Clerk>, _ form: inout FormReading, isDraft: Bool = false
    ) async throws -> Done {
        let given = form.values[Self.number.name]
        let number =
            given.flatMap { ApplicationForm.isNumber($0) ? $0 : nil } ?? ApplicationForm.number(on: asked.today)
        if let done = try await filedBefore(number, asked) { return done }
        let application = ApplicationForm.application(&form, number: number, on: asked.today, by: asked.user)
        try form.done()
        guard let application else { throw Missing() }
        // Somebody beyond his reach is nobody.
        if try await asked.records({ try $0.dossier(of: application.person, in: $1, zone: .shanghai) }) == nil {
            throw FieldErrors(
                "person",
                Said(
                    zh: "没有人员 `\(Text.visible(application.person))`，请核对编号",
                    en: "`\(Text.visible(application.person))` is nobody in your registry; check the personnel number"))
        }
        let entry = try await asked.entry()
        let user = asked.user
        let filed: FiledApplication?, isChecked: Bool
        do {
            (filed, isChecked) = try await asked.act { desk -> (FiledApplication?, Bool) in
                let filed = try desk.fileApplications([application], entry)
                let checked = try desk.checkedIfFree(number, entry)
                if isDraft { try desk.keepDraft(nil, of: user, at: asked.now) }
                return checked.map { ($0, true) } ?? (filed.first, false)
            }
        } catch let error as StoreError where error.code == .refused {
            // Both were on their way at once.
            guard let done = try await filedBefore(number, asked) else { throw error }
            return done
        }
        guard isChecked else {
            return Done(
                Said(zh: "已提交 \(number)，尚未核查，请稍后核查", en: "\(number) is filed; check it, as that could not be done now"),
                at: asked.path(application: number))
        }
        return Done(
            Said(zh: "已提交 \(number) 并核查", en: "\(number) is filed and checked"), at: asked.path(application: number),
            notes: filed?.awaited.map { [$0] } ?? [])
    }

    /// What whoever has filed it already is told when the same form comes again; nil where it has not come.
    private func filedBefore(_ number: String, _ asked: Asked<Clerk>) async throws -> Done? {
        let policy = try await asked.policy()
        let known = try await asked.records { try $0.application(number, in: $1, on: policy) }
        guard known?.file.versions.first?.application.filedBy == asked.user else { return nil }
        return Done(
            Said(zh: "\(number) 已经提交", en: "\(number) is filed already"), at: asked.path(application: number))
    }

    /// What the rules say of what is filled in, without keeping anything.
    private func soFar(_ asked: Asked<Clerk>, _ values: Values) async throws -> [Block] {
        let words = asked.words
        guard let verdict = try await Self.verdict(asked, values) else {
            return [.section(words["filing.so-far"], [.note(words["filing.nothing-yet"])])]
        }
        return [.section(words["filing.so-far"], verdict.blocks(words))]
    }

    private static func verdict(_ asked: Asked<some Known>, _ values: Values) async throws -> VerdictAnswer? {
        var form = FormReading(values, fields: [])
        guard let application = ApplicationForm.application(&form, number: "draft", on: asked.today, by: asked.user)
        else { return nil }
        let policy = try await asked.policy()
        guard
            let snapshot = try await asked.records({
                try $0.snapshot(of: application, on: policy.day, in: $1, zone: policy.zone)
            })
        else { return nil }
        // It tells of what stands against him.
        try await asked.note(.application, of: application.person)
        return VerdictAnswer(snapshot.verdict(under: policy))
    }

    /// A machine's question: what would the rules say? Nothing is kept.
    private var check: [Route] {
        let described = Described(
            name: "check", fields: ApplicationForm.fields, query: [], answer: .of(VerdictAnswer.self))
        return [
            installing.route(
                .post, "\(Installing.machines)/applications/check", for: Granted<ReadsApplications>.self,
                description: described
            ) { request, context in
                let asked = installing.asked(request, context)
                let (request, sent) = try await Body.whole(request)
                let digest = SHA256.bytes(of: sent.readableBytesView)
                return try await asked.made(request.uri.string, body: digest) {
                    let values = try await Body.json(request, fields: ApplicationForm.fields)
                    var form = FormReading(values, fields: ApplicationForm.fields)
                    _ = ApplicationForm.application(&form, number: "draft", on: asked.today, by: asked.user)
                    try form.done()
                    guard let verdict = try await Self.verdict(asked, values) else { throw Missing() }
                    return try MadeAnswer(json: verdict)
                }
            }
        ]
    }

    // MARK: - The draft

    private func draft(_ asked: Asked<Clerk>) async throws -> Values {
        let user = asked.user
        return Values(try await asked.records { records, _ in try records.draft(of: user) } ?? [:])
    }

    private func next(after question: ApplicationForm.Question) -> ApplicationForm.Question? {
        let place = ApplicationForm.questions.firstIndex { $0.name == question.name } ?? 0
        return place + 1 < ApplicationForm.questions.count ? ApplicationForm.questions[place + 1] : nil
    }

    private static func path(_ question: ApplicationForm.Question) -> String { "/applications/new/\(question.name)" }

    private func changing(
        _ path: String, _ handler: @escaping @Sendable (Asked<Clerk>, Values) async throws -> Response
    ) -> Route {
        installing.route(.post, path, for: Clerk.self, changes: true) { request, context in
            let values = try await installing.submitted(request, context.visit)
            return try await handler(installing.asked(request, context), values)
        }
    }
}
