import CEmbeddedData

/// A country or region by its ISO 3166-1 alpha-3 code, of the list that ships in `data/codes/countries.csv`.
///
/// `XKX` (Kosovo) is in the list; `HKG`, `MAC` and `TWN` are regions of their own.
public struct CountryCode: Hashable, Sendable {
    public let text: String

    /// - Throws: ``Refusal`` `unknownCountry`; lower case is not accepted.
    public init(_ input: some StringProtocol) throws(Refusal) {
        let text = String(input)
        // Strings that are canonically equal are equal here: U+212A would pass for the K of KOR.
        guard text.utf8.allSatisfy({ $0 < 0x80 }), Self.names[text] != nil else {
            throw Refusal(.unknownCountry, input)
        }
        self.text = text
    }

    /// Reads a code as machine-readable zones write it: `D` with filler is Germany.
    public init(machineReadable input: some StringProtocol) throws(Refusal) {
        var letters = Array(input.utf8)
        while letters.last == UInt8(ascii: "<") { letters.removeLast() }
        let code = String(decoding: letters, as: UTF8.self)
        do { try self.init(code == "D" ? "DEU" : code) } catch { throw Refusal(error.reason, input) }
    }

    private init(listed text: String) { self.text = text }

    /// Whether UTF-8 bytes are a code of the list.
    public static func isListed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let place = place(bytes) else { return false }
        return listed[place]
    }

    /// Place of three letters among all that there can be; nil for anything else.
    private static func place(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count == 3 else { return nil }
        var place = 0
        for byte in bytes {
            let letter = byte &- UInt8(ascii: "A")
            guard letter < 26 else { return nil }
            place = place * 26 + Int(letter)
        }
        return place
    }

    /// By the place of its letters: two of them are asked for with every record.
    private static let listed: [Bool] = {
        var listed = [Bool](repeating: false, count: 26 * 26 * 26)
        for code in names.keys {
            let place = Array(code.utf8).withUnsafeBufferPointer(place)
            if let place { listed[place] = true }
        }
        return listed
    }()

    public static let china = CountryCode(listed: "CHN")
    public static let hongKong = CountryCode(listed: "HKG")
    public static let macao = CountryCode(listed: "MAC")
    public static let taiwan = CountryCode(listed: "TWN")

    /// The common names of the place.
    public var name: Bilingual { Self.names[text] ?? Bilingual(zh: text, en: text) }

    /// The place of this common name: in English whatever the letters' case.
    public static func named(_ name: some StringProtocol) -> CountryCode? {
        named[name.lowercased()].map(CountryCode.init(listed:))
    }

    private static let named: [String: String] = Dictionary(
        names.flatMap { code, name in [(name.zh, code), (name.en.lowercased(), code)] },
        uniquingKeysWith: { first, _ in first })

    /// Every code of the list, in byte order.
    public static var all: [CountryCode] {
        names.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map(CountryCode.init(listed:))
    }

    private static let names: [String: Bilingual] = {
        var names: [String: Bilingual] = [:]
        let embedded = levee_countries()
        let bytes = UnsafeRawBufferPointer(start: embedded.start, count: embedded.count)
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            if fields.count == 3 { names[String(fields[0])] = Bilingual(zh: String(fields[1]), en: String(fields[2])) }
        }
        return names
    }()
}
