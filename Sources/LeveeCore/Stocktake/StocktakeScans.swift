/// What a scanner types at the desk or during a count: numbers one a line, and machine-readable zones of one to three lines, in any mixture.
public struct StocktakeScans {
    public init() {}

    /// Lines of a zone whose last one has not come.
    private var lines: [String] = []

    /// Cuts the lines into documents: a zone has as many lines as its length says.
    public static func pieces(_ text: String) -> [String] {
        var scans = StocktakeScans()
        return scans.add(text) + scans.rest()
    }

    /// Takes more lines; returns the documents that are whole by now.
    public mutating func add(_ text: String) -> [String] {
        lines += text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { Self.trimmed(String($0)) }
            .filter { !$0.isEmpty }
        var pieces: [String] = []
        while let first = lines.first, Self.count(first) <= lines.count { pieces.append(take(Self.count(first))) }
        return pieces
    }

    /// What is left when nothing more comes: a zone that lacks a line, which nobody can read.
    public mutating func rest() -> [String] { lines.isEmpty ? [] : [take(lines.count)] }

    private mutating func take(_ count: Int) -> String {
        defer { lines.removeFirst(count) }
        return lines.prefix(count).joined(separator: "\n")
    }

    /// How many lines the document has that begins with this one.
    private static func count(_ line: String) -> Int {
        guard line.utf8.contains(UInt8(ascii: "<")) else { return 1 }
        switch line.utf8.count {
        case 44, 36: return 2
        case 30: return line.utf8.starts(with: "CS".utf8) || line.utf8.starts(with: "cs".utf8) ? 1 : 3
        default: return 1
        }
    }

    private static func trimmed(_ line: String) -> String {
        ((try? Text.trimmed(line, limit: .max)) ?? nil) ?? ""
    }

    /// The document that a piece names. One that is not on record is taken too where its type is known: it is in the safe.
    /// - Parameter piece: in NFC.
    /// - Throws: ``StocktakeRefusal`` `unreadable`, ``DeskRefusal``.
    public static func document(_ piece: String, known: (DocumentNumber) throws -> [DocumentKey]) throws -> DocumentKey
    {
        if piece.utf8.contains(UInt8(ascii: "<")) {
            let reading = MachineReadableZone.read(piece)
            let scan = try BookletScan(reading)
            let found = try known(scan.number)
            if found.isEmpty, let type = reading.documentType { return DocumentKey(type, scan.number) }
            return try scan.document(among: found)
        }
        let text = piece
        if text.utf8.contains(UInt8(ascii: ":")) {
            do { return try DocumentKey(text) } catch { throw StocktakeRefusal.unreadable(piece) }
        }
        let number: DocumentNumber
        do { number = try DocumentNumber(text) } catch { throw StocktakeRefusal.unreadable(piece) }
        let found = try known(number)
        guard let first = found.first else { throw DeskRefusal.unknownDocument(number.text) }
        if found.count > 1 { throw DeskRefusal.ambiguous(number.text, found) }
        return first
    }
}
