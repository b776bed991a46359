import LeveeCore
import LeveeIntake
import Testing

/// The rulebook, its folders, its documents and its policy say the same.
@Suite struct RulebookTests {
    private static let holdingsFolders = ["Filing", "Family", "Documents", "Custody", "Crossings", "Trips"]

    @Test func everyRuleFileIsInTheBook() {
        let holdings = Rulebook.holdings.map { String(describing: $0) }
        #expect(Self.rules(in: Self.holdingsFolders) == holdings.sorted())
        let applications = Rulebook.applications.map { String(describing: $0) }
        #expect(Self.rules(in: ["Applications"]) == applications.sorted())
    }

    /// The names of the files in folders of rules.
    private static func rules(in folders: [String]) -> [String] {
        let files = folders.flatMap { Project.swiftFiles(under: "Sources/LeveeCore/Rules/\($0)") }
        return files.compactMap { $0.split(separator: "/").last?.dropLast(6) }.map(String.init).sorted()
    }

    @Test func idsAreUniqueAndInOrder() {
        let ids = Rulebook.holdings.map { $0.info.id }
        #expect(Set(ids).count == ids.count)
        #expect(ids == ids.sorted { $0.precedes($1) })
    }

    @Test func everyRuleHasABasis() throws {
        let policy = try PolicyFile.embedded(ruleIDs: Rulebook.ids)
        #expect(policy.bases.values.allSatisfy { !$0.citation.isEmpty && !$0.words.isEmpty })
    }

    @Test func everyRuleSpeaksBothLanguages() {
        for rule in Rulebook.holdings {
            let info = rule.info
            for text in [info.title, info.condition, info.message, info.remedy, info.refutation] {
                #expect(!text.zh.isEmpty && !text.en.isEmpty, "\(info.id)")
                #expect(text.zh.unicodeScalars.contains { $0.value > 0x4E00 }, "\(info.id): \(text.zh)")
            }
        }
    }

    /// Every policy key is read by a rule or claimed here by name.
    @Test func everyPolicyKeyIsClaimed() {
        let keys = Rulebook.holdings.map { $0.info.keys } + Rulebook.applications.map { $0.info.keys }
        let byRules = keys.reduce(into: Set<PolicyKey>()) { $0.formUnion($1) }
        let others: Set<PolicyKey> = [
            .timeZone, .categories, .quarantineDays, .matchDays, .letterTravel, .letterIssue, .letterLend,
            .letterReview,
            .dunningSteps, .dunningHolder, .dunningUnit, .dunningDiscipline, .dunningRefused, .handOutDays,
            .findingNoticeDays, .findingAnswerDays, .findingDecisionDays, .findingReviewDays, .findingExplained,
            .findingHolder, .findingUnit,
            .approvalNumber,
            .filingMarkFiled, .filingMarkChanged, .filingMarkWithdrawn, .filingSexMale, .filingSexFemale,
            .signedSources, .signedOthers, .signedAlgorithms, .signedKeyBits, .signedLimit,
            .feedUsualFiles, .feedUsualLeast, .feedLeast, .feedShrankLevel, .feedShrankPercent, .feedFutureLevel,
            .feedFuturePercent, .feedPortLevel, .feedPortPercent, .feedQuarantinedLevel, .feedQuarantinedPercent,
            .feedUnregisteredLevel, .feedUnregisteredPercent, .feedStaleLevel, .feedStaleDays,
        ]
        #expect(byRules.union(others) == Set(PolicyKey.allCases))
        #expect(byRules.isDisjoint(with: others))
    }

    @Test func theDocumentIsCurrent() throws {
        let document = RulebookDocument(policy: try PolicyFile.embedded()).markdown
        #expect(try Project.text("docs/rules.md") == document, "run `make docs`")
    }
}
