import HTTPTypes
import Hummingbird
import LeveeCore

/// Stands before the questions of a draft: what is sent to one of them when the session is over is kept until the same user has
/// signed in again (``UnsentAnswers``).
struct UnsentKeeping: RouterMiddleware {
    typealias Context = VisitContext

    let office: Workspace
    let cookies: CookieNames

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch Unwelcome.signIn where request.method == .post {
            guard let visit = context.visit, let question = FilingPages.question(at: visit.path),
                try await isKept(request, to: question, visit)
            else { throw Unwelcome.signIn }
            return Installing.redirect(to: "/sign-in?to=\(visit.path)")
        }
    }

    /// Only a form of ours that was made in the very session whose token the browser still has.
    private func isKept(
        _ request: Request, to question: ApplicationForm.Question, _ visit: Visit
    ) async throws -> Bool {
        let cookie = request.cookies[cookies.session]?.value
        guard SameSite.isOwn(request, isSecure: cookies.isSecure), let token = cookie.flatMap(SessionToken.init) else {
            return false
        }
        let values = try await Body.form(request)
        var before = visit
        before.formSecret = token.text
        guard office.forms.isValid(values.raw("token"), for: before),
            let user = office.unsent.user(of: values.raw(FilingPages.owner.name), session: token.digest)
        else { return false }
        let answers = Dictionary(uniqueKeysWithValues: question.fields.map { ($0.name, [values.raw($0.name)]) })
        return office.unsent.keep(answers, to: visit.path, of: user, session: token.digest, at: visit.now)
    }
}
