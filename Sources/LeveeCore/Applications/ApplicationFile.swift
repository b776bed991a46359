/// An application beside the applicant's case file on the as-of day: all that a rule on applications sees.
public final class ApplicationFile {
    public let application: Application
    /// The applicant's facts as they are on the as-of day.
    public let file: CaseFile
    /// The applicant's facts of all days, for what lies ahead within the trip.
    public let dossier: Dossier
    public let around: Surroundings

    public init(_ application: Application, _ dossier: Dossier, _ around: Surroundings, policy: PolicyOnDay) {
        self.application = application
        self.dossier = dossier
        self.around = around
        file = CaseFile(dossier, on: policy.day, policy: policy)
    }

    public var policy: PolicyOnDay { file.policy }
    public var day: CalendarDay { file.day }
    public var person: Person { file.person }

    /// The named document as it is on the as-of day; nil where none is named or nobody knows it by then.
    public var namedDocument: KnownDocument? {
        if let next = named.nextFact { file.note(next) }
        return named.document
    }

    private lazy var named: (document: KnownDocument?, nextFact: CalendarDay?) = {
        // What lies ahead of his own documents lies ahead of the whole file, which says so itself.
        if let key = application.document, let own = file.document(key) { return (own, nil) }
        guard let record = around.namedDocument else { return (nil, nil) }
        let next = record.nextFact(after: day, in: policy.zone)
        let known = next == nil ? record : record.known(on: day, in: policy.zone)
        return (known.declaration == nil && known.mentions.isEmpty ? nil : KnownDocument(known), next)
    }()

    /// Restrictions of some kinds that concern the application: in force on a day of the trip, also where they begin later
    /// than the as-of day; for consent to apply for a document, in force on the as-of day; for a loan, from then on until
    /// the day of return.
    public func restrictions(_ kinds: Set<Restriction.Kind>) -> [Restriction] {
        if application.isTrip { return application.days.map { restrictions(kinds, in: $0) } ?? [] }
        let last = application.kind == .issue ? nil : application.returnOn
        return restrictions(kinds, in: day...max(day, last ?? day))
    }

    /// Restrictions of some kinds in force on a day of the span, also those that begin after the as-of day.
    public func restrictions(_ kinds: Set<Restriction.Kind>, in span: ClosedRange<CalendarDay>) -> [Restriction] {
        if dossier.restrictions.isEmpty { return [] }
        for restriction in dossier.restrictions where kinds.contains(restriction.kind) && !application.isTrip {
            file.note(restriction.from)
            if let until = restriction.until { file.note(until + 1) }
        }
        return dossier.restrictions.filter { kinds.contains($0.kind) && $0.isInForce(within: span) }
            .sorted { $0.reference.precedes($1.reference) }
    }

    /// Opinions of one office that exist on the as-of day, the latest last; those of one day in the order given.
    public func opinions(of office: String) -> [Application.Opinion] {
        let known = application.opinions.filter { $0.by == office && file.hasReached($0.on) }
        if known.count < 2 { return known }
        return known.enumerated().sorted {
            $0.element.on == $1.element.on ? $0.offset < $1.offset : $0.element.on < $1.element.on
        }.map(\.element)
    }
}
