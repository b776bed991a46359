extension CaseFile {
    /// The restrictions other than a transfer that were in force on a day that has come, the earliest first.
    func restrictions(on other: CalendarDay) -> [Restriction] {
        facts.restrictions.filter { $0.kind != .transfer && $0.isInForce(on: other) }.sorted {
            $0.from == $1.from ? $0.reference.precedes($1.reference) : $0.from < $1.from
        }
    }

    /// Those in force on the as-of day.
    var restrictionsToday: [Restriction] {
        for restriction in facts.restrictions { if let until = restriction.until { note(until + 1) } }
        return restrictions(on: day)
    }
}
