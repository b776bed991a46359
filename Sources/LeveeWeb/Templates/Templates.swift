import Mustache

/// Every template, each escaping by ``SafeHTML``.
struct Templates: Sendable {
    private let library: MustacheLibrary

    /// - Throws: where a template cannot be read: a test sees to it that none can ship so.
    init() throws {
        MustacheContentTypes.register(SafeHTML(), named: SafeHTML.name)
        var library = MustacheLibrary()
        for (name, bytes) in WebFiles.all where name.hasSuffix(".mustache") {
            let text = "{{% CONTENT_TYPE:\(SafeHTML.name)}}\n" + String(decoding: bytes, as: UTF8.self)
            try library.register(text, named: String(name.dropLast(".mustache".count)))
        }
        self.library = library
    }

    /// The filled template; empty where there is none of that name.
    func filled(_ name: String, with view: View) -> String { library.render(view, withTemplate: name) ?? "" }
}
