import HTTPTypes
import LeveeCore

/// Exceptional hand-outs that wait for a second person (破例发放).
struct CustodyRequests: Answer {
    struct Line: Codable, Sendable {
        var request: String
        var document: String
        var reason: String
        var by: String
        var at: String
        var address: String
    }

    var waiting: [Line]

    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("exceptions", "/custody/requests", for: Granted<ConfirmsExceptions>.self) { asked in
            try await asked.records { records, reach in
                CustodyRequests(
                    waiting: try records.requests(.handOutOverride, isOpen: true, in: reach).map { request in
                        Line(
                            request: request.name, document: request.subject, reason: Text.visible(request.reason),
                            by: Text.visible(request.askedBy), at: Zone.shanghai.text(of: request.askedAt),
                            address: "/custody/requests/\(request.number)")
                    })
            }
        } + installing.operation(settle)
    }

    private static var settle: Operation<Granted<ConfirmsExceptions>> {
        let words = [
            Field.Choice("confirm", Said(zh: "确认发放", en: "confirm: it is handed out now")),
            Field.Choice("decline", Said(zh: "否决", en: "decline")),
        ]
        return Operation(
            name: "settleException", path: "/custody/requests/{request}",
            fields: [
                Field("word", .choice(words)), Field("reason", .text, isRequired: false),
                Field("looked", .flag, isRequired: false),
            ],
            submit: "form.continue", isGrave: true,
            prepare: { asked in
                let request = try await find(asked)
                return Prepared(
                    title: "\(asked.words["custody.exception"]) \(request.name)",
                    back: .init(asked.words["custody.requests"], to: "/custody/requests"),
                    blocks: [
                        .summary(
                            Summary(
                                nil,
                                [
                                    .init(asked.words["custody.document"], asked.words.document(request.subject)),
                                    .init(asked.words["application.reason"], Text.visible(request.reason)),
                                    .init(asked.words["application.by"], Text.visible(request.askedBy)),
                                ]))
                    ])
            },
            perform: { asked, form in
                let request = try await find(asked)
                try form.done()
                let (user, reason, now) = (asked.user, form.values["reason"], asked.now)
                if form.values["word"] == "decline" {
                    _ = try await asked.act {
                        try $0.declineException(request.number, reason: reason, by: user, zone: .shanghai, now: now)
                    }
                    return Done(
                        Said(zh: "已否决 \(request.name)", en: "\(request.name) is declined"), at: "/custody/requests")
                }
                let result = try await BookletOperations.act(asked, isLooked: form.values["looked"] != nil, on: now) {
                    acknowledged, policy, now in
                    try await asked.act {
                        try $0.confirmException(
                            request.number, by: user, at: now, acknowledged: acknowledged, policy: policy, now: now)
                    }
                }
                return BookletOperations.done(result, DeskOperation.handOut.title, at: "/custody/requests", asked)
            })
    }

    private static func find(_ asked: Asked<some Known>) async throws -> Request {
        let number = Int64(asked.parameter("request"))
        let request = try await asked.found { records, reach in
            try records.requests(.handOutOverride, isOpen: false, in: reach).first { $0.number == number }
        }
        if let told = request.settledBefore { throw Rejected(Failure(.conflict, told)) }
        if let document = try? DocumentKey(request.subject) {
            let zone = try await asked.policy().zone
            let view = try await asked.booklet(document, zone: zone)
            if let view { try await asked.note(.custody, of: view.holder.person.ref) }
        }
        return request
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        return Page(
            words["custody.requests"], back: .init(words["custody.title"], to: "/custody"),
            [
                .table(
                    Table(
                        words["custody.requests"],
                        [
                            .init(words["custody.request"]), .init(words["custody.document"]),
                            .init(words["application.reason"]), .init(words["application.by"]),
                            .init(words["custody.at"]),
                        ],
                        waiting.map {
                            [
                                .link(.init($0.request, to: $0.address)), .text(words.document($0.document)),
                                .text($0.reason),
                                .code($0.by), .text(Moment.shown($0.at)),
                            ]
                        },
                        none: words["custody.no-requests"]))
            ])
    }
}
