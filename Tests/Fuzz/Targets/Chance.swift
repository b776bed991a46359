@testable import LeveeCore
@testable import LeveeIntake

/// Numbers that look random and follow from the input alone: so an input stays a plain file, and does the same every time.
struct Chance: RandomNumberGenerator {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    init(_ bytes: [UInt8]) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// How long the next piece is: mostly a few bytes.
    mutating func piece(_ most: Int) -> Int { Int.random(in: 1...max(1, min(most, 1 << (next() % 12))), using: &self) }

    /// The input in pieces.
    mutating func pieces(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            pieces.append(rest.prefix(piece(rest.count)))
            rest = rest.dropFirst(pieces[pieces.count - 1].count)
        }
        return pieces
    }
}

/// Bytes that come in pieces of any size.
final class PieceSource: ByteSource {
    private var chance: Chance
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8], _ chance: Chance) {
        rest = bytes[...]
        self.chance = chance
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, within patience: Duration) -> Int {
        guard !rest.isEmpty else { return 0 }
        let count = chance.piece(min(buffer.count, rest.count))
        buffer.copyBytes(from: rest.prefix(count))
        rest = rest.dropFirst(count)
        return count
    }
}
