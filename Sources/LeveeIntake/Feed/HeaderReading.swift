import LeveeCore

extension FeedHeader {
    /// Reads what the root says of the whole file.
    /// - Throws: ``FeedRefusal`` `wrongRoot`, `rootAttribute` or `fromTheFuture`.
    init(_ element: XMLElement, line: Int, zone: Zone, today: CalendarDay) throws(FeedRefusal) {
        guard FeedElement(element) == .root else { throw FeedRefusal(.wrongRoot, line: line) }
        var fields = FieldReader(element, as: .root)
        let source = fields.requiredIdentifier("source")
        let sequence = fields.required("sequence", Self.sequence)
        let generatedAt = fields.requiredInstant("generatedAt")
        let coversFrom = fields.requiredDay("coversFrom")
        let coversTo = fields.requiredDay("coversTo")
        let letter = fields.optionalText("letter", limit: Text.freeLimit)
        let purpose = fields.optionalText("purpose", limit: Text.freeLimit)
        if let coversFrom, let coversTo, coversFrom > coversTo { fields.note(.badValue, "coversTo") }
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
    private static func sequence(_ text: String) throws(Refusal) -> Int64 {
        guard text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), text.utf8.first != 48, let number = Int64(text) else {
            throw Refusal(.notANumber, text)
        }
        return number
    }
}
