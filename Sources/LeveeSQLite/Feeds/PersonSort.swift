/// A person and a record of his, on their way into `feed_person`.
struct PersonRecord: BitwiseCopyable {
    var person: Int64
    var record: Int64
}

/// Puts pairs into the order of the person, and those of one person into that of the record, in which they come.
///
/// Many go digit by digit: their numbers are at random, which takes a sort that compares sixteen comparisons a pair.
struct PersonSort {
    private let few: Int
    private static let bits: UInt64 = 11
    private static let digits = 1 << 11

    private var spare: [PersonRecord] = []
    private var places = [Int](repeating: 0, count: digits)

    /// - Parameter few: how many are not worth counting digits.
    init(few: Int = 1 << 10) { self.few = few }

    mutating func sort(_ pairs: UnsafeMutableBufferPointer<PersonRecord>) {
        guard let first = pairs.first else { return }
        if pairs.count < few {
            var pairs = pairs
            return pairs.sort { ($0.person, $0.record) < ($1.person, $1.record) }
        }
        if spare.count < pairs.count { spare = [PersonRecord](repeating: first, count: pairs.count) }
        // A digit that is the same in all orders nothing.
        var differing: UInt64 = 0
        for pair in pairs { differing |= UInt64(bitPattern: pair.person ^ first.person) }
        var shift: UInt64 = 0
        while shift < 64 {
            if differing >> shift & UInt64(Self.digits - 1) != 0 { sort(pairs, by: shift) }
            shift += Self.bits
        }
    }

    private mutating func sort(_ pairs: UnsafeMutableBufferPointer<PersonRecord>, by shift: UInt64) {
        for place in places.indices { places[place] = 0 }
        for pair in pairs { places[Self.digit(of: pair, shift)] += 1 }
        var start = 0
        for place in places.indices { (places[place], start) = (start, start + places[place]) }
        spare.withUnsafeMutableBufferPointer { spare in
            for pair in pairs {
                let digit = Self.digit(of: pair, shift)
                spare[places[digit]] = pair
                places[digit] += 1
            }
            for place in pairs.indices { pairs[place] = spare[place] }
        }
    }

    /// The greatest digit has the sign, which comes first where it is there.
    private static func digit(of pair: PersonRecord, _ shift: UInt64) -> Int {
        Int((UInt64(bitPattern: pair.person) ^ 1 << 63) >> shift & UInt64(digits - 1))
    }
}
