import LeveeCore

/// How one source of feeds stands, as a person would want to read it.
struct FeedHealthPage {
    let health: SourceHealth
    let zone: Zone
    let terminal: Terminal

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    private var separator: String { say("；", "; ") }

    var lines: [String] {
        let facts = [files, missing, covered, fresh, daily, quarantined, unregistered] + unusual
        return [terminal.styled(Text.visible(health.source), .bold)]
            + facts.flatMap { text in
                DisplayWidth.wrapped(text, to: terminal.columns - 4).enumerated().map { index, line in
                    (index == 0 ? "  " : "    ") + line
                }
            } + FeedCalendar(health: health, terminal: terminal).lines.map { "  " + $0 }
    }

    private var files: String {
        let last = health.last.header
        let made = zone.clock(of: last.generatedAt)
        return say(
            "文件：共 \(health.fileCount) 个，最后一个 \(last.sequence) 号，生成于 \(made)",
            "files: \(health.fileCount), the last one number \(last.sequence), made at \(made)")
    }

    private var missing: String {
        let numbers = health.missing.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        return say("缺号：", "numbers missing: ")
            + (numbers.isEmpty ? say("无", "none") : numbers.joined(separator: say("、", ", ")))
    }

    private var covered: String {
        let runs = health.runs.map { $0.from == $0.to ? "\($0.from)" : "\($0.from)…\($0.to)" }
        return say("连续覆盖：", "covered without a break: ") + runs.joined(separator: separator)
    }

    private var fresh: String {
        let (last, days) = (health.lastCovered, health.staleDays)
        let text =
            days == 0
            ? say("数据至 \(last)，已到核查日", "reaches \(last), up to date")
            : say(
                "数据至 \(last)，距 \(health.day) 有 \(days) 天",
                "reaches \(last), \(days == 1 ? "1 day" : "\(days) days") before \(health.day)")
        return text + (health.stale == nil ? "" : say("，已过期", "; stale"))
    }

    private var daily: String {
        let own = tenths(health.last.daily)
        guard let usual = health.usual else {
            return say(
                "每日记录：最后一个文件 \(own)，文件尚少，说不上平时",
                "records a day: \(own) in the last file; too few files to say what is usual")
        }
        return say(
            "每日记录：最后一个文件 \(own)，平时 \(tenths(usual))", "records a day: \(own) in the last file, usually \(tenths(usual))"
        )
    }

    private var quarantined: String { share(say("隔离", "quarantined"), \.quarantined) }
    private var unregistered: String { share(say("非在册人员", "not in the registry"), \.notRegistered) }

    private func share(_ title: String, _ kind: KeyPath<FeedStatement, Int>) -> String {
        let (count, of) = health.share(kind)
        let (own, all) = (health.last.statement[keyPath: kind], health.last.statement.received)
        return say(
            "\(title)：最近 \(health.recent.count) 个文件 \(of) 条中 \(count) 条（\(percent(count, of))），最后一个 \(all) 条中 \(own) 条",
            "\(title): \(count) of \(of) records in the last "
                + (health.recent.count == 1 ? "file" : "\(health.recent.count) files")
                + " (\(percent(count, of))), \(own) of \(all) in the last one")
    }

    private var unusual: [String] {
        let files = health.unusual.flatMap { file in
            file.statement.notices.map { notice in
                say("异常：\(file.header.sequence) 号文件", "unusual: file \(file.header.sequence) ")
                    + notice.message[language] + accepted(file, notice)
            }
        }
        return (health.stale.map { [say("异常：", "unusual: ") + $0.message[language]] } ?? []) + files
    }

    private func accepted(_ file: DeliveredFile, _ notice: FeedNotice) -> String {
        guard notice.level == .stop, let reason = file.acceptedFor else { return "" }
        return say("，已放行：", "; accepted: ") + Text.visible(reason)
    }

    private func tenths(_ daily: DailyRecords) -> String { "\(daily.tenths / 10).\(daily.tenths % 10)" }

    private func percent(_ count: Int, _ of: Int) -> String {
        let tenths = of == 0 ? 0 : count * 1000 / of
        return "\(tenths / 10).\(tenths % 10)" + say("%", " %")
    }
}
