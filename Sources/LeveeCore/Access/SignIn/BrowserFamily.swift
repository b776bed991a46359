/// Which browser a session is at, so that its owner knows it again: the family alone, as anything finer would be a trace.
public enum BrowserFamily: String, Hashable, Sendable, CaseIterable {
    case edge, firefox, chrome, safari, other

    /// - Parameter userAgent: what the browser says of itself.
    public init(userAgent: String) {
        let marks: [(mark: String, family: Self)] = [
            // Edge says that it is Chrome, and Chrome that it is Safari.
            ("Edg", .edge), ("Firefox/", .firefox), ("Chrome/", .chrome), ("CriOS/", .chrome), ("Safari/", .safari),
        ]
        let words = userAgent.utf8.split(separator: UInt8(ascii: " ")).prefix(64)
        self =
            marks.first { mark, _ in words.contains { $0.starts(with: mark.utf8) } }?.family ?? .other
    }

    public var title: Bilingual {
        switch self {
        case .edge: Bilingual(zh: "Edge 浏览器", en: "Edge")
        case .firefox: Bilingual(zh: "Firefox 浏览器", en: "Firefox")
        case .chrome: Bilingual(zh: "Chrome 浏览器", en: "Chrome")
        case .safari: Bilingual(zh: "Safari 浏览器", en: "Safari")
        case .other: Bilingual(zh: "其他浏览器", en: "another browser")
        }
    }
}
