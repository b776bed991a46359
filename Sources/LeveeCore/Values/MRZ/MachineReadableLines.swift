/// The lines of a machine-readable zone, upper-cased, and the layout that they fit.
struct MachineReadableLines {
    /// Where an element stands: a line from 0 and places from 1, as ICAO 9303 counts them.
    struct Span {
        let line: Int
        let places: ClosedRange<Int>

        init(_ line: Int, _ places: ClosedRange<Int>) {
            self.line = line
            self.places = places
        }
    }

    let layout: MachineReadableZone.Layout?
    private let lines: [[Unicode.Scalar]]

    var texts: [String] { lines.map(Self.text) }

    init(_ input: String) {
        let lines = Self.split(input)
        let card = lines.filter(Self.isCard)
        // The card's line is taken wherever it stands: sources differ on how many lines such a card carries.
        if card.count == 1 {
            (layout, self.lines) = (.card, card)
            return
        }
        self.lines = lines
        layout =
            switch lines.map(\.count) {
            case [44, 44]: .td3
            case [36, 36]: .td2
            case [30, 30, 30]: .td1
            case [30]: .card
            default: nil
            }
    }

    /// The characters of a span. The layout was recognised, so they are there.
    subscript(span: Span) -> ArraySlice<Unicode.Scalar> {
        lines[span.line][(span.places.lowerBound - 1)...(span.places.upperBound - 1)]
    }

    /// The characters as bytes; 0, which no zone may hold, stands for what is not ASCII.
    func bytes(_ span: Span) -> [UInt8] { self[span].map { $0.isASCII ? UInt8(truncatingIfNeeded: $0.value) : 0 } }

    func text(_ span: Span) -> String { Self.text(self[span]) }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func split(_ input: String) -> [[Unicode.Scalar]] {
        let lines = input.unicodeScalars.split(whereSeparator: isNewline).map { line -> [Unicode.Scalar] in
            let start = line.drop { $0.properties.isWhitespace }
            guard let end = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return [] }
            return start[...end].map(upperCased)
        }.filter { !$0.isEmpty }
        guard lines.count == 1, let run = lines.first else { return lines }
        switch run.count {
        case 88: return cut(run, 44)
        case 72: return cut(run, 36)
        case 90: return cut(run, 30)
        default: return lines
        }
    }

    private static func cut(_ run: [Unicode.Scalar], _ width: Int) -> [[Unicode.Scalar]] {
        stride(from: 0, to: run.count, by: width).map { Array(run[$0..<($0 + width)]) }
    }

    /// LF, VT, FF, CR, NEL, LS and PS.
    private static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
        (0x0A...0x0D).contains(scalar.value) || [0x85, 0x2028, 0x2029].contains(scalar.value)
    }

    private static func upperCased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (97...122).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value - 32)) : scalar
    }

    /// Whether a line has the shape of the one-line card: `CS`, filler between the fields, digits in the expiry day.
    private static func isCard(_ line: [Unicode.Scalar]) -> Bool {
        line.count == 30 && line.starts(with: ["C", "S"]) && [12, 20, 28].allSatisfy { line[$0] == "<" }
            && line[13...19].allSatisfy { ("0"..."9").contains($0) }
    }
}
