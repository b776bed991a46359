import LeveeCore

extension FeedHeader {
    /// Reads what the root says of the whole file.
    /// - Throws: ``FeedRefusal`` `wrongRoot`, `rootAttribute` or `fromTheFuture`.
    init(_ element: XMLElement, line: Int, zone: Zone, today: CalendarDay) throws(FeedRefusal) {
        guard FeedElement(element) == .root else { throw FeedRefusal(.wrongRoot, line: line) }
        var fields = FieldReader(element, as: .root)
        let source = fields.requiredIdentifier(.source)?.string
        let sequence = fields.value(fields.required(.sequence), of: .sequence, Self.sequence)
        let generatedAt = fields.requiredInstant(.generatedAt)
        let coversFrom = fields.requiredDay(.coversFrom)
        let coversTo = fields.requiredDay(.coversTo)
        let letter = fields.optionalText(.letter, limit: Text.freeLimit)?.string
        let purpose = fields.optionalText(.purpose, limit: Text.freeLimit)?.string
        if let coversFrom, let coversTo, coversFrom > coversTo { fields.note(.badValue, .coversTo) }
        guard fields.fault == nil, let source, let sequence, let generatedAt, let coversFrom, let coversTo else {
            throw FeedRefusal(.rootAttribute, line: line, field: fields.fault?.field)
        }
        // One day of grace: clocks and zones of the sender may run ahead.
        if zone.day(of: generatedAt) > today + 1 {
            throw FeedRefusal(.fromTheFuture, line: line, field: "borderFeed/@generatedAt")
        }
        if coversTo > today + 1 { throw FeedRefusal(.fromTheFuture, line: line, field: "borderFeed/@coversTo") }
        self.init(
            source: source, sequence: sequence, generatedAt: generatedAt, coversFrom: coversFrom, coversTo: coversTo,
            letter: letter, purpose: purpose)
    }

    /// 1 to 9223372036854775807 in ASCII digits, without sign or leading zero.
    private static func sequence(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Int64, Refusal.Reason> {
        guard bytes.allSatisfy({ $0 >= 48 && $0 <= 57 }), bytes.first != 48,
            let number = Int64(String(decoding: bytes, as: UTF8.self))
        else { return .failure(.notANumber) }
        return .success(number)
    }
}
