import Testing

@testable import LeveeCore

/// Names that a feed might carry.
enum HostileNames {
    static let quote = "a\"\u{301} onfocus=\"alert(1)"
    static let all = [
        quote, "<script>alert(1)</script>", "=cmd()|' /C calc'!A0", "张\u{202E}三", "a\u{200B}b\u{7}\u{0}\n\r\n",
        "\u{338}<\u{338}>\u{338}&amp;", "]]>--><!--", "</style></title>", "a\u{2028}b", "\u{FEFF}",
    ]

    /// The tags of a page in their order, read by scalars; without those that keep a name in one piece.
    static func tags(of page: String) -> [String] {
        var tags: [String] = []
        var tag: String.UnicodeScalarView?
        for scalar in page.unicodeScalars {
            if scalar == "<" { tag = .init() }
            tag?.append(scalar)
            if scalar == ">", let whole = tag {
                tags.append(String(whole))
                tag = nil
            }
        }
        return tags.filter { $0 != "<span class=\"kept\">" && $0 != "</span>" }
    }

    /// A paper with the name in every place.
    static func paper(_ language: Language, _ name: String) -> Paper {
        Paper(
            language: language, copy: name, letterhead: name, number: name, title: name, addressee: name,
            blocks: [
                .paragraph(name), .facts([.init(name, name)]), .table(columns: [name], rows: [[name, name]]),
                .note(name), .signatures([name]),
            ], signature: name, date: PaperSample.day, code: name, unbroken: [name, "a"])
    }
}

@Suite struct PaperHTMLTests {
    /// The document without its head.
    private func body(_ papers: [Paper]) -> String {
        let page = PaperHTML.page(papers)
        return String(page[(page.firstRange(of: "<body>\n")?.upperBound ?? page.endIndex)...])
    }

    @Test func chinese() {
        #expect(
            body([PaperSample.zh]) == """
                <section class="sheet">
                <article class="paper" lang="zh-CN">
                <header>
                <p class="copy">持有人联</p>
                <p class="letterhead">中共青岭县委组织部</p>
                <p class="number">青组出〔2026〕12号</p>
                </header>
                <h1>关于<span class="kept">欧阳长青</span>同志因私出境的通知</h1>
                <p class="addressee">县财政局：</p>
                <p class="text">你单位报来的关于<span class="kept">欧阳长青</span>同志因私前往新加坡的申请收悉。经研究，同意<span class="kept">欧阳长青</span>同志持本通知所列证件出境。</p>
                <p class="text">请按期交回证件。</p>
                <dl>
                <div><dt>姓名</dt><dd><span class="kept">欧阳长青</span></dd></div>
                <div><dt>证件号码</dt><dd>E12345678</dd></div>
                </dl>
                <table>
                <thead><tr><th scope="col">证件</th><th scope="col">号码</th><th scope="col">应交回</th></tr></thead>
                <tbody>
                <tr><td>普通护照</td><td>E12345678</td><td>2026-12-10</td></tr>
                <tr><td>往来港澳通行证</td><td></td><td></td></tr>
                </tbody>
                </table>
                <p class="note">注：逾期不交回的，按有关规定处理。</p>
                <ul class="signatures">
                <li><span>领取人</span> <span class="line">签字：</span> <span class="line">日期：</span></li>
                <li><span>经办人</span> <span class="line">签字：</span> <span class="line">日期：</span></li>
                </ul>
                <footer>
                <div class="ending">
                <p class="signature">中共青岭县委组织部</p>
                <p class="date"><time datetime="2026-11-23">2026年11月23日</time></p>
                </div>
                <p class="code">验证码：<code>8K3QZ-7M2PX</code></p>
                </footer>
                </article>
                </section>
                </body>
                </html>

                """)
    }

    @Test func english() {
        #expect(
            body([PaperSample.en]) == """
                <section class="sheet">
                <article class="paper" lang="en">
                <header>
                <p class="copy">holder&#39;s copy</p>
                <p class="letterhead">Organisation Department of Qingling County</p>
                <p class="number">QL 2026/12</p>
                </header>
                <h1>Leave for <span class="kept">Ouyang Changqing</span> to travel abroad</h1>
                <p class="addressee">County Finance Bureau:</p>
                <p class="text">The application of your unit for <span class="kept">Ouyang Changqing</span> to travel to Singapore for private reasons was received. He may travel on the document below.</p>
                <p class="text">Please hand the document back in time.</p>
                <dl>
                <div><dt>name</dt><dd><span class="kept">Ouyang Changqing</span></dd></div>
                <div><dt>document number</dt><dd>E12345678</dd></div>
                </dl>
                <table>
                <thead><tr><th scope="col">document</th><th scope="col">number</th><th scope="col">back by</th></tr></thead>
                <tbody>
                <tr><td>ordinary passport</td><td>E12345678</td><td>2026-12-10</td></tr>
                </tbody>
                </table>
                <p class="note">Note: A document that stays out is dealt with by the rules.</p>
                <ul class="signatures">
                <li><span>holder</span> <span class="line">signature: </span> <span class="line">date: </span></li>
                <li><span>officer</span> <span class="line">signature: </span> <span class="line">date: </span></li>
                </ul>
                <footer>
                <div class="ending">
                <p class="signature">Organisation Department</p>
                <p class="date"><time datetime="2026-11-23">23 November 2026</time></p>
                </div>
                <p class="code">Verification code: <code>8K3QZ-7M2PX</code></p>
                </footer>
                </article>
                </section>
                </body>
                </html>

                """)
    }

    @Test func onlyWhatMustBeThere() {
        #expect(
            PaperHTML.page([PaperSample.bare]) == """
                <!DOCTYPE html>
                <html lang="zh-CN">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>通知</title>
                <style>
                \(PaperHTML.styleSheet)</style>
                </head>
                <body>
                <section class="sheet">
                <article class="paper" lang="zh-CN">
                <header>
                <p class="letterhead">青岭县委组织部</p>
                </header>
                <h1>通知</h1>
                </article>
                </section>
                </body>
                </html>

                """)
    }

    @Test func noPaperIsAnEmptyDocument() {
        #expect(body([]) == "</body>\n</html>\n")
    }

    @Test func itAsksForNothingFromOutside() {
        let page = PaperHTML.page([PaperSample.zh, PaperSample.en]).lowercased()
        for word in ["<script", "http:", "https:", "url(", "@import", "src=", "href", "javascript"] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test func sheetsBeginPages() {
        var one = PaperSample.bare
        var other = PaperSample.bare
        one.copy = "持有人联"
        other.copy = "保管联"
        let page = PaperHTML.page([one, other, PaperSample.bare])
        #expect(page.components("<section class=\"sheet").count == 3)
        #expect(page.components("<article ").count == 4)
        for style in ["@page { size: A4;", ".sheet + .sheet { break-before: page; }", "display: table-header-group"] {
            #expect(page.contains(style), "\(style)")
        }
    }

    /// Each name leaves the document's structure, read by scalars, as a harmless name does; and it can be seen.
    @Test(arguments: HostileNames.all, Language.allCases)
    func aNameIsOnlyText(_ name: String, _ language: Language) {
        let page = PaperHTML.page([HostileNames.paper(language, name)])
        let harmless = PaperHTML.page([HostileNames.paper(language, "x")])
        #expect(HostileNames.tags(of: page) == HostileNames.tags(of: harmless))
        #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(!page.unicodeScalars.contains { [0x202E, 0x200B, 0x2028, 0xFEFF].contains($0.value) })
    }

    @Test(arguments: [
        (HostileNames.quote, "a&quot;&#769; onfocus=&quot;alert(1)"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("=cmd()|' /C calc'!A0", "=cmd()|&#39; /C calc&#39;!A0"), ("张\u{202E}三", "张[U+202E]三"),
        ("a\u{200B}b\r\n", "a[U+200B]b[U+000D][U+000A]"), ("&amp;\u{338}", "&amp;amp;&#824;"), ("é", "é"), ("", ""),
        ("e\u{301}>\u{338}", "e&#769;&gt;&#824;"),
    ])
    func escaping(_ text: String, _ escaped: String) {
        #expect(Array(PaperHTML.escaped(text).unicodeScalars) == Array(escaped.unicodeScalars))
    }

    /// What is in a name, plain text shows too.
    @Test func plainTextShowsWhatIsUnseen() {
        let text = PaperText.page([HostileNames.paper(.zh, "张\u{202E}三\u{7}\n")], columns: 80)
        #expect(!text.unicodeScalars.contains { $0.value == 0x202E || $0.value == 7 })
        #expect(text.components("张[U+202E]三[U+0007][U+000A]").count == 16)
    }
}
