import Dispatch
import GRDB
import LeveeCore

/// Examines people on two threads, each with a connection of its own that sees what was there before the night; what they
/// find is handed to the caller, who alone writes.
struct NightReaders {
    let path: String
    let zone: Zone

    func run(
        _ shares: [NightShare], by begin: @escaping @Sendable () -> (Dossier, [StandingFinding]) throws -> Examination,
        _ take: (NightBatch) throws -> Void
    ) throws {
        let desk = HandOver<NightBatch>(givers: shares.count)
        let pass = NightPass(zone: zone)
        let path = path
        let threads = DispatchGroup()
        for share in shares {
            DispatchQueue.global().async(group: threads) {
                desk.finish(
                    with: Result {
                        try Self.connection(to: path).read { db in
                            try pass.run(share.scope(in: db), in: db, begin()) { try desk.give($0) }
                        }
                    })
            }
        }
        defer {
            desk.close()
            threads.wait()
        }
        while let batch = try desk.next() { try take(batch) }
    }

    private static func connection(to path: String) throws -> DatabaseQueue {
        var configuration = Configuration.readOnly("levee-night") { try Pragmas.setReaderCache(in: $0) }
        configuration.busyMode = .immediateError
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}

/// The people that one thread examines.
enum NightShare: Sendable {
    case between(Int64, Int64)
    case these([Int64])

    /// Everybody, in two halves of equal length.
    static func everyone(in db: Database) throws -> [NightShare] {
        let middle = try Int64.fetchOne(
            db,
            sql: "SELECT person_id FROM person ORDER BY person_id LIMIT 1 OFFSET (SELECT count(*) / 2 FROM person)")
        guard let middle, middle > 0 else { return [.between(0, .max)] }
        return [.between(0, middle - 1), .between(middle, .max)]
    }

    static func people(_ people: [Int64]) -> [NightShare] {
        let middle = people.count / 2
        return [.these(Array(people[..<middle])), .these(Array(people[middle...]))]
    }

    func scope(in db: Database) throws -> Scope {
        switch self {
        case .between(let first, let last): return .between(first, last)
        case .these(let people): return try .listed(people, in: db)
        }
    }
}
