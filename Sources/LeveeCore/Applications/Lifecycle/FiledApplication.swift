/// An application as it stands on a day, with what its page shows beside its acts.
public struct FiledApplication: Sendable {
    public var file: ApplicationCase
    public var stage: ApplicationStage
    public var person: Person
    /// Its approval as it is on record now.
    public var approval: Approval?
    /// The last day of the approval, extensions counted.
    public var returnDay: CalendarDay?
    /// What the desk, the feed and the slip say of the approval.
    public var use: ApprovalUse?
    /// Numbers of the applications that would extend it.
    public var extensions: [String]

    /// What it waits for; nil where nothing more is to come.
    public var awaited: Bilingual? { stage.awaited(file.kind, wasHandedOut: use?.wasHandedOut ?? false) }

    public init(_ file: ApplicationCase, _ dossier: Dossier, policy: PolicyOnDay, extensions: [String] = []) {
        // What was done is done: an application is never shown as it was before its last act.
        let day = max(policy.day, file.lastDay ?? policy.day)
        let records = CaseFile(dossier, on: day, policy: policy)
        self.file = file
        self.extensions = extensions
        person = dossier.person
        stage = file.stage(in: records)
        approval = file.approval(in: records)
        returnDay = approval.flatMap {
            $0.decision == .approved ? records.approvals.grant(for: $0.number)?.returnDay : nil
        }
        use = approval.map { ApprovalUse(of: $0, for: file.granted?.application.documentType, in: records) }
    }
}
