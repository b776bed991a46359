import LeveeCore

/// One element of a source with what the profile wants of it: a small tree, in the order of the document.
struct SourceUnit {
    struct Node {
        /// Its number in the profile's tree of paths.
        var place: Int
        var parent: Int
        /// Line on which it starts.
        var line: Int
        var text = ""
        var attributes: [(place: Int, text: String)] = []
        var children: [Int] = []
    }

    private(set) var nodes: [Node] = []
    /// What it takes in memory, roughly: texts, and a fixed sum for each node.
    private(set) var bytes = 0
    /// Rows of a spreadsheet that could not be read, by their lines.
    var broken: [(line: Int, reason: String)] = []

    var isEmpty: Bool { nodes.isEmpty }

    /// - Parameter parent: -1 for the unit itself.
    mutating func open(place: Int, parent: Int, line: Int) -> Int {
        if parent >= 0 { nodes[parent].children.append(nodes.count) }
        nodes.append(Node(place: place, parent: parent, line: line))
        bytes += Self.nodeBytes
        return nodes.count - 1
    }

    mutating func add(_ text: String, to node: Int) {
        nodes[node].text += text
        bytes += text.utf8.count
    }

    mutating func add(_ text: String, attribute place: Int, to node: Int) {
        nodes[node].attributes.append((place, text))
        bytes += text.utf8.count + Self.nodeBytes
    }

    private static let nodeBytes = 150

    /// The elements to which a path leads from a node, in the order of the document.
    func nodes(_ path: PlacedPath, from node: Int) -> [Int] {
        var start = node
        for _ in 0..<path.ups {
            guard start >= 0 else { return [] }
            start = nodes[start].parent
        }
        guard start >= 0 else { return [] }
        var found = [start]
        for place in path.places {
            found = found.flatMap { nodes[$0].children.filter { nodes[$0].place == place } }
        }
        return found
    }

    /// The texts to which a path leads from a node, without the white space around them; blank ones are none.
    func texts(_ path: PlacedPath, from node: Int) -> [String] {
        nodes(path, from: node).compactMap { node in
            if let attribute = path.attribute {
                let text = nodes[node].attributes.first { $0.place == attribute }?.text
                return text.flatMap { Text.isBlank($0) ? nil : NormalForm.text($0) }
            }
            return Self.trimmed(nodes[node].text)
        }
    }

    private static func trimmed(_ text: String) -> String? {
        let scalars = text.unicodeScalars
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(scalar.value) }
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return nil }
        let kept = String(scalars[first...last])
        return Text.isBlank(kept) ? nil : NormalForm.text(kept)
    }
}

/// A path whose names are numbers of the profile's tree of paths.
struct PlacedPath: Hashable, Sendable {
    var ups = 0
    var places: [Int] = []
    var attribute: Int?
}
