import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// Batches in the store: who is in, who waits, what the authority's answer does.
@Suite struct FilingTests {
    private let home: TestStore
    private static let day = LeveeSQLiteTests.day("2026-11-23")

    /// P-1 is to be filed, P-2 changed, P-3 withdrawn; P-4 is in order.
    init() throws {
        home = try TestStore()
        try home.addUsers()
        var left = Person.sample(3)
        left.status = .left
        left.statusSince = LeveeSQLiteTests.day("2026-11-20")
        try home.load(.person(.sample(2, post: "副局长")), .person(left), .person(.sample(4)))
        _ = try home.load(
            [2, 3, 4].map {
                .filing(
                    Filing(
                        ref: "P-\($0)", on: LeveeSQLiteTests.day("2020-01-10"), action: .filed, unit: "U-1", post: "局长")
                )
            })
    }

    private func policy(on day: CalendarDay = day, _ change: (inout Policy) -> Void = { _ in }) throws -> PolicyOnDay {
        var policy = Policy.filing
        change(&policy)
        return try PolicyOnDay(policy, on: day)
    }

    private func due(_ selection: FilingSelection = FilingSelection(), on day: CalendarDay = day) throws -> [String] {
        try home.store.filingDue(selection, policy: policy(on: day)).map { due in
            [
                due.person.ref, due.duty.action.rawValue, due.duty.isOverdue ? "overdue" : "", due.openBatch ?? "",
                due.refused?.reason ?? "",
            ]
            .joined(separator: " ").trimmingEnd()
        }
    }

    @discardableResult
    private func make(
        _ selection: FilingSelection = FilingSelection(), code: String? = "000000019",
        words: [FilingBatchOrder.OrganisationWord: String] = [:], on day: CalendarDay = day, by user: String = "u-1",
        policy: PolicyOnDay? = nil
    ) throws -> MadeFilingBatch {
        try home.store.makeFilingBatch(
            FilingBatchOrder(selection, code: try code.map { try OrganisationCode($0) }, words: words),
            policy: try policy ?? self.policy(on: day), actor: user, at: received)
    }

    private func refusal(_ work: () throws -> Void) -> FilingRefusal? {
        do {
            try work()
            return nil
        } catch { return error as? FilingRefusal }
    }

    @Test func theListIsInOrderOfDeadlines() throws {
        #expect(try due() == ["P-1 filed overdue", "P-2 changed overdue", "P-3 withdrawn"])
        #expect(try due(FilingSelection(action: .withdrawn)) == ["P-3 withdrawn"])
        #expect(try due(FilingSelection(unit: "U-9")) == [])
        #expect(code { _ = try due(FilingSelection(unit: "U-8")) } == .refused)
        // Before the day on which somebody left there is nothing to withdraw.
        #expect(try due(on: Self.day - 4) == ["P-1 filed overdue", "P-2 changed overdue"])
        #expect(try due(on: Self.day + 27) == ["P-1 filed overdue", "P-2 changed overdue", "P-3 withdrawn"])
        #expect(try due(on: Self.day + 28).last == "P-3 withdrawn overdue")
    }

    @Test func aBatchIsWhatWasSent() throws {
        let made = try make(words: [.name: "某组织部"])
        #expect(made.batch.number == "00000001920261123")
        #expect(made.batch.members.map { "\($0.ref) \($0.mark) \($0.post)" } == ["P-1 U 局长", "P-2 I 副局长", "P-3 D 局长"])
        #expect(made.beyondReach == 0 && !made.isOrganisationKnown)
        // Whatever happens to the people later.
        var renamed = Person.sample(1, name: "李一", post: "处长")
        renamed.idNumber = idNumber(801)
        try home.load(.person(renamed))
        #expect(try home.store.filingBatch(made.batch.number) == FiledBatch(batch: made.batch, answers: [:]))
        #expect(try home.store.filingBatches() == [FiledBatch(batch: made.batch, answers: [:])])
        #expect(try Doctor(home: home.home).examine().filter { !$0.ok } == [])
    }

    @Test func nobodyIsInTwoOpenBatches() throws {
        try make(FilingSelection(action: .filed))
        #expect(try due().first == "P-1 filed overdue 00000001920261123")
        let second = try make()
        #expect(second.batch.number == "0000000192026112302")
        #expect(second.batch.members.map(\.ref) == ["P-2", "P-3"])
        #expect(refusal { try make() } == .nobodyDue)
        // Another organisation counts its own days.
        try home.load(.person(.sample(5)))
        #expect(try make(code: "123456788").batch.number == "12345678820261123")
        try home.load(.person(.sample(6)))
        #expect(try make(on: Self.day + 1).batch.number == "00000001920261124")
    }

    @Test func theOrganisationIsRemembered() throws {
        #expect(refusal { try make(code: nil) } == .noOrganisationCode)
        try make(FilingSelection(action: .filed), words: [.name: "某组织部", .contact: "王某"])
        let second = try make(FilingSelection(action: .changed), code: nil, words: [.contact: "", .phone: "020"])
        #expect(second.isOrganisationKnown)
        #expect(
            second.batch.organisation
                == FilingOrganisation(code: try OrganisationCode("000000019"), name: "某组织部", phone: "020"))
        // A unit's own batches have their own.
        #expect(refusal { try make(FilingSelection(unit: "U-1"), code: nil) } == .noOrganisationCode)
    }

    @Test func anAnswerPutsThemOnFile() throws {
        let number = try make().batch.number
        let filed = try home.store.confirmFiling(
            number, .all, refused: ["P-2"], reason: "照片不符", on: Self.day + 2, actor: "u-1", at: received)
        #expect(filed.waiting == [] && filed.accepted == 2 && filed.refused == 1)
        #expect(try home.store.filingBatch(number) == filed)
        #expect(
            try home.store.dossier(ref: "P-1")?.filings
                == [Filing(ref: "P-1", on: Self.day + 2, action: .filed, unit: "U-1", post: "局长")])
        #expect(try home.store.dossier(ref: "P-2")?.filings.count == 1)
        #expect(try home.store.dossier(ref: "P-3")?.filings.map(\.action) == [.filed, .withdrawn])
        // On the day before the answer nothing had been answered.
        #expect(try due(on: Self.day + 2) == ["P-2 changed overdue  照片不符"])
        #expect(try make(on: Self.day + 3).batch.members.map(\.ref) == ["P-2"])
        #expect(try due(on: Self.day + 3) == ["P-2 changed overdue 00000001920261126 照片不符"])
        try home.confirmAll("00000001920261126", on: Self.day + 4)
        #expect(try due(on: Self.day + 4) == [])
        // Refused before, taken since: what is due anew has no refusal.
        try home.load(.person(.sample(2, post: "处长")))
        #expect(try due(on: Self.day + 4) == ["P-2 changed"])
        #expect(try Doctor(home: home.home).examine().filter { !$0.ok } == [])
    }

    @Test func nothingIsAnsweredTwice() throws {
        let number = try make().batch.number
        func confirm(_ accepted: FiledBatch.Accepted) throws {
            _ = try home.store.confirmFiling(number, accepted, on: Self.day, actor: "u-1", at: received)
        }
        try confirm(.these(["P-1"]))
        let before = try home.dump()
        #expect(refusal { try confirm(.these(["P-3", "P-1"])) } == .answered("P-1", number, Self.day))
        #expect(refusal { try confirm(.these(["P-4"])) } == .notInBatch("P-4", number))
        #expect(refusal { try home.confirmAll("B-1", on: Self.day) } == .noBatch("B-1"))
        #expect(refusal { try home.confirmAll(number, on: Self.day - 1) } == .tooEarly(Self.day - 1, Self.day))
        #expect(try home.dump() == before)
        try confirm(.all)
        #expect(refusal { try confirm(.all) } == .closed(number))
        #expect(try home.count("filing") == 6)
    }

    @Test func twoBatchesAtOnce() async throws {
        let path = home.home
        let policy = try policy()
        let made = try await withThrowingTaskGroup(of: Int.self) { group in
            for code in ["000000019", "123456788"] {
                group.addTask {
                    let order = FilingBatchOrder(FilingSelection(), code: try OrganisationCode(code))
                    do {
                        return try Store.open(home: path).makeFilingBatch(
                            order, policy: policy, actor: "u-1", at: received
                        ).batch.members.count
                    } catch FilingRefusal.nobodyDue { return 0 }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted()
        }
        #expect(made == [0, 3])
    }

    @Test func theMappingIsThePolicys() throws {
        let changed = try policy { policy in
            for (key, mark) in [(PolicyKey.filingMarkFiled, "I"), (.filingMarkChanged, "U"), (.filingSexMale, "M")] {
                policy.values[key] = [
                    DatedValue(from: Self.day - 9, value: .text(mark), reference: "x", confidence: .unverified)
                ]
            }
        }
        let made = try make(policy: changed)
        #expect(made.batch.members.map { "\($0.mark) \($0.sexCode)" } == ["I M", "U M", "D M"])
        // The batch keeps the marks that it was sent with.
        #expect(try home.store.filingBatch(made.batch.number).batch == made.batch)
        let alike = try policy { $0.values[.filingMarkChanged] = $0.values[.filingMarkFiled] }
        #expect(refusal { try make(policy: alike) } == .sameMark("U"))
    }

    @Test func rightsAndReach() throws {
        try home.add("u-4", [.clerk], unit: "U-9")
        try home.add("u-5", [.clerk], ref: "P-1")
        #expect(throws: AccessRefusal.role("u-3", .makeFilingBatch)) { try make(by: "u-3") }
        #expect(refusal { try make(by: "u-4") } == .nobodyDue)
        let made = try make(by: "u-5")
        #expect(made.batch.members.map(\.ref) == ["P-2", "P-3"] && made.beyondReach == 1)
        let own = try make().batch.number
        func confirm(_ number: String, by user: String) throws {
            _ = try home.store.confirmFiling(number, .all, on: Self.day, actor: user, at: received)
        }
        #expect(throws: AccessRefusal.ownFile("u-5")) { try confirm(own, by: "u-5") }
        #expect(throws: AccessRefusal.outsideUnit("u-4", "U-9", "P-2")) { try confirm(made.batch.number, by: "u-4") }
        #expect(throws: AccessRefusal.role("u-3", .confirmFiling)) { try confirm(own, by: "u-3") }
        #expect(try home.store.filingBatch(own).answers == [:])
    }

    @Test func supplementsFillWhatTheRegistryLacks() throws {
        try home.load(.person(.sample(1, name: "欧阳修")))
        let order = FilingBatchOrder(
            FilingSelection(), code: try OrganisationCode("000000019"),
            supplements: [
                "P-1": FilingSupplement(surname: "欧阳", household: "广东青岚县"), "P-9": FilingSupplement(surname: "x"),
            ])
        let made = try home.store.makeFilingBatch(order, policy: policy(), actor: "u-1", at: received)
        #expect(made.batch.members[0].name == ChineseName(surname: "欧阳", given: "修"))
        #expect(made.batch.members[0].household == "广东青岚县")
        #expect(try home.store.filingBatch(made.batch.number).batch == made.batch)
        var wrong = order
        wrong.selection = FilingSelection()
        wrong.supplements = ["P-5": FilingSupplement(surname: "李")]
        try home.load(.person(.sample(5)))
        let before = try home.dump()
        #expect(
            refusal { _ = try home.store.makeFilingBatch(wrong, policy: policy(), actor: "u-1", at: received) }
                == .wrongSurname("P-5", "李"))
        #expect(try home.dump() == before)
    }

    @Test(arguments: FilingSchema.facts) func batchesAndAnswersAreOnlyAdded(_ table: String) throws {
        try home.confirmAll(make().batch.number, on: Self.day)
        let before = try home.dump()
        #expect(try home.count(table) > 0)
        let column = try home.store.queue.read { try $0.columns(in: table)[0].name }
        #expect(throws: DatabaseError.self) { try home.execute("UPDATE \(table) SET \(column) = \(column)") }
        #expect(throws: DatabaseError.self) { try home.execute("DELETE FROM \(table)") }
        #expect(try home.dump() == before)
    }

    /// Whoever the night finds is on the list, and whoever is on the list and overdue is found by the night.
    @Test func theNightAndTheListAgree() throws {
        for offset in -30...60 {
            let rules = try policy(on: Self.day + offset)
            var found: Set<String> = []
            try home.store.eachDossier { dossier in
                let verdict = Checker(
                    policy: rules, rules: [FilingMissing.self, FilingOutdated.self, FilingNotWithdrawn.self]
                ).verdict(on: dossier)
                for finding in verdict.findings { found.insert("\(dossier.person.ref) \(finding.rule)") }
            }
            let names: [Filing.Action: String] = [
                .filed: "filing.missing", .changed: "filing.outdated", .withdrawn: "filing.not-withdrawn",
            ]
            let overdue = try home.store.filingDue(FilingSelection(), policy: rules).filter(\.duty.isOverdue).map {
                "\($0.person.ref) \(names[$0.duty.action] ?? "")"
            }
            #expect(found == Set(overdue), "\(offset)")
        }
    }
}

extension TestStore {
    fileprivate func confirmAll(_ batch: String, on day: CalendarDay) throws {
        _ = try store.confirmFiling(batch, .all, on: day, actor: "u-1", at: received)
    }
}

extension String {
    fileprivate func trimmingEnd() -> String { String(reversed().drop { $0 == " " }.reversed()) }
}

extension Policy {
    /// Every key with some value of its shape; those of the filing with the defaults.
    fileprivate static let filing: Policy = {
        let given: [PolicyKey: PolicyValue] = [
            .timeZone: .text("Asia/Shanghai"), .categories: .list(["leader"]), .scopeActive: .list(["leader"]),
            .filingDays: .number(30), .filingMarkFiled: .text("U"), .filingMarkChanged: .text("I"),
            .filingMarkWithdrawn: .text("D"), .filingSexMale: .text("1"), .filingSexFemale: .text("2"),
        ]
        let values = PolicyKey.allCases.map { key in
            let some: PolicyValue =
                switch key.shape {
                case .number: .number(7)
                case .text: .text("x")
                case .list: .list([])
                case .certificates: .certificates([])
                case .wording: .wording(Bilingual(zh: "文", en: "text"))
                }
            return (
                key,
                [
                    DatedValue(
                        from: day("1900-01-01"), value: given[key] ?? some, reference: "x", confidence: .unverified)
                ]
            )
        }
        return Policy(version: "test", values: Dictionary(uniqueKeysWithValues: values), bases: [:])
    }()
}
