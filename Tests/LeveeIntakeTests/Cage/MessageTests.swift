import LeveeCore
import Testing

@testable import LeveeIntake

/// What a reader that was taken over could say over the pipe: only values that the reader itself would have made come through.
@Suite struct MessageTests {
    /// One record of every kind whose values can all be there.
    private struct Said {
        var recordID = "d-1"
        var target = "d-0"
        var port: String? = "CNSZX"
        var to: String? = "HKG"
        var from: String? = "MAC"
        var idNumber: String? = "11010119900307002X"
        var number = "E12345678"
        var state: String? = "CHN"
        var at = Instant(nanoseconds: 0)
        var on = CalendarDay(number: 20_000)
        var birthDate: CalendarDay? = CalendarDay(number: 7000)
        var issuedOn: CalendarDay? = CalendarDay(number: 19_000)
        var expiresOn: CalendarDay? = CalendarDay(number: 22_000)
        /// What the type is called in the frame.
        var type = "ordinaryPassport"

        /// The messages of a document, a crossing, a statement and a withdrawal that say so.
        var messages: [FrameBytes] {
            [RecordFrame.Kind.document, .crossing, .holdings, .withdrawal].map { kind in
                var writer = RecordFrameWriter()
                writer.begin(kind, line: 7)
                writer.set(.recordID, recordID)
                if kind == .withdrawal {
                    writer.set(.target, target)
                } else {
                    if kind == .crossing { writeCrossing(&writer) } else { writer.set(on: on) }
                    writer.setHolder(birthDate: birthDate, sex: .male)
                    writer.set(.idNumber, ifAny: idNumber)
                    writeDocument(&writer)
                    if kind == .holdings { writeDocument(&writer) }
                }
                let frame = FrameBytes()
                writer.finish(into: frame)
                let message = MessageWriter()
                let changed = FrameBytes(Array(frame.raw).replacing("ordinaryPassport".utf8, with: Array(type.utf8)))
                message.add(frame: changed.raw, xml: ElementXML(range: 0..<0, bytes: []), isInFile: false)
                return FrameBytes(Array(message.raw))
            }
        }

        private func writeCrossing(_ writer: inout RecordFrameWriter) {
            writer.set(at: at)
            writer.set(.port, ifAny: port)
            writer.set(.to, ifAny: to)
            writer.set(.from, ifAny: from)
        }

        private func writeDocument(_ writer: inout RecordFrameWriter) {
            Array(number.utf8).withUnsafeBufferPointer { number in
                Array((state ?? "").utf8).withUnsafeBufferPointer { state in
                    writer.add(
                        .ordinaryPassport, number: number, rawNumber: nil,
                        issuingState: self.state == nil ? nil : state,
                        issuedOn: issuedOn, expiresOn: expiresOn, authority: nil)
                }
            }
        }
    }

    /// Which of the kinds come through.
    private func taken(_ change: (inout Said) -> Void = { _ in }) -> String {
        var said = Said()
        change(&said)
        return said.messages.map { message in
            var parts = MessageParts(message, 5..<message.count)
            guard let frame = try? parts.record() else { return "-" }
            return "\("\(frame.kind)".prefix(1))"
        }.joined()
    }

    private static let most = (try? CalendarDay("2199-12-31"))?.number ?? 0
    private static let least = (try? CalendarDay("1900-01-01"))?.number ?? 0

    private static let changes: [(String, @Sendable (inout Said) -> Void)] = [
        ("dchw", { _ in }),
        ("dchw", { ($0.port, $0.to, $0.from, $0.state) = (nil, nil, nil, nil) }),
        ("dchw", { $0.number = "Nº7" }), ("dchw", { $0.recordID = "Ä" + String(repeating: "x", count: 99) }),
        ("dchw", { $0.on = CalendarDay(number: Self.most) }), ("-c-w", { $0.on = CalendarDay(number: Self.most + 1) }),
        ("dchw", { $0.on = CalendarDay(number: Self.least) }),
        ("-c-w", { $0.on = CalendarDay(number: Self.least - 1) }),
        ("---w", { $0.birthDate = CalendarDay(number: Self.least - 1) }),
        ("---w", { $0.issuedOn = CalendarDay(number: Self.most + 1) }),
        ("---w", { $0.expiresOn = CalendarDay(number: .max) }),
        ("d-hw", { $0.at = Instant(nanoseconds: .max) }), ("d-hw", { $0.at = Instant(nanoseconds: .min) }),
        ("dchw", { $0.at = Instant(nanoseconds: -2_209_039_200_000_000_000) }),
        ("d-hw", { $0.at = Instant(nanoseconds: -2_209_039_200_000_000_001) }),
        ("dchw", { $0.at = Instant(nanoseconds: 7_258_168_799_999_999_999) }),
        ("d-hw", { $0.at = Instant(nanoseconds: 7_258_168_800_000_000_000) }),
        ("----", { $0.recordID = "" }), ("----", { $0.recordID = "a b" }), ("----", { $0.recordID = "\u{1}" }),
        ("----", { $0.recordID = String(repeating: "x", count: 101) }),
        ("dch-", { $0.target = "" }), ("dch-", { $0.target = "a\u{3000}" }),
        ("d-hw", { $0.port = "CN SZX" }), ("d-hw", { $0.to = "ZZZ" }), ("d-hw", { $0.from = "hkg" }),
        ("---w", { $0.idNumber = "110101199003070021" }), ("---w", { $0.idNumber = "11010119900307002x" }),
        ("---w", { $0.number = "e12345678" }), ("---w", { $0.number = "E 1" }), ("---w", { $0.number = "" }),
        ("---w", { $0.number = String(repeating: "1", count: 101) }),
        ("---w", { $0.state = "CH" }), ("---w", { $0.state = "" }), ("---w", { $0.type = "ordinaryPassporT" }),
        ("---w", { $0.type = "officialPassport" }),
    ]

    @Test(arguments: changes.indices) func aFrameSaysWhatTheReaderCouldHaveSaid(_ place: Int) {
        let (expected, change) = Self.changes[place]
        #expect(taken(change) == expected)
    }

    /// Texts lie one behind the other: what is whole together may be cut inside a character.
    @Test func noTextEndsInsideACharacter() {
        func isTaken(_ recordID: [UInt8], _ target: [UInt8]) -> Bool {
            var writer = RecordFrameWriter()
            writer.begin(.withdrawal, line: 7)
            recordID.withUnsafeBufferPointer { writer.set(.recordID, $0) }
            target.withUnsafeBufferPointer { writer.set(.target, $0) }
            let frame = FrameBytes()
            writer.finish(into: frame)
            return (try? RecordFrame(Array(frame.raw))) != nil
        }
        func isTaken(number: [UInt8], state: [UInt8]) -> Bool {
            var writer = RecordFrameWriter()
            writer.begin(.crossing, line: 7)
            writer.set(.recordID, "c-1")
            number.withUnsafeBufferPointer { number in
                state.withUnsafeBufferPointer { state in
                    writer.add(
                        .other, number: number, rawNumber: nil, issuingState: state, issuedOn: nil, expiresOn: nil,
                        authority: nil)
                }
            }
            let frame = FrameBytes()
            writer.finish(into: frame)
            return (try? RecordFrame(Array(frame.raw))) != nil
        }
        #expect(isTaken([0x61, 0xCC, 0xA3], [0x62]))
        #expect(!isTaken([0x61, 0xCC], [0xA3, 0x62]))
        #expect(isTaken(number: [0x41, 0xCC, 0xA3], state: [0x42]))
        #expect(!isTaken(number: [0x41, 0xCC], state: [0xA3, 0x42]))
    }

    private func comesThrough(_ change: (inout FeedHeader) -> Void) -> Bool {
        var header = FeedHeader(
            source: "gd", sequence: 1, generatedAt: Instant(nanoseconds: 0), coversFrom: CalendarDay(number: 0),
            coversTo: CalendarDay(number: 0))
        change(&header)
        let message = MessageWriter()
        message.add(header)
        var parts = MessageParts(FrameBytes(Array(message.raw)), 5..<message.count)
        guard let read = try? parts.header() else { return false }
        return read == header
    }

    @Test func aHeaderSaysWhatTheReaderCouldHaveSaid() {
        #expect(comesThrough { _ in })
        #expect(comesThrough { ($0.sequence, $0.letter, $0.purpose) = (.max, "函", "比对") })
        #expect(!comesThrough { $0.sequence = 0 })
        #expect(!comesThrough { $0.sequence = .min })
        #expect(!comesThrough { $0.source = "" })
        #expect(!comesThrough { $0.source = "g d" })
        #expect(!comesThrough { $0.source = "g\0d" })
        #expect(!comesThrough { $0.letter = "\0" })
        #expect(!comesThrough { $0.generatedAt = Instant(nanoseconds: .max) })
        #expect(comesThrough { $0.coversFrom = CalendarDay(number: Self.least) })
        #expect(!comesThrough { $0.coversFrom = CalendarDay(number: Self.least - 1) })
        #expect(!comesThrough { $0.coversFrom = CalendarDay(number: 1) })
        #expect(comesThrough { $0.coversTo = CalendarDay(number: Self.most) })
        #expect(!comesThrough { $0.coversTo = CalendarDay(number: Self.most + 1) })
    }
}

extension RecordFrameWriter {
    fileprivate mutating func set(_ text: RecordFrame.Text, ifAny value: String?) {
        if let value { set(text, value) }
    }
}
