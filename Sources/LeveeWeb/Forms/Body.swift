import Foundation
import Hummingbird
import LeveeCore

/// Reads what came with a request: a form's fields, or a machine's JSON.
enum Body {
    /// Bytes of a form or of a machine's request at most.
    static let limit = 1 << 20

    /// What was sent, as its header says, without what stands behind the semicolon.
    static func type(_ request: Request) -> String {
        (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased().replacing(" ", with: "")
    }

    static func form(_ request: Request) async throws -> Values {
        guard type(request) == "application/x-www-form-urlencoded" else {
            throw Rejected(.unsupportedMediaType, zh: "请从页面上的表单提交", en: "send it from the form on the page")
        }
        return Self.urlEncoded(try await text(request))
    }

    /// All that was sent, and the request from which it can be read again.
    static func whole(_ request: Request) async throws -> (Request, ByteBuffer) {
        let buffer: ByteBuffer
        do { buffer = try await request.body.collect(upTo: limit) } catch {
            throw Rejected(.contentTooLarge, zh: "内容过大（最多 1 MiB），请缩短", en: "more than 1 MiB was sent; send less")
        }
        return (Request(head: request.head, body: RequestBody(buffer: buffer)), buffer)
    }

    private static func text(_ request: Request) async throws -> String {
        let (_, buffer) = try await whole(request)
        guard let text = String(validating: buffer.readableBytesView, as: UTF8.self) else {
            throw Rejected(.badRequest, zh: "内容不是 UTF-8，请检查", en: "what was sent is not UTF-8; check it")
        }
        return text
    }

    /// `application/x-www-form-urlencoded`, as the URL standard reads it; also what stands behind the question mark.
    static func urlEncoded(_ text: some StringProtocol) -> Values {
        var all: [String: [String]] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            all[decoded(parts[0]), default: []].append(parts.count > 1 ? decoded(parts[1]) : "")
        }
        // A text of several lines comes with the line ends of the wire.
        return Values(
            all.mapValues { $0.map { $0.replacing("\r\n", with: "\n").precomposedStringWithCanonicalMapping } })
    }

    private static func decoded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                let digits = rest.prefix(2)
                if digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) {
                    bytes.append(value)
                    rest = rest.dropFirst(2)
                } else {
                    bytes.append(byte)
                }
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A JSON object whose values are texts, numbers, truths or lists of texts. A field that is not asked for is refused by name.
    static func json(_ request: Request, fields: [Field]) async throws -> Values {
        guard type(request) == "application/json" else {
            throw Rejected(.unsupportedMediaType, zh: "请以 application/json 发送", en: "send it as application/json")
        }
        let text = try await text(request)
        guard let object = try? JSONDecoder().decode([String: SentValue].self, from: Data(text.utf8)) else {
            throw Rejected(
                .badRequest, zh: "不是 JSON 对象，或某个值不是文字、数字、真假或文字列表",
                en:
                    "this is no JSON object, or a value is no text, number, truth or list of texts; see /api/v1/openapi.json"
            )
        }
        if let odd = object.keys.sorted().first(where: { name in !fields.contains { $0.name == name } }) {
            throw FieldErrors(
                odd,
                Bilingual(
                    zh: "没有字段 `\(Text.visible(odd))`，请删除", en: "there is no field `\(Text.visible(odd))`; leave it out")
            )
        }
        var values = Values()
        var errors: [FieldError] = []
        for field in fields {
            guard let sent = object[field.name] else { continue }
            do throws(FieldErrors) { values.set(field.name, all: try sent.texts(for: field)) } catch {
                errors += error.errors
            }
        }
        if !errors.isEmpty { throw FieldErrors(errors) }
        return values
    }
}
