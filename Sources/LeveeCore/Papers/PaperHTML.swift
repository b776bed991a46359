/// Papers as one complete HTML document for screen and printer. It asks for nothing from outside and runs no script.
public enum PaperHTML {
    /// The whole document; every sheet begins a printed page.
    public static func page(_ papers: [Paper]) -> String {
        document(
            papers.first?.title ?? "", papers.first?.language ?? .zh, styleSheet: styleSheet,
            body: Paper.sheets(papers).map(sheet).joined())
    }

    /// A complete document that asks for nothing from outside and runs no script.
    /// - Parameter body: markup that is escaped already, with a line break at its end.
    public static func document(_ title: String, _ language: Language, styleSheet: String, body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(tag(language))">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(title))</title>
        <style>
        \(styleSheet)</style>
        </head>
        <body>
        \(body)</body>
        </html>

        """
    }

    /// The papers of one sheet.
    private static func sheet(_ papers: [Paper]) -> String {
        let kind = papers.contains(where: \.isForm) ? "sheet wide" : papers.count > 1 ? "sheet copies" : "sheet"
        return "<section class=\"\(kind)\">\n" + papers.map(article).joined() + "</section>\n"
    }

    /// One paper as an element, for a page that has the style sheet.
    public static func article(_ paper: Paper) -> String {
        let words = PaperWords(language: paper.language)
        let kind = paper.isForm ? "paper form" : "paper"
        var lines = ["<article class=\"\(kind)\" lang=\"\(tag(paper.language))\">", "<header>"]
        lines += element("p", "copy", paper.copy) + element("p", "letterhead", paper.letterhead)
        lines += element("p", "number", paper.number) + ["</header>"]
        lines.append("<h1>\(kept(paper.title, paper))</h1>")
        lines += element("p", "addressee", paper.addressee.map { $0 + words.say("：", ":") })
        lines += paper.blocks.flatMap { self.lines($0, paper, words) }
        var ending = element("p", "signature", paper.signature)
        if let date = paper.date {
            ending.append("<p class=\"date\"><time datetime=\"\(date)\">\(date.written(paper.language))</time></p>")
        }
        if !ending.isEmpty { ending = ["<div class=\"ending\">"] + ending + ["</div>"] }
        if let code = paper.code {
            ending.append("<p class=\"code\">\(escaped(words.code))<code>\(escaped(code))</code></p>")
        }
        if !ending.isEmpty { lines += ["<footer>"] + ending + ["</footer>"] }
        return lines.joined(separator: "\n") + "\n</article>\n"
    }

    private static func lines(_ block: Paper.Block, _ paper: Paper, _ words: PaperWords) -> [String] {
        switch block {
        case .paragraph(let text): return ["<p class=\"text\">\(kept(text, paper))</p>"]
        case .note(let text):
            return ["<p class=\"note\">\(escaped(words.note))\(kept(text, paper))</p>"]
        case .facts(let rows):
            return ["<dl>"]
                + rows.map { "<div><dt>\(escaped($0.label))</dt><dd>\(kept($0.value, paper))</dd></div>" } + ["</dl>"]
        case .table(let titles, let rows):
            let (titles, rows) = Paper.grid(titles, rows)
            let head = titles.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
            return ["<table>", "<thead><tr>\(head)</tr></thead>", "<tbody>"]
                + rows.map { cells in
                    "<tr>" + cells.map { "<td>\(kept($0, paper))</td>" }.joined() + "</tr>"
                } + ["</tbody>", "</table>"]
        case .signatures(let names):
            return ["<ul class=\"signatures\">"]
                + names.map {
                    "<li><span>\(escaped($0))</span> <span class=\"line\">\(escaped(words.signing))</span>"
                        + " <span class=\"line\">\(escaped(words.signingDay))</span></li>"
                } + ["</ul>"]
        }
    }

    private static func element(_ name: String, _ kind: String, _ text: String?) -> [String] {
        text.map { ["<\(name) class=\"\(kind)\">\(escaped($0))</\(name)>"] } ?? []
    }

    private static func tag(_ language: Language) -> String { language == .zh ? "zh-CN" : "en" }

    /// The text of a paper as HTML: unseen characters become their code points.
    public static func escaped(_ text: String) -> String { HTMLText.escaped(Text.visible(text)) }

    /// The text with the paper's unbroken words in spans that a line does not break.
    private static func kept(_ text: String, _ paper: Paper) -> String {
        DisplayWidth.parts(of: text, unbroken: paper.unbroken).map { part in
            part.isKept ? "<span class=\"kept\">\(escaped(part.text))</span>" : escaped(part.text)
        }.joined()
    }
}
