/// Which crossings of a person are the way out and the way back of one trip on one document (同一行程): what is wrong with both has
/// one cause.
public struct SameTrip: Sendable {
    private var exits: [String: String] = [:]

    /// - Parameter crossings: all of the person's, in any order.
    public init(_ crossings: [Crossing]) {
        for trip in TripLog(crossings: crossings, grants: [], early: 0).trips {
            guard let entry = trip.entry, entry.document == trip.document else { continue }
            let exit = Subject.crossing(trip.exit.record).description
            exits[exit] = exit
            exits[Subject.crossing(entry.record).description] = exit
        }
    }

    /// The trip by its exit, for a finding about its exit or its entry; nil for any other.
    public func callAsFunction(_ finding: Finding) -> String? { exits[finding.subject] }

    /// Whether findings of one person could be about both ends of one trip: two of them are about crossings on one document.
    public static func isPossible(among findings: [Finding]) -> Bool {
        var documents: Set<DocumentKey> = []
        return findings.contains { finding in
            guard Subject.kind(of: finding.subject) == .crossing, case .document(let used)? = finding.facts["document"]
            else { return false }
            return !documents.insert(used).inserted
        }
    }
}
