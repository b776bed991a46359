public import LeveeCore

/// Why XML that should be one record is none. Nothing of it is kept.
public enum RecordRefusal: Error, Hashable, Sendable {
    /// It is not what may stand in a feed at all.
    case feed(FeedRefusal)
    /// It holds none, or more than one.
    case notOne
    /// It is longer than a record may be here.
    case tooLong
    /// It is of another kind than the record in whose place it should come, whose element is named.
    case otherKind(String)

    /// Longest XML of one record that is read from a person, in bytes.
    public static let limit = 16 << 20

    public var explanation: Bilingual {
        switch self {
        case .feed(let refusal):
            let place = refusal.line.map { Bilingual(zh: "第\($0)行", en: "line \($0) ") } ?? Bilingual(zh: "", en: "it ")
            let text =
                refusal.code == .notWellFormed
                ? Bilingual(zh: "不是格式良好的一条记录，请更正", en: "is not well-formed as one record; correct it")
                : refusal.explanation
            return Bilingual(
                zh: "给出的记录\(place.zh)\(text.zh)；什么也没有改变",
                en: "the record that was given: \(place.en)\(text.en); nothing has changed")
        case .notOne:
            return Bilingual(
                zh: "须给出正好一条记录，例如一个 document 元素；什么也没有改变",
                en: "give exactly one record, such as one `document` element; nothing has changed")
        case .otherKind(let name):
            let name = Text.visible(name)
            return Bilingual(
                zh: "原记录是 `\(name)`：更正不得改变记录的种类，也不得凭空作出撤回；什么也没有改变",
                en:
                    "the record is a `\(name)`: a fix makes no other kind of it, and no withdrawal out of what was none; "
                    + "nothing has changed")
        case .tooLong:
            return Bilingual(
                zh: "给出的记录超过 16 MiB；什么也没有改变", en: "the record that was given is longer than 16 MiB; nothing has changed"
            )
        }
    }
}

/// Reads one record as if it stood in the file of its header: with the same limits, the same checks and the same words.
public struct RecordReader: Sendable {
    private let zone: Zone

    public init(zone: Zone) { self.zone = zone }

    /// - Parameters:
    ///   - xml: one element, as in a feed.
    ///   - today: the day of the import, or a later one.
    /// - Throws: ``RecordRefusal``.
    public func read(_ xml: [UInt8], under header: FeedHeader, today: CalendarDay) throws(RecordRefusal)
        -> FeedItem.Content
    {
        guard xml.count <= RecordRefusal.limit else { throw .tooLong }
        var contents: [FeedItem.Content] = []
        do {
            let reader = FeedReader(zone: zone, today: max(today, zone.day(of: header.generatedAt), header.coversTo))
            try reader.read(bytes: RecordEnvelope(header: header).bytes(around: xml)) { _ in
            } item: { item in
                contents.append(item.content)
                if contents.count > 1 { throw RecordRefusal.notOne }
            }
        } catch let refusal as RecordRefusal {
            throw refusal
        } catch let refusal as FeedRefusal {
            throw .feed(refusal)
        } catch { throw .notOne }
        guard let content = contents.first else { throw .notOne }
        return content
    }

    /// Reads what should come in the place of a record that was sent: the same kind of record. What was sent as none of the
    /// schema's can become any but a withdrawal.
    /// - Throws: ``RecordRefusal``.
    public func read(
        _ xml: [UInt8], insteadOf sent: [UInt8], under header: FeedHeader, today: CalendarDay
    ) throws(RecordRefusal) -> FeedItem.Content {
        let content = try read(xml, under: header, today: today)
        guard case .record(let frame) = content else { return content }
        let name = RecordOutline.element(of: sent, under: header)
        let isKnown = ["document", "crossing", "holdings", "filing", "withdrawal"].contains(name)
        let becomes = "\(frame.kind)"
        if isKnown ? becomes != name : becomes == "withdrawal" { throw .otherKind(name) }
        return content
    }
}
