import LeveeCore
import LeveeIntake
import Testing

/// The policy that ships: complete, with the defaults of the rule catalogue.
@Suite struct EmbeddedPolicyTests {
    static let defaults: [PolicyKey: PolicyValue] = [
        .timeZone: .text("Asia/Shanghai"),
        .categories: .list(["leader", "finance", "enterprise", "sensitive", "key-post", "other"]),
        .scopeActive: .list(["leader", "finance", "enterprise", "sensitive", "key-post", "other"]),
        .scopeRetired: .list(["sensitive"]),
        .scopeRetiredRanked: .list(["leader"]),
        .scopeRetiredRank: .text("bureauDeputy"),
        .familyAbroadStatuses: .list(["citizen", "permanentResident", "longTermResident"]),
        .homeStates: .list(["CHN", "HKG", "MAC", "TWN"]),
        .filingDays: .number(30),
        .familyReportDays: .number(30),
        .handInDays: .number(10),
        .handOutDays: .number(7),
        .issueValidity: .number(180),
        .voidDays: .number(30),
        .lostYears: .number(5),
        .lostLimit: .number(2),
        .returnDaysPrivate: .number(10),
        .returnDaysOfficial: .number(7),
        .earlyDays: .number(3),
        .lateTolerance: .number(0),
        .alarmDays: .number(2),
        .lookbackDays: .number(180),
        .frequencyLimit: .number(4),
        .reportDays: .number(7),
        .quarantineDays: .number(30),
        .matchDays: .number(90),
        .opinionDays: .number(35),
        .validityMonths: .number(6),
        .leadDays: .number(10),
        .tripDaysOne: .number(5),
        .tripDaysTwo: .number(8),
        .tripDaysMore: .number(10),
        .tripCountries: .number(3),
        .groupSize: .number(6),
        .unitLockDays: .number(30),
        .sensitiveDestinations: .list([]),
        .dunningSteps: .list(["holder+1d", "holder+4d", "unit+7d", "discipline+30d"]),
        .approvalNumber: .text("组出境〔{year}〕{serial}号"),
        .filingMarkFiled: .text("U"),
        .filingMarkChanged: .text("I"),
        .filingMarkWithdrawn: .text("D"),
        .filingSexMale: .text("1"),
        .filingSexFemale: .text("2"),
        .findingNoticeDays: .number(5), .findingAnswerDays: .number(10), .findingDecisionDays: .number(30),
        .findingReviewDays: .number(30), .findingExplained: .list(["crossing.late-return"]),
        .signedSources: .certificates([]),
        .signedOthers: .text("accepted"),
        .signedAlgorithms: .list([
            "rsa-sha256", "rsa-sha512", "ecdsa-sha256", "sha256", "sha512", "exc-c14n", "c14n",
        ]),
        .signedKeyBits: .number(2048),
        .signedLimit: .number(8),
        .feedUsualFiles: .number(10), .feedUsualLeast: .number(3), .feedLeast: .number(100),
        .feedShrankLevel: .text("warn"), .feedShrankPercent: .number(10),
        .feedFutureLevel: .text("warn"), .feedFuturePercent: .number(1),
        .feedPortLevel: .text("warn"), .feedPortPercent: .number(100),
        .feedQuarantinedLevel: .text("warn"), .feedQuarantinedPercent: .number(5),
        .feedUnregisteredLevel: .text("warn"), .feedUnregisteredPercent: .number(100),
        .feedStaleLevel: .text("warn"), .feedStaleDays: .number(7),
    ]

    @Test(
        "every key has its default on the first day, today and the last day",
        arguments: ["1900-01-01", "2026-11-23", "2199-12-31"])
    func defaultsHold(on day: String) throws {
        let policy = try PolicyFile.embedded(ruleIDs: Rulebook.ids)
        let day = try CalendarDay(day)
        var found: [PolicyKey: PolicyValue] = [:]
        for key in PolicyKey.allCases where key.shape != .wording { found[key] = policy.inForce(key, on: day)?.value }
        #expect(found == Self.defaults)
        #expect(try PolicyOnDay(policy, on: day).zone == .shanghai)
        #expect(policy.inForce(.filingDays, on: try CalendarDay("1900-01-01") - 1) == nil)
    }

    @Test("letters use every place that can be filled, in both languages")
    func wordings() throws {
        let policy = try PolicyFile.embedded()
        for key in PolicyKey.allCases where key.shape == .wording {
            guard case .wording(let words)? = policy.inForce(key, on: try CalendarDay("2026-11-23"))?.value else {
                Issue.record("\(key.rawValue)")
                continue
            }
            #expect(Set(Bilingual.places(in: words.zh)) == key.places, "\(key.rawValue)")
            #expect(Set(Bilingual.places(in: words.en)) == key.places, "\(key.rawValue)")
        }
    }

    @Test func versionTitlesAndCalendar() throws {
        let policy = try PolicyFile.embedded()
        #expect(policy.version == "2026.1")
        #expect(
            policy.title
                == Bilingual(zh: "公职人员出国（境）、证件与保管政策", en: "Policy on officials' exits, travel documents and custody"))
        #expect(Set(policy.titles.keys) == Set(PolicyKey.allCases))
        #expect(
            policy.titles[.filingDays]
                == Bilingual(zh: "登记、变更、撤销备案的期限（天）", en: "days to file, to change a filing or to withdraw it"))
        #expect(try policy.calendar == PolicyFile.embeddedCalendar())
        #expect(try policy.nextChange(after: CalendarDay("1900-01-01")) == nil)
    }

    @Test("each rule has a basis, and no other")
    func bases() throws {
        let policy = try PolicyFile.embedded()
        #expect(Set(policy.bases.keys) == Rulebook.ids)
        #expect(
            policy.bases["crossing.no-approval"]
                == Basis(
                    citation: "《公职人员政务处分法》第三十一条",
                    words: "（要旨）违反规定出境的，予以记过或者记大过；情节严重的，予以降级或者撤职。", confidence: .verified))
        let holdings = Rulebook.holdings.map { $0.info.id }
        #expect(
            holdings.filter { policy.bases[$0]?.confidence == .unverified } == [
                "approval.after-exit", "document.lost-repeatedly", "family.report-late", "family.restricted-post",
                "trip.too-frequent",
            ])
    }

    @Test("what no source sets says so")
    func honesty() throws {
        let policy = try PolicyFile.embedded()
        let day = try CalendarDay("2026-11-23")
        let confidence = PolicyKey.allCases.map { ($0, policy.inForce($0, on: day)?.confidence) }
        #expect(
            confidence.filter { $0.1 == .verified }.map(\.0) == [
                .filingDays, .returnDaysOfficial, .tripDaysOne, .tripDaysTwo, .tripDaysMore, .tripCountries, .groupSize,
                .unitLockDays,
            ])
        #expect(
            confidence.filter { $0.1 == .secondary }.map(\.0) == [
                .categories, .scopeActive, .scopeRetiredRanked, .scopeRetiredRank, .familyAbroadStatuses,
                .returnDaysPrivate, .reportDays, .findingExplained,
            ])
        for (key, confidence) in confidence where confidence == .unverified {
            #expect(policy.inForce(key, on: day)?.note != nil, "\(key.rawValue)")
        }
    }
}
