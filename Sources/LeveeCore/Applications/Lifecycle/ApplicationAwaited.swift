extension ApplicationCase {
    /// The steps that its lifecycle asks for now (下一步), the first one first; empty where it waits for nothing. The same as
    /// ``ApplicationStage/awaited(_:wasHandedOut:)`` says in words.
    ///
    /// Less than ``LifecycleTable`` allows: what was checked may be checked again, amended or withdrawn, but does not wait for it.
    /// - Parameter wasHandedOut: whether a booklet went out under its approval, be it back or not.
    public func awaited(_ stage: ApplicationStage, wasHandedOut: Bool = false) -> [ApplicationStep] {
        switch stage {
        case .filed: [.check]
        case .checked, .amended: check == nil ? [.check] : opinionsAwaited + [.approve, .refuse]
        case .underReview: [.upholdReview, .reopen]
        // It came back and does not go out again: the trip was made and no feed has it yet, or nobody left.
        case .approved where kind == .travel && wasHandedOut: [.report, .withdraw]
        case .approved: LifecycleTable.applies(.handOut, to: kind) ? [.handOut] : []
        case .handedOut: kind == .travel ? [.travel] : []
        case .travelled: [.report]
        case .reported, .closed, .refused, .withdrawn: []
        }
    }

    /// Offices that have not spoken since the present version was checked.
    private var opinionsAwaited: [ApplicationStep] {
        guard let check else { return [] }
        let heard = Set(opinions.filter { $0.act.number > check.act.number }.map(\.opinion.office))
        return OpinionOffice.allCases.filter { !heard.contains($0) }.map(\.step)
    }
}
