import LeveeCore

/// A count as an officer reads it: totals that add up, then every difference.
struct StocktakePage {
    private let terminal: Terminal
    private let zone: Zone

    init(_ terminal: Terminal, zone: Zone) {
        self.terminal = terminal
        self.zone = zone
    }

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func lines(_ stocktake: Stocktake, _ statement: StocktakeStatement, all: Bool) -> [String] {
        var totals = TextTable([.init(title: say("结果", "result")), .init(title: say("本", "booklets"), isNumber: true)])
        totals.add([say("三方一致", "all three agree"), "\(statement.agreed)"])
        for way in StocktakeStatement.Way.allCases { totals.add([way.title[language], "\(statement.count(way))"]) }
        totals.add([say("合计", "total"), "\(statement.lines.count)"])
        let shown = statement.lines.filter { all || $0.way != nil }
        var table = TextTable(StocktakeStatement.columns(language).map { .init(title: $0) })
        for line in shown { table.add(statement.cells(line, language)) }
        return [head(stocktake, statement), ""] + totals.lines(to: terminal.columns)
            + [say("另：已领出 \(statement.out) 本", "beside that: \(statement.out) out")]
            + (shown.isEmpty ? [] : [""] + table.lines(to: terminal.columns))
    }

    /// Every count there was.
    func list(_ stocktakes: [Stocktake]) -> [String] {
        if stocktakes.isEmpty {
            return [
                say("没有盘库，用 `levee stocktake start` 开始", "there was no count; begin one with `levee stocktake start`")
            ]
        }
        var table = TextTable(
            [say("盘库", "count"), say("地点", "place"), say("开始", "begun"), say("人员", "by"), say("状态", "state")].map {
                .init(title: $0)
            })
        for stocktake in stocktakes {
            table.add([
                stocktake.name, stocktake.place.map(Text.visible) ?? say("全部", "every place"),
                "\(zone.day(of: stocktake.startedAt))", stocktake.officers.map(Text.visible).joined(separator: ", "),
                state(stocktake),
            ])
        }
        return table.lines(to: terminal.columns)
    }

    private func head(_ stocktake: Stocktake, _ statement: StocktakeStatement) -> String {
        let place = stocktake.place.map(Text.visible) ?? say("全部地点", "every place")
        let scanned = Set(stocktake.scans.map(\.document)).count
        return [
            terminal.styled(stocktake.name, .bold), place, "\(statement.asOf)", state(stocktake),
            say("已扫 \(scanned) 本", "\(scanned) scanned"),
        ].joined(separator: "  ")
    }

    private func state(_ stocktake: Stocktake) -> String {
        switch stocktake.end?.isFinished {
        case nil: say("进行中", "open")
        case true?: say("已结束", "finished")
        case false?: say("已取消", "cancelled")
        }
    }
}

/// The statement as JSON: totals by way, then the lines.
struct StocktakeLine: Encodable {
    var stocktake: String
    var place: String?
    var asOf: String
    var total: Int
    var agreed: Int
    var ways: [String: Int]
    var out: Int
    var lines: [StocktakeStatement.Line]

    init(_ statement: StocktakeStatement) {
        stocktake = statement.stocktake
        place = statement.place
        asOf = statement.asOf.description
        total = statement.lines.count
        agreed = statement.agreed
        ways = Dictionary(
            uniqueKeysWithValues: StocktakeStatement.Way.allCases.map { ($0.rawValue, statement.count($0)) })
        out = statement.out
        lines = statement.lines
    }
}
