import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import LeveeCore

/// Signing in, the second factor, the password, and one's own sessions.
struct SignInPages: Sendable {
    let installing: Installing
    let signIn: SignIn

    private static let name = Field("user", limit: 100, autocomplete: "username")
    private static let password = Field("password", .secret, limit: 256, autocomplete: "current-password")
    private static let code = Field("code", .number, limit: 10, autocomplete: "one-time-code")
    private static let to = Field("to", .hidden, isRequired: false)
    private static let step = [code, to]
    private static let newPassword = Field("newPassword", .secret, limit: 256, autocomplete: "new-password")

    private var cookies: CookieNames { CookieNames(isSecure: installing.isSecure) }

    var routes: [Route] {
        [
            form("/sign-in", [Self.name, Self.password, Self.to], needs: nil) {
                _, _, _ in []
            },
            installing.open(.post, "/sign-in", changes: true) { request, _, visit in
                try await enter(request, visit)
            },
            form("/sign-in/code", Self.step, needs: .secondFactor) { _, _, _ in [] },
            step("/sign-in/code", needs: .secondFactor) { values, session, origin, now in
                try await act { try signIn.confirm(code: values["code"] ?? "", for: session, from: origin, now: now) }
            },
            form("/sign-in/enrolment", Self.step, needs: .enrolment) { session, words, _ in
                try await secret(session, words)
            },
            step("/sign-in/enrolment", needs: .enrolment, secret) { values, session, origin, now in
                try await act {
                    try signIn.confirmEnrolment(code: values["code"] ?? "", for: session, from: origin, now: now)
                }
            },
            form("/sign-in/password", [Self.password, Self.newPassword], needs: .newPassword) { _, _, _ in [] },
            password,
            installing.open(.post, "/sign-out", changes: true) { request, _, visit in
                _ = try await installing.submitted(request, visit)
                if let session = visit.visitor?.stay { try await act { try signIn.end(session) } }
                var response = Installing.redirect(to: "/sign-in")
                response.setCookie(cookies.cookie(cookies.session, "", lasts: 0))
                return response
            },
        ] + AccountPage(installing: installing, signIn: signIn).routes
    }

    // MARK: - What is shown

    private func secret(_ session: Session, _ words: Words) async throws -> [Block] {
        guard let enrolment = try await act({ try signIn.enrolment(for: session) }) else { throw Missing() }
        return [
            .summary(
                Summary(
                    nil,
                    [
                        .init(key: words["sign-in.secret"], values: [.code(enrolment.secret)]),
                        .init(key: words["sign-in.address"], values: [.text(enrolment.address)]),
                    ]))
        ]
    }

    /// A form of somebody who owes what it asks for; anybody else is led to where he belongs.
    private func form(
        _ path: String, _ fields: [Field], needs owed: SignInDuty?,
        _ before: @escaping @Sendable (Session, Words, Instant) async throws -> [Block]
    ) -> Route {
        installing.open(.get, path) { request, _, visit in
            if owed == nil, let visitor = visit.visitor {
                return Installing.redirect(to: visitor.owes.map(Self.place) ?? "/")
            }
            var blocks: [Block] = []
            if owed == nil, let before = session(request), installing.office.unsent.wait(for: before, at: visit.now) {
                blocks = [.notice(.init(tone: .information, title: visit.words["sign-in.unsent"]))]
            }
            if let owed {
                guard let visitor = visit.visitor, let session = visitor.stay else { throw Unwelcome.signIn }
                guard visitor.owes == owed || owed == .newPassword && visitor.owes == nil else {
                    return Installing.redirect(to: visitor.owes.map(Self.place) ?? "/")
                }
                blocks = try await before(session, visit.words, visit.now)
            }
            let values = Body.urlEncoded(request.uri.query ?? "")
            return installing.setter.response(page(path, fields, values, [], visit, blocks), for: visit)
        }
    }

    private static func place(_ owed: SignInDuty) -> String {
        switch owed {
        case .secondFactor: "/sign-in/code"
        case .enrolment: "/sign-in/enrolment"
        case .newPassword: "/sign-in/password"
        }
    }

    private func page(
        _ path: String, _ fields: [Field], _ values: Values, _ errors: [FieldError], _ visit: Visit, _ blocks: [Block],
        status: HTTPResponse.Status = .ok
    ) -> Page {
        let words = visit.words
        let texts = SignInTexts(path)
        let form = FormBlock(
            path: path, submit: words[texts.submit],
            fields: fields.map { FormBlock.Row($0, values, errors, words) },
            token: installing.setter.forms.token(for: visit))
        return Page(
            words[texts.title], lead: words[texts.lead], blocks + [.form(form)], errors: errors, status: status)
    }

    // MARK: - What is done

    private func enter(_ request: Request, _ visit: Visit) async throws -> Response {
        let values = try await installing.submitted(request, visit)
        let fields = [Self.name, Self.password, Self.to]
        let form = FormReading(values, fields: fields)
        do {
            try form.done()
            let outcome = try await signIn.attempt(
                user: values["user"] ?? "", password: values.raw("password"),
                from: origin(request, visit, user: values["user"] ?? ""), now: visit.now)
            let path = try await arrived(outcome, request, user: values["user"] ?? "", visit.now)
            return try entered(
                outcome, to: path ?? PublicPages.ownPath(values.raw("to")), user: values["user"] ?? "")
        } catch {
            let failure = Failure(error)
            guard failure.isAboutTheForm || failure.status == .unauthorized else { throw error }
            let errors = failure.errors.isEmpty ? [FieldError(field: "user", text: failure.texts)] : failure.errors
            var response = installing.setter.response(
                page("/sign-in", fields, values, errors, visit, [], status: failure.status), for: visit)
            if let seconds = failure.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
            return response
        }
    }

    /// A step of somebody who has signed in already, and owes it.
    private func step(
        _ path: String, needs owed: SignInDuty,
        _ before: @escaping @Sendable (Session, Words) async throws -> [Block] = { _, _ in [] },
        _ take: @escaping @Sendable (Values, Session, SignIn.Origin, Instant) async throws -> SignIn.Outcome
    ) -> Route {
        installing.open(.post, path, changes: true) { request, _, visit in
            var values = try await installing.submitted(request, visit)
            // As apps show it: `123 456`.
            values.set("code", values["code"]?.filter { !$0.isWhitespace })
            let fields = Self.step
            guard let visitor = visit.visitor, let session = visitor.stay, visitor.owes == owed else {
                throw Unwelcome.signIn
            }
            do {
                let form = FormReading(values, fields: fields)
                try form.done()
                let outcome = try await take(values, session, origin(request, visit, user: session.user), visit.now)
                let path = try await arrived(outcome, request, user: session.user, visit.now)
                return try entered(outcome, to: path ?? PublicPages.ownPath(values.raw("to")), user: session.user)
            } catch {
                let failure = Failure(error)
                guard failure.isAboutTheForm || failure.status == .unauthorized else { throw error }
                let errors =
                    failure.errors.isEmpty ? [FieldError(field: fields[0].name, text: failure.texts)] : failure.errors
                return installing.setter.response(
                    page(
                        path, fields, values, errors, visit, try await before(session, visit.words),
                        status: failure.status),
                    for: visit)
            }
        }
    }

    /// What he sent when his session before was over is put into his draft, now that he has shown who he is.
    /// - Returns: the page on which he sent it; nil where there was nothing.
    private func arrived(
        _ outcome: SignIn.Outcome, _ request: Request, user: String, _ now: Instant
    ) async throws -> String? {
        guard case .signedIn(let token, let mark) = outcome, let before = session(request),
            let session = SessionToken(token)?.digest
        else { return nil }
        let office = installing.office
        // A code is still owed.
        guard mark != nil else {
            office.unsent.move(from: before, to: session)
            return nil
        }
        guard let kept = office.unsent.take(for: user, session: before, at: now) else { return nil }
        let draft = try await office.records.ask { try $0.draft(of: user) } ?? [:]
        let desk = office.desk
        try await office.records.act {
            try desk.keepDraft(draft.merging(kept.answers) { _, new in new }, of: user, at: now)
        }
        let told = Bilingual(
            zh: "会话结束时填写的内容已保存，请核对后继续", en: "what you sent when your session was over is kept; look at it and go on")
        office.notices.put(Done(told, at: kept.path), for: session)
        return kept.path
    }

    /// The session whose token the browser has, whether it lasts or not.
    private func session(_ request: Request) -> [UInt8]? {
        request.cookies[cookies.session].flatMap { SessionToken($0.value)?.digest }
    }

    private func entered(_ outcome: SignIn.Outcome, to path: String, user: String) throws -> Response {
        switch outcome {
        case .signedIn(let token, let mark):
            var response = Installing.redirect(to: path)
            response.setCookie(cookies.cookie(cookies.session, token))
            if let mark { response.setCookie(cookies.cookie(device(of: user), mark, lasts: Int(DeviceMark.lasts))) }
            return response
        case .refused:
            throw Rejected(
                .unauthorized, zh: "用户名、密码或动态口令不对，请核对后重试",
                en: "the name, the password or the code is not right; check them and try again")
        case .throttled(let seconds), .busy(let seconds):
            throw Rejected(
                .tooManyRequests, zh: "尝试过于频繁，请 \(seconds) 秒后再试",
                en: "too many attempts; try again in \(seconds) seconds", retryAfter: seconds)
        }
    }

    /// Another password. His other sessions end; this one goes on.
    private var password: Route {
        installing.open(.post, "/sign-in/password", changes: true) { request, _, visit in
            let values = try await installing.submitted(request, visit)
            guard let visitor = visit.visitor, let session = visitor.stay,
                visitor.owes == nil || visitor.owes == .newPassword
            else { throw Unwelcome.signIn }
            let fields = [Self.password, Self.newPassword]
            do {
                try FormReading(values, fields: fields).done()
                let outcome = try await signIn.changePassword(
                    for: session, old: values.raw("password"), new: values.raw("newPassword"), now: visit.now)
                switch outcome {
                case .changed: return Installing.redirect(to: "/")
                case .unfit(let refusal): throw FieldErrors("newPassword", refusal.explanation)
                case .refused:
                    throw FieldErrors(
                        "password",
                        Bilingual(zh: "现在的密码不对，请重新填写", en: "this is not your present password; type it again"))
                case .throttled(let seconds): return try entered(.throttled(retryAfter: seconds), to: "/", user: "")
                case .busy(let seconds): return try entered(.busy(retryAfter: seconds), to: "/", user: "")
                }
            } catch {
                let failure = Failure(error)
                guard failure.isAboutTheForm else { throw error }
                let errors =
                    failure.errors.isEmpty ? [FieldError(field: "password", text: failure.texts)] : failure.errors
                return installing.setter.response(
                    page("/sign-in/password", fields, values, errors, visit, [], status: failure.status), for: visit)
            }
        }
    }

    private func origin(_ request: Request, _ visit: Visit, user: String) -> SignIn.Origin {
        SignIn.Origin(
            address: visit.address, device: request.cookies[device(of: user)]?.value,
            userAgent: request.headers[.userAgent] ?? "", session: request.cookies[cookies.session]?.value)
    }

    private func act<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await installing.office.records.act(work)
    }

    /// A browser keeps a mark for each user who has signed in from it; the cookie's name says nothing of who.
    private func device(of user: String) -> String {
        let name = SHA256.hash(data: Data("device \(user)".utf8)).prefix(6).map { String($0, radix: 16) }.joined()
        return (installing.isSecure ? "__Host-" : "") + "levee-device-\(name)"
    }
}
