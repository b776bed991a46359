/// A paper as plain text in the habits of an official letter: letterhead, number and title in the middle, the addressee
/// at the margin, Chinese paragraphs two Han widths in, signature and day at the right.
public enum PaperText {
    /// Fewest columns that a paper is set in.
    public static let leastColumns = 20

    /// The paper's lines; none is wider than the columns (fewer than ``leastColumns`` count as so many).
    public static func lines(_ paper: Paper, columns: Int = 80) -> [String] {
        Setter(paper: paper, columns: max(columns, leastColumns)).lines
    }

    /// Several papers below each other: a line to cut along between copies on one sheet, a form feed between sheets.
    public static func page(_ papers: [Paper], columns: Int = 80) -> String {
        Paper.sheets(papers).map { sheet in
            let texts = sheet.map { lines($0, columns: columns).map { $0 + "\n" }.joined() }
            return texts.joined(separator: "\n" + cut(sheet[0].language, max(columns, leastColumns)) + "\n\n")
        }.joined(separator: "\u{C}\n")
    }

    private static func cut(_ language: Language, _ columns: Int) -> String {
        let words = " \(PaperWords(language: language).cut) "
        let dashes = String(repeating: "-", count: (columns - DisplayWidth.of(words)) / 2)
        return dashes + words + dashes
    }
}

private struct Setter {
    let paper: Paper
    let columns: Int

    private var words: PaperWords { PaperWords(language: paper.language) }
    /// Two Han widths (空二字) in Chinese.
    private var indent: Int { paper.language == .zh ? 4 : 0 }
    private var unbroken: [String] { paper.unbroken.map(Text.visible) }

    var lines: [String] {
        var lines: [String] = []
        if let copy = paper.copy { lines += right(copy, margin: 0) }
        lines += paper.isForm ? block(Text.visible(paper.letterhead), margin: 0) : centred(paper.letterhead)
        if let number = paper.number { lines += centred(number) }
        lines.append(String(repeating: "─", count: columns))
        lines += [""] + centred(paper.title) + [""]
        if let addressee = paper.addressee {
            lines += wrapped(Text.visible(addressee) + words.colon, to: columns) + gap
        }
        for (index, block) in paper.blocks.enumerated() {
            if index > 0 { lines += spaced(paper.blocks[index - 1], block) ? [""] : [] }
            lines += self.lines(block)
        }
        lines += ending
        if let code = paper.code { lines += [""] + wrapped(words.code + Text.visible(code), to: columns) }
        return lines
    }

    /// English letters set their paragraphs apart by an empty line, Chinese ones by the indent.
    private var gap: [String] { paper.language == .zh ? [] : [""] }

    private func spaced(_ above: Paper.Block, _ below: Paper.Block) -> Bool {
        if case .paragraph = above, case .paragraph = below { return !gap.isEmpty }
        return true
    }

    private func lines(_ block: Paper.Block) -> [String] {
        switch block {
        case .paragraph(let text): wrapped(Text.visible(text), to: columns, indent: indent)
        case .facts(let rows): facts(rows)
        case .table(let titles, let rows): table(titles, rows)
        case .note(let text): hanging(words.note, Text.visible(text), margin: 0)
        case .signatures(let names): signing(names.map(Text.visible))
        }
    }

    /// Labels in one column, values beside them; below each other where the labels leave too little room.
    private func facts(_ rows: [Paper.Row]) -> [String] {
        let labels = rows.map { Text.visible($0.label) + words.colon }
        let width = labels.map { DisplayWidth.of($0) }.max() ?? 0
        guard indent + width <= columns / 2 else {
            return zip(labels, rows).flatMap { label, row in
                wrapped(label, to: columns) + block(Text.visible(row.value), margin: 4)
            }
        }
        return zip(labels, rows).flatMap { label, row in
            hanging(DisplayWidth.padded(label, to: width), Text.visible(row.value), margin: indent)
        }
    }

    /// A table; where even its narrowest form is too wide, each row as facts.
    private func table(_ titles: [String], _ rows: [[String]]) -> [String] {
        let (titles, rows) = Paper.grid(titles, rows)
        guard TextTable.leastWidth(columns: titles.count) <= columns else {
            return rows.enumerated().flatMap { index, cells in
                (index > 0 ? [""] : []) + facts(zip(titles, cells).map { Paper.Row($0, $1) })
            }
        }
        var table = TextTable(titles.map { TextTable.Column(title: Text.visible($0)) })
        rows.forEach { table.add($0.map(Text.visible)) }
        return table.lines(to: columns, unbroken: unbroken)
    }

    /// A line to sign on for each; name, signature and day below each other where they do not fit beside each other.
    private func signing(_ names: [String]) -> [String] {
        let width = names.map { DisplayWidth.of($0) }.max() ?? 0
        let labels = [words.signing, words.signingDay]
        let blanks = labels.map { $0 + String(repeating: "_", count: min(16, columns - DisplayWidth.of($0))) }
        let isWide = indent + width + blanks.map { DisplayWidth.of($0) + 2 }.reduce(0, +) <= columns
        return names.enumerated().flatMap { index, name in
            let lines =
                isWide
                ? [
                    String(repeating: " ", count: indent)
                        + ([DisplayWidth.padded(name, to: width)] + blanks).joined(separator: "  ")
                ]
                : wrapped(name, to: columns) + blanks
            return (index > 0 ? [""] : []) + lines
        }
    }

    /// Signature and day: the longer of the two stands four Han widths from the right edge, or two where it is the
    /// signature; the other is centred on it.
    private var ending: [String] {
        let signature = paper.signature.map(Text.visible)
        let day = paper.date?.written(paper.language)
        guard let longer = [day, signature].compactMap({ $0 }).max(by: { DisplayWidth.of($0) < DisplayWidth.of($1) })
        else { return [] }
        let margin = longer == day ? 8 : 4
        let width = DisplayWidth.of(longer)
        guard width + margin <= columns else {
            return [""] + [signature, day].compactMap { $0 }.flatMap { right($0, margin: 0) }
        }
        let left = columns - margin - width
        return [""]
            + [signature, day].compactMap { $0 }.map {
                String(repeating: " ", count: left + (width - DisplayWidth.of($0)) / 2) + $0
            }
    }

    private func wrapped(_ text: String, to width: Int, indent: Int = 0) -> [String] {
        DisplayWidth.wrapped(text, to: width, indent: indent, unbroken: unbroken)
    }

    private func block(_ text: String, margin: Int) -> [String] {
        wrapped(text, to: columns - margin).map { DisplayWidth.trimmedEnd(String(repeating: " ", count: margin) + $0) }
    }

    /// A text that hangs beside its label.
    private func hanging(_ label: String, _ text: String, margin: Int) -> [String] {
        let width = DisplayWidth.of(label)
        return wrapped(text, to: columns - margin - width).enumerated().map { index, line in
            let start = String(repeating: " ", count: margin)
            return DisplayWidth.trimmedEnd(start + (index == 0 ? label : String(repeating: " ", count: width)) + line)
        }
    }

    private func centred(_ text: String) -> [String] {
        wrapped(Text.visible(text), to: columns).map {
            String(repeating: " ", count: (columns - DisplayWidth.of($0)) / 2) + $0
        }
    }

    private func right(_ text: String, margin: Int) -> [String] {
        wrapped(Text.visible(text), to: columns - margin).map {
            String(repeating: " ", count: columns - margin - DisplayWidth.of($0)) + $0
        }
    }
}
