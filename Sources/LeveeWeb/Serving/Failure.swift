import HTTPTypes
import Hummingbird
import LeveeCore

/// What an error means to somebody who asked: in one place, for pages and machines alike.
struct Failure: Sendable {
    var status: HTTPResponse.Status
    var texts: Bilingual
    var errors: [FieldError] = []
    /// Seconds after which it may be tried again.
    var retryAfter: Int?
    /// Methods that the address takes, where it was asked by another one.
    var allow: String?
    /// Whether it is ours, so that the log has to say more.
    var isOurs = false

    init(_ status: HTTPResponse.Status, _ texts: Bilingual, errors: [FieldError] = [], retryAfter: Int? = nil) {
        self.status = status
        self.texts = texts
        self.errors = errors
        self.retryAfter = retryAfter
    }

    init(_ error: any Error) {
        switch error {
        case let failure as Rejected: self = failure.failure
        case let errors as FieldErrors:
            self.init(
                .unprocessableContent,
                Bilingual(zh: "有填写错误，请更正后重新提交", en: "something is filled in wrongly; put it right and send it again"),
                errors: errors.errors)
        case is Missing: self.init(.notFound, Self.nothingHere)
        case Unwelcome.signIn:
            self.init(.unauthorized, Bilingual(zh: "请先登录", en: "sign in first"))
        case Unwelcome.owes:
            self.init(.forbidden, Bilingual(zh: "请先完成登录", en: "finish signing in first"))
        case Unwelcome.forged:
            self.init(
                .forbidden,
                Bilingual(
                    zh: "表单已过期，或并非由本系统的页面发出；请返回、刷新页面后重试",
                    en:
                        "the form has run out, or was not sent from one of our pages; go back, reload the page and try again"
                ))
        case let error as AccessRefusal: self.init(.forbidden, PageWays.told(error.explanation))
        case let error as StoreError:
            switch error.code {
            case .busy: self.init(.serviceUnavailable, error.explanation, retryAfter: 2)
            case .refused: self.init(.conflict, PageWays.told(error.explanation))
            default:
                self.init(.internalServerError, Self.ours)
                isOurs = true
            }
        case let error as any Explained: self.init(.conflict, PageWays.told(error.explanation))
        case let error as HTTPError where error.status == .notFound: self.init(.notFound, Self.nothingHere)
        case let error as HTTPError:
            self.init(
                error.status, Bilingual(zh: "请求有误，请检查后重试", en: "the request cannot be read; check it and try again"))
        default:
            self.init(.internalServerError, Self.ours)
            isOurs = true
        }
    }

    private static let nothingHere = Bilingual(
        zh: "没有此页，或不在您的权限范围内，请核对地址或从首页查找",
        en: "there is nothing here, or it is beyond your reach; check the address, or look for it from the first page")

    /// The inside stays inside.
    private static let ours = Bilingual(
        zh: "系统出错，您的请求没有生效；请稍后重试，仍不行请将下面的代码告诉管理员",
        en:
            "something failed on our side, and nothing was changed; try again later, and if it stays so, give an administrator the code below"
    )
}

/// A failure that a route has made itself, such as a limit.
struct Rejected: Error, Sendable {
    var failure: Failure

    init(_ failure: Failure) { self.failure = failure }

    init(_ status: HTTPResponse.Status, zh: String, en: String, retryAfter: Int? = nil) {
        failure = Failure(status, Bilingual(zh: zh, en: en), retryAfter: retryAfter)
    }
}
