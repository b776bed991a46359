import LeveeCore
import Testing

@testable import LeveeWeb

/// Every kind of block through its template, as a whole.
@Suite struct BlockTests {
    private func html(_ block: Block) throws -> String {
        let templates = try Templates()
        let words = Words(.en)
        guard case .fields(let fields) = block.view(words), case .text(let kind)? = fields["kind"] else { return "" }
        return templates.filled(kind, with: .fields(fields)).trimmingWhitespace
    }

    @Test func aTableNamesItsRowsAndItsCells() throws {
        let table = Table(
            "Booklets", [.init("Document"), .init("Days", isNumber: true)],
            [
                [.code("E1"), .number(3)],
                [.link(.init("E2", to: "/x", about: "of A")), .tag(.init(text: "late", tone: .grave))],
            ],
            none: "no booklets")
        #expect(
            try html(.table(table)) == """
                <div class="table-box" tabindex="0" role="region" aria-label="Booklets"><table><caption>Booklets</caption><thead><tr><th scope="col">Document</th><th scope="col" class="number">Days</th></tr></thead><tbody>
                <tr><th scope="row" data-title="Document"><code>E1</code></th><td data-title="Days" class="number">3</td></tr>
                <tr><th scope="row" data-title="Document"><a href="/x">E2<span class="unseen"> of A</span></a></th><td data-title="Days" class="number"><span class="tag grave">late</span></td></tr>
                </tbody></table></div>
                """)
    }

    @Test func anEmptyTableSaysSo() throws {
        let table = Table("Booklets", [.init("Document")], [], none: "no booklets")
        #expect(try html(.table(table)) == "<h3>Booklets</h3><p class=\"note\">no booklets</p>")
    }

    /// A block that has no value of its own does not take its surroundings'.
    @Test func nothingIsTakenFromAround() throws {
        let section = Block.section("Outer", [.summary(Summary(nil, [.init("Name", "张三")]))])
        let html = try html(section)
        #expect(!html.contains("<h3>"))
        #expect(html.contains("<dt>Name</dt>"))
        #expect(!html.contains("class=\"action\""))
    }

    @Test func aFieldThatIsWrongSaysSoAtItsPlace() throws {
        let field = Field("departOn", .day, label: "field.departOn")
        let errors = [FieldError(field: "departOn", text: .init(zh: "错", en: "no day"))]
        let row = FormBlock.Row(field, Values(["departOn": ["<x>"]]), errors, Words(.en))
        let html = try html(.form(FormBlock(path: "/f", submit: "Send", fields: [row], token: "t")))
        #expect(html.contains("aria-describedby=\"departOn-error\""))
        #expect(html.contains("aria-invalid=\"true\""))
        #expect(html.contains("id=\"departOn-error\""))
        #expect(html.contains("value=\"&lt;x&gt;\""))
        #expect(html.contains("<input type=\"hidden\" name=\"token\" value=\"t\">"))
    }

    /// What the library looks up by name without a dot before it could come from around the block.
    @Test(arguments: WebFiles.all.keys.filter { $0.hasSuffix(".mustache") }.sorted())
    func templatesAskOnlyForWhatIsTheirs(_ name: String) {
        let text = WebFiles.text(name)
        for tag in text.split(separator: "{{").dropFirst() {
            guard let first = tag.first else { continue }
            let asked = "#^/{".contains(first) ? tag.dropFirst() : tag
            let isOwn = asked.first == "." || asked.first == ">"
            #expect(isOwn, "\(name) asks for \(tag.prefix(20))")
        }
        // Unescaped is only what our own code has drawn or set.
        let raw = text.split(separator: "{{{").dropFirst().map { $0.prefix { $0 != "}" } }
        #expect(raw.allSatisfy { [".drawing", ".paper", ".kept"].contains($0) }, "\(name): \(raw)")
    }
}

extension String {
    fileprivate var trimmingWhitespace: String {
        var text = Substring(self)
        while text.last?.isWhitespace ?? false { text.removeLast() }
        while text.first?.isWhitespace ?? false { text.removeFirst() }
        return String(text)
    }
}
