import Glibc
import LeveeCore
import Testing

@testable import LeveeIntake

/// What comes over the pipe is handed on in its order and whole, however it is cut; nothing is waited for that is not wanted.
@Suite struct MessageInboxTests {
    private struct Enough: Error {}

    /// Hands on what is written into a pipe.
    /// - Returns: the field of each bad record.
    private func told(_ pieces: [[UInt8]], patience: Duration = .seconds(5), closes: Bool = true) throws -> [String] {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        for piece in pieces { #expect(write(ends[1], piece, piece.count) == piece.count) }
        if closes {
            close(ends[1])
            ends[1] = -1
        }
        var fields: [String] = []
        do {
            _ = try MessageInbox(ends[0], patience: patience).handOn(
                progress: { _ in }, header: { _ in },
                item: { item in
                    guard case .bad(let bad) = item.content else { return }
                    fields.append(bad.field)
                    if bad.field == "enough" { throw Enough() }
                })
        } catch let refusal as FeedRefusal { fields.append(refusal.code.rawValue) } catch is Enough {}
        return fields
    }

    private func bytes(_ fields: [String], ending: (MessageWriter) -> Void = { $0.addEnd([:]) }) -> [UInt8] {
        let writer = MessageWriter()
        for field in fields {
            writer.add(
                BadRecord(reason: .badValue, field: field), line: 1, xml: ElementXML(range: 0..<0, bytes: []),
                isInFile: false)
        }
        ending(writer)
        return Array(writer.raw)
    }

    @Test func whateverWayItIsCut() throws {
        let whole = bytes(["a", "b", "c"])
        let first = bytes(["a"]) { _ in }.count
        for cut in whole.indices {
            var ends: [Int32] = [0, 0]
            #expect(pipe(&ends) == 0)
            defer { for end in ends { close(end) } }
            var lots = MessageLots(ends[0], patience: .seconds(5))
            #expect(write(ends[1], Array(whole[..<cut]), cut) == cut)
            // Where no message is whole yet it would wait for one.
            var messages = cut < first ? [] : lots.next().messages
            #expect(write(ends[1], Array(whole[cut...]), whole.count - cut) == whole.count - cut)
            while messages.last?.isLast != true { messages += lots.next().messages }
            let fields = messages.map { message in
                if case .bad(let bad, _, _) = message { bad.field } else { message.isLast ? "end" : "?" }
            }
            #expect(fields == ["a", "b", "c", "end"], "cut at \(cut)")
        }
    }

    @Test func whatWasToldBeforeAFaultIsHandedOn() throws {
        #expect(try told([bytes(["a", "b"]) { $0.add(FeedRefusal(.doctype)) }]) == ["a", "b", "doctype"])
        #expect(try told([bytes(["a"]) { _ in }]) == ["a", "readerFailed"])
        #expect(try told([bytes(["a"]) { _ in }, [1, 0, 0, 0, 99]]) == ["a", "readerFailed"])
        #expect(try told([bytes(["a"]) { _ in }, [0, 0, 0, 0]]) == ["a", "readerFailed"])
        #expect(try told([]) == ["readerFailed"])
    }

    @Test func nobodyWaitsBehindTheEndOrForWhatIsNotWanted() throws {
        #expect(try told([bytes(["a"])], closes: false) == ["a"])
        #expect(try told([bytes(["enough", "b"])], closes: false) == ["enough"])
        #expect(
            try told([bytes(["a"]) { _ in }], patience: .seconds(1), closes: false) == ["a", "tooSlow"])
    }
}
