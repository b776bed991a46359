/// What became of an approval by what is on record: at the desk, at the border, and by the slip. None of it is stored twice.
public struct ApprovalUse: Sendable {
    /// Whether a booklet was ever handed out under it.
    public let wasHandedOut: Bool
    /// Booklets that are out under it.
    public let out: [DocumentKey]
    /// The trip that it covers.
    public let trip: Trip?
    public let reportedOn: CalendarDay?
    /// Whether nothing more is to come of it.
    public let isSettled: Bool

    /// - Parameters:
    ///   - documentType: what a consent to apply for a document is for.
    ///   - file: the person's, on the day for which it is asked.
    public init(of approval: Approval, for documentType: DocumentType? = nil, in file: CaseFile) {
        let handOuts = file.facts.documents.map { document in
            let events = document.custody.filter { event in
                event.event == .handedOut
                    && event.approval.flatMap(file.approvals.root(of:))?.number == approval.number
            }
            let last = document.custodyState.handedOut
            return (key: document.key, any: !events.isEmpty, isOut: last.map(events.contains) ?? false)
        }
        wasHandedOut = handOuts.contains(where: \.any)
        out = handOuts.filter(\.isOut).map(\.key)
        trip = file.trips.trip(under: approval.number)
        reportedOn = approval.reportedOn
        switch approval.kind {
        case .travel:
            let isAway = trip.map { file.trips.open?.exit == $0.exit } ?? false
            isSettled = reportedOn != nil && out.isEmpty && !isAway
        case .lend: isSettled = wasHandedOut && out.isEmpty
        case .issue: isSettled = file.isDone(approval, documentType)
        case .extension:
            let root = file.approvals.root(of: approval.number)
            isSettled = root.map { $0.decision != .approved || ApprovalUse(of: $0, in: file).isSettled } ?? true
        }
    }

    /// What it makes happen to an application that was approved, in order.
    public var steps: [ApplicationStep] {
        [
            out.isEmpty ? nil : .handOut, trip == nil ? nil : .travel, reportedOn == nil ? nil : .report,
            isSettled ? .close : nil,
        ].compactMap { $0 }
    }
}

extension CaseFile {
    /// Whether a consent has been used, its document issued and handed in, or can no longer be used.
    fileprivate func isDone(_ consent: Approval, _ type: DocumentType?) -> Bool {
        let last = consent.decidedOn + policy.number(.issueValidity)
        let isHandedIn = allDocuments.contains { document in
            guard document.key.type == type, let issued = document.issuedOn() else { return false }
            return consent.decidedOn <= issued && issued <= last && !document.custody.isEmpty
        }
        return isHandedIn || isAfter(last)
    }
}

extension ApplicationCase {
    /// Where it stands: by its acts, and by what the desk, the feed and the approval on record say since.
    public func stage(in file: CaseFile) -> ApplicationStage {
        guard stageOfActs == .approved || stageOfActs == .amended else { return stageOfActs }
        // A correction may have made the approval void.
        guard let approval = approval(in: file) else { return .withdrawn }
        switch approval.decision {
        case .approved: break
        case .refused: return .refused
        case .withdrawn: return .withdrawn
        }
        let use = ApprovalUse(of: approval, for: granted?.application.documentType, in: file)
        return use.steps.reduce(stageOfActs) { stage, step in
            if case .next(let next) = LifecycleTable.answer(stage, step) { next } else { stage }
        }
    }

    /// Its approval as it is on record now.
    public func approval(in file: CaseFile) -> Approval? {
        approval.flatMap { given in file.facts.approvals.first { $0.number == given.number } }
    }
}
