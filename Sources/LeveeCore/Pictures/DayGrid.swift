/// Days as rows of months (日历): which days a feed covers, which are missing.
public struct DayGrid: Sendable {
    /// A day's square: how it looks, and what it says.
    public struct Day: Sendable {
        public var day: CalendarDay
        /// Class of the square, such as `covered`.
        public var mark: String
        public var words: String

        public init(_ day: CalendarDay, mark: String, words: String) {
            self.day = day
            self.mark = mark
            self.words = words
        }
    }

    public var title: String
    public var days: [Day]

    public init(title: String, days: [Day]) {
        self.title = title
        self.days = days
    }

    private static let (left, size, top) = (70.0, 18.0, 18.0)

    /// Its words count the days of each kind by month: nobody listens to three hundred days.
    public var svg: String {
        let months = Dictionary(grouping: days) { String($0.day.description.prefix(7)) }.sorted {
            $0.key.precedes($1.key)
        }
        var parts = [1, 5, 10, 15, 20, 25, 30].map { day in
            Drawing.text(x: Self.left + Double(day - 1) * Self.size + 3, y: 12, "\(day)")
        }
        var words: [String] = []
        for (row, (month, days)) in months.enumerated() {
            let y = Self.top + Double(row) * Self.size
            parts.append(Drawing.text(x: 0, y: y + 14, month, class: "lane"))
            for day in days {
                parts.append(
                    Drawing.box(
                        x: Self.left + Double(day.day.parts.day - 1) * Self.size, y: y + 1, width: Self.size - 3,
                        height: Self.size - 3, class: day.mark, words: "\(day.day) \(day.words)"))
            }
            let kinds = Dictionary(grouping: days, by: \.words).map { ($0.key, $0.value.count) }.sorted {
                $0.0.precedes($1.0)
            }
            words.append(month + " " + kinds.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
        }
        return Drawing.frame(
            width: Self.left + 31 * Self.size, height: Self.top + Double(months.count) * Self.size + 4,
            class: "day-grid",
            title: title, words: words, parts)
    }
}
