/// What the pages and machines read. Every question about people takes the reader's ``Reach``, and whoever answers it asks the
/// records with it: nothing beyond it is ever read.
public protocol OfficeRecords: Sendable {
    /// How far the records are: two questions at the same state have the same answer.
    func state() throws -> RecordState

    // People.
    /// Those who fit, at most `limit` of them, from behind the one of the ref `after` on.
    func people(_ search: PersonSearch, in reach: Reach, after: String?, limit: Int) throws -> [PersonLine]
    /// Nil where there is no such person within the reach; likewise below.
    func dossier(of ref: String, in reach: Reach, zone: Zone) throws -> Dossier?
    /// Everybody's within the reach, in the store's own order; memory flat.
    func eachDossier(in reach: Reach, zone: Zone, _ take: (Dossier) throws -> Void) throws
    func findings(of ref: String, in reach: Reach) throws -> [FiledFinding]
    func corrections(of ref: String, in reach: Reach) throws -> [FiledCorrection]
    func verdictWord(of ref: String, in reach: Reach) throws -> String?

    // Applications.
    func applications(_ list: ApplicationList, in reach: Reach, on policy: PolicyOnDay) throws -> [FiledApplication]
    func application(_ number: String, in reach: Reach, on policy: PolicyOnDay) throws -> FiledApplication?
    /// What an application would be checked against on a day; nil where the applicant is not within the reach.
    func snapshot(of application: Application, on day: CalendarDay, in reach: Reach, zone: Zone) throws
        -> CheckSnapshot?

    /// What a user has filled in and not sent; nil where nothing.
    func draft(of user: String) throws -> [String: [String]]?

    // Custody.
    func documents(numbered number: DocumentNumber) throws -> [DocumentKey]
    /// - Throws: ``DeskRefusal`` where nobody has to do with it.
    func deskView(of document: DocumentKey, in reach: Reach, zone: Zone) throws -> DeskView?
    func safe(at place: String?, in reach: Reach) throws -> [KeptBooklet]
    func dunning(_ policy: PolicyOnDay, in reach: Reach) throws -> [DunningCase]
    func receipt(of code: VerificationCode, in reach: Reach) throws -> FoundReceipt?
    /// Every count; of its scans those of booklets within the reach.
    func stocktakes(in reach: Reach) throws -> [Stocktake]
    /// A count without its scans; nil where there is none of that number.
    func stocktake(_ number: Int64) throws -> Stocktake?
    /// Of an open count, as it would be now: what is of people within the reach, and what is nobody's.
    func stocktakeStatement(
        _ number: Int64?, in reach: Reach, policy: PolicyOnDay, at: Instant
    ) throws -> (stocktake: Stocktake, statement: StocktakeStatement)
    func requests(_ kind: Request.Kind, isOpen: Bool, in reach: Reach) throws -> [Request]
    func corrections(isOpen: Bool, in reach: Reach) throws -> [FiledCorrection]
    /// The entries of a person's record for which a correction can be asked, void ones too.
    func correctable(of ref: String, in reach: Reach) throws -> [CorrectableEntry]

    // Findings.
    func findingLives(gone: Bool, in reach: Reach) throws -> (lives: [FiledLife], coverage: Coverage)
    func findingRecord(_ id: String, in reach: Reach, zone: Zone) throws -> FindingRecord?
    func openFindings(in reach: Reach) throws -> [Severity: Int]

    // Feeds.
    func feedFiles() throws -> [FeedFile]
    func gaps() throws -> [FeedGap]
    func feedHealth(on day: CalendarDay, by assertions: FeedAssertions) throws -> [SourceHealth]
    func feedAccount(_ number: Int64) throws -> FeedAccount?
    /// Those with a candidate within the reach, and of the candidates only these.
    func matches(in reach: Reach) throws -> [PossibleMatch]
    /// Whether somebody has decided on a possible match that could be of somebody within reach.
    func isDecided(_ match: RecordID, in reach: Reach) throws -> Bool
    func match(_ record: RecordID, actor: String) throws -> MatchView

    // Rules.
    func policyInForce(on day: CalendarDay) throws -> PolicyProposal?
    func policyDrafts() throws -> [PolicyDraft]
    func policyProposals() throws -> [PolicyProposal]
    /// The draft that every night tries, too; nil where there is none.
    func policyShadow() throws -> PolicyDraft?
    func shadowNights(last count: Int) throws -> [ShadowNight]

    // The office itself.
    func units() throws -> [Unit]
    func approvers() throws -> [Approver]
    func accounts() throws -> [Account]
    func lastNight() throws -> NightStatement?
    /// The last nights, the oldest first: over everybody, as a night counts nobody by unit.
    func nights(last count: Int) throws -> [NightCounts]
    /// Entries before a number, the newest first.
    func audit(before number: Int64?, limit: Int) throws -> [AuditEntry]
    /// Entries after a number, the oldest first.
    func audit(after number: Int64?, limit: Int) throws -> [AuditEntry]
    func firstAuditBreak() throws -> Int64?
    /// Who read a person's file, or what a user read, before a number, the newest first.
    func readings(_ of: ReadingsOf, in reach: Reach, before number: Int64?, limit: Int) throws -> [Reading]
}

/// Which applications are listed, and in which order; of those that are alike in it, by number.
public struct ApplicationList: Hashable, Sendable {
    public enum Column: String, Hashable, Sendable, CaseIterable {
        case number, person, kind
        /// The day of departure that was asked for last; none counts as the earliest.
        case days
    }

    /// Only this person's.
    public var ref: String?
    /// Only those that come behind the one of this number.
    public var before: String?
    public var limit: Int
    public var column: Column
    public var order: ListOrder

    public init(
        ref: String? = nil, before: String? = nil, limit: Int = 500, by column: Column = .number,
        _ order: ListOrder = .descending
    ) {
        self.ref = ref
        self.before = before
        self.limit = limit
        self.column = column
        self.order = order
    }
}

/// A booklet in the safe, and whose it is where that is known.
public struct KeptBooklet: Hashable, Sendable {
    public var booklet: Booklet
    public var ref: String?

    public init(_ booklet: Booklet, ref: String?) {
        self.booklet = booklet
        self.ref = ref
    }
}

/// What one night counted.
public struct NightCounts: Hashable, Sendable {
    public var day: CalendarDay
    public var findings: Int
    public var opened: Int
    public var closed: Int

    public init(day: CalendarDay, findings: Int, opened: Int, closed: Int) {
        self.day = day
        self.findings = findings
        self.opened = opened
        self.closed = closed
    }
}
