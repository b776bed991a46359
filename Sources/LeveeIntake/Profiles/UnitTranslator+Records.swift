import LeveeCore

extension UnitTranslator {
    typealias Values = [(name: String, value: ReadValue)]

    mutating func write(_ record: FeedProfile.Record, _ reading: ValueReading) {
        let fields = values(record.fields, record.kind.fields, reading)
        let holder = values(record.holder, FeedProfile.holderFields, reading)
        let documents: [Values] =
            if let path = record.documents {
                reading.unit.nodes(path, from: reading.node).compactMap { node in
                    let inner = ValueReading(unit: reading.unit, node: node, zone: zone, header: header)
                    guard record.documentConditions.allSatisfy(inner.holds) else { return nil }
                    return values(record.document, FeedProfile.documentFields, inner)
                }
            } else if record.document.isEmpty {
                []
            } else {
                [values(record.document, FeedProfile.documentFields, reading)]
            }
        var own: Values = [("recordId", recordID(record, reading, fields, holder, documents.first ?? []))]
        own += fields
        // A statement of which a row cannot be read would say that there is no other document.
        if record.kind == .holdings, !reading.unit.broken.isEmpty {
            own.append(("documents", .unclear("\(reading.unit.broken.count)")))
        }
        // Where a record cannot do without a holder, an empty one says so.
        let needsHolder = record.kind != .crossing && !record.holder.isEmpty
        let hasHolder = needsHolder || holder.contains { $0.value != .nothing }
        let name = record.kind.rawValue
        writer.tag(name, own, isEmpty: !hasHolder && documents.isEmpty)
        if hasHolder { writer.tag("holder", holder, isEmpty: true) }
        for document in documents { writer.tag("travelDocument", document, isEmpty: true) }
        if hasHolder || !documents.isEmpty { writer.end(name) }
    }

    private mutating func values(
        _ rules: [String: ProfileValue], _ names: [String], _ reading: ValueReading
    ) -> Values {
        names.compactMap { name in
            rules[name].map { rule in (name, reading.value(rule) { noteAsWritten($0) }) }
        }
    }

    private func recordID(
        _ record: FeedProfile.Record, _ reading: ValueReading, _ fields: Values, _ holder: Values, _ document: Values
    ) -> ReadValue {
        switch record.recordID {
        case nil: return .nothing
        case .value(let rule): return reading.value(rule)
        case .hash(let prefix, let parts):
            let known =
                fields + holder.map { ("holder.\($0.name)", $0.value) }
                + document.map { ("document.\($0.name)", $0.value) }
            let texts = parts.map { part in
                switch part {
                case .value(let rule): reading.value(rule).text ?? ""
                case .field(let name): known.first { $0.name == name }.map { Self.plain($0.value, name) } ?? ""
                }
            }
            guard texts.contains(where: { !$0.isEmpty }) else { return .nothing }
            let hash = digest(Array(texts.joined(separator: "\u{1F}").utf8)).prefix(16)
            let digits = Array("0123456789abcdef".utf8)
            return .text(
                prefix
                    + String(decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self))
        }
    }

    /// The value without what two spellings of it may differ in.
    private static func plain(_ value: ReadValue, _ name: String) -> String {
        guard let text = value.text else { return "" }
        switch name {
        case "document.number": return (try? DocumentNumber(text).text) ?? text
        case "holder.idNumber": return (try? CitizenNumber(text).text) ?? text
        case "at": return (try? Instant(text)).map { "\($0.nanoseconds)" } ?? text
        default: return text
        }
    }

    /// A row that could not be read: an element that the feed does not know, with whose block it is.
    mutating func writeBroken(_ reason: String, _ unit: SourceUnit) {
        writer.tag(reason, [], isEmpty: false)
        let reading = ValueReading(unit: unit, node: 0, zone: zone, header: header)
        let numbers = profile.units.flatMap(\.records).first { $0.kind == .holdings }?.holder["idNumber"]
        if let numbers { writer.tag("holder", [("idNumber", reading.value(numbers))], isEmpty: true) }
        writer.end(reason)
    }
}
