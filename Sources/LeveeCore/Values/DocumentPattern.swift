extension DocumentType {
    /// Whether a normalised number meets the pattern of its type; nil for a type whose pattern is not public.
    ///
    /// Every form that was ever issued counts. No such number has a check digit outside the machine-readable zone.
    public func matchesPattern(_ number: String) -> Bool? {
        var number = number
        return number.withUTF8(matchesPattern)
    }

    /// The same of UTF-8 bytes.
    public func matchesPattern(_ number: UnsafeBufferPointer<UInt8>) -> Bool? {
        let patterns = self.patterns
        return patterns.isEmpty ? nil : patterns.contains { Self.meets(number, $0) }
    }

    /// `#` is a digit, `@` a letter other than I and O; anything else is itself.
    private var patterns: [StaticString] {
        switch self {
        // Electronic since 2012, with a second letter since 2017-04-05; G, 14 and 15 before.
        case .ordinaryPassport: ["E########", "E@#######", "G########", "14#######", "15#######"]
        case .officialOrdinaryPassport: ["P#######", "PE#######"]
        case .servicePassport: ["S#######", "S########", "SE#######"]
        case .diplomaticPassport: ["D#######", "D########", "DE#######"]
        // Card since 2014-09-15, with a second letter since 2018-12-03; W was the booklet.
        case .hkMacaoPermit: ["C########", "C@#######", "W########"]
        // T was the booklet, L is the card.
        case .taiwanPermit: ["T########", "L########"]
        case .officialHkMacaoPermit, .foreignPassport, .other: []
        }
    }

    private static func meets(_ number: UnsafeBufferPointer<UInt8>, _ pattern: StaticString) -> Bool {
        pattern.withUTF8Buffer { places in
            number.count == places.count
                && zip(number, places).allSatisfy { byte, place in
                    switch place {
                    case UInt8(ascii: "#"): (48...57).contains(byte)
                    case UInt8(ascii: "@"):
                        (65...90).contains(byte) && byte != UInt8(ascii: "I") && byte != UInt8(ascii: "O")
                    default: byte == place
                    }
                }
        }
    }
}
