/// What a command says of a whole file, in the words of the feed's root; it comes before what the file says.
public struct FeedHeaderOptions: Sendable {
    let values: [String: String]

    /// - Parameter values: by the names of the root's attributes.
    public init(_ values: [String: String] = [:]) { self.values = values.filter { !$0.value.isEmpty } }

    public var isEmpty: Bool { values.isEmpty }

    /// The option of the command that gives an attribute of the root.
    static func option(for attribute: String) -> String {
        switch attribute {
        case "generatedAt": "--generated-at"
        case "coversFrom": "--covers-from"
        case "coversTo": "--covers-to"
        default: "--" + attribute
        }
    }
}
