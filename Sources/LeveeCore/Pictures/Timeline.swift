/// What happened over days on one axis (时间轴): spans such as a booklet in the safe, points such as a crossing, each in its lane.
public struct Timeline: Sendable {
    /// How a span or point looks; the style sheet has a colour and a pattern for each.
    public enum Tone: String, Sendable { case kept, out, allowed, valid, abroad, exit, entry, wrong }

    public struct Span: Sendable {
        public var from: CalendarDay
        /// The last day; nil where it goes on.
        public var to: CalendarDay?
        public var tone: Tone
        public var words: String

        public init(_ from: CalendarDay, _ to: CalendarDay?, _ tone: Tone, _ words: String) {
            self.from = from
            self.to = to
            self.tone = tone
            self.words = words
        }
    }

    public struct Lane: Sendable {
        public var title: String
        public var spans: [Span]
        public var points: [Span]

        public init(_ title: String, spans: [Span] = [], points: [Span] = []) {
            self.title = title
            self.spans = spans
            self.points = points
        }
    }

    public var title: String
    public var lanes: [Lane]
    public var first: CalendarDay
    /// The as-of day: what goes on ends there.
    public var last: CalendarDay

    public init(title: String, lanes: [Lane], from first: CalendarDay, to last: CalendarDay) {
        self.title = title
        self.lanes = lanes
        self.first = min(first, last)
        self.last = last
    }

    private static let (left, right, top, lane, width) = (120.0, 12.0, 8.0, 34.0, 920.0)

    public var svg: String {
        let height = Self.top + Double(lanes.count) * Self.lane + 26
        var parts = months(height: height)
        for (place, lane) in lanes.enumerated() {
            let y = Self.top + Double(place) * Self.lane
            parts.append(Drawing.text(x: 0, y: y + 20, lane.title, class: "lane"))
            parts.append(
                Drawing.line(x1: Self.left, y1: y + Self.lane - 3, x2: Self.width - Self.right, y2: y + Self.lane - 3))
            for span in lane.spans {
                guard let (from, to) = edges(span) else { continue }
                parts.append(
                    Drawing.box(
                        x: from, y: y + 6, width: max(to - from, 3), height: 18, class: span.tone.rawValue,
                        words: span.words))
            }
            for point in lane.points {
                guard let (from, to) = edges(point) else { continue }
                let middle = (from + to) / 2
                let up = point.tone == .exit
                let (tip, foot) = up ? (y + 4, y + 24) : (y + 26, y + 6)
                parts.append(
                    "<path d=\"M\(Drawing.number(middle)) \(Drawing.number(tip)) L\(Drawing.number(middle + 6)) "
                        + "\(Drawing.number(foot)) L\(Drawing.number(middle - 6)) \(Drawing.number(foot)) Z\" class=\"\(point.tone.rawValue)\">"
                        + "<title>\(PaperHTML.escaped(point.words))</title></path>")
            }
        }
        let words = lanes.flatMap { lane in (lane.spans + lane.points).map { "\(lane.title): \($0.words)" } }
        return Drawing.frame(width: Self.width, height: height, class: "timeline", title: title, words: words, parts)
    }

    /// Where a span begins and ends; nil where none of it is shown.
    private func edges(_ span: Span) -> (Double, Double)? {
        let end = min(span.to ?? last, last)
        guard end >= first, span.from <= last else { return nil }
        return (place(max(span.from, first)), place(end + 1))
    }

    private func place(_ day: CalendarDay) -> Double {
        let days = Double(last.number - first.number + 1)
        return Self.left + Double(day.number - first.number) / days * (Self.width - Self.left - Self.right)
    }

    /// A tick on the first of a month; of so many months that their names stand apart.
    private func months(height: Double) -> [String] {
        let count = Int(last.number - first.number) / 30 + 1
        let step = [1, 2, 3, 6, 12, 24, 60].first { count / $0 <= 11 } ?? 120
        var month = first - (first.parts.day - 1)
        if month < first { month = month.adding(months: 1) }
        var parts: [String] = []
        while month <= last {
            if (month.parts.month - 1) % min(step, 12) == 0, step < 12 || month.parts.year % (step / 12) == 0 {
                let x = place(month)
                parts.append(Drawing.line(x1: x, y1: Self.top, x2: x, y2: height - 22, class: "tick"))
                parts.append(Drawing.text(x: x + 2, y: height - 8, String(month.description.prefix(7))))
            }
            month = month.adding(months: 1)
        }
        return parts
    }
}
