/// What a page is made of, as a browser reads it.
enum Skeleton {
    /// Names of elements with their attributes, in their order; without what only keeps a part of a text in one line.
    static func of(_ html: String) -> [String] {
        var found: [String] = []
        var rest = Array(html.unicodeScalars)[...]
        while let open = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: open)...]
            guard let first = rest.first, first.properties.isAlphabetic || first == "/" || first == "!" else {
                continue
            }
            var name = String.UnicodeScalarView()
            var quote: Unicode.Scalar?
            while let scalar = rest.popFirst() {
                if let open = quote {
                    if scalar == open { quote = nil }
                    continue
                }
                if scalar == ">" { break }
                if scalar == "\"" || scalar == "'" { quote = scalar } else { name.append(scalar) }
            }
            if !["bdi class=", "/bdi"].contains(String(name)) { found.append(String(name)) }
        }
        return found
    }
}
