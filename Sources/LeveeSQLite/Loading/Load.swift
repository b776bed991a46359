import GRDB
public import LeveeCore

extension Store {
    /// Loads one table file: one transaction, with its audit entry inside.
    /// - Parameters:
    ///   - name: of the source file, for the receipt.
    ///   - sha256: of the file, where known.
    ///   - actor: who loads.
    ///   - at: when it is received.
    ///   - body: hands the rows to the sink; where it throws, nothing is kept.
    public func load(
        source name: String, sha256: [UInt8]? = nil, actor: String, at: Instant,
        body: (RowSink) throws -> Void
    ) throws -> LoadTotals {
        let act = Act(kind: .load, action: "load", name: name, sha256: sha256, actor: actor, at: at)
        return try write(act, as: .loadTables) { db, receipt, _ in
            let sink = try RowSink(db, receipt: receipt, isLoad: true)
            try body(sink)
            let totals = sink.totals
            let detail = """
                receipt=\(receipt) read=\(totals.read) new=\(totals.new) updated=\(totals.updated) \
                unchanged=\(totals.unchanged) rejected=\(totals.rejected)
                """
            return (totals, detail)
        }
    }

    /// Says what loading several files would do, each on top of the ones before, and changes nothing.
    /// - Parameter body: gets what loads one of them; where that throws, nothing of this one is there for the next.
    public func tryLoads(
        actor: String, at: Instant,
        body: (_ load: (@escaping (RowSink) throws -> Void) throws -> LoadTotals) throws -> Void
    ) throws {
        let act = Act(kind: .load, action: "load", name: "dry run", actor: actor, at: at)
        try write(act, as: .loadTables, keep: false) { db, receipt, _ in
            try body { fill in
                let sink = try RowSink(db, receipt: receipt, isLoad: true)
                try db.inSavepoint {
                    try fill(sink)
                    return .commit
                }
                return sink.totals
            }
            return ((), "")
        }
    }
}
