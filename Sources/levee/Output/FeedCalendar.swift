import LeveeCore

/// The days of a source as rows of months: a mark for each day, and behind them the same in words.
struct FeedCalendar {
    let health: SourceHealth
    let terminal: Terminal

    /// Months shown, the last one that of the as-of day.
    private static let monthCount = 12

    private var language: Language { terminal.language }

    /// What the marks mean, the days of the month, a row for each month; none where nothing is covered by the as-of day.
    var lines: [String] {
        let rows = months.map(row)
        if rows.isEmpty { return [] }
        let legend = SourceHealth.Mark.allCases.filter { $0 != .outside }.map { "\(mark($0)) \(word($0))" }
        return [legend.joined(separator: "  "), "         1...5....10...15...20...25...30"] + rows
    }

    /// First days of the months.
    private var months: [CalendarDay] {
        guard health.firstCovered <= health.day else { return [] }
        let last = first(ofMonthOf: health.day)
        let start = max(last.adding(months: 1 - Self.monthCount), first(ofMonthOf: health.firstCovered))
        return (0..<Self.monthCount).map { start.adding(months: $0) }.filter { $0 <= last }
    }

    private func row(_ first: CalendarDay) -> String {
        let next = first.adding(months: 1)
        let marks = (first.number..<next.number).map { health.mark(of: CalendarDay(number: $0)) }
        let line = marks.map(styled).joined() + String(repeating: " ", count: 31 - marks.count)
        let counts = SourceHealth.Mark.allCases.filter { $0 != .outside }.compactMap { kind -> String? in
            let count = marks.count { $0 == kind }
            if count == 0 { return nil }
            return language == .zh ? "\(word(kind)) \(count) 天" : "\(count) \(word(kind))"
        }
        let month = String(first.description.prefix(7))
        return "\(month)  \(line)  " + counts.joined(separator: language == .zh ? "，" : ", ")
    }

    private func mark(_ mark: SourceHealth.Mark) -> String {
        switch mark {
        case .covered: "#"
        case .missing: "!"
        case .awaited: "-"
        case .outside: " "
        }
    }

    private func styled(_ kind: SourceHealth.Mark) -> String {
        kind == .missing ? terminal.styled(mark(kind), .red) : mark(kind)
    }

    private func word(_ mark: SourceHealth.Mark) -> String {
        let word: Bilingual =
            switch mark {
            case .covered: .init(zh: "已有", en: "covered")
            case .missing: .init(zh: "缺", en: "missing")
            case .awaited: .init(zh: "未到", en: "not yet")
            case .outside: .init(zh: "", en: "")
            }
        return word[language]
    }

    private func first(ofMonthOf day: CalendarDay) -> CalendarDay { day - (day.parts.day - 1) }
}
