import Hummingbird
import LeveeCore
import NIOCore
import Synchronization

/// An answer, made to its last byte.
struct MadeAnswer: Sendable {
    var status: HTTPResponse.Status
    var headers: HTTPFields
    var body: ByteBuffer
    /// Whose files were looked at for it.
    var readings: [FileRead] = []

    /// For machines.
    init(json value: some Encodable) throws { self.init(.ok, "application/json", try Installing.bytes(value)) }

    init(_ status: HTTPResponse.Status, _ type: String, _ bytes: [UInt8]) {
        self.status = status
        headers = [.contentType: type]
        body = ByteBuffer(bytes: bytes)
    }

    /// For people.
    init(_ page: Page, by setter: PageSetter, for visit: Visit) {
        status = page.status
        headers = [
            .contentType: "text/html; charset=utf-8", .contentLanguage: visit.language == .zh ? "zh-CN" : "en",
        ]
        body = ByteBuffer(string: setter.html(page, for: visit))
    }

    var response: Response { Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body)) }
}

/// That somebody's file was looked at.
struct FileRead: Hashable, Sendable {
    var what: Reading.What
    var ref: String
}

/// Answers that rest on the records, the day and their reader alone (页面暂存): the same reader gets the same bytes as long as
/// nothing has been recorded since. That he looked is written down as if they had been made for him.
final class MadeAnswers: Sendable {
    /// What was asked, and by whom.
    struct Question: Hashable, Sendable {
        /// Digest of the session's or the machine's token.
        var session: [UInt8]
        var language: Language
        /// Path and query; the digest of what was sent behind them, where something was.
        var target: String
        var body: [UInt8] = []
    }

    struct Ground: Hashable, Sendable {
        var state: RecordState
        var day: CalendarDay
    }

    /// 64 MiB of bodies.
    private let made = Remembered<Question, Ground, MadeAnswer>(most: 64 << 20)

    func answer(to question: Question, on ground: Ground) -> MadeAnswer? { made.value(for: question, on: ground) }

    func keep(_ answer: MadeAnswer, to question: Question, on ground: Ground) {
        made.keep(answer, weighing: answer.body.readableBytes + question.target.utf8.count, for: question, on: ground)
    }
}

/// Whose files were looked at for one answer.
final class FilesRead: Sendable {
    private let files = Mutex<[FileRead]>([])

    func add(_ file: FileRead) { files.withLock { $0.append(file) } }
    var all: [FileRead] { files.withLock { $0 } }
}

extension Asked {
    /// The answer that was made before, where it still holds; else made now.
    /// - Parameter body: digest of what was sent.
    func made(_ target: String, body: [UInt8] = [], _ make: () async throws -> MadeAnswer) async throws -> Response {
        guard let state = context.visitor.state, !office.notices.wait(for: context.visitor) else {
            return try await make().response
        }
        let ground = MadeAnswers.Ground(state: state, day: today)
        let question = MadeAnswers.Question(
            session: context.visitor.session, language: context.visit.language, target: target, body: body)
        if let known = office.made.answer(to: question, on: ground) {
            for file in known.readings { try await note(file.what, of: file.ref) }
            return known.response
        }
        var answer = try await make()
        answer.readings = files.all
        office.made.keep(answer, to: question, on: ground)
        return answer.response
    }
}
