extension ApplicationFile {
    /// Restrictions of one kind in force on any day from the as-of day to the return day, both included.
    func restrictionsUntilReturn(_ kind: Restriction.Kind) -> [Restriction] {
        guard let back = application.returnOn, !file.isAfter(back) else { return [] }
        let found = restrictions([kind], in: day...back)
        for restriction in found { if let until = restriction.until { file.note(until + 1) } }
        return found
    }
}

extension ApplicationAnswer {
    /// Found where there are restrictions; their references are the fact `restriction`.
    static func found(_ outcome: ApplicationOutcome, _ restrictions: [Restriction]) -> ApplicationAnswer {
        if restrictions.isEmpty { return clear }
        return found(
            outcome, ["restriction": .text(restrictions.map(\.reference).joined(separator: ", "))],
            evidence: restrictions.map(\.evidence))
    }
}
