import LeveeCore

/// A JSON value that is put together by hand.
enum PlainJSON: Encodable {
    case null
    case number(Int64)
    case text(String)
    case list([PlainJSON])
    case keyed([String: PlainJSON])

    /// An object without the keys that have no value.
    static func object(_ fields: [(String, PlainJSON?)]) -> PlainJSON {
        .keyed(Dictionary(fields.compactMap { key, value in value.map { (key, $0) } }, uniquingKeysWith: { $1 }))
    }

    func encode(to encoder: any Encoder) throws {
        var single = encoder.singleValueContainer()
        switch self {
        case .null: try single.encodeNil()
        case .number(let number): try single.encode(number)
        case .text(let text): try single.encode(text)
        case .list(let list): try single.encode(list)
        case .keyed(let object): try single.encode(object)
        }
    }
}

extension PlainJSON {
    private static func text(_ value: (some CustomStringConvertible)?) -> PlainJSON? {
        value.map { .text($0.description) }
    }

    private static func word(_ value: (some RawRepresentable<String>)?) -> PlainJSON? {
        value.map { .text($0.rawValue) }
    }

    /// The root's values; instants in nanoseconds since 1970.
    init(_ header: FeedHeader) {
        self = .object([
            ("source", .text(header.source)), ("sequence", .number(header.sequence)),
            ("generatedAt", .number(header.generatedAt.nanoseconds)), ("coversFrom", Self.text(header.coversFrom)),
            ("coversTo", Self.text(header.coversTo)), ("letter", Self.text(header.letter)),
            ("purpose", Self.text(header.purpose)),
        ])
    }

    /// A record's values under the names of the feed's attributes.
    init(_ record: FeedRecord) {
        var fields: [(String, PlainJSON?)] = [
            ("recordId", .text(record.recordID)), ("holder", record.holder.map(PlainJSON.init)),
        ]
        switch record.body {
        case .document(let action, let on, _, _):
            fields += [("kind", .text("document")), ("action", Self.word(action)), ("on", Self.text(on))]
        case .crossing(let direction, let at, let port, let to, let from, _, _):
            fields += [
                ("kind", .text("crossing")), ("direction", Self.word(direction)), ("at", .number(at.nanoseconds)),
                ("port", Self.text(port)), ("to", Self.text(to?.text)), ("from", Self.text(from?.text)),
            ]
        case .holdings(let on, _, _): fields += [("kind", .text("holdings")), ("on", Self.text(on))]
        case .filing(let action, let on, _):
            fields += [("kind", .text("filing")), ("action", Self.word(action)), ("on", Self.text(on))]
        case .withdrawal(let target, let reason):
            fields += [("kind", .text("withdrawal")), ("of", .text(target)), ("reason", Self.text(reason))]
        }
        switch record.body {
        case .document, .crossing, .holdings: fields.append(("documents", .list(record.documents.map(PlainJSON.init))))
        case .filing, .withdrawal: break
        }
        self = .object(fields)
    }

    private init(_ holder: Holder) {
        self = .object([
            ("idNumber", Self.text(holder.idNumber?.text)), ("name", Self.text(holder.name)),
            ("surname", Self.text(holder.surname)), ("givenNames", Self.text(holder.givenNames)),
            ("birthDate", Self.text(holder.birthDate)), ("sex", Self.word(holder.sex)),
        ])
    }

    private init(_ details: DocumentDetails) {
        self = .object([
            ("type", Self.word(details.document.type)), ("number", .text(details.document.number)),
            ("rawNumber", .text(details.rawNumber)), ("issuingState", Self.text(details.issuingState?.text)),
            ("issuedOn", Self.text(details.issuedOn)), ("expiresOn", Self.text(details.expiresOn)),
            ("authority", Self.text(details.authority)),
        ])
    }
}
