import LeveeCore
import LeveeIntake
import LeveeSQLite
import Synchronization

/// The policy of a day for the pages: the file that was asked for, else the signed one in force, else the one that ships. A policy
/// that was read once is kept, as its files never change.
final class HomePolicies: PolicySource {
    private let store: Store
    private let given: PolicyEdition?
    private let kept = Mutex<[Int64: PolicyEdition]>([:])
    private let shipped: PolicyEdition

    init(_ store: Store, _ option: PolicyOption) throws {
        self.store = store
        shipped = try PolicyFile.embeddedEdition(ruleIDs: Rulebook.ids)
        given = try option.policy.map { try PolicyFile.edition(path: $0, ruleIDs: Rulebook.ids) }
    }

    func edition(on day: CalendarDay) throws -> PolicyEdition {
        if let given { return given }
        guard let signed = try store.policyInForce(on: day) else { return shipped }
        if let known = kept.withLock({ $0[signed.number] }) { return known }
        let edition = try signed.edition()
        kept.withLock { $0[signed.number] = edition }
        return edition
    }
}
