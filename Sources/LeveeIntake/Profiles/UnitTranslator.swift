import LeveeCore

/// Turns units into records of our feed.
struct UnitTranslator {
    let profile: FeedProfile
    let zone: Zone
    let limits: FeedLimits
    /// SHA-256 or alike.
    let digest: ([UInt8]) -> [UInt8]
    /// The header's values as they were written.
    private(set) var header: [String: String] = [:]
    var writer = FeedWriter()
    /// Numbers that are not plainly one, by their paths.
    private var asWritten: [PlacedPath: Int] = [:]

    init(_ profile: FeedProfile, zone: Zone, limits: FeedLimits, digest: @escaping ([UInt8]) -> [UInt8]) {
        self.profile = profile
        self.zone = zone
        self.limits = limits
        self.digest = digest
    }

    /// Writes the root's tag. What the command says comes before what the file says.
    /// - Throws: ``FeedRefusal`` `headerMissing` with the option that would give what is missing.
    mutating func begin(
        _ preamble: SourceUnit, _ options: FeedHeaderOptions, line: Int
    ) throws(FeedRefusal) {
        var values: [(name: String, value: ReadValue)] = [("xmlns", .text("\(FeedElement.namespace)"))]
        for name in FeedProfile.headerFields {
            var value = ReadValue.nothing
            if let text = options.values[name] {
                value = .text(text)
            } else if let rule = profile.header[name] {
                let reading = ValueReading(unit: preamble, node: preamble.isEmpty ? -1 : 0, zone: zone, header: header)
                value = reading.value(rule)
            }
            if value == .nothing, name != "letter", name != "purpose" {
                throw FeedRefusal(.headerMissing, line: line, field: FeedHeaderOptions.option(for: name))
            }
            header[name] = value.text
            values.append((name, value))
        }
        writer.advance(to: line)
        writer.tag("borderFeed", values, isEmpty: false)
    }

    mutating func end() { writer.end("borderFeed") }

    /// Hands over what was written.
    mutating func take() -> [UInt8] { writer.take() }

    mutating func noteAsWritten(_ path: PlacedPath) { asWritten[path, default: 0] += 1 }

    /// Numbers that stayed as they are, by path.
    var notes: [String: Int] {
        Dictionary(
            asWritten.compactMap { path, count in
                (path.attribute ?? path.places.last).map { (profile.tree.path(of: $0) + " (as written)", count) }
            }, uniquingKeysWith: +)
    }

    private enum Item {
        case record(Int, node: Int, piece: (path: PlacedPath, text: String)?)
        case broken(String)
    }

    /// Writes every record of a unit, in the order of the source.
    /// - Throws: ``FeedRefusal`` `recordTooLarge`.
    mutating func write(_ unit: SourceUnit, _ index: Int) throws(FeedRefusal) {
        let definition = profile.units[index]
        var items: [(line: Int, item: Item)] = unit.broken.map { ($0.line, .broken($0.reason)) }
        for (number, record) in definition.records.enumerated() {
            for node in unit.nodes(record.each, from: 0) {
                let reading = reading(unit, node)
                guard record.conditions.allSatisfy(reading.holds) else { continue }
                for piece in pieces(record, reading) {
                    items.append((unit.nodes[node].line, .record(number, node: node, piece: piece)))
                }
            }
        }
        // The sort is stable: what begins on one line stays in the profile's order.
        items.sort { $0.line < $1.line }
        let before = writer.bytes.count
        for (line, item) in items {
            writer.advance(to: line)
            switch item {
            case .broken(let reason): writeBroken(reason, unit)
            case .record(let number, let node, let piece):
                var reading = reading(unit, node)
                reading.piece = piece
                write(definition.records[number], reading)
            }
            guard writer.bytes.count - before <= limits.recordBytes * 4 else {
                throw FeedRefusal(.recordTooLarge, line: line)
            }
        }
    }

    private func reading(_ unit: SourceUnit, _ node: Int) -> ValueReading {
        ValueReading(unit: unit, node: node, zone: zone, header: header)
    }

    /// The pieces of a text that names several documents, where each of them is plainly a number; else one without any.
    private func pieces(
        _ record: FeedProfile.Record, _ reading: ValueReading
    ) -> [(path: PlacedPath, text: String)?] {
        guard let split = record.split else { return [nil] }
        let texts = reading.texts(split.path)
        guard texts.count == 1, let text = texts.first, text.utf8.count <= 2_000 else { return [nil] }
        var pieces = [text]
        for separator in split.separators {
            pieces = pieces.flatMap { piece in
                piece.split(separator: separator, omittingEmptySubsequences: true).map(String.init)
            }
        }
        let cleaning = record.document["number"]?.clean ?? NumberCleaning(before: [], remarks: false)
        guard pieces.count > 1, pieces.allSatisfy({ cleaning.number(in: $0) != nil }) else { return [nil] }
        return pieces.map { (split.path, $0) }
    }
}
