import GRDB
public import LeveeCore

/// A hand-out that waits for a second person, as it is kept until he confirms it.
private struct AskedHandOut: Codable {
    var operation: String
    var document: String
    var approval: String?

    init(_ act: DeskAct) {
        operation = act.operation.rawValue
        document = act.document.description
        approval = act.approval
    }

    func act(officer: String, at: Instant, note: String, acknowledged: Set<DeskNotice>) throws -> DeskAct {
        guard let operation = DeskOperation(rawValue: operation) else { throw StoreError.corrupt("request.payload") }
        return DeskAct(
            operation, try Row.document(document), at: at, officer: officer, approval: approval, note: note,
            acknowledged: acknowledged)
    }
}

extension Store {
    /// Asks for a hand-out that no approval allows (破例发放). Nothing leaves the safe before a second person confirms it.
    /// - Parameter act: its note is the reason.
    /// - Throws: ``DeskRefusal``, ``AccessRefusal``.
    public func askException(_ act: DeskAct, policy: PolicyOnDay, now: Instant) throws -> Request {
        let entry = Act(kind: .command, action: "custody ask", name: "request", actor: act.officer, at: now)
        return try write(entry, as: .askOverride) { db, receipt, actor in
            var act = act
            act.officer = actor.user
            try actor.require(act.operation.permission)
            let view = try DeskReader.view(of: act.document, in: db, zone: policy.zone)
            try actor.require(over: view.holder.person)
            _ = try Desk(view, policy: policy, now: now).decideException(act)
            let request = try Requests.ask(
                .handOutOverride, about: act.document.description, AskedHandOut(act), reason: act.note ?? "", by: actor,
                at: now, receipt: receipt, in: db)
            return (request, "receipt=\(receipt) request=\(request.name)")
        }
    }

    /// Confirms such a hand-out: the booklet, which must be there now, leaves the safe.
    /// - Parameters:
    ///   - at: when it leaves.
    ///   - acknowledged: what the confirming person has looked at.
    /// - Throws: ``StoreError`` `refused` where nothing waits; ``AccessRefusal`` where he asked for it himself; ``DeskRefusal``.
    public func confirmException(
        _ number: Int64, by user: String, at: Instant, acknowledged: Set<DeskNotice>, policy: PolicyOnDay, now: Instant
    ) throws -> DeskResult {
        let entry = Act(kind: .command, action: "custody confirm", name: "request", actor: user, at: now)
        return try write(entry, as: .confirmOverride) { db, receipt, actor in
            let (request, asked) = try Requests.open(
                number, .handOutOverride, as: AskedHandOut.self, for: actor, in: db)
            let act = try asked.act(
                officer: request.askedBy, at: at, note: "\(request.name)：\(request.reason)", acknowledged: acknowledged)
            let view = try DeskReader.view(of: act.document, in: db, zone: policy.zone)
            try actor.require(over: view.holder.person)
            let officer = try Accounts.actor(named: request.askedBy, in: db)
            try officer.require(act.operation.permission)
            try officer.require(over: view.holder.person)
            let desk = Desk(view, policy: policy, now: now)
            let event = try desk.confirmException(act)
            try Requests.settle(
                request, isConfirmed: true, reason: nil, by: actor, at: now, receipt: receipt, in: db)
            let result = try Self.enter(event, view, desk, by: officer, receipt: receipt, in: db)
            return (result, "receipt=\(receipt) request=\(request.name) event=\(event.event.rawValue)")
        }
    }

    /// Declines such a hand-out; the booklet stays.
    /// - Throws: as ``confirmException(_:by:at:acknowledged:policy:now:)``.
    public func declineException(_ number: Int64, reason: String?, by user: String, zone: Zone, now: Instant) throws
        -> Request
    {
        let entry = Act(kind: .command, action: "custody decline", name: "request", actor: user, at: now)
        return try write(entry, as: .confirmOverride) { db, receipt, actor in
            let (request, asked) = try Requests.open(
                number, .handOutOverride, as: AskedHandOut.self, for: actor, in: db)
            let view = try DeskReader.view(of: Row.document(asked.document), in: db, zone: zone)
            try actor.require(over: view.holder.person)
            try Requests.settle(
                request, isConfirmed: false, reason: reason, by: actor, at: now, receipt: receipt, in: db)
            return (request, "receipt=\(receipt) request=\(request.name)")
        }
    }
}
