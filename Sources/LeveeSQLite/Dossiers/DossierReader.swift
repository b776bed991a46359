import GRDB
public import LeveeCore

/// Reads dossiers in order of the person: one ordered cursor per table, merged, so that memory stays flat.
final class DossierReader {
    private let registry: RegistryStreams
    private let documents: DocumentStreams
    private let feeds: FeedStreams
    private let coverage: Coverage

    /// - Parameter zone: in which the day of a crossing is taken.
    init(_ db: Database, _ scope: Scope, zone: Zone) throws {
        registry = try RegistryStreams(db, scope)
        let deliveries = try Deliveries(db)
        documents = try DocumentStreams(db, scope, deliveries, zone: zone)
        feeds = try FeedStreams(db, scope, deliveries, zone: zone)
        coverage = try FeedFiles.coverage(in: db)
    }

    /// The next person with all that is on record about him; nil after the last one.
    func next() throws -> (id: Int64, dossier: Dossier)? {
        guard let id = registry.people.ahead?.number(0), var dossier = try registry.dossier(of: id) else { return nil }
        try documents.add(to: &dossier, of: id)
        try feeds.add(to: &dossier, of: id)
        dossier.coverage = coverage
        return (id, dossier)
    }
}

extension Store {
    /// All that is on record about one person; nil where the registry does not have him.
    /// - Parameter zone: in which the day of a crossing is taken: the policy's.
    public func dossier(ref: String, zone: Zone = .shanghai) throws -> Dossier? {
        try read { db in
            guard let id = try PersonIndex(in: db).id(ofRef: ref) else { return nil }
            return try DossierReader(db, .one(id), zone: zone).next()?.dossier
        }
    }

    /// Calls the closure with every dossier, in the store's own order. One pass, memory flat.
    public func eachDossier(zone: Zone = .shanghai, _ take: (Dossier) throws -> Void) throws {
        try read { db in
            let reader = try DossierReader(db, .everyone, zone: zone)
            while let (_, dossier) = try reader.next() { try take(dossier) }
        }
    }
}
