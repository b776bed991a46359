import LeveeCore

@testable import LeveeSQLite

extension PolicyEdition {
    /// A complete policy of plain values; its files only have to be told apart.
    static func sample(_ version: String = "test") -> PolicyEdition {
        let texts: [PolicyKey: String] = [
            .timeZone: "Asia/Shanghai", .scopeRetiredRank: "bureauDeputy", .approvalNumber: "组出境〔{year}〕{serial}号",
        ]
        let values = PolicyKey.allCases.map { key in
            let value: PolicyValue =
                switch key.shape {
                case .number: .number(key == .lateTolerance ? 0 : 10)
                case .text: .text(texts[key] ?? "")
                case .list: .list(key == .scopeActive ? ["leader"] : [])
                case .certificates: .certificates([])
                case .wording: .wording(Bilingual(zh: "字", en: "words"))
                }
            let start = CalendarDay(number: -25_567)
            return (key, [DatedValue(from: start, value: value, reference: "test", confidence: .unverified)])
        }
        let policy = Policy(version: version, values: Dictionary(uniqueKeysWithValues: values), bases: [:])
        return PolicyEdition(policy: policy, files: PolicyFiles(policy: Array(version.utf8), calendar: [1]))
    }
}

extension Entry {
    static func on(_ text: String, by actor: String, under edition: PolicyEdition = .sample()) -> Entry {
        Entry(on: LeveeSQLiteTests.day(text), by: actor, at: received, under: edition)
    }
}

extension Application {
    /// Private travel of `P-1` in August on his passport.
    static func sample(_ number: String = "S-1", returnOn: String = "2026-08-10") -> Application {
        Application(
            number: number, person: "P-1", kind: .travel, purpose: .private, reason: "探亲", destinations: [.hongKong],
            departOn: day("2026-08-01"), returnOn: day(returnOn), document: booklet("ordinaryPassport:E1"),
            funding: "self", submittedOn: day("2026-06-01"))
    }
}

extension TestStore {
    /// `P-1` with a passport in the safe, and two users for each role, such as `clerk` and `clerk-2`; both approvers have
    /// authority until the end of the year.
    static func withOffices() throws -> TestStore {
        let home = try TestStore()
        try home.load(
            .unit(Unit(code: "U-1", name: "某局", region: "440300")), .unit(Unit(code: "U-9", name: "他局", region: "1")),
            .person(.sample(1)), .person(.sample(2)), .document(.sample("ordinaryPassport:E1")),
            .custody(.sample(.handedIn, "ordinaryPassport:E1", "2026-01-01T10:00")))
        for user in ["approver", "approver-2"] {
            try home.load(
                .approver(
                    Approver(
                        user: user, upToRank: .bureau, unit: "U-1", from: day("2020-01-01"), until: day("2026-12-31"))
                ))
        }
        try home.add("u-1", [.administrator, .clerk])
        for role in Role.allCases {
            try home.add(role.rawValue, [role])
            try home.add(role.rawValue + "-2", [role])
        }
        return home
    }

    @discardableResult
    func file(_ application: Application = .sample(), on day: String = "2026-06-01", by user: String = "clerk") throws
        -> FiledApplication
    {
        try store.fileApplications([application], .on(day, by: user))[0]
    }

    @discardableResult
    func check(
        _ number: String = "S-1", on day: String = "2026-06-02", by user: String = "clerk",
        under edition: PolicyEdition = .sample()
    ) throws -> FiledApplication {
        try store.checkApplication(number, .on(day, by: user, under: edition))
    }

    @discardableResult
    func opinion(
        _ office: OpinionOffice, agrees: Bool = true, on day: String = "2026-06-03", by user: String
    ) throws -> FiledApplication {
        try store.giveOpinion(.init(office: office, agrees: agrees), on: "S-1", .on(day, by: user))
    }

    @discardableResult
    func decide(
        _ approves: Bool = true, _ number: String = "S-1", reason: String? = "理由", as approval: String? = nil,
        on day: String = "2026-06-04", by user: String = "approver", under edition: PolicyEdition = .sample()
    ) throws -> FiledApplication {
        try store.decideApplication(
            number, approves: approves, reason: reason, as: approval, .on(day, by: user, under: edition))
    }

    /// Brings the application `S-1` to a stage, the desk's and the feed's part by what they would write.
    func bring(to stage: ApplicationStage) throws {
        try file()
        if stage == .filed { return }
        try check()
        try opinion(.discipline, by: "discipline")
        if stage == .checked { return }
        if stage == .withdrawn {
            _ = try store.withdrawApplication("S-1", reason: "不去了", .on("2026-06-04", by: "clerk"))
            return
        }
        let isRefused = stage == .refused || stage == .underReview
        try decide(!isRefused, as: "A-1")
        if stage == .underReview {
            _ = try store.askReview(of: "S-1", reason: "请复核", .on("2026-06-05", by: "clerk"))
        }
        if isRefused || stage == .approved { return }
        if stage == .amended {
            _ = try store.amendApplication(
                "S-1", to: .sample(returnOn: "2026-08-12"), .on("2026-06-05", by: "clerk"))
            try check(on: "2026-06-05")
            return
        }
        try handOut()
        if stage == .handedOut { return }
        try importRecords(1, .crossing("c-1", "ordinaryPassport:E1", .person(1), at: "2026-08-01T08:00"))
        if stage == .travelled { return }
        _ = try store.reportReturn("S-1", .on("2026-08-12", by: "clerk"))
        if stage == .reported { return }
        try importFeed(.sample(2), [.good(.entry("c-2", "ordinaryPassport:E1", .person(1), at: "2026-08-10T08:00"))])
        try load(.custody(.sample(.handedIn, "ordinaryPassport:E1", "2026-08-12T10:00")))
    }

    func handOut(at moment: String = "2026-07-30T10:00", under approval: String = "A-1") throws {
        var event = CustodyEvent.sample(.handedOut, "ordinaryPassport:E1", moment)
        event.approval = approval
        try load(.custody(event))
    }

    func stage(_ number: String = "S-1", on text: String = "2026-08-31") throws -> ApplicationStage {
        try store.application(number, on: PolicyOnDay(PolicyEdition.sample().policy, on: day(text))).stage
    }
}

extension FeedRecord {
    static func entry(_ id: String, _ key: String, _ holder: Holder, at: String) -> FeedRecord {
        FeedRecord(
            recordID: id,
            body: .crossing(
                direction: .entry, at: instant(at), port: "CNSZX", to: nil, from: .hongKong, holder: holder,
                details: DocumentDetails(document: booklet(key), issuingState: .china)))
    }
}
