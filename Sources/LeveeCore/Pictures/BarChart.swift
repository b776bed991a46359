/// Bars over days as an SVG drawing with its words for screen readers. It asks for nothing from outside and scales with the page.
public struct BarChart: Sendable {
    public struct Bar: Sendable {
        public var day: CalendarDay
        public var value: Int

        public init(day: CalendarDay, value: Int) {
            self.day = day
            self.value = value
        }
    }

    /// What is drawn, such as `open findings`.
    public var title: String
    public var bars: [Bar]
    /// Of the drawing, against a height of 132.
    public var width: Double

    public init(title: String, bars: [Bar], width: Double = 640) {
        self.title = title
        self.bars = bars
        self.width = width
    }

    private static let (height, base, left) = (132.0, 108.0, 36.0)
    /// A few days are bars, too, and no blocks; two dates need some room beside each other.
    private static let (widest, dates) = (40.0, 190.0)

    public var svg: String {
        let most = max(bars.map(\.value).max() ?? 0, 1)
        let step = min((width - Self.left) / Double(max(bars.count, 1)), Self.widest)
        var lines = [
            """
            <svg class="chart" viewBox="0 0 \(Int(width)) \(Int(Self.height))" role="img">
            <title>\(PaperHTML.escaped(title))</title><desc>\(PaperHTML.escaped(words))</desc>
            """,
            "<line x1=\"\(Int(Self.left))\" y1=\"\(Int(Self.base))\" x2=\"\(Int(width))\" y2=\"\(Int(Self.base))\"/>",
            text(x: Self.left - 6, y: 18, "\(most)", anchor: "end"),
            text(x: Self.left - 6, y: Self.base, "0", anchor: "end"),
        ]
        for (place, bar) in bars.enumerated() {
            let height = Double(bar.value) / Double(most) * (Self.base - 10)
            let x = Self.left + Double(place) * step
            lines.append(
                """
                <rect x="\(Self.number(x + step * 0.15))" y="\(Self.number(Self.base - height))" \
                width="\(Self.number(step * 0.7))" height="\(Self.number(height))"><title>\(bar.day): \(bar.value)</title></rect>
                """)
        }
        if let first = bars.first, let last = bars.last {
            lines.append(text(x: Self.left, y: Self.base + 18, "\(first.day)", anchor: "start"))
            let end = max(Self.left + Double(bars.count) * step, Self.left + Self.dates)
            if bars.count > 1 { lines.append(text(x: end, y: Self.base + 18, "\(last.day)", anchor: "end")) }
        }
        return (lines + ["</svg>"]).joined(separator: "\n")
    }

    /// The same as words.
    private var words: String { bars.map { "\($0.day): \($0.value)" }.joined(separator: "; ") }

    private func text(x: Double, y: Double, _ text: String, anchor: String) -> String {
        Drawing.text(x: x, y: y, text, anchor: anchor)
    }

    private static func number(_ value: Double) -> String { Drawing.number(value) }
}
