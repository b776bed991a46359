import LeveeCore

/// A correction as a request keeps it: the entry column by column, before and after.
struct CorrectionPayload: Codable {
    var fact: String
    var was: [String: String]
    var wasVoid: Bool
    /// Nil where the entry becomes void.
    var becomes: [String: String]?

    init(_ correction: Correction) {
        fact = correction.was.kind.rawValue
        was = Self.texts(correction.was)
        wasVoid = correction.wasVoid
        becomes = correction.becomes.map(Self.texts)
    }

    var correction: Correction {
        get throws {
            Correction(was: try read(was), wasVoid: wasVoid, becomes: try becomes.map(read))
        }
    }

    private static func texts(_ fact: CorrectableFact) -> [String: String] {
        Dictionary(uniqueKeysWithValues: fact.columns.map { ($0.key.rawValue, $0.value) })
    }

    private func read(_ texts: [String: String]) throws -> CorrectableFact {
        var columns: [FactColumn: String] = [:]
        for (name, text) in texts {
            guard let column = FactColumn(rawValue: name) else { throw Self.corrupt }
            columns[column] = text
        }
        guard let kind = CorrectableFact.Kind(rawValue: fact) else { throw Self.corrupt }
        do { return try CorrectableFact(kind, columns) } catch { throw Self.corrupt }
    }

    private static let corrupt = StoreError.corrupt("request.payload")
}
