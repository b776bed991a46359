/// The machine-readable zone of a travel document: ICAO 9303 TD1, TD2 and TD3, and the one-line card of 30 characters.
///
/// ``read(_:)`` never throws: it gives back every field that it could read, beside what is wrong with it.
public enum MachineReadableZone {
    /// How the characters are laid out.
    public enum Layout: String, Hashable, Sendable, CaseIterable {
        /// Three lines of 30: identity cards and card permits.
        case td1
        /// Two lines of 36.
        case td2
        /// Two lines of 44: passports.
        case td3
        /// One line of 30 that begins with `CS`: number, expiry day and birth date only.
        case card
    }

    /// A field of the zone, in the order in which problems are listed.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        case layout, documentCode, issuingState, name, documentNumber, nationality, birthDate, sex, expiryDate
        case optionalData, composite
    }

    /// A reason not to accept the zone: what was typed or scanned is not what is printed, or is no zone that is known.
    public struct Failure: Hashable, Sendable {
        public enum Reason: String, Hashable, Sendable, CaseIterable {
            case unknownLayout, badCharacter, wrongCheckDigit, missing, unknownCode, visa
        }

        public let field: Field
        public let reason: Reason

        public init(_ field: Field, _ reason: Reason) {
            self.field = field
            self.reason = reason
        }
    }

    /// Something that a person should look at; the zone is accepted all the same.
    public struct Doubt: Hashable, Sendable {
        public enum Reason: String, Hashable, Sendable, CaseIterable {
            case impossibleDate, incompleteDate, notACountry, unusualValue, mayBeCut, pattern
        }

        public let field: Field
        public let reason: Reason

        public init(_ field: Field, _ reason: Reason) {
            self.field = field
            self.reason = reason
        }
    }

    /// A state or nationality: the code as it is printed without filler, and the country where it names one.
    public struct Place: Hashable, Sendable {
        public let text: String
        /// Nil for the codes of organisations, refugees, stateless persons and specimens. `D` is `DEU`.
        public let country: CountryCode?

        public init(text: String, country: CountryCode?) {
            self.text = text
            self.country = country
        }
    }

    /// What was read, whether it is accepted or not. A field that the layout does not have is nil or empty.
    public struct Reading: Hashable, Sendable {
        /// Nil where the lines fit no layout; then nothing else was read.
        public internal(set) var layout: Layout?
        /// The lines that were read, in upper case.
        public internal(set) var lines: [String]
        /// One or two characters, such as `P` or `PO`.
        public internal(set) var documentCode = ""
        public internal(set) var issuingState: Place?
        public internal(set) var surname: String?
        public internal(set) var givenNames: String?
        /// Whole, also where it runs on in the optional data; filler inside it is dropped as white space is.
        public internal(set) var documentNumber: DocumentNumber?
        public internal(set) var nationality: Place?
        public internal(set) var birthDate: MachineReadableDate?
        /// Nil where it is left open.
        public internal(set) var sex: Sex?
        public internal(set) var expiryDate: MachineReadableDate?
        /// The optional fields of the layout in order, without filler at their ends and without a number that runs on.
        public internal(set) var optionalData: [String] = []
        /// What kind of document the code, the state and the number make it; nil where they do not tell.
        public internal(set) var documentType: DocumentType?
        public internal(set) var failures: [Failure] = []
        public internal(set) var doubts: [Doubt] = []

        /// Whether nothing speaks against the zone; doubts may stand.
        public var isAccepted: Bool { failures.isEmpty }
    }

    /// Reads what a passport reader types or a person pastes: lines apart by any newline or all in one run, in either
    /// case, with white space at the ends of lines.
    public static func read(_ text: String) -> Reading {
        let lines = MachineReadableLines(text)
        guard let layout = lines.layout else {
            var reading = Reading(layout: nil, lines: lines.texts)
            reading.failures = [Failure(.layout, .unknownLayout)]
            return reading
        }
        return MachineReadableReader.read(lines, as: layout)
    }
}
