/// A path through the elements of a source: `..` steps up, names, at the end perhaps an attribute.
struct ProfilePath: Hashable, Sendable {
    /// A name in its namespace.
    struct Step: Hashable, Sendable {
        var space: String
        var name: String
    }

    /// Steps up before anything else.
    var ups = 0
    var steps: [Step] = []
    var attribute: Step?
    /// Whether it begins with `//`: anywhere below the root.
    var isAnywhere = false

    static let itself = ProfilePath()

    /// Reads `../nc:Person/@id`; `.` is the element itself.
    /// - Returns: nil where it is no path, or a prefix is not among the namespaces.
    init?(_ text: String, namespaces: [String: String]) {
        self.init()
        var rest = text[...]
        if rest.hasPrefix("//") {
            isAnywhere = true
            rest = rest.dropFirst(2)
        }
        guard rest != "." else { return }
        let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if part == ".." {
                guard steps.isEmpty, !isAnywhere else { return nil }
                ups += 1
                continue
            }
            let isAttribute = part.hasPrefix("@")
            guard let step = Self.step(isAttribute ? part.dropFirst() : part, isAttribute, namespaces) else {
                return nil
            }
            if isAttribute {
                guard index == parts.count - 1 else { return nil }
                attribute = step
            } else {
                steps.append(step)
            }
        }
    }

    init() {}

    /// - Parameter isAttribute: an attribute without a prefix has no namespace; an element has the one of the empty prefix.
    private static func step(_ text: Substring, _ isAttribute: Bool, _ namespaces: [String: String]) -> Step? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let name = parts.last, !name.isEmpty, parts.count <= 2,
            !name.unicodeScalars.contains(where: { " \t@[]()*'\"=".unicodeScalars.contains($0) })
        else { return nil }
        if parts.count == 2 {
            guard let space = namespaces[String(parts[0])] else { return nil }
            return Step(space: space, name: String(name))
        }
        return Step(space: isAttribute ? "" : namespaces[""] ?? "", name: String(name))
    }

    /// The path from where this one starts; nil where it steps up beyond that.
    func appending(_ other: ProfilePath) -> ProfilePath? {
        guard other.ups <= steps.count else { return nil }
        var path = self
        path.steps.removeLast(other.ups)
        path.steps += other.steps
        path.attribute = other.attribute
        return path
    }
}
