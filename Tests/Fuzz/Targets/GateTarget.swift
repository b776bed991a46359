@testable import LeveeCore
@testable import LeveeIntake

/// The byte gate: how the bytes are cut changes nothing, and only strict UTF-8 comes through.
enum GateTarget {
    static func check(_ bytes: [UInt8]) throws {
        var chance = Chance(bytes)
        let whole = Passage(MemorySource(bytes), in: bytes)
        try holdEqual(whole, Passage(PieceSource(bytes, chance), in: bytes, chance), "the gate in pieces")
        try hold(whole.areElementsWhole, "the gate gave up bytes of an element")
        try hold(bytes.starts(with: whole.passed), "the gate changed bytes")
        let isText = String(validating: whole.passed, as: UTF8.self) != nil && !whole.passed.contains(0)
        try hold(isText || whole.fault != nil, "the gate let something through that is no UTF-8")
        try hold(whole.fault != nil || whole.passed == bytes, "the gate lost bytes")
        try holdEqual(
            Passage(MemorySource(bytes), in: bytes, tracksTags: true).passed, whole.passed,
            "the gate while it tracks tags")
        try checkScanner(bytes, &chance)
        try checkUTF8(bytes, &chance)
        if chance.next() % 16 == 0 { try checkShifted(bytes, whole, &chance) }
    }

    /// Under limits that small inputs reach, cuts may change which limit is named, never whether one is broken.
    private static func checkScanner(_ bytes: [UInt8], _ chance: inout Chance) throws {
        var limits = FeedLimits.standard
        (limits.tokenBytes, limits.attributes, limits.depth) = (48, 3, 3)
        func scan(_ pieces: [ArraySlice<UInt8>]) -> [Int]? {
            var scanner = MarkupScanner(limits: limits)
            for piece in pieces {
                guard piece.withUnsafeBufferPointer({ scanner.scan($0) }) == nil else { return nil }
            }
            return [scanner.offset, scanner.line, scanner.openStart, scanner.rootLine, scanner.declarationLine ?? 0]
                + [scanner.root?.lowerBound ?? -1, scanner.root?.upperBound ?? -1]
                + scanner.elements.waiting.flatMap { [$0.start, $0.line, $0.end ?? -1, $0.lastLine] }
        }
        try holdEqual(scan([bytes[...]]), scan(chance.pieces(bytes)), "the scanner in pieces")
    }

    private static func checkUTF8(_ bytes: [UInt8], _ chance: inout Chance) throws {
        var whole = UTF8Check()
        let wrong = bytes.withUnsafeBufferPointer { whole.firstWrong(in: $0, bytes.indices) }
        let isText = wrong == nil && whole.isComplete
        try holdEqual(
            isText, String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0), "our UTF-8 and Swift's")
        var cut = UTF8Check()
        var found: Int?
        for piece in chance.pieces(bytes) where found == nil {
            found = bytes.withUnsafeBufferPointer { cut.firstWrong(in: $0, piece.startIndex..<piece.endIndex) }
        }
        try holdEqual(wrong, found, "the first wrong byte in pieces")
    }

    /// Comments before the input move the border between two chunks into it.
    private static func checkShifted(_ bytes: [UInt8], _ whole: Passage, _ chance: inout Chance) throws {
        guard !bytes.isEmpty, ![.compressed, .tooLarge].contains(whole.fault?.code), bytes.first != 0xEF,
            !bytes.starts(with: "<?xml".utf8)
        else { return }
        let place = Int.random(in: 0..<bytes.count, using: &chance)
        let comment = Array("<!--".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 40_000) + Array("-->".utf8)
        let pad = comment + comment + comment
        let shift = [UInt8](repeating: UInt8(ascii: " "), count: (128 << 10) - pad.count - place)
        let shifted = Passage(MemorySource(pad + shift + bytes), in: pad + shift + bytes)
        try holdEqual(whole.fault, shifted.fault, "the gate where a chunk ends inside")
        try holdEqual(whole.elementLines, shifted.elementLines, "the elements where a chunk ends inside")
    }
}

/// What came through a gate.
private struct Passage: Equatable {
    var passed: [UInt8] = []
    var fault: FeedRefusal?
    var rootTag: [UInt8] = []
    var elements: [[Int]] = []
    var elementLines: [[Int]] { elements.map { [$0[2], $0[3]] } }
    var areElementsWhole = true

    init(_ source: any ByteSource, in bytes: [UInt8], _ chance: Chance? = nil, tracksTags: Bool = false) {
        var gate = ByteGate(source, limits: .standard, clock: { .zero }, tracksTags: tracksTags)
        var chance = chance
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let room = chance?.piece(buffer.count) ?? buffer.count
            let count = buffer.withUnsafeMutableBufferPointer {
                gate.read(into: UnsafeMutableBufferPointer(rebasing: $0[..<room]))
            }
            if count == 0 { break }
            passed += buffer[..<count]
        }
        fault = gate.fault
        rootTag = gate.rootTag
        for element in gate.markup.elements.waiting {
            elements.append([element.start, element.end ?? -1, element.line, element.lastLine])
            guard let end = element.end else { continue }
            if !gate.bytes(element.start..<end).elementsEqual(bytes[element.start..<end]) { areElementsWhole = false }
        }
    }
}
