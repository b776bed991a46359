import LeveeCore

/// What nearly every page asks for.
extension Asked {
    /// Asks the records, within the reader's reach, which is handed in.
    func records<Value: Sendable>(
        _ question: @escaping @Sendable (any OfficeRecords, Reach) throws -> Value
    ) async throws -> Value {
        let reach = reach
        return try await office.records.ask { try question($0, reach) }
    }

    /// The same where there may be nothing within his reach.
    /// - Throws: ``Missing``.
    func found<Value: Sendable>(
        _ question: @escaping @Sendable (any OfficeRecords, Reach) throws -> Value?
    ) async throws -> Value {
        guard let value = try await records(question) else { throw Missing() }
        return value
    }

    /// Does something at the desk.
    func act<Value: Sendable>(
        _ work: @escaping @Sendable (any OfficeDesk) throws -> Value
    ) async throws -> Value {
        let desk = office.desk
        return try await office.records.act { try work(desk) }
    }

    /// A booklet at the desk; nil where it is nobody's, or nobody's within reach.
    func booklet(_ document: DocumentKey, zone: Zone) async throws -> DeskView? {
        try await records { try $0.booklet(document, in: $1, zone: zone) }
    }

    /// What the policy of today says.
    func policy() async throws -> PolicyOnDay { try await policy(on: nil) }

    /// What the policy of a day says.
    func policy(on day: CalendarDay?) async throws -> PolicyOnDay {
        let (source, day) = (office.policies, day ?? today)
        return try await office.records.act { try PolicyOnDay(source.edition(on: day).policy, on: day) }
    }

    /// Today in the policy's zone.
    var today: CalendarDay { Zone.shanghai.day(of: now) }

    /// In whose name, for which day and under which policy something is entered.
    func entry(on day: CalendarDay? = nil) async throws -> Entry {
        let (source, day, user, now) = (office.policies, day ?? today, user, now)
        return try await office.records.act {
            Entry(on: day, by: user, at: now, under: try source.edition(on: day))
        }
    }

    /// Writes down that the reader looks at somebody's file, before he does.
    func note(_ what: Reading.What, of ref: String) async throws {
        try await office.readings.note(Reading(at: now, user: user, ref: ref, what: what))
        files.add(FileRead(what: what, ref: ref))
    }

    /// Addresses of what has one.
    func path(person ref: String) -> String { "/people/\(office.seal.seal(ref))" }
    func path(document: DocumentKey) -> String { "/custody/\(office.seal.seal(document.description))" }
    func path(application number: String) -> String { "/applications/\(office.seal.seal(number))" }
    func path(finding id: String) -> String { "/findings/\(id)" }
}

extension OfficeRecords {
    /// A booklet at the desk; nil where it is nobody's, or nobody's within reach.
    func booklet(_ document: DocumentKey, in reach: Reach, zone: Zone) throws -> DeskView? {
        do { return try deskView(of: document, in: reach, zone: zone) } catch is DeskRefusal { return nil }
    }
}
