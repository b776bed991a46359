public import LeveeCore

/// Why XML that should be one record is none. Nothing of it is kept.
public enum RecordRefusal: Error, Hashable, Sendable {
    /// It is not what may stand in a feed at all.
    case feed(FeedRefusal)
    /// It holds none, or more than one.
    case notOne
    /// It is longer than a record may be here.
    case tooLong

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
}
