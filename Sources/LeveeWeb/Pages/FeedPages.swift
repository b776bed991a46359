import Foundation
import HTTPTypes
import Hummingbird
import LeveeCore

/// A feed handed in (导入): dropped, read while one looks on, its balanced statement; then what it left in quarantine.
enum FeedPages {
    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("feeds", "/feeds", for: Granted<ReadsFeeds>.self, query: Sorting.query) {
            try await FeedsAnswer.gather($0)
        }
            + installing.page("/feeds/upload", for: Granted<ImportsFeeds>.self) { asked in form(asked, installing, nil)
            }
            + [upload(installing), machine(installing)]
            + installing.resource("job", "/jobs/{job}", for: SignedIn.self) { try JobAnswer.gather($0) }
            + QuarantinePages.routes(installing) + MatchPages.routes(installing)
    }

    private static let file = Field("file", .file, label: "feeds.file-field")

    private static func form(_ asked: Asked<Granted<ImportsFeeds>>, _ installing: Installing, _ error: Bilingual?)
        -> Page
    {
        let words = asked.words
        let errors = error.map { [FieldError(field: "file", text: $0)] } ?? []
        let form = FormBlock(
            path: "/feeds/upload", submit: words["feeds.send"], fields: [.init(file, Values(), errors, words)],
            token: installing.setter.forms.token(for: asked.context.visit), hasFile: true)
        return Page(
            words["feeds.upload"], lead: words["feeds.upload.lead"], back: .init(words["feeds.title"], to: "/feeds"),
            [.form(form)], errors: errors)
    }

    private static func upload(_ installing: Installing) -> Route {
        installing.route(.post, "/feeds/upload", for: Granted<ImportsFeeds>.self, changes: true) { request, context in
            guard SameSite.isOwn(request, isSecure: installing.isSecure) else { throw Unwelcome.forged }
            let upload = try await Upload.read(request) { values in
                guard installing.setter.forms.isValid(values.raw("token"), for: context.visit) else {
                    throw Unwelcome.forged
                }
            }
            let asked = installing.asked(request, context)
            guard let path = upload.path, !upload.name.isEmpty else {
                var page = form(asked, installing, Bilingual(zh: "请选择文件", en: "choose a file"))
                page.status = .unprocessableContent
                return installing.setter.response(page, for: context.visit)
            }
            let (office, user, words, name) = (
                installing.office, asked.user, asked.words, (upload.name as NSString).lastPathComponent
            )
            let kept = Kept(folder: upload.release())
            let job = office.jobs.begin(for: user) { progress in
                defer { kept.remove() }
                let statement = try await imported(path, named: name, by: user, office, progress)
                return JobResult(blocks: [
                    .notice(.init(tone: .done, title: words("feeds.imported", ["count": "\(statement.accepted)"]))),
                    FeedStatementTable.block([.init(statement, name: name, at: nil)], words),
                    .links([
                        .init(words["feeds.title"], to: "/feeds"),
                        .init(words["feeds.quarantine"], to: "/feeds/quarantine"),
                    ]),
                ])
            }
            return Installing.redirect(to: "/jobs/\(job)")
        }
    }

    /// A machine sends the file itself.
    private static func machine(_ installing: Installing) -> Route {
        installing.route(
            .post, "\(Installing.machines)/feeds", for: Granted<ImportsFeeds>.self, changes: true,
            description: Described(
                name: "importFeed", fields: [], query: [], answer: .of(FeedsAnswer.Delivery.self), takesXML: true)
        ) { request, context in
            guard Body.type(request) == "application/xml" else {
                throw Rejected(.unsupportedMediaType, zh: "请以 application/xml 发送", en: "send it as application/xml")
            }
            let upload = try await Upload.raw(request)
            let (office, user) = (installing.office, context.user)
            let path = upload.path ?? ""
            func delivered() async throws -> FeedsAnswer.Delivery {
                let statement = try await imported(path, named: "feed.xml", by: user, office)
                withExtendedLifetime(upload) {}
                return FeedsAnswer.Delivery(statement, name: "feed.xml", at: nil)
            }
            guard let key = try Replays.key(request) else { return try Installing.json(try await delivered()) }
            let digest = try await office.records.act { try Upload.digest(of: path) }
            let keyed = KeyedRequest(user: user, key: key, digest: Replays.digest(request, body: digest))
            return try await office.replays.once(keyed, context.visit) { try Installing.bytes(try await delivered()) }
        }
    }

    /// - Throws: ``Rejected`` where the file is refused, with its name and line.
    private static func imported(
        _ path: String, named name: String, by user: String, _ office: Workspace,
        _ progress: @escaping @Sendable (FeedProgress) -> Void = { _ in }
    ) async throws -> FeedStatement {
        try await office.records.act {
            do { return try office.feeds.importFeed(at: path, named: name, actor: user, progress: progress) } catch let
                refusal
                as FeedRefusal
            { throw Rejected(Failure(.unprocessableContent, refusal.message(file: name))) }
        }
    }

    private struct Kept: Sendable {
        let folder: URL

        func remove() { try? FileManager.default.removeItem(at: folder) }
    }
}
