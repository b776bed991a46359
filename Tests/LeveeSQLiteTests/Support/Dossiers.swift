import LeveeCore

/// A dossier as a value that can be compared whole; what has no order of its own is put in one.
struct WholeDossier: Equatable {
    var person: Person
    var filings: [Filing]
    var relatives: [Relative]
    var approvals: [Approval]
    var restrictions: [Restriction]
    var documents: [DocumentRecord]
    var crossings: [Crossing]
    var holdings: [HoldingsStatement]
    var identities: [ConfirmedIdentity]
    var coverage: Coverage

    init(_ dossier: Dossier) {
        person = dossier.person
        filings = dossier.filings.sorted { $0.on < $1.on }
        relatives = dossier.relatives.sorted { $0.name.precedes($1.name) }
        approvals = dossier.approvals.sorted { $0.number.precedes($1.number) }
        restrictions = dossier.restrictions.sorted { $0.reference.precedes($1.reference) }
        documents = dossier.documents.sorted { $0.key < $1.key }
        crossings = dossier.crossings.sorted { $0.record < $1.record }
        holdings = dossier.holdings.sorted { $0.record < $1.record }
        identities = dossier.identities.sorted { $0.record < $1.record }
        coverage = dossier.coverage
    }
}

extension Mention {
    /// The mention that `FeedRecord.issued` and the other samples of the file with this number leave.
    static func sample(
        _ id: String, _ kind: Kind, ref: String, on: String, accepted: Int64, sequence: Int64 = 1,
        name: String? = nil, issued: String? = nil, expires: String? = nil, born: String? = nil
    ) -> Mention {
        Mention(
            record: RecordID(source: "gd", id: id), on: day(on), generatedAt: instant("2026-11-22T23:00"),
            sequence: sequence, accepted: accepted, kind: kind, ref: ref, holderName: name,
            holderBirthDate: born.map { day($0) }, issuingState: .china,
            issuedOn: issued.map { day($0) }, expiresOn: expires.map { day($0) })
    }
}
