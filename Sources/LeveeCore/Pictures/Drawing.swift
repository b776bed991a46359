/// What every drawing (SVG) is made of: escaped texts, and numbers as every platform writes them. A drawing asks for nothing
/// from outside, has its words for screen readers, and takes its colours from the page's style by class.
enum Drawing {
    static func text(x: Double, y: Double, _ text: String, anchor: String = "start", class name: String? = nil)
        -> String
    {
        let styled = name.map { " class=\"\($0)\"" } ?? ""
        return
            "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\"\(styled)>\(PaperHTML.escaped(text))</text>"
    }

    /// - Parameter words: what it is, shown where a pointer rests and read out; nil where the drawing's own words say it.
    static func box(
        x: Double, y: Double, width: Double, height: Double, class name: String, words: String? = nil
    ) -> String {
        let title = words.map { "<title>\(PaperHTML.escaped($0))</title>" } ?? ""
        return "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\" "
            + "class=\"\(name)\">\(title)</rect>"
    }

    static func line(x1: Double, y1: Double, x2: Double, y2: Double, class name: String = "axis") -> String {
        "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" class=\"\(name)\"/>"
    }

    /// The frame around the parts, with the drawing's title and all that it says in words.
    static func frame(
        width: Double, height: Double, class name: String, title: String, words: [String], _ parts: [String]
    ) -> String {
        """
        <svg class="\(name)" viewBox="0 0 \(number(width)) \(number(height))" width="\(number(width))" \
        height="\(number(height))" role="img">
        <title>\(PaperHTML.escaped(title))</title><desc>\(PaperHTML.escaped(words.joined(separator: "; ")))</desc>

        """ + parts.joined(separator: "\n") + "\n</svg>"
    }

    /// With one decimal at most.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
