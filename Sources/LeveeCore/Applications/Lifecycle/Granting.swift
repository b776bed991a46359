extension Application {
    /// The approval or refusal that a decision makes of it.
    /// - Parameter before: the approval that an amendment takes the place of; its number and its day stay.
    public func decided(
        _ isApproved: Bool, number: String, on day: CalendarDay, by user: String, insteadOf before: Approval? = nil
    ) -> Approval {
        // A border record names the next place, which is a transit as often as not.
        let places = (destinations + transits).reduce(into: [CountryCode]()) { places, place in
            if !places.contains(place) { places.append(place) }
        }
        return Approval(
            number: number, ref: person, kind: kind, extends: kind == .extension ? approval : nil, purpose: purpose,
            documents: document.map { [$0] } ?? [], destinations: kind == .lend ? [] : places, departOn: departOn,
            returnOn: returnOn, decidedOn: before?.decidedOn ?? day, decision: isApproved ? .approved : .refused,
            approver: user, reportedOn: before?.reportedOn)
    }

    /// The application for a longer stay under an approval.
    public static func `extension`(
        _ number: String, of approval: Approval, until day: CalendarDay, reason: String, submittedOn: CalendarDay,
        filedBy: String
    ) -> Application {
        Application(
            number: number, person: approval.ref, kind: .extension, purpose: approval.purpose, reason: reason,
            destinations: approval.destinations, departOn: approval.departOn, returnOn: day,
            document: approval.documents.count == 1 ? approval.documents.first : nil, submittedOn: submittedOn,
            filedBy: filedBy, approval: approval.number)
    }
}

/// Numbers of approvals and refusals (文号), made from the policy's pattern.
public enum ApprovalNumbers {
    /// The number after the highest that was given by the pattern in a year.
    /// - Parameters:
    ///   - pattern: with `{serial}`, and `{year}` where the count begins again each year.
    ///   - taken: every number that is on record; those of other patterns do not count.
    public static func next(_ pattern: String, year: Int, after taken: [String]) -> String {
        let (prefix, suffix) = ends(of: pattern, year: year)
        let serials = taken.compactMap { number -> Int? in
            let bytes = Array(number.utf8)
            guard bytes.starts(with: prefix.utf8), bytes.reversed().starts(with: suffix.utf8.reversed()) else {
                return nil
            }
            let serial = bytes.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
            guard serial.allSatisfy({ (48...57).contains($0) }) else { return nil }
            return Int(String(decoding: serial, as: UTF8.self))
        }
        return "\(prefix)\((serials.max() ?? 0) + 1)\(suffix)"
    }

    /// What stands before and after the serial number.
    public static func ends(of pattern: String, year: Int) -> (prefix: String, suffix: String) {
        let parts = pattern.replacing("{year}", with: "\(year)")
            .split(separator: "{serial}", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : "")
    }
}
