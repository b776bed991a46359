import Testing

@testable import LeveeCore

/// Which findings are one case, and which case comes first.
@Suite struct FindingCaseTests {
    private static let passport: StaticString = "ordinaryPassport:E12345678"

    private func cases(_ dossier: Dossier, on day: StaticString) throws -> [[String]] {
        let verdict = Checker(policy: try PolicyOnDay(.catalogue, on: .example(day))).verdict(on: dossier)
        let trips = SameTrip(dossier.crossings)
        return FindingCase.cases(of: verdict.findings.map { .example($0, trip: trips($0)) })
            .map { $0.findings.map(\.finding.rule) }
    }

    /// A booklet never handed in and used twice is one case with three findings, not three.
    @Test func aBookletNeverHandedInAndUsedTwice() throws {
        var dossier = Dossier.example
        dossier.declares(Self.passport, issued: "2026-01-10")
        dossier.crosses(.exit, at: "2026-03-01", with: Self.passport)
        dossier.crosses(.entry, at: "2026-03-03", with: Self.passport)
        dossier.crosses(.exit, at: "2026-04-01", with: Self.passport)
        dossier.crosses(.entry, at: "2026-04-03", with: Self.passport)
        #expect(
            try cases(dossier, on: "2026-05-01") == [
                ["crossing.no-approval", "crossing.no-approval", "document.not-handed-in"]
            ])
        // In the safe it is not what the two trips have in common.
        dossier.custody(.handedIn, Self.passport, at: "2026-04-05")
        #expect(try cases(dossier, on: "2026-05-01") == [["crossing.no-approval"], ["crossing.no-approval"]])
    }

    /// What is wrong with the way out and the way back of one trip has one cause; another trip is another case.
    @Test func outAndBackOnOneTrip() throws {
        let other: StaticString = "hkMacaoPermit:C12345678"
        func journeys(back: StaticString) throws -> [[String]] {
            var dossier = Dossier.example
            for document in [Self.passport, other] {
                dossier.declares(document, issued: "2016-01-01", expires: "2026-02-28")
                dossier.custody(.handedIn, document, at: "2026-01-05")
                dossier.custody(.forwarded, document, at: "2026-05-01")
            }
            dossier.crosses(.exit, at: "2026-03-01", with: Self.passport)
            dossier.crosses(.entry, at: "2026-03-03", with: back)
            dossier.crosses(.exit, at: "2026-04-01", with: Self.passport)
            dossier.crosses(.entry, at: "2026-04-03", with: Self.passport)
            let verdict = Checker(policy: try PolicyOnDay(.catalogue, on: .example("2026-05-02"))).verdict(on: dossier)
            let void = verdict.findings.filter { $0.rule == "crossing.void-document" }
            #expect(void.count == 4 && SameTrip.isPossible(among: void))
            let trips = SameTrip(dossier.crossings)
            // By their own records: the booklet's void day is one and the same, and is no cause.
            let alone = void.map { finding in
                Finding(
                    rule: finding.rule, subject: finding.subject, severity: finding.severity, since: finding.since,
                    facts: finding.facts, evidence: [finding.subject])
            }
            return FindingCase.groups(alone, trips: alone.map { trips($0) }).map { $0.map { alone[$0].subject } }
        }
        func crossing(_ name: String) -> String { "crossing:feed/\(name)" }
        let second = ["entry-2026-04-03", "exit-2026-04-01"].map(crossing)
        let first = ["entry-2026-03-03", "exit-2026-03-01"].map(crossing)
        #expect(
            try Set(journeys(back: Self.passport).map { $0.sorted() }) == [first, second])
        // Back on another document it is not what the two have in common.
        #expect(
            try Set(journeys(back: other).map { $0.sorted() }) == [[first[0]], [first[1]], second])
    }

    /// One crossing, or two on different documents, cannot be the two ends of a trip on one document.
    @Test func whatCouldBeOneTrip() {
        let exit = finding("a", "crossing:gd/c-1", used: "ordinaryPassport:E1")
        let entry = finding("a", "crossing:gd/c-2", used: "ordinaryPassport:E1")
        let other = finding("a", "crossing:gd/c-2", used: "ordinaryPassport:E2")
        #expect(SameTrip.isPossible(among: [exit, entry]))
        #expect(!SameTrip.isPossible(among: [exit]))
        #expect(!SameTrip.isPossible(among: [exit, other]))
        #expect(!SameTrip.isPossible(among: [exit, finding("a", "ordinaryPassport:E1", used: "ordinaryPassport:E1")]))
    }

    private func finding(
        _ rule: String, _ subject: String, _ evidence: String..., used: StaticString? = nil,
        severity: Severity = .serious, since: StaticString = "2026-03-01"
    ) -> Finding {
        Finding(
            rule: rule, subject: subject, severity: severity, since: .example(since),
            facts: used.map { ["document": .document(.example($0))] } ?? [:], evidence: evidence)
    }

    @Test func oneTripAndOneApprovalAreOneCause() {
        let groups = FindingCase.groups([
            finding(
                "crossing.early-exit", "crossing:gd/c-1", "crossing:gd/c-1", "approval:A-1", used: "ordinaryPassport:E1"
            ),
            finding("crossing.late-return", "crossing:gd/c-2", "crossing:gd/c-1", "crossing:gd/c-2", "approval:A-1"),
            finding("trip.report-missing", "approval:A-1", "approval:A-1"),
            finding(
                "crossing.early-exit", "crossing:gd/c-3", "crossing:gd/c-3", "approval:A-2", used: "ordinaryPassport:E1"
            ),
            finding("custody.return-overdue", "ordinaryPassport:E2", "approval:A-2"),
        ])
        #expect(groups == [[0, 1, 2], [3, 4]])
    }

    /// A chain is one case, whichever of its links is seen first.
    @Test func aChainIsOneCase() {
        let chain = [
            finding("a", "crossing:gd/c-1", "crossing:gd/c-1", "approval:A-1"),
            finding("b", "crossing:gd/c-2", "crossing:gd/c-2", "approval:A-2"),
            finding("c", "ordinaryPassport:E1", "approval:A-2", "approval:A-1"),
        ]
        #expect(FindingCase.groups(chain) == [[0, 1, 2]])
        #expect(FindingCase.groups(chain.reversed()) == [[0, 1, 2]])
        #expect(FindingCase.groups([chain[0], chain[2], chain[1]]) == [[0, 1, 2]])
    }

    /// What is said of the person as a whole is caused by none of the trips that it counts.
    @Test func thePersonIsNoCause() {
        let groups = FindingCase.groups([
            finding("crossing.no-approval", "crossing:gd/c-1", "crossing:gd/c-1"),
            finding("trip.too-frequent", "person:P-1", "crossing:gd/c-1", "crossing:gd/c-2"),
            finding("crossing.no-approval", "crossing:gd/c-2", "crossing:gd/c-2"),
            finding("filing.missing", "person:P-1", "person:P-1"),
            finding("family.report-late", "relative:spouse/李", "relative:spouse/李"),
            finding("family.report-late", "relative:child/张", "relative:child/张"),
        ])
        #expect(groups == [[0], [1], [2], [3], [4], [5]])
    }

    @Test func everyFindingIsInOneCaseAndNoneMixesPeople() throws {
        for seed in 1...60 {
            var random = RandomDossier(seed: seed)
            let dossier = random.make()
            let verdict = Checker(policy: try PolicyOnDay(.catalogue, on: RandomDossier.asOf)).verdict(on: dossier)
            let groups = FindingCase.groups(verdict.findings)
            #expect(groups.joined().sorted() == Array(verdict.findings.indices))
            // The order in which they come changes nothing.
            let mirrored = FindingCase.groups(verdict.findings.reversed()).map { group in
                group.map { verdict.findings.count - 1 - $0 }.sorted()
            }
            #expect(Set(mirrored) == Set(groups), "seed \(seed)")
            let queue = FindingCase.queue(
                verdict.findings.map { .example($0) } + verdict.findings.map { .example($0, ref: "P-2") })
            #expect(queue.count == groups.count * 2)
            #expect(queue.allSatisfy { item in item.findings.allSatisfy { $0.ref == item.ref } })
        }
    }

    /// Each of the four decides only where those before it are equal.
    @Test func theOrderOfTheQueue() {
        func queued(
            _ severity: Severity, _ since: StaticString, _ basis: Confidence?, _ isCorroborated: Bool,
            _ covered: StaticString?
        ) -> QueuedFinding {
            QueuedFinding(
                id: "F", ref: "P-1", finding: finding("r", "person:P-1", severity: severity, since: since),
                certainty: .init(basis: basis, isCorroborated: isCorroborated),
                coveredTo: covered.map { .example($0) })
        }
        let inOrder = [
            queued(.critical, "2026-03-02", nil, false, "2026-01-01"),
            queued(.serious, "2026-03-01", nil, false, "2026-01-01"),
            queued(.serious, "2026-03-02", .verified, true, "2026-01-01"),
            queued(.serious, "2026-03-02", .verified, false, "2026-05-01"),
            queued(.serious, "2026-03-02", .secondary, true, nil),
            queued(.serious, "2026-03-02", .secondary, true, "2026-05-02"),
            queued(.serious, "2026-03-02", .secondary, true, "2026-05-01"),
            queued(.serious, "2026-03-02", .unverified, true, "2026-05-03"),
            queued(.serious, "2026-03-02", nil, true, "2026-05-03"),
            queued(.moderate, "2020-01-01", .verified, true, nil),
            queued(.notice, "2019-01-01", .verified, true, nil),
        ]
        for (place, item) in inOrder.enumerated() {
            for (other, later) in inOrder.enumerated() {
                #expect(item.isBefore(later) == (place < other), "\(place) \(other)")
            }
        }
    }

    @Test func aCaseStandsWhereItsGravestFindingDoes() throws {
        let old = QueuedFinding.example(finding("a", "ordinaryPassport:E1", severity: .notice, since: "2020-01-01"))
        let grave = QueuedFinding.example(
            finding("b", "crossing:gd/c-1", used: "ordinaryPassport:E1", severity: .critical, since: "2026-03-01"))
        let other = QueuedFinding.example(finding("c", "person:P-1", severity: .serious, since: "2021-01-01"))
        let queue = FindingCase.queue([old, other, grave])
        #expect(queue.map { $0.findings.map(\.finding.rule) } == [["b", "a"], ["c"]])
        #expect(queue[0].severity == .critical && queue[0].since == .example("2020-01-01"))
    }

    @Test func certaintyAndFreshnessComeFromTheRecords() {
        let coverage = Coverage(runs: [
            .init(source: "gd", from: .example("2026-01-01"), to: .example("2026-03-01")),
            .init(source: "gd", from: .example("2026-03-05"), to: .example("2026-04-01")),
            .init(source: "a/b", from: .example("2026-01-01"), to: .example("2026-02-01")),
        ])
        func told(_ evidence: String...) -> String {
            let finding = Finding(
                rule: "r", subject: "s", severity: .notice, since: .example("2026-03-01"), facts: [:],
                evidence: evidence)
            let certainty = FindingCertainty(of: finding, basis: nil, sources: coverage.sources)
            let last = coverage.lastDay(under: finding)?.description ?? "-"
            return (certainty.isCorroborated ? "more " : "one ") + last
        }
        #expect(told("crossing:gd/c-1", "record:gd/d-1") == "one 2026-04-01")
        #expect(told("crossing:gd/c-1", "approval:A-1") == "more 2026-04-01")
        #expect(told("crossing:gd/c-1", "record:a/b/d-1") == "more 2026-02-01")
        #expect(told("custody:ordinaryPassport:E1@x", "person:P-1") == "one -")
        #expect(told("record:gone/d-1") == "one -")
    }
}

extension QueuedFinding {
    static func example(_ finding: Finding, ref: String = "P-1", trip: String? = nil) -> QueuedFinding {
        QueuedFinding(
            id: "F-\(finding.rule)/\(finding.subject)", ref: ref, finding: finding,
            certainty: .init(basis: nil, isCorroborated: false), trip: trip)
    }
}
