extension Dossier {
    /// The person of all examples, whom no rule has anything against: active, covered since 2020, filed in time.
    static var example: Dossier {
        let idNumber: CitizenNumber
        do { idNumber = try CitizenNumber("110101199003074610") } catch { preconditionFailure("a sample number") }
        let person = Person(
            ref: "P-1", idNumber: idNumber, name: "张三", sex: .male, birthDate: .example("1990-03-07"), unit: "U-1",
            post: "局长", rank: .county, category: "leader", coveredSince: .example("2020-01-01"),
            statusSince: .example("2020-01-01"))
        let filing = Filing(ref: "P-1", on: .example("2020-01-10"), action: .filed, unit: "U-1", post: "局长")
        return Dossier(person: person, filings: [filing])
    }

    /// A declaration of his; valid ten years from issue unless said otherwise, declared on the day of issue.
    mutating func declares(
        _ document: StaticString, issued: StaticString, expires: StaticString? = nil, on: StaticString? = nil
    ) {
        let issuedOn = CalendarDay.example(issued)
        edit(document) {
            $0.declaration = Declaration(
                document: .example(document), ref: "P-1", issuingState: .china, issuedOn: issuedOn,
                expiresOn: expires.map { .example($0) } ?? issuedOn.adding(years: 10) - 1,
                declaredOn: on.map { .example($0) } ?? issuedOn)
        }
    }

    /// A feed record on a document: issued, renewed, lost, found or cancelled.
    mutating func authority(
        _ action: FeedRecord.DocumentAction, _ document: StaticString, on day: StaticString,
        issued: StaticString? = nil, expires: StaticString? = nil, state: StaticString? = nil,
        name: String? = nil, of ref: String = "P-1", id: String? = nil
    ) {
        mention(
            Mention(
                record: RecordID(source: "feed", id: id ?? "\(action.rawValue)-\(day)"), on: .example(day),
                generatedAt: .example(day), kind: .document(action), ref: ref, holderName: name,
                issuingState: state.map { .example($0) }, issuedOn: issued.map { .example($0) },
                expiresOn: expires.map { .example($0) }), of: document)
    }

    /// A custody event; the day alone means its noon.
    mutating func custody(
        _ event: CustodyEvent.Kind, _ document: StaticString, at moment: StaticString, approval: String? = nil
    ) {
        edit(document) {
            let entry = CustodyEvent(
                document: .example(document), at: .example(moment), event: event, approval: approval, officer: "u-1")
            $0 = DocumentRecord(
                key: $0.key, declaration: $0.declaration, mentions: $0.mentions, custody: $0.custody + [entry])
        }
    }

    /// An exit or entry of his, known from the feed; its record is named `exit-2026-03-01` unless said otherwise.
    mutating func crosses(
        _ direction: FeedRecord.Direction, at moment: StaticString, with document: StaticString,
        to country: StaticString = "HKG", id: String? = nil
    ) {
        let at = Instant.example(moment)
        let record = RecordID(source: "feed", id: id ?? "\(direction.rawValue)-\(Zone.shanghai.day(of: at))")
        crossings.append(
            Crossing(
                record: record, direction: direction, at: at, document: .example(document),
                to: direction == .exit ? .example(country) : nil, from: direction == .entry ? .example(country) : nil))
        mention(
            Mention(
                record: record, on: Zone.shanghai.day(of: at), generatedAt: at, kind: .crossing, ref: "P-1"),
            of: document)
    }

    /// What the authority lists for him on a day.
    mutating func holdings(on day: StaticString, _ listed: [StaticString], expires: StaticString? = nil) {
        let record = RecordID(source: "feed", id: "holdings-\(day)")
        holdings.append(
            HoldingsStatement(
                record: record, on: .example(day), generatedAt: .example(day), documents: listed.map { .example($0) }))
        for document in listed {
            mention(
                Mention(
                    record: record, on: .example(day), generatedAt: .example(day), kind: .holdings, ref: "P-1",
                    expiresOn: expires.map { .example($0) }), of: document)
        }
    }

    /// Leave to travel, private unless said otherwise, decided ten days before departure.
    mutating func mayTravel(
        _ number: String, _ depart: StaticString, _ back: StaticString, decided: StaticString? = nil,
        purpose: Approval.Purpose = .private, to: [StaticString] = [], with documents: [StaticString] = [],
        decision: Approval.Decision = .approved, reported: StaticString? = nil
    ) {
        approvals.append(
            Approval(
                number: number, ref: "P-1", kind: .travel, purpose: purpose, documents: documents.map { .example($0) },
                destinations: to.map { .example($0) }, departOn: .example(depart), returnOn: .example(back),
                decidedOn: decided.map { .example($0) } ?? CalendarDay.example(depart) - 10, decision: decision,
                approver: "u-2", reportedOn: reported.map { .example($0) }))
    }

    /// A consent to apply for a document, a loan, or an extension.
    mutating func approval(
        _ kind: Approval.Kind, _ number: String, decided: StaticString, until: StaticString? = nil,
        extends: String? = nil, with documents: [StaticString] = [], decision: Approval.Decision = .approved
    ) {
        approvals.append(
            Approval(
                number: number, ref: "P-1", kind: kind, extends: extends, documents: documents.map { .example($0) },
                returnOn: until.map { .example($0) }, decidedOn: .example(decided), decision: decision,
                approver: "u-2"))
    }

    /// A restriction named `R-1` unless said otherwise.
    mutating func restricted(
        _ kind: Restriction.Kind, from: StaticString, until: StaticString? = nil, reference: String = "R-1"
    ) {
        restrictions.append(
            Restriction(
                reference: reference, ref: "P-1", kind: kind, from: .example(from), until: until.map { .example($0) },
                authority: "某监委", basis: "《公职人员政务处分法》第五十二条"))
    }

    mutating func relative(
        _ relation: Relative.Relation, _ name: String, in country: StaticString, _ status: Relative.Status,
        since: StaticString, reported: StaticString? = nil
    ) {
        relatives.append(
            Relative(
                ref: "P-1", relation: relation, name: name, country: .example(country), status: status,
                since: .example(since), reportedOn: reported.map { .example($0) }))
    }

    /// The feeds cover every day of the span.
    mutating func feedCovers(_ first: StaticString, _ last: StaticString) {
        coverage = Coverage(
            runs: coverage.runs + [Coverage.Run(source: "feed", from: .example(first), to: .example(last))])
    }

    private mutating func mention(_ mention: Mention, of document: StaticString) {
        edit(document) {
            $0 = DocumentRecord(
                key: $0.key, declaration: $0.declaration, mentions: $0.mentions + [mention], custody: $0.custody)
        }
    }

    private mutating func edit(_ document: StaticString, _ change: (inout DocumentRecord) -> Void) {
        let key = DocumentKey.example(document)
        if let index = documents.firstIndex(where: { $0.key == key }) {
            change(&documents[index])
        } else {
            var record = DocumentRecord(key: key)
            change(&record)
            documents.append(record)
        }
    }
}
