extension StocktakeStatement {
    /// The statement for the file, to be signed by those who counted.
    /// - Parameters:
    ///   - issuer: name of the unit that counts.
    ///   - officers: who counted, by user.
    public func paper(_ language: Language, issuer: String, officers: [String]) -> Paper {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let counts =
            [
                Paper.Row(say("地点", "place"), place ?? say("全部地点", "every place")),
                Paper.Row(say("三方一致", "all agree"), "\(agreed)"),
            ]
            + Way.allCases.map { .init($0.title[language], "\(count($0))") }
            + [.init(say("合计", "total"), "\(lines.count)"), .init(say("另：已领出", "beside that: out"), "\(out)")]
        let rows = lines.filter { $0.way != nil }.map { cells($0, language) }
        var blocks: [Paper.Block] = [.facts(counts)]
        if !rows.isEmpty { blocks.append(.table(columns: Self.columns(language), rows: rows)) }
        blocks.append(
            .note(
                say(
                    "本表供核对，差异须逐本查明；公安名单以已导入的数据为准。",
                    "Each difference is to be looked into; the authority's list is what was imported.")))
        blocks.append(.signatures(officers))
        return Paper(
            language: language, letterhead: issuer, number: stocktake,
            title: say("出国（境）证件盘库三方对账表", "Stocktake: cabinet, ledger and authority's list"),
            blocks: blocks, signature: issuer, date: asOf, unbroken: Self.unbroken(lines))
    }

    /// Numbers and refs stay in one piece, as long as the sheet is wide enough for them.
    private static func unbroken(_ lines: [Line]) -> [String] {
        lines.flatMap { line in [(try? DocumentKey(line.document))?.number, line.person].compactMap { $0 } }
            .filter { $0.unicodeScalars.count <= 20 }
    }

    public static func columns(_ language: Language) -> [String] {
        language == .zh
            ? ["差异", "证件", "持有人", "实物", "台账", "公安"]
            : ["difference", "document", "holder", "cabinet", "ledger", "authority"]
    }

    /// One line's cells in the order of the columns.
    public func cells(_ line: Line, _ language: Language) -> [String] {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let document =
            (try? DocumentKey(line.document)).map { Fact.document($0).shown[language] } ?? Text.visible(line.document)
        let state = CustodyState(rawValue: line.ledger)?.title[language] ?? line.ledger
        let list: String =
            switch line.list {
            case .listed: say("有", "listed")
            case .notListed: say("无", "not listed")
            case .notAsked: say("未知", "not known")
            }
        return [
            line.way?.title[language] ?? say("一致", "agrees"), document, Text.visible(line.person ?? "?"),
            line.isInCabinet ? line.found ?? say("有", "there") : say("无", "not there"),
            [state, line.recorded].compactMap { $0 }.joined(separator: " "), list,
        ]
    }
}
