extension Dossier {
    /// A possible match confirmed to be him, holding one document that the feed issued to the other identity.
    mutating func alsoIs(
        _ match: String, confirmed: StaticString, holding document: StaticString, issued: StaticString,
        expires: StaticString?
    ) {
        let record = RecordID(source: "feed", id: match)
        let mention = Mention(
            record: record, on: .example(issued), generatedAt: .example(issued), kind: .document(.issued), ref: "",
            issuingState: .china, issuedOn: .example(issued), expiresOn: expires.map { .example($0) })
        identities.append(
            ConfirmedIdentity(
                record: record, confirmedOn: .example(confirmed),
                documents: [DocumentRecord(key: .example(document), mentions: [mention])]))
    }

    /// Makes him one of whom nobody can tell whether he is covered: a leader retired since then, of unknown rank.
    mutating func retiresWithoutRank(since day: StaticString) {
        person.status = .retired
        person.statusSince = .example(day)
        person.rank = nil
    }

    /// An act of registration, of his unit and post unless said otherwise.
    mutating func files(_ action: Filing.Action, on day: StaticString, post: String? = nil) {
        filings.append(
            Filing(ref: "P-1", on: .example(day), action: action, unit: person.unit, post: post ?? person.post))
    }
}
