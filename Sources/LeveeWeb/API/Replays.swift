import Crypto
import HTTPTypes
import Hummingbird
import LeveeCore

/// Does once what a machine asks for twice under the same key (`Idempotency-Key`), and answers it the same again.
struct Replays: Sendable {
    let records: any ReplayRecords
    let desks: RecordDesks

    static let field = HTTPField.Name.named("Idempotency-Key")
    /// Characters of a key at most.
    static let longest = 100

    /// The key under which a request came; nil where it came without one.
    static func key(_ request: Request) throws -> String? {
        guard let key = request.headers[field] else { return nil }
        guard (1...longest).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Rejected(
                .badRequest, zh: "Idempotency-Key 应为 1 至 \(longest) 个可见的 ASCII 字符，请更换",
                en: "`Idempotency-Key` takes 1 to \(longest) visible ASCII characters; send another one")
        }
        return key
    }

    /// SHA-256 of what was asked for.
    /// - Parameter body: SHA-256 of the body.
    static func digest(_ request: Request, body: [UInt8]) -> [UInt8] {
        SHA256.bytes(of: Array("\(request.method.rawValue)\0\(request.uri)\0".utf8) + body)
    }

    /// - Parameter work: gives what is told of it, as JSON.
    func once(_ request: KeyedRequest, _ visit: Visit, _ work: () async throws -> [UInt8]) async throws -> Response {
        let records = records
        switch try await desks.act({ try records.claim(request, at: visit.now) }) {
        case .answered(let answer): return answer.response
        case .usedOtherwise: throw Self.usedOtherwise
        case .unfinished: throw Self.unfinished
        case .taken: break
        }
        let answer: KeptAnswer
        do { answer = KeptAnswer(status: HTTPResponse.Status.ok.code, body: try await work()) } catch {
            let failure = Failure(error)
            if failure.isToBeSentAgain { try await desks.act { try records.giveBack(request) } }
            guard failure.isForGood else { throw error }
            answer = KeptAnswer(status: failure.status.code, body: failure.problem(visit).bytes)
        }
        // It is done. Where its answer cannot be kept, the key stays taken, and nothing is done twice.
        try? await desks.act { try records.keep(answer, for: request) }
        return answer.response
    }

    private static let usedOtherwise = Rejected(
        .unprocessableContent, zh: "此 Idempotency-Key 已用于另一请求，请为新的请求换用新的键",
        en: "this `Idempotency-Key` was used for another request; take a new one for each request")
    private static let unfinished = Rejected(
        .conflict, zh: "同一 Idempotency-Key 的请求正在办理，或曾中断；请查看是否已生效，未生效则换用新的键重新发送",
        en:
            "a request with this `Idempotency-Key` is being done, or was cut off; look whether it took effect, and if it did not, send it with a new key"
    )
}

extension KeptAnswer {
    fileprivate var response: Response {
        MadeAnswer(.init(code: status), status == 200 ? "application/json" : Problem.type, body).response
    }
}

extension Failure {
    /// Whether the request itself is to be sent again, or in another way: nothing was done.
    fileprivate var isToBeSentAgain: Bool {
        switch status {
        case .badRequest, .contentTooLarge, .unsupportedMediaType, .tooManyRequests, .serviceUnavailable: true
        default: false
        }
    }

    /// Whether it is the answer to this request. After a fault of ours nobody knows.
    fileprivate var isForGood: Bool { !isToBeSentAgain && status.code < 500 }
}

extension Installing {
    /// Does what a machine asks for, and tells it as JSON; once for each key.
    func once<Context: Known>(
        _ request: Request, _ context: Context, _ work: (Request) async throws -> some Encodable
    ) async throws -> Response {
        guard let key = try Replays.key(request) else { return try Self.json(try await work(request)) }
        let (request, bytes) = try await Body.whole(request)
        let keyed = KeyedRequest(
            user: context.user, key: key,
            digest: Replays.digest(request, body: SHA256.bytes(of: bytes.readableBytesView)))
        return try await office.replays.once(keyed, context.visit) { try Self.bytes(try await work(request)) }
    }
}
