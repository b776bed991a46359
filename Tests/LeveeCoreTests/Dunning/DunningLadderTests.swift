import Testing

@testable import LeveeCore

/// A passport that was handed out for a trip and should have come back by Friday 20 March 2026.
enum Overdue {
    static let passport: DocumentKey = .example("ordinaryPassport:E12345678")
    static let due = CalendarDay.example("2026-03-20")

    static var dossier: Dossier {
        var dossier = Dossier.example
        dossier.declares("ordinaryPassport:E12345678", issued: "2025-01-01")
        dossier.mayTravel("A-1", "2026-03-01", "2026-03-10")
        dossier.custody(.handedOut, "ordinaryPassport:E12345678", at: "2026-02-27", approval: "A-1")
        return dossier
    }

    static var refused: Dossier {
        var dossier = Dossier.example
        dossier.declares("ordinaryPassport:E12345678", issued: "2025-01-01")
        dossier.custody(.refused, "ordinaryPassport:E12345678", at: "2026-03-16")
        return dossier
    }

    /// The catalogue on a day, with steps and a calendar of its own.
    static func policy(
        on day: StaticString, steps: [String]? = nil, calendar: WorkingCalendar = .init()
    ) throws -> PolicyOnDay {
        var policy = Policy.catalogue
        policy.calendar = calendar
        if let steps {
            policy.values[.dunningSteps] = [
                DatedValue(
                    from: CalendarDay(number: -25_567), value: .list(steps), reference: "", confidence: .unverified)
            ]
        }
        return try PolicyOnDay(policy, on: .example(day))
    }

    static func sent(
        _ step: Int, _ recipient: DunningStep.Recipient, _ day: StaticString, due: CalendarDay = due,
        ground: DunningGround = .returnOverdue
    ) -> SentDunning {
        SentDunning(
            document: passport, ground: ground, due: due, step: step, recipient: recipient, sentOn: .example(day))
    }

    static func claim(
        _ day: StaticString, _ settled: (isFound: Bool, on: StaticString)? = nil, number: Int64 = 1
    ) -> DunningClaim {
        DunningClaim(
            number: number, document: passport, on: .example(day), note: "已交",
            settlement: settled.map { .init(isFound: $0.isFound, on: .example($0.on), reason: "查柜") })
    }
}

@Suite struct DunningLadderTests {
    /// What the ladder says on a day, in a few words; empty where nothing is overdue.
    private func says(
        _ day: StaticString, _ dossier: Dossier = Overdue.dossier, letters: [SentDunning] = [],
        claims: [DunningClaim] = [], steps: [String]? = nil, calendar: WorkingCalendar = .init()
    ) throws -> String {
        let policy = try Overdue.policy(on: day, steps: steps, calendar: calendar)
        let cases = DunningLadder(policy).cases(of: dossier, .init(letters: letters, claims: claims))
        return cases.map { item in
            switch item.state {
            case .due(let rung): "send \(rung.number) to \(rung.step.recipient.rawValue)"
            case .waiting(let rung): "wait for \(rung.number) until \(rung.on)"
            case .claimed: "claimed"
            case .found: "found"
            case .ended: "ended"
            }
        }.joined(separator: ", ")
    }

    /// The catalogue's ladder: holder+1d, holder+4d, unit+5w, discipline+30d; each letter sent on its day.
    @Test func everyStepOnItsDayAndNotBefore() throws {
        let letters = [
            Overdue.sent(1, .holder, "2026-03-21"), Overdue.sent(2, .holder, "2026-03-24"),
            Overdue.sent(3, .unit, "2026-03-27"), Overdue.sent(4, .discipline, "2026-04-19"),
        ]
        for (day, sent, expected) in [
            ("2026-03-20", 0, ""), ("2026-03-21", 0, "send 1 to holder"),
            ("2026-03-21", 1, "wait for 2 until 2026-03-24"), ("2026-03-23", 1, "wait for 2 until 2026-03-24"),
            ("2026-03-24", 1, "send 2 to holder"), ("2026-03-26", 2, "wait for 3 until 2026-03-27"),
            ("2026-03-27", 2, "send 3 to unit"), ("2026-04-18", 3, "wait for 4 until 2026-04-19"),
            ("2026-04-19", 3, "send 4 to discipline"), ("2026-04-19", 4, "ended"), ("2027-04-19", 4, "ended"),
        ] as [(StaticString, Int, String)] {
            #expect(try says(day, letters: Array(letters.prefix(sent))) == expected, "\(day) after \(sent)")
        }
    }

    /// Five working days after Friday 20 March over a holiday and a Saturday that is worked for it.
    @Test func workingDaysKeepHolidays() throws {
        let steps = ["unit+5w"]
        let calendar = WorkingCalendar(
            years: [2026], holidays: [.example("2026-03-24"), .example("2026-03-25")],
            makeUpDays: [.example("2026-03-28")])
        for (day, expected) in [
            ("2026-03-21", "wait for 1 until 2026-03-30"), ("2026-03-29", "wait for 1 until 2026-03-30"),
            ("2026-03-30", "send 1 to unit"),
        ] as [(StaticString, String)] {
            #expect(try says(day, steps: steps, calendar: calendar) == expected)
        }
        #expect(try says("2026-03-26", steps: steps) == "wait for 1 until 2026-03-27")
        #expect(try says("2026-03-27", steps: steps) == "send 1 to unit")
        #expect(try says("2026-03-25", steps: ["unit+5d"]) == "send 1 to unit")
        #expect(try says("2026-03-24", steps: ["unit+5d"]) == "wait for 1 until 2026-03-25")
    }

    @Test(arguments: [
        (2026...2026, "unit+5w", false), (2025...2025, "unit+5w", true), (2026...2026, "unit+250w", true),
        (2026...2027, "unit+250w", false), (2025...2025, "unit+5d", false),
    ])
    func aYearWithoutHolidaysIsSaid(_ years: ClosedRange<Int>, _ step: String, _ isGuessed: Bool) throws {
        let policy = try Overdue.policy(on: "2026-03-21", steps: [step], calendar: WorkingCalendar(years: Set(years)))
        guard case .waiting(let rung)? = DunningLadder(policy).cases(of: Overdue.dossier).first?.state else {
            Issue.record("nothing waits")
            return
        }
        #expect(rung.isGuessed == isGuessed)
    }

    /// A desk that is late goes through the steps one by one, a day for each.
    @Test func neverTwoOnOneDay() throws {
        #expect(try says("2026-06-01") == "send 1 to holder")
        let first = Overdue.sent(1, .holder, "2026-06-01")
        #expect(try says("2026-06-01", letters: [first]) == "wait for 2 until 2026-06-02")
        #expect(try says("2026-06-02", letters: [first]) == "send 2 to holder")
        let second = Overdue.sent(2, .holder, "2026-06-02")
        #expect(try says("2026-06-02", letters: [second, first]) == "wait for 3 until 2026-06-03")
    }

    @Test func aClaimStopsAndItsAnswerDecides() throws {
        let first = [Overdue.sent(1, .holder, "2026-03-21")]
        for (day, claims, expected) in [
            ("2026-03-22", [Overdue.claim("2026-03-23")], "wait for 2 until 2026-03-24"),
            ("2026-03-23", [Overdue.claim("2026-03-23")], "claimed"),
            ("2026-05-23", [Overdue.claim("2026-03-23")], "claimed"),
            // Not found: where it was, on the day of the answer at the earliest.
            ("2026-03-29", [Overdue.claim("2026-03-23", (false, "2026-03-30"))], "claimed"),
            ("2026-03-30", [Overdue.claim("2026-03-23", (false, "2026-03-30"))], "send 2 to holder"),
            ("2026-03-23", [Overdue.claim("2026-03-22", (false, "2026-03-22"))], "wait for 2 until 2026-03-24"),
            ("2026-03-24", [Overdue.claim("2026-03-22", (false, "2026-03-22"))], "send 2 to holder"),
            // Found: the desk books it; there is nothing to send.
            ("2026-03-29", [Overdue.claim("2026-03-23", (true, "2026-03-30"))], "claimed"),
            ("2026-03-30", [Overdue.claim("2026-03-23", (true, "2026-03-30"))], "found"),
            // He says so again.
            (
                "2026-04-02",
                [Overdue.claim("2026-03-23", (false, "2026-03-30")), Overdue.claim("2026-04-01", number: 2)], "claimed"
            ),
            // What he said before he got it is about another time.
            ("2026-03-24", [Overdue.claim("2026-02-26")], "send 2 to holder"),
            ("2026-03-24", [Overdue.claim("2026-02-27")], "claimed"),
            // Found and booked on the day on which it was handed out again.
            ("2026-03-24", [Overdue.claim("2026-02-27", (true, "2026-02-27"))], "send 2 to holder"),
        ] as [(StaticString, [DunningClaim], String)] {
            #expect(try says(day, letters: first, claims: claims) == expected, "\(day) \(claims)")
        }
    }

    @Test func aClaimAboutAnotherBookletStopsNothing() throws {
        var claim = Overdue.claim("2026-03-23")
        claim.document = .example("hkMacaoPermit:C12345678")
        #expect(try says("2026-03-23", claims: [claim]) == "send 1 to holder")
    }

    @Test func onceBookedItIsGone() throws {
        var dossier = Overdue.dossier
        dossier.custody(.handedIn, "ordinaryPassport:E12345678", at: "2026-03-30")
        #expect(try says("2026-03-29", dossier) == "send 1 to holder")
        #expect(try says("2026-03-30", dossier, claims: [Overdue.claim("2026-03-22", (true, "2026-03-23"))]) == "")
    }

    /// A refusal leads to the last step at once, whatever was sent before; a claim stops that too.
    @Test func aRefusalEscalates() throws {
        let refused = Overdue.refused
        #expect(try says("2026-03-15", refused) == "send 1 to holder")
        #expect(try says("2026-03-16", refused) == "send 4 to discipline")
        let last = Overdue.sent(
            4, .discipline, "2026-03-16", due: .example("2026-03-16"), ground: .refused)
        #expect(try says("2026-03-16", refused, letters: [last]) == "ended")
        #expect(try says("2026-03-17", refused, claims: [Overdue.claim("2026-03-17")]) == "claimed")
        #expect(try says("2026-03-17", refused, claims: [Overdue.claim("2026-03-15")]) == "send 4 to discipline")

        var later = Overdue.dossier
        later.custody(.refused, "ordinaryPassport:E12345678", at: "2026-03-25")
        let sent = [Overdue.sent(1, .holder, "2026-03-21"), Overdue.sent(2, .holder, "2026-03-24")]
        #expect(try says("2026-03-24", later, letters: Array(sent.prefix(1))) == "send 2 to holder")
        #expect(try says("2026-03-25", later, letters: sent) == "send 4 to discipline")
        let policy = try Overdue.policy(on: "2026-03-25")
        let item = DunningLadder(policy).cases(of: later, .init(letters: sent)).first
        #expect(item?.ground == .refused && item?.due == .example("2026-03-25") && item?.letters == [])
    }

    @Test func whatWasNeverHandedInHasALadderToo() throws {
        var dossier = Dossier.example
        dossier.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
        #expect(try says("2026-03-11", dossier) == "")
        #expect(try says("2026-03-12", dossier) == "send 1 to holder")
        #expect(try says("2026-03-12", dossier, claims: [Overdue.claim("2026-01-01")]) == "claimed")
    }

    /// An extension moves the day, and the ladder begins anew.
    @Test func aNewDayBeginsTheLadderAnew() throws {
        var dossier = Overdue.dossier
        dossier.approval(.extension, "A-2", decided: "2026-03-10", until: "2026-03-20", extends: "A-1")
        let letters = [Overdue.sent(1, .holder, "2026-03-21")]
        #expect(try says("2026-03-30", dossier, letters: letters) == "")
        #expect(try says("2026-03-31", dossier, letters: letters) == "send 1 to holder")
    }

    @Test func nobodyWritesToTheDead() throws {
        var dossier = Overdue.dossier
        dossier.person.status = .deceased
        dossier.person.statusSince = .example("2026-03-12")
        #expect(try says("2026-03-21", dossier) == "wait for 3 until 2026-03-27")
        #expect(try says("2026-03-27", dossier) == "send 3 to unit")
        #expect(try says("2026-03-27", dossier, steps: ["holder+1d"]) == "ended")
    }

    /// What was written down for a later day is not known yet.
    @Test func laterFactsAreNotKnown() throws {
        let letters = [Overdue.sent(1, .holder, "2026-03-23")]
        #expect(try says("2026-03-22", letters: letters) == "send 1 to holder")
        #expect(try says("2026-03-23", letters: letters) == "wait for 2 until 2026-03-24")
    }

    /// Exactly what the rules find is asked for, on every random dossier, and once each.
    @Test(arguments: 1...200) func theRulesDecideWhatIsOverdue(_ seed: Int) throws {
        var random = RandomDossier(seed: seed)
        let dossier = random.make()
        let policy = try PolicyOnDay(.catalogue, on: RandomDossier.asOf)
        let cases = DunningLadder(policy).cases(of: dossier)
        let found = Checker(policy: policy).verdict(on: dossier).findings.filter {
            DunningGround(rawValue: $0.rule) != nil
        }
        #expect(
            cases.map { "\($0.ground.rawValue) \($0.document) \($0.due)" }.sorted()
                == found.map { finding in
                    let due = finding.facts[finding.rule == "custody.refused" ? "day" : "due"]?.shown.en ?? ""
                    return "\(finding.rule) \(finding.subject) \(due)"
                }.sorted())
        #expect(Set(cases.map(\.document)).count == cases.count)
    }
}

@Suite struct DunningStepTests {
    @Test(arguments: [
        ("holder+0d", DunningStep(.holder, delay: 0)),
        ("unit+5w", DunningStep(.unit, delay: 5, countsWorkingDays: true)),
        ("discipline+3650d", DunningStep(.discipline, delay: 3650)),
    ])
    func isRead(_ text: String, _ step: DunningStep) throws { #expect(try DunningStep(text) == step) }

    @Test(arguments: [
        "", "holder", "holder+", "holder+d", "holder+1", "holder+1m", "holder+-1d", "holder+01d", "holder+3651d",
        "holder+99999d", "boss+1d", "Holder+1d", "holder+1d+2d", "holder +1d", "holder+１d", "+1d", "holder+1D",
    ])
    func isRefused(_ text: String) {
        #expect(throws: Refusal(.unknownCode, text)) { try DunningStep(text) }
    }
}
