/// A document of a confirmed other identity of the person.
public struct OtherIdentityDocument {
    public var document: KnownDocument
    /// The possible matches that were confirmed and that name it.
    public var matches: [ConfirmedIdentity]
}

extension CaseFile {
    /// The documents of his confirmed other identities, each once, with all that the feed says of it, also under his own
    /// identity, and with its custody, which follows the number. Those whose custody is *gone* are left out.
    public var otherIdentityDocuments: [OtherIdentityDocument] {
        let keys = facts.identities.flatMap(\.documents).map(\.key).unrepeated
        return keys.compactMap { key in
            let matches = facts.identities.filter { $0.documents.contains { $0.key == key } }
            let own = document(key)
            let records = matches.flatMap(\.documents).filter { $0.key == key } + (own.map { [$0.record] } ?? [])
            let merged = DocumentRecord(
                key: key, mentions: records.flatMap(\.mentions).unrepeated,
                custody: records.flatMap(\.custody).unrepeated)
            if merged.mentions.isEmpty || merged.custodyState.state == .gone { return nil }
            return OtherIdentityDocument(document: KnownDocument(merged), matches: matches)
        }
    }
}

extension ConfirmedIdentity {
    /// `match:<source>/<recordId>` of the possible match.
    public var evidence: String { "match:\(record)" }
}
