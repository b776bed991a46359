extension RegistryRow {
    /// The day from which the row holds or on which it happened; nil where it has none.
    func effect(in zone: Zone) -> CalendarDay? {
        switch self {
        case .unit: nil
        case .person(let person): max(person.coveredSince, person.statusSince)
        case .approver(let approver): approver.from
        case .filing(let filing): filing.on
        case .relative(let relative): relative.since
        case .document(let declaration): declaration.declaredOn
        case .custody(let event): zone.day(of: event.at)
        case .approval(let approval): approval.decidedOn
        case .restriction(let restriction): restriction.from
        }
    }
}
