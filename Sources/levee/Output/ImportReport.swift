import LeveeCore

/// What became of one feed file.
struct ImportResult {
    enum Outcome {
        case imported(FeedStatement)
        case refused(FeedRefusal)
    }

    var file: String
    var outcome: Outcome
    var seconds: Double

    /// What the file asks for as an exit code; nil where everything of it went in.
    var code: Failure.Code? {
        switch outcome {
        case .refused: .badData
        case .imported(let statement): statement.quarantined + statement.possibleMatch > 0 ? .attention : nil
        }
    }

    /// A line for each thing that was unusual about a file that was taken in.
    var notices: [Bilingual] {
        guard case .imported(let statement) = outcome else { return [] }
        let file = Text.visible(file)
        return statement.notices.map { notice in
            let said = notice.message
            return Bilingual(zh: "\(file)：异常：\(said.zh)", en: "\(file): unusual: \(said.en)")
        }
    }
}

/// Shows the balanced statement of each file: as JSON lines at once, or as a table at the end.
struct ImportReport {
    let terminal: Terminal
    let isJSON: Bool
    private var table: TextTable

    init(terminal: Terminal, isJSON: Bool) {
        self.terminal = terminal
        self.isJSON = isJSON
        let titles: [Bilingual] = [
            .init(zh: "来源", en: "source"), .init(zh: "序号", en: "seq"), .init(zh: "收到", en: "received"),
            .init(zh: "接受", en: "accepted"), .init(zh: "重复", en: "dup"), .init(zh: "非在册", en: "unreg"),
            .init(zh: "疑似", en: "possible"), .init(zh: "隔离", en: "quar"), .init(zh: "秒", en: "s"),
        ]
        table = TextTable(
            titles.enumerated().map { .init(title: $0.element[terminal.language], isNumber: $0.offset > 0, limit: 24) })
    }

    mutating func show(_ result: ImportResult) throws {
        if isJSON { return print(try JSON.line(Line(result))) }
        switch result.outcome {
        case .refused(let refusal):
            Terminal.complain(refusal.message(file: result.file)[terminal.language])
        case .imported(let statement):
            table.add(
                [statement.source, "\(statement.sequence)"]
                    + [
                        statement.received, statement.accepted, statement.duplicate, statement.notRegistered,
                        statement.possibleMatch, statement.quarantined,
                    ].map(String.init) + ["\(result.seconds)"])
        }
    }

    func finish() {
        if !isJSON, !table.rows.isEmpty { table.lines().forEach { print($0) } }
    }

    /// What lies beside a file that nobody watched: the line, and what would have been said.
    static func statement(_ result: ImportResult) throws -> String { try JSON.line(Line(result, saysWhy: true)) + "\n" }

    /// The statement as the contracts write it.
    struct Line: Encodable {
        private let result: ImportResult
        private let saysWhy: Bool

        init(_ result: ImportResult, saysWhy: Bool = false) {
            self.result = result
            self.saysWhy = saysWhy
        }

        private enum Key: String, CodingKey {
            case file, source, sequence, received, accepted, duplicate, notRegistered, possibleMatch, quarantined,
                seconds
            case refused, code, line, message, notices
        }

        func encode(to encoder: any Encoder) throws {
            var line = encoder.container(keyedBy: Key.self)
            try line.encode(result.file, forKey: .file)
            try line.encode(result.seconds, forKey: .seconds)
            switch result.outcome {
            case .refused(let refusal):
                var refused = line.nestedContainer(keyedBy: Key.self, forKey: .refused)
                try refused.encode(refusal.code.rawValue, forKey: .code)
                try refused.encode(refusal.line, forKey: .line)
                if saysWhy { try refused.encode(refusal.message(file: result.file), forKey: .message) }
            case .imported(let statement):
                try line.encode(statement.source, forKey: .source)
                try line.encode(statement.sequence, forKey: .sequence)
                try line.encode(statement.received, forKey: .received)
                try line.encode(statement.accepted, forKey: .accepted)
                try line.encode(statement.duplicate, forKey: .duplicate)
                try line.encode(statement.notRegistered, forKey: .notRegistered)
                try line.encode(statement.possibleMatch, forKey: .possibleMatch)
                try line.encode(statement.quarantined, forKey: .quarantined)
                if saysWhy, !result.notices.isEmpty { try line.encode(result.notices, forKey: .notices) }
            }
        }
    }
}
