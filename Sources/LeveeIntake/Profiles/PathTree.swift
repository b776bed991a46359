/// Every path of a source that a profile maps or ignores, as a tree of names. The root element is number 0.
struct PathTree: Sendable {
    private struct Node: Sendable {
        var parent: Int
        var elements: [ProfilePath.Step: Int] = [:]
        var attributes: [ProfilePath.Step: Int] = [:]
        var takesText = false
        var isIgnored = false
        var unit: Int?
    }

    private var nodes = [Node(parent: -1)]
    /// Names that are ignored wherever they stand.
    private var elementsAnywhere: Set<ProfilePath.Step> = []
    private var attributesAnywhere: Set<ProfilePath.Step> = []
    /// Namespaces and their prefixes, for showing.
    private let prefixes: [String: String]

    init(namespaces: [String: String]) {
        prefixes = Dictionary(namespaces.map { ($0.value, $0.key) }, uniquingKeysWith: { min($0, $1) })
    }

    /// What stands at a place: nothing that the profile knows, something to pass over, or a place of the tree.
    enum Meaning: Equatable {
        case unknown, ignored
        case place(Int)
    }

    func element(_ step: ProfilePath.Step, under place: Int) -> Meaning {
        if let child = nodes[place].elements[step] { return nodes[child].isIgnored ? .ignored : .place(child) }
        return elementsAnywhere.contains(step) ? .ignored : .unknown
    }

    func attribute(_ step: ProfilePath.Step, of place: Int) -> Meaning {
        if let child = nodes[place].attributes[step] { return nodes[child].isIgnored ? .ignored : .place(child) }
        // What the schema language says of the file itself is never a value.
        let isOfInstance = step.space == "http://www.w3.org/2001/XMLSchema-instance"
        return isOfInstance || attributesAnywhere.contains(step) ? .ignored : .unknown
    }

    func takesText(_ place: Int) -> Bool { nodes[place].takesText }
    func unit(at place: Int) -> Int? { nodes[place].unit }

    /// Adds a path from the root, and gives the numbers along it.
    mutating func add(_ path: ProfilePath, takesText: Bool) -> (places: [Int], attribute: Int?) {
        var place = 0
        var places: [Int] = []
        for step in path.steps {
            place = child(step, of: place)
            places.append(place)
        }
        guard let attribute = path.attribute else {
            if takesText { nodes[place].takesText = true }
            return (places, nil)
        }
        if let known = nodes[place].attributes[attribute] { return (places, known) }
        nodes.append(Node(parent: place))
        nodes[place].attributes[attribute] = nodes.count - 1
        return (places, nodes.count - 1)
    }

    private mutating func child(_ step: ProfilePath.Step, of place: Int) -> Int {
        if let known = nodes[place].elements[step] { return known }
        nodes.append(Node(parent: place))
        nodes[place].elements[step] = nodes.count - 1
        return nodes.count - 1
    }

    /// Ignores a path with everything below it; false where something of it is mapped.
    mutating func ignore(_ path: ProfilePath) -> Bool {
        if path.isAnywhere {
            if let attribute = path.attribute {
                attributesAnywhere.insert(attribute)
            } else if let step = path.steps.first {
                elementsAnywhere.insert(step)
            }
            return true
        }
        let (places, attribute) = add(path, takesText: false)
        guard let place = attribute ?? places.last else { return false }
        guard nodes[place].elements.isEmpty, nodes[place].attributes.isEmpty, !nodes[place].takesText else {
            return false
        }
        nodes[place].isIgnored = true
        return true
    }

    /// Marks an element that is read whole; false where it is one already, or is in one or around one.
    mutating func mark(unit: Int, at place: Int) -> Bool {
        var ancestor = place
        while ancestor >= 0 {
            guard nodes[ancestor].unit == nil else { return false }
            ancestor = nodes[ancestor].parent
        }
        guard nodes[place].elements.isEmpty, nodes[place].attributes.isEmpty else { return false }
        nodes[place].unit = unit
        return true
    }

    /// A name as it is shown in a path: it can be thousands of characters long.
    func shown(_ step: ProfilePath.Step) -> String {
        let name = String(step.name.unicodeScalars.prefix(60))
        if step.space.isEmpty { return name }
        guard let prefix = prefixes[step.space] else {
            return "{" + String(step.space.unicodeScalars.prefix(60)) + "}" + name
        }
        return prefix.isEmpty ? name : prefix + ":" + name
    }

    /// The path of a place from below the root.
    func path(of place: Int) -> String {
        var names: [String] = []
        var place = place
        while place > 0 {
            let parent = nodes[place].parent
            if let step = nodes[parent].elements.first(where: { $0.value == place })?.key {
                names.insert(shown(step), at: 0)
            } else if let step = nodes[parent].attributes.first(where: { $0.value == place })?.key {
                names.insert("@" + shown(step), at: 0)
            }
            place = parent
        }
        return names.joined(separator: "/")
    }
}
