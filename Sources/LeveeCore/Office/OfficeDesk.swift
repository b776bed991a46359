/// What is done from the pages and by machines. Each method is one whole transaction, with its audit entry inside; what each
/// throws is said where it is done.
public protocol OfficeDesk: Sendable {
    // The way of an application.
    func fileApplications(_ applications: [Application], _ entry: Entry) throws -> [FiledApplication]
    func checkApplication(_ number: String, _ entry: Entry) throws -> FiledApplication
    func giveOpinion(_ opinion: ApplicationAct.Opinion, on number: String, _ entry: Entry) throws -> FiledApplication
    func decideApplication(
        _ number: String, approves: Bool, reason: String?, as approval: String?, _ entry: Entry
    ) throws -> FiledApplication
    func amendApplication(_ number: String, to application: Application, _ entry: Entry) throws -> FiledApplication
    func extendApplication(
        _ target: String, as number: String?, until day: CalendarDay, reason: String, _ entry: Entry
    ) throws -> FiledApplication
    func withdrawApplication(_ number: String, reason: String, _ entry: Entry) throws -> FiledApplication
    func reportReturn(_ number: String, _ entry: Entry) throws -> FiledApplication
    func askReview(of number: String, reason: String, _ entry: Entry) throws -> FiledApplication
    func decideReview(of number: String, reopens: Bool, reason: String, _ entry: Entry) throws -> FiledApplication

    // The custody desk.
    func custody(_ act: DeskAct, policy: PolicyOnDay, now: Instant) throws -> DeskResult
    func askException(_ act: DeskAct, policy: PolicyOnDay, now: Instant) throws -> Request
    func confirmException(
        _ number: Int64, by user: String, at: Instant, acknowledged: Set<DeskNotice>, policy: PolicyOnDay, now: Instant
    ) throws -> DeskResult
    func declineException(
        _ number: Int64, reason: String?, by user: String, zone: Zone, now: Instant
    ) throws -> Request
    func startStocktake(place: String?, actor: String, at: Instant) throws -> Stocktake
    func scan(
        _ document: DocumentKey, at spot: Spot?, in number: Int64?, within reach: Reach, actor: String, at: Instant
    ) throws -> Stocktake
    func finishStocktake(
        _ number: Int64?, shown: StocktakeStatement, in reach: Reach, actor: String, policy: PolicyOnDay, at: Instant
    ) throws -> Stocktake
    func cancelStocktake(
        _ number: Int64?, reason: String, actor: String, policy: PolicyOnDay, at: Instant
    ) throws -> Stocktake
    func sendDunning(
        of ref: String, for document: DocumentKey, _ policy: PolicyOnDay, actor: String, at: Instant
    ) throws -> (sent: DunningRung, next: DunningCase)
    func claimReturned(
        _ document: DocumentKey, note: String, _ policy: PolicyOnDay, actor: String, at: Instant
    ) throws -> DunningCase
    func settleClaim(
        on document: DocumentKey, isFound: Bool, reason: String, _ policy: PolicyOnDay, actor: String, at: Instant
    ) throws -> DunningClaim

    // The life of a finding.
    func notifyFinding(_ target: FindingTarget, _ entry: Entry) throws -> FindingsDone
    func answerFinding(_ target: FindingTarget, _ answer: FindingAct.Answer, _ entry: Entry) throws -> FindingsDone
    func decideFinding(
        _ target: FindingTarget, _ word: FindingAct.Decision.Word, reason: String, _ entry: Entry
    ) throws -> FindingsDone
    func askFindingReview(_ target: FindingTarget, reason: String, _ entry: Entry) throws -> FindingsDone
    func reviewFinding(
        _ target: FindingTarget, dismisses: Bool, reason: String, _ entry: Entry
    ) throws -> FindingsDone
    func assignFinding(_ target: FindingTarget, to user: String?, _ entry: Entry) throws -> FindingsDone

    // Corrections.
    func askCorrection(
        of name: FactName, ref: String?, _ edit: Correction.Edit, reason: String, actor: String, at: Instant
    ) throws -> FiledCorrection
    func confirmCorrection(_ number: Int64, actor: String, at: Instant) throws -> FiledCorrection
    func declineCorrection(_ number: Int64, reason: String, actor: String, at: Instant) throws -> FiledCorrection

    // What the feeds left open.
    func confirmMatch(_ record: RecordID, of ref: String, on day: CalendarDay, actor: String, at: Instant) throws
    func rejectMatch(_ record: RecordID, on day: CalendarDay, actor: String, at: Instant) throws -> Int

    // Who may do all this.
    func addUser(_ account: Account, actor: String, at: Instant) throws
    func disableUser(_ user: String, actor: String, at: Instant) throws

    // Policies on their way into force.
    func keepPolicyDraft(_ edition: PolicyEdition, actor: String, at: Instant) throws -> PolicyDraft
    func setPolicyShadow(_ number: Int64?, actor: String, at: Instant) throws -> PolicyDraft?
    func proposePolicy(
        _ edition: PolicyEdition, from day: CalendarDay, reason: String, actor: String, at: Instant
    ) throws -> PolicyProposal
    func signPolicy(_ number: Int64, actor: String, at: Instant) throws -> PolicyProposal
    func declinePolicy(_ number: Int64, reason: String, actor: String, at: Instant) throws -> PolicyProposal

    /// Keeps what a user has filled in of an application; nil drops it.
    func keepDraft(_ values: [String: [String]]?, of user: String, at: Instant) throws

    /// Writes down who looked at whose file: one transaction for all of them.
    func record(_ readings: [Reading]) throws
}
