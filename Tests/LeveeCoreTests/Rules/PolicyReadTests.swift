import Testing

@testable import LeveeCore

/// The keys that a rule declares are the keys that it reads.
@Suite struct PolicyReadTests {
    @Test(arguments: Rulebook.holdings.map { $0.info.id }) func declaredKeysAreRead(_ id: String) throws {
        let rule = try #require(Rulebook.rule(id))
        let reads = PolicyReads()
        for example in rule.examples {
            var policy = try PolicyOnDay(.catalogue, on: example.day)
            policy.reads = reads
            _ = Checker(policy: policy, rules: [rule]).answers(on: example.dossier)
        }
        let read = reads.mask.keys
        // An example need not go through every branch of the scope; all four keys count as one.
        let cover = read.isDisjoint(with: PolicyKey.cover) ? [] : PolicyKey.cover
        #expect(read.union(cover).map(\.rawValue).sorted() == rule.info.keys.map(\.rawValue).sorted())
    }
}
