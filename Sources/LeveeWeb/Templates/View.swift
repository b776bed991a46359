import Mustache

/// What a template is filled with: a closed set of shapes, so that nothing is looked up by reflection and nothing that is not
/// meant for a page gets on one.
///
/// A template asks for a name with a dot before it, `{{.title}}`: without the dot the library goes on looking in what lies
/// around, and a block without a title would show its page's.
indirect enum View: Hashable, Sendable {
    case text(String)
    case flag(Bool)
    case list([View])
    case fields([String: View])
    case markup(Markup)

    /// Fields of which those without a value are left out.
    static func some(_ fields: [String: View?]) -> View { .fields(fields.compactMapValues { $0 }) }

    static func texts(_ texts: [String]) -> View { .list(texts.map { .text($0) }) }
}

extension View: ExpressibleByStringLiteral {
    init(stringLiteral value: String) { self = .text(value) }
}

extension View: MustacheParent {
    func child(named name: String) -> Any? {
        guard case .fields(let fields) = self else { return nil }
        // A section over a text would make it all that is seen inside: `{{#.hint?}}` only asks whether there is one.
        if name.utf8.last == UInt8(ascii: "?") { return fields[String(name.dropLast())] != nil }
        return fields[name]
    }
}

extension View: MustacheCustomRepresentation {
    var representation: Any? {
        switch self {
        case .text(let text): text
        case .flag(let flag): flag
        case .list(let views): views
        case .fields: self
        case .markup(let markup): markup.html
        }
    }
}

/// HTML that our own code has made and escaped: a drawing, a paper. Nothing else gets onto a page unescaped.
struct Markup: Hashable, Sendable {
    let html: String

    init(escapedByHand html: String) { self.html = html }
}
