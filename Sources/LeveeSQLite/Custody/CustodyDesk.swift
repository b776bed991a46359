import GRDB
public import LeveeCore

extension Store {
    /// Does one act at the custody desk: one entry of the ledger.
    /// - Parameters:
    ///   - policy: of the day of the act.
    ///   - now: when it is entered.
    /// - Throws: ``DeskRefusal``; ``AccessRefusal`` where the booklet is the actor's own or beyond his unit's reach.
    public func custody(_ act: DeskAct, policy: PolicyOnDay, now: Instant) throws -> DeskResult {
        let entry = Act(
            kind: .command, action: "custody \(act.operation.rawValue)", name: "custody", actor: act.officer, at: now)
        return try write(entry, as: act.operation.permission) { db, receipt, actor in
            var act = act
            act.officer = actor.user
            let view = try DeskReader.view(of: act.document, in: db, zone: policy.zone)
            try actor.require(over: view.holder.person)
            if act.operation == .transfer, let recipient = act.recipient {
                let taker = try Self.custodian(recipient, for: view.holder.person, in: db)
                if let account = taker.account, actor.isSame(as: account) {
                    throw DeskRefusal.sameCustodian(taker.user)
                }
                act.recipient = taker.user
            }
            let occupant = try CustodyLedger.occupant(
                of: Desk.wantedSpot(of: act, view.booklet), beside: act.document, in: db)
            let desk = Desk(view, policy: policy, now: now)
            let event = try desk.decide(act, occupant: occupant)
            let result = try Self.enter(event, view, desk, by: actor, receipt: receipt, in: db)
            return (result, "receipt=\(receipt) event=\(event.event.rawValue)")
        }
    }

    /// Writes the entry into the ledger, and the receipt where the booklet changes hands.
    /// - Parameter actor: the custodian who hands it over or takes it.
    static func enter(
        _ event: CustodyEvent, _ view: DeskView, _ desk: Desk, by actor: Actor, receipt: Int64, in db: Database
    ) throws -> DeskResult {
        // Only an entry that a correction made void can be in the way.
        guard try RowSink(db, receipt: receipt).put(.custody(event)) == .new else {
            throw DeskRefusal.notAfterTheLast(event.document, last: event.at, shown: Zone.shanghai.text(of: event.at))
        }
        let due = desk.due(after: event)
        let code = try ReceiptSlips.make(
            event, of: view.holder.person, due: due, by: actor, receipt: receipt, in: db)
        return DeskResult(event: event, before: view.booklet, holder: view.holder.person, due: due, code: code)
    }

    /// The user as a custodian whose unit reaches the holder's.
    static func custodian(_ name: String, for holder: Person, in db: Database) throws -> Actor {
        let custodian = try Accounts.actor(named: name, in: db)
        try custodian.require(.transferBooklet)
        try custodian.require(over: holder)
        return custodian
    }
}
