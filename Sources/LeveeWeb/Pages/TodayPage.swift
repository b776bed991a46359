import LeveeCore

/// What waits for the reader today (今日): by his roles, how the nights go, how fresh the feeds are.
struct TodayAnswer: Answer {
    struct Task: Codable, Sendable {
        var title: Said
        var count: Int
        /// Address of the page that has them.
        var address: String
    }

    struct Night: Codable, Sendable {
        var day: String
        var findings: Int
        var opened: Int
        var closed: Int
    }

    struct Feed: Codable, Sendable {
        var source: String
        var lastDay: String?
        var days: Int?
        var missing: Int
    }

    var day: String
    var tasks: [Task]
    var nights: [Night]
    var feeds: [Feed]

    static func gather(_ asked: Asked<SignedIn>) async throws -> TodayAnswer {
        let policy = try await asked.policy()
        let visitor = asked.context.visitor
        let feeds = asked.office.feeds
        var answer = try await asked.records { records, reach in
            var tasks: [Task] = []
            if visitor.may(.readApplications) {
                let applications = try records.applications(.latest, in: reach, on: policy)
                tasks += Self.tasks(of: applications, visitor)
            }
            if visitor.may(.readFindings) {
                let lives = try records.findingLives(gone: false, in: reach).lives
                tasks += Self.tasks(of: lives, visitor, policy)
            }
            if let ref = visitor.account.ref {
                let own = try records.findings(of: ref, in: .everybody).count { $0.standing.state == .notified }
                if own > 0 {
                    tasks.append(
                        Task(
                            title: Said(zh: "等待您说明的告知", en: "notices that wait for your answer"), count: own,
                            address: "/my-file"))
                }
            }
            if visitor.may(.handOutBooklet) {
                let safe = try records.safe(at: nil, in: reach)
                let waiting = try CustodyAnswer.toHandOut(of: safe, records, in: reach, on: policy)
                tasks.append(
                    Task(
                        title: Said(zh: "已批准待发放", en: "approved, to hand out"), count: waiting.count,
                        address: "/custody"))
            }
            if visitor.may(.readCustody) {
                let overdue = try records.dunning(policy, in: reach)
                tasks.append(
                    Task(
                        title: Said(zh: "逾期未交回的证件", en: "overdue booklets"), count: overdue.count,
                        address: "/custody/overdue"))
            }
            if visitor.may(.confirmOverride) {
                let open = try records.requests(.handOutOverride, isOpen: true, in: reach)
                tasks.append(
                    Task(
                        title: Said(zh: "破例发放待确认", en: "exceptional hand-outs to confirm"), count: open.count,
                        address: "/custody/requests"))
            }
            if visitor.may(.confirmCorrection) {
                let open = try records.corrections(isOpen: true, in: reach)
                tasks.append(
                    Task(
                        title: Said(zh: "更正待复核", en: "corrections to confirm"), count: open.count,
                        address: "/corrections"))
            }
            if visitor.may(.signPolicy), (try? visitor.actor.requireUppermost()) != nil {
                let waiting = try records.policyProposals().filter { $0.settlement == nil }
                tasks.append(
                    Task(
                        title: Said(zh: "待签署的政策", en: "policies to sign"), count: waiting.count,
                        address: "/rules/versions"))
            }
            if visitor.may(.decideMatch) {
                let open = try records.matches(in: reach)
                tasks.append(
                    Task(
                        title: Said(zh: "疑似匹配待认定", en: "possible matches to decide"), count: open.count,
                        address: "/feeds/matches"))
            }
            if visitor.may(.fixQuarantined) || visitor.may(.dropQuarantined) {
                let open = try feeds.quarantined(isOpen: true, in: reach)
                tasks.append(
                    Task(
                        title: Said(zh: "隔离记录待处理", en: "quarantined records"), count: open.count,
                        address: "/feeds/quarantine"))
            }
            let nights = visitor.may(.readFindings) ? try records.nights(last: MorningReport.nightsShown) : []
            return TodayAnswer(
                day: policy.day.description, tasks: tasks,
                nights: nights.map {
                    Night(day: $0.day.description, findings: $0.findings, opened: $0.opened, closed: $0.closed)
                }, feeds: [])
        }
        if visitor.may(.readFeeds) {
            answer.feeds = try await asked.records { records, _ in
                try records.feedHealth(on: policy.day, by: FeedAssertions(policy)).map(Feed.init)
            }
        }
        return answer
    }

    private static func tasks(of applications: [FiledApplication], _ visitor: Visitor) -> [Task] {
        func count(_ isIt: (FiledApplication) -> Bool) -> Int { applications.count(where: isIt) }
        var tasks: [Task] = []
        if visitor.may(.recheckApplication) {
            tasks.append(
                Task(
                    title: Said(zh: "待核查的申请", en: "applications to check"), count: count { $0.stage == .filed },
                    address: "/applications?stage=filed"))
        }
        if visitor.may(.decideApplication) {
            tasks.append(
                Task(
                    title: Said(zh: "待审批的申请", en: "applications to decide"), count: count(\.waitsForDecision),
                    address: "/decide"))
        }
        if visitor.may(.decideReview) {
            tasks.append(
                Task(
                    title: Said(zh: "待复核的申请", en: "applications to review"),
                    count: count { $0.stage == .underReview }, address: "/applications?stage=underReview"))
        }
        return tasks
    }

    private static func tasks(of lives: [FiledLife], _ visitor: Visitor, _ policy: PolicyOnDay) -> [Task] {
        func count(_ state: FindingState) -> Int { lives.count { $0.life.state == state } }
        var tasks: [Task] = []
        if visitor.may(.notifyFinding) {
            tasks.append(
                Task(
                    title: Said(zh: "待告知的异常", en: "findings to notify"), count: count(.open),
                    address: "/findings?state=open"))
        }
        if visitor.may(.decideFinding) {
            tasks.append(
                Task(
                    title: Said(zh: "待认定的异常", en: "findings to decide"), count: count(.answered),
                    address: "/findings?state=answered"))
        }
        if visitor.may(.reviewFinding) {
            tasks.append(
                Task(
                    title: Said(zh: "待复核的异常", en: "findings to review"), count: lives.count { $0.life.isUnderReview },
                    address: "/findings?state=review"))
        }
        let overdue = lives.count { $0.life.isOverdue(under: policy) }
        tasks.append(
            Task(title: Said(zh: "处置逾期的异常", en: "overdue findings"), count: overdue, address: "/findings?state=overdue")
        )
        return tasks
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        var blocks: [Block] = [
            .numbers(tasks.map { .init(count: $0.count, text: words.opening(words[$0.title]), path: $0.address) })
        ]
        if tasks.isEmpty { blocks = [.text(words["today.nothing"])] }
        var left: [Block] = []
        if !nights.isEmpty {
            let bars = nights.compactMap { night in
                (try? CalendarDay(night.day)).map { BarChart.Bar(day: $0, value: night.findings) }
            }
            let chart = BarChart(title: words["today.nights"], bars: bars)
            left = [
                .section(
                    words["today.nights"],
                    [.picture(.init(drawing: Markup(escapedByHand: chart.svg), caption: words["today.nights.caption"]))]
                )
            ]
        }
        var right: [Block] = []
        if !feeds.isEmpty {
            let rows = feeds.map { feed -> [Cell] in
                [
                    .link(.init(feed.source, to: "/feeds")), .text(feed.lastDay ?? "–"),
                    feed.days.map { .number($0) } ?? .text("–"),
                    feed.missing == 0
                        ? .tag(.init(text: words["feeds.whole"], tone: .good))
                        : .tag(.init(text: words("feeds.missing", ["count": "\(feed.missing)"]), tone: .warning)),
                ]
            }
            let table = Table(
                words["today.feeds"],
                [
                    .init(words["feeds.source"]), .init(words["feeds.through"]),
                    .init(words["feeds.stale"], isNumber: true), .init(words["feeds.gaps"]),
                ],
                rows, none: words["feeds.none"])
            right = [.section(words["today.feeds"], [.table(table)])]
        }
        if !left.isEmpty || !right.isEmpty { blocks.append(.columns([left, right].filter { !$0.isEmpty })) }
        return Page(words("today.heading", ["day": day]), blocks)
    }
}

extension TodayAnswer.Feed {
    init(_ health: SourceHealth) {
        source = health.source
        lastDay = health.lastCovered.description
        days = health.staleDays
        missing = health.missing.reduce(0) { $0 + $1.count }
    }
}
