/// By what it is told that a possible match comes again: a pair that a person rejected is not asked a second time.
///
/// The pair is a registered person and the holder's identifying values as the record has them: ID number, name, birth date and
/// sex; where the record has no ID number, the documents that it names as well, for then only they tell one namesake from
/// another. A new value is new evidence: a record that names another document, or says more of the holder, is asked about.
/// The record's id, kind, day and Latin names play no part.
public enum MatchPair {
    /// The holder's side of the pair as bytes: equal exactly for holders who are asked about once.
    public static func holder(_ holder: Holder?, documents: [DocumentKey]) -> [UInt8] {
        var fields = [
            holder?.idNumber?.text ?? "", holder?.name ?? "", holder?.birthDate?.description ?? "",
            holder?.sex?.rawValue ?? "",
        ]
        if holder?.idNumber == nil { fields += Set(documents).sorted().map(\.description) }
        return Array(fields.joined(separator: "\u{1F}").utf8)
    }
}
