import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LeveeCore
import Testing

@testable import LeveeWeb

/// Whatever somebody types or a feed brings, a page has the elements and attributes that it has with harmless words.
@Suite struct EscapingTests {
    static let marks = ["", "\u{301}", "\u{20DD}", "\u{200D}", "\u{FE0F}", "\u{E0100}", "\u{202E}", "\u{338}"]
    static let vectors: [String] = [
        "<script>alert(1)</script>", "\"><script>alert(1)</script>", "'><img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>", "\" onfocus=alert(1) autofocus x=\"",
        "' onmouseover='alert(1)", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>",
        "<!--<img src=\"--><img src=x onerror=alert(1)>",
        "{{{.drawing}}}", "{{.title}}", "{{%CONTENT_TYPE:TEXT}}", "javascript:alert(1)",
        "<a href=\"javascript:alert(1)\">x</a>", "&lt;script&gt;", "&#60;script&#62;",
        "<iframe srcdoc=\"<script>alert(1)</script>\">",
        "<math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
        "`><script>alert(1)</script>", "<img src=`x`onerror=alert(1)>", "\u{0}<script>", "<\u{0}script>",
        "\u{FF1C}script\u{FF1E}", "]]><script>alert(1)</script>", "<!DOCTYPE html><b>", "<base href=//e>",
        "<meta http-equiv=refresh content=0>", "<link rel=stylesheet href=//e>", "<style>*{display:none}</style>",
        "x\r\nSet-Cookie: a=b", "<details open ontoggle=alert(1)>", "<b", "<", ">", "&", "\"", "'",
        "<video><source onerror=alert(1)>",
        "<body onload=alert(1)>", "<object data=//e>", "<embed src=//e>",
    ]

    /// Two thousand and more, each once.
    static let all: [String] = vectors.flatMap { vector in
        marks.flatMap { mark in
            [
                "\(vector)\(mark)", "\(mark)\(vector)",
                vector.unicodeScalars.map { "<>\"'&".unicodeScalars.contains($0) ? "\($0)\(mark)" : "\($0)" }.joined(),
                "a\(vector)\(mark)b", "\"\(mark)\(vector)", "'\(mark)\(vector)", ">\(mark)\(vector)",
            ]
        }
    }

    @Test func thereAreTwoThousand() { #expect(Set(Self.all).count >= 2_000) }

    /// Through a form that comes back: every text of every kind of field.
    @Test func aFormThatComesBackHasNoNewElement() throws {
        let templates = try Templates()
        func html(_ text: String) -> String {
            let kinds: [Field.Kind] = [
                .line, .text, .day, .number, .scan, .hidden,
                .choice([.init(text, Said(zh: text, en: text), hint: Said(zh: text, en: text))]),
            ]
            let rows = kinds.map { kind in
                FormBlock.Row(
                    Field("f", kind), Values(["f": [text]]), [FieldError(field: "f", text: Said(zh: text, en: text))],
                    Words(.en))
            }
            let form = FormBlock(path: "/f", submit: text, fields: rows, token: "t", cancel: .init(text, to: "/"))
            let blocks: [Block] = [
                .form(form), .text(text), .heading(text), .note(text),
                .notice(.init(tone: .warning, title: text, texts: [text])),
                .summary(Summary(text, [.init(text, text)])),
                .table(
                    Table(
                        text, [.init(text)],
                        [[.link(.init(text, to: "/", about: text))], [.tag(.init(text: text))], [.code(text)]],
                        none: text)), .details(text, [.text(text)]),
                .tasks([.init(title: text, path: "/", state: .init(text: text), hint: text)]),
                .numbers([.init(count: 1, text: text, path: "/")]), .actions([.init(text, to: "/")]),
            ]
            return blocks.map { block -> String in
                guard case .fields(let fields) = block.view(Words(.en)), case .text(let kind)? = fields["kind"] else {
                    return ""
                }
                return templates.filled(kind, with: .fields(fields))
            }.joined()
        }
        let plain = Skeleton.of(html("harmless"))
        for text in Self.all { #expect(Skeleton.of(html(text)) == plain, "`\(Text.visible(text))`") }
    }

    /// Through names and texts that are on record, on whole pages, drawings and letters with them.
    @Test func whatIsOnRecordAddsNoElement() async throws {
        func pages(_ name: String?) async throws -> [[String]] {
            let office = try WebOffice(nasty: name)
            return try await office.test { client in
                var found: [[String]] = []
                for path in [
                    "/people", "/people/{person}", "/applications", "/applications/{application}",
                    "/applications/{application}/opinion", "/custody/map", "/custody/{document}", "/findings",
                ] {
                    let uri = try office.sample(path, inside: true) ?? path
                    let html = try await client.execute(uri: uri, method: .get, headers: WebOffice.headers("approver"))
                    { response in
                        #expect(response.status == .ok, "\(path)")
                        return String(buffer: response.body)
                    }
                    found.append(Skeleton.of(html).map { String($0.prefix { $0 != " " }) })
                }
                return found
            }
        }
        let plain = try await pages(nil)
        for text in [
            "\"><script>alert(1)</script>", "'\u{301} onfocus='alert(1)", "\"\u{20DD} onfocus=\"alert(1)",
            "</textarea></dd></td><img src=x onerror=alert(1)>", "{{{.drawing}}}",
        ] {
            #expect(try await pages(text) == plain, "\(text)")
        }
    }
}
