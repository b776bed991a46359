import LeveeCore

/// A permission as a type. What a page or an operation takes says what it takes to get there.
protocol Right: Sendable {
    static var permission: Permission { get }
}

enum ReadsPeople: Right { static let permission = Permission.readPeople }
enum ReadsApplications: Right { static let permission = Permission.readApplications }
enum ReadsCustody: Right { static let permission = Permission.readCustody }
enum ReadsFindings: Right { static let permission = Permission.readFindings }
enum ReadsFeeds: Right { static let permission = Permission.readFeeds }
enum ReadsRules: Right { static let permission = Permission.readRules }
enum ReadsAudit: Right { static let permission = Permission.readAudit }
enum ReadsUsers: Right { static let permission = Permission.readUsers }
enum FilesApplications: Right { static let permission = Permission.fileApplication }
enum ChecksApplications: Right { static let permission = Permission.recheckApplication }
enum DecidesApplications: Right { static let permission = Permission.decideApplication }
enum AmendsApplications: Right { static let permission = Permission.amendApplication }
enum ExtendsApplications: Right { static let permission = Permission.extendApplication }
enum WithdrawsApplications: Right { static let permission = Permission.withdrawApplication }
enum ReportsReturns: Right { static let permission = Permission.reportReturn }
enum AsksReviews: Right { static let permission = Permission.askReview }
enum DecidesReviews: Right { static let permission = Permission.decideReview }
enum WorksDesk: Right { static let permission = Permission.receiveBooklet }
enum AsksExceptions: Right { static let permission = Permission.askOverride }
enum ConfirmsExceptions: Right { static let permission = Permission.confirmOverride }
enum TakesStock: Right { static let permission = Permission.takeStock }
enum SendsReminders: Right { static let permission = Permission.sendDunning }
enum RecordsClaims: Right { static let permission = Permission.recordClaim }
enum SettlesClaims: Right { static let permission = Permission.settleClaim }
enum NotifiesFindings: Right { static let permission = Permission.notifyFinding }
enum AnswersFindings: Right { static let permission = Permission.answerFinding }
enum DecidesFindings: Right { static let permission = Permission.decideFinding }
enum AsksFindingReviews: Right { static let permission = Permission.askFindingReview }
enum ReviewsFindings: Right { static let permission = Permission.reviewFinding }
enum AssignsFindings: Right { static let permission = Permission.assignFinding }
enum ImportsFeeds: Right { static let permission = Permission.importFeed }
enum FixesQuarantined: Right { static let permission = Permission.fixQuarantined }
enum ReplaysQuarantine: Right { static let permission = Permission.replayQuarantined }
enum DropsQuarantined: Right { static let permission = Permission.dropQuarantined }
enum DecidesMatches: Right { static let permission = Permission.decideMatch }
enum DraftsPolicies: Right { static let permission = Permission.draftPolicy }
enum ProposesPolicies: Right { static let permission = Permission.proposePolicy }
enum SignsPolicies: Right { static let permission = Permission.signPolicy }
enum AddsUsers: Right { static let permission = Permission.addUser }
enum DisablesUsers: Right { static let permission = Permission.disableUser }
enum AsksCorrections: Right { static let permission = Permission.askCorrection }
enum ConfirmsCorrections: Right { static let permission = Permission.confirmCorrection }
