import LeveeCore

@testable import LeveeSQLite

extension TestStore {
    /// A store with at least one row in every table.
    static func withEverything() throws -> TestStore {
        let home = try TestStore()
        try home.load(
            .unit(Unit(code: "U-1", name: "某局", region: "440300")),
            .approver(Approver(user: "u-2", upToRank: .bureau, unit: "U-1", from: day("2020-01-01"))),
            .person(.sample(1)), .person(.sample(2)), .filing(.sample), .relative(.sample),
            .document(.sample("ordinaryPassport:E1")),
            .custody(.sample(.handedIn, "ordinaryPassport:E1", "2026-01-01T10:00")), .approval(.sample),
            .restriction(.sample))
        let namesake = Holder(idNumber: idNumber(900), name: "张1", birthDate: day("1990-03-07"), sex: .male)
        try home.importFeed(
            .sample(1),
            [
                .good(.issued("d-1", "ordinaryPassport:E2", .person(1))),
                .good(.issued("d-9", "ordinaryPassport:E9", namesake)),
                .good(.crossing("c-1", "ordinaryPassport:E2")), .good(.withdrawal("w-1", of: "c-1")),
                .bad(BadRecord(reason: .badValue, field: "holder/@sex", idNumbers: [idNumber(3)])),
            ])
        try home.store.confirmMatch(
            RecordID(source: "gd", id: "d-9"), of: "P-1", on: day("2026-11-23"), actor: "u-1", at: received)
        _ = try home.store.night(asOf: day("2026-11-23"), actor: "u-1", at: received, mustBeTold: true) {
            ledger in
            var night = NightStatement(asOf: day("2026-11-23"), policy: "test")
            night.persons = try ledger.examineEach { dossier, _ in
                dossier.person.ref == "P-1" ? [.opened(.sample("person:P-1"))] : []
            }
            night.regular = night.persons
            try ledger.remember(NightMemory(policy: .sample(on: "2026-11-23"), coverage: ledger.coverage, program: ""))
            return night
        }
        try home.addPolicies()
        var later = Filing.sample
        later.on = day("2026-11-23")
        try home.load(.filing(later))
        return home
    }
}

extension NightLedger {
    /// One pass over everybody.
    /// - Returns: how many people there are.
    func examineEach(
        _ examine: @escaping @Sendable (Dossier, [StandingFinding]) throws -> [FindingChange]
    ) throws -> Int {
        var count = 0
        try self.examine(
            .everyone,
            by: { { Examination(changes: try examine($0, $1), mark: VerdictMark(standing: .regular)) } }
        ) { examined, _ in count += examined }
        return count
    }
}

extension PolicyOnDay {
    static func sample(on text: String) throws -> PolicyOnDay {
        try PolicyOnDay(PolicyEdition.sample().policy, on: LeveeSQLiteTests.day(text))
    }
}

extension Filing {
    static let sample = Filing(ref: "P-1", on: day("2020-01-10"), action: .filed, unit: "U-1", post: "局长")
}

extension Relative {
    static let sample = Relative(
        ref: "P-1", relation: .spouse, name: "李四", country: .hongKong, status: .permanentResident,
        since: day("2021-05-01"), reportedOn: day("2021-05-20"))
}

extension Approval {
    static let sample = Approval(
        number: "A-1", ref: "P-1", kind: .travel, purpose: .private,
        documents: [booklet("ordinaryPassport:E1"), booklet("hkMacaoPermit:C1")], destinations: [.hongKong, .macao],
        departOn: day("2026-11-20"), returnOn: day("2026-11-28"), decidedOn: day("2026-11-01"), approver: "u-2")
}

extension Restriction {
    static let sample = Restriction(
        reference: "R-1", ref: "P-1", kind: .investigation, from: day("2026-10-01"), authority: "某监委",
        basis: "《公职人员政务处分法》第五十二条")
}

extension Finding {
    static func sample(_ subject: String, rule: String = "custody.return-overdue", since: String = "2026-11-14")
        -> Finding
    {
        Finding(
            rule: rule, subject: subject, severity: .serious, since: day(since),
            facts: [
                "day": .day(day("2026-11-04")), "days": .number(-10), "place": .text("保险柜 =1\u{301}\"'\\/\u{202E}"),
                "document": .document(booklet("ordinaryPassport:E1")), "none": .documents([]),
                "countries": .countries([.hongKong, .macao]),
            ], evidence: ["custody:ordinaryPassport:E1@2026-11-04T10:00:00+08:00", "approval:A-1"])
    }
}
