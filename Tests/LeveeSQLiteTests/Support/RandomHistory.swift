import LeveeCore

@testable import LeveeSQLite

/// What happened to a registry, step by step, the same for the same seed: people added and changed, feeds with withdrawals
/// of withdrawals, possible matches decided later, corrections undone, nights.
struct RandomHistory {
    static let people = 5
    private(set) var steps: [Step] = []
    private let seed: Int

    struct Step {
        var at: Instant
        var act: (TestStore) throws -> Void
    }

    init(seed: Int) {
        self.seed = seed
        var random = Random(seed: seed)
        var minute: Int64 = 0
        add(minute) { try $0.addUsers() }
        for number in 1...24 {
            // Some things happen in the same instant.
            if random.below(4) > 0 { minute += Int64(1 + random.below(90)) }
            add(minute, Self.act(Int64(number), &random))
        }
    }

    /// What is refused as things stand is refused in every registry of the same history.
    func take(_ step: Step, in home: TestStore) throws -> Instant {
        home.now = step.at
        do { try step.act(home) } catch is StoreError {} catch is CorrectionRefusal {} catch is FeedRefusal {
        } catch is FindingRefusal {} catch is AccessRefusal {}
        return step.at
    }

    /// Not every step is worth the time.
    func isLooked(at place: Int) -> Bool { (place + seed) % 3 == 0 || place + 1 == steps.count }

    private mutating func add(_ minute: Int64, _ act: @escaping (TestStore) throws -> Void) {
        steps.append(Step(at: Instant(nanoseconds: received.nanoseconds + minute * 60_000_000_000), act: act))
    }

    private static func act(_ number: Int64, _ random: inout Random) -> (TestStore) throws -> Void {
        switch random.below(15) {
        case 0, 1: return load(&random)
        case 2: return decide(&random)
        case 3: return ask(&random)
        case 4, 5:
            let request = Int64(1 + random.below(4))
            let confirms = random.below(4) > 0
            return { home in
                if confirms {
                    try home.confirm(request)
                } else {
                    _ = try home.store.declineCorrection(request, reason: "不符", actor: "u-3", at: home.now)
                }
            }
        case 6: return night(on: 23 + random.below(3))
        case 12, 13, 14: return find(number, &random)
        default: return feed(random.below(6) == 0 ? number + 2 : number, &random)
        }
    }

    private static let documents = [
        "ordinaryPassport:E1", "hkMacaoPermit:C2", "taiwanPermit:L3", "ordinaryPassport:E4",
    ]

    private static func load(_ random: inout Random) -> (TestStore) throws -> Void {
        var rows: [RegistryRow] = []
        for _ in 0..<(1 + random.below(4)) {
            let person = 1 + random.below(people)
            let ref = "P-\(person)"
            switch random.below(7) {
            case 0, 1:
                rows.append(
                    .person(.sample(person, name: random.pick(["张1", "张2", "李"]), post: random.pick(["甲", "乙"]))))
            case 2:
                rows.append(
                    .document(.sample(random.pick(documents), ref, expires: random.pick(["2030-01-01", "2031-01-01"]))))
            case 3:
                rows.append(
                    .custody(
                        .sample(
                            random.pick([.handedIn, .handedOut, .seen]), random.pick(documents),
                            "2026-01-0\(1 + random.below(9))T10:00")))
            case 4:
                var approval = Approval.sample
                approval.number = "A-\(person)"
                approval.ref = ref
                approval.returnOn = day("2026-11-2\(random.below(10))")
                rows.append(.approval(approval))
            case 5:
                rows.append(
                    .filing(
                        Filing(
                            ref: ref, on: day("2020-01-10"), action: .filed, unit: random.pick(["U-1", "U-9"]),
                            post: "甲")))
            default:
                var relative = Relative.sample
                relative.ref = ref
                relative.country = random.pick([.hongKong, .china])
                rows.append(.relative(relative))
            }
        }
        return { [rows] in _ = try $0.load(rows) }
    }

    private static func feed(_ sequence: Int64, _ random: inout Random) -> (TestStore) throws -> Void {
        let source = random.pick(["gd", "gd", "sh"])
        var items: [FeedItem] = []
        for _ in 0..<(2 + random.below(6)) {
            let id = "\(random.pick(["d", "c", "h", "w"]))-\(random.below(12))"
            let holder: Holder =
                random.below(4) == 0
                ? Holder(
                    idNumber: idNumber(900 + random.below(3)), name: "张1", birthDate: day("1990-03-07"), sex: .male)
                : .person(1 + random.below(people))
            let document = random.pick(documents)
            switch id.first {
            case "d": items.append(.good(.issued(id, document, holder, action: random.pick([.issued, .lost, .found]))))
            case "c":
                items.append(
                    .good(
                        .crossing(
                            id, document, random.below(3) == 0 ? nil : holder, at: "2026-11-1\(random.below(10))T08:12")
                    ))
            case "h": items.append(.good(.holdings(id, Array(documents.prefix(random.below(4))) + [document], holder)))
            default:
                let target = "\(random.pick(["d", "c", "h", "w", "w"]))-\(random.below(12))"
                items.append(.good(.withdrawal(id, of: target)))
            }
        }
        return { [items] in try $0.importFeed(.sample(sequence, source: source), items) }
    }

    private static func decide(_ random: inout Random) -> (TestStore) throws -> Void {
        let (place, rejects) = (random.below(3), random.below(3) == 0)
        return { home in
            let matches = try home.store.matches()
            guard place < matches.count else { return }
            let match = matches[place]
            if rejects {
                try home.store.rejectMatch(match.record, on: day("2026-11-23"), actor: "u-2", at: home.now)
            } else {
                try home.store.confirmMatch(
                    match.record, of: match.candidates[0], on: day("2026-11-23"), actor: "u-2", at: home.now)
            }
        }
    }

    private static func ask(_ random: inout Random) -> (TestStore) throws -> Void {
        let document = booklet(random.pick(documents))
        let name: FactName = random.pick([
            .declaration(document), .approval("A-\(1 + random.below(people))"),
            .custody(document, at: instant("2026-01-0\(1 + random.below(9))T10:00"), .handedIn),
        ])
        let amended: [FactColumn: String] =
            switch name {
            case .declaration: [.expiresOn: "2029-01-01"]
            case .approval: [.returnOn: "2026-12-24"]
            case .custody: [.slot: "9"]
            }
        let edit: Correction.Edit = random.pick([.void, .amend(amended), .restore([:])])
        return { _ = try $0.ask(name, edit) }
    }

    /// A step on one of the findings that the rules give, whatever its turn; later ones are of later days.
    private static func find(_ number: Int64, _ random: inout Random) -> (TestStore) throws -> Void {
        let (place, wholeCase, assignee) = (random.below(8), random.below(3) == 0, random.below(2) == 0 ? "u-2" : nil)
        let step = random.pick([FindingStep.dismiss, .dismiss, .dismiss] + FindingStep.allCases)
        let user = random.pick(["u-2", "u-3", "u-4"])
        return { home in
            var ids: [String] = []
            try home.store.eachFinding(all: true) { ids.append($0.id) }
            guard !ids.isEmpty else { return }
            let target = FindingTarget(ids[place % ids.count], wholeCase: wholeCase)
            let entry = Entry(
                on: day("2026-12-01") + Int(number), by: user, at: home.now, under: FindingHome.edition)
            switch step {
            case .notify: _ = try home.store.notifyFinding(target, entry)
            case .answer: _ = try home.store.answerFinding(target, .init("说明"), entry)
            case .uphold: _ = try home.store.decideFinding(target, .uphold, reason: "是", entry)
            case .dismiss: _ = try home.store.decideFinding(target, .dismiss, reason: "否", entry)
            case .putRight: _ = try home.store.decideFinding(target, .putRight, reason: "改", entry)
            case .close: _ = try home.store.decideFinding(target, .close, reason: "结", entry)
            case .askReview: _ = try home.store.askFindingReview(target, reason: "请", entry)
            case .upholdInReview, .dismissInReview:
                _ = try home.store.reviewFinding(target, dismisses: step == .dismissInReview, reason: "复", entry)
            case .assign: _ = try home.store.assignFinding(target, to: assignee, entry)
            }
        }
    }

    private static func night(on number: Int) -> (TestStore) throws -> Void {
        { home in
            let policy = try PolicyOnDay(PolicyEdition.sample().policy, on: day("2026-11-\(number)"))
            _ = try home.store.night(asOf: policy.day, actor: "u-1", at: home.now) { ledger in
                try Sweep(policy: policy).run(over: ledger)
            }
        }
    }

    /// Numbers that look random.
    private struct Random {
        private var state: UInt64

        init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

        /// From 0 up to the bound, which is left out.
        mutating func below(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int((state >> 33) % UInt64(bound))
        }

        mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
    }
}
