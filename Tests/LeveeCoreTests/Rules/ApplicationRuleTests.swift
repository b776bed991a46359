import Testing

@testable import LeveeCore

/// What holds for every rule on applications: its id, its words, and the policy keys that it reads.
@Suite struct ApplicationRuleTests {
    static let ids = Rulebook.applications.map { $0.info.id }

    @Test func idsAreUniqueAndInOrder() {
        #expect(Set(Self.ids).count == Self.ids.count)
        #expect(Self.ids == Self.ids.sorted { $0.precedes($1) })
        #expect(Self.ids.allSatisfy { $0.hasPrefix("application.") })
    }

    @Test(arguments: ids) func speaksBothLanguages(_ id: String) throws {
        let info = try #require(Rulebook.application(id)).info
        for text in [info.title, info.condition, info.message, info.remedy] {
            #expect(!text.zh.isEmpty && !text.en.isEmpty)
            #expect(text.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text.zh)")
            #expect(!text.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text.en)")
        }
    }

    /// Which rules are run for which kind. The list for a document is the catalogue's; what fits an extension or a loan is
    /// ours.
    @Test func everyKindHasItsRules() {
        func ids(_ kind: Application.Kind) -> Set<String> {
            Set(Rulebook.applications.filter { $0.info.kinds.contains(kind) }.map { String($0.info.id.dropFirst(12)) })
        }
        let all: Set = [
            "unknown-person", "incomplete", "exit-barred", "under-investigation", "open-findings", "self-approval",
            "wrong-approver",
        ]
        #expect(ids(.issue) == all.union(["secrecy-consent", "discipline-opinion", "family-abroad", "issue-limit"]))
        #expect(ids(.travel) == Set(Self.ids.map { String($0.dropFirst(12)) }).subtracting(["issue-limit"]))
        #expect(
            ids(.extension)
                == all.union([
                    "secrecy-consent", "family-abroad", "sanction-period", "transfer-pending", "overlap", "expiring",
                    "principal-absence", "trip-length",
                ]))
        #expect(ids(.lend) == all.union(["no-document", "document-out"]))
    }

    /// The keys that a rule declares are the keys that its examples make it read. One that runs grave rules on holdings
    /// declares all of theirs; its examples need not go through each of those.
    @Test(arguments: ids) func declaredKeysAreRead(_ id: String) throws {
        let rule = try #require(Rulebook.application(id))
        let reads = PolicyReads()
        for example in rule.examples {
            var policy = try PolicyOnDay(.catalogue, on: example.day)
            policy.reads = reads
            _ = ApplicationChecker(policy: policy, rules: [rule]).verdict(
                on: example.application, of: example.dossier, around: example.around)
        }
        var read = reads.mask.keys
        if !read.isDisjoint(with: PolicyKey.cover) { read.formUnion(PolicyKey.cover) }
        let ofHoldings = Rulebook.grave.reduce(into: Set<PolicyKey>()) { $0.formUnion($1.info.keys) }
        if rule.info.keys.isSuperset(of: ofHoldings) { read.formUnion(ofHoldings) }
        #expect(read.map(\.rawValue).sorted() == rule.info.keys.map(\.rawValue).sorted())
    }

    /// Where the calendar knows the year, holidays count; where it does not, the finding says so.
    @Test func lateFilingSaysWhatTheCalendarDoesNotKnow() throws {
        func message(_ calendar: WorkingCalendar) throws -> String? {
            let example = ApplicationExample("", on: "2026-03-01", .refer) {
                $0.application.departOn = .example("2026-03-13")
            }
            var policy = Policy.catalogue
            policy.calendar = calendar
            let verdict = ApplicationChecker(policy: try PolicyOnDay(policy, on: example.day), rules: [LateFiling.self])
                .verdict(on: example.application, of: example.dossier, around: example.around)
            return verdict.findings.first.map { LateFiling.info.message.filled(with: $0.facts.mapValues(\.shown)).en }
        }
        let nine = "9 working days between submission and departure, 10 are required"
        #expect(try message(WorkingCalendar()) == nine + " (holidays of 2026 not known: counted by weekdays)")
        #expect(try message(WorkingCalendar(years: [2026])) == nine)
        #expect(try message(WorkingCalendar(years: [2026], makeUpDays: [.example("2026-03-07")])) == nil)
    }
}
