import Dispatch
import LeveeCore

/// Messages as they come in over a pipe. A thread of its own reads and checks them, while the caller works on those before.
struct MessageInbox {
    private let descriptor: Int32
    private let patience: Duration
    /// Where the XML of a record lies that does not come with it.
    private let file: FileSource?

    init(_ descriptor: Int32, patience: Duration, file: FileSource? = nil) {
        self.descriptor = descriptor
        self.patience = patience
        self.file = file
    }

    /// Hands on what the messages tell, up to the end that one of them says.
    /// - Parameter stop: ends whoever writes into the pipe, so that nobody waits for him.
    /// - Returns: paths of another vocabulary that its profile neither maps nor ignores, with their counts.
    /// - Throws: as ``CagedFeedReader/read(path:progress:header:item:)``.
    func handOn(
        stop: () -> Void = {}, progress: (Double) -> Void, header: (FeedHeader) throws -> Void,
        item: (FeedItem) throws -> Void
    ) throws -> [String: Int] {
        let desk = HandOver<Parcel<MessageLot>>(givers: 1)
        let thread = DispatchGroup()
        let lots = MessageLots(descriptor, patience: patience)
        DispatchQueue.global().async(group: thread) { desk.finish(with: Result { try Self.give(lots, to: desk) }) }
        defer {
            desk.close()
            stop()
            thread.wait()
        }
        while let lot = try desk.next()?.open() {
            var place = ElementPlace.here(0..<0)
            let xml = { place.text(in: lot.bytes, file) }
            for message in lot.messages {
                switch message {
                case .header(let told): try header(told)
                case .records(let records):
                    for record in records {
                        place = record.xml
                        try item(FeedItem(line: record.frame.line, content: .record(record.frame), xml: xml))
                    }
                case .bad(let bad, let line, let element):
                    place = element
                    try item(FeedItem(line: line, content: .bad(bad), xml: xml))
                case .progress(let share): progress(share)
                case .refusal(let refusal): throw refusal
                case .end(let warnings): return warnings
                }
            }
        }
        throw FeedRefusal(.readerFailed)
    }

    private static func give(_ lots: MessageLots, to desk: HandOver<Parcel<MessageLot>>) throws {
        var lots = lots
        var isOver = false
        while !isOver {
            let lot = lots.next()
            isOver = lot.messages.last?.isLast ?? true
            try desk.give(Parcel(lot))
        }
    }
}
