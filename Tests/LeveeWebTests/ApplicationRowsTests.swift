import LeveeCore
import Testing

@testable import LeveeWeb

/// What an application's page says that was asked.
@Suite struct ApplicationRowsTests {
    private static func application(_ kind: Approval.Kind) throws -> Application {
        Application(
            number: "QL-S-0002", person: "QL0002", kind: kind, purpose: .private, reason: "探亲",
            destinations: [try CountryCode("SGP"), try CountryCode("JPN")], departOn: try CalendarDay("2026-11-27"),
            returnOn: try CalendarDay("2026-12-03"), document: try DocumentKey("ordinaryPassport:ED0749319"),
            funding: "self", companions: [.init(name: "林川", relation: "spouse"), .init(name: "林木", relation: "组员")],
            submittedOn: try CalendarDay("2026-11-04"), filedBy: "jingban-01", approval: "组出境〔2026〕1号")
    }

    private static func rows(_ kind: Approval.Kind, _ language: Language) throws -> [String] {
        ApplicationAnswer.rows(try application(kind)).map { "\($0.what[language]): \($0.value[language])" }
    }

    /// Once it is decided, an application carries the number of its own approval, which it does not extend.
    @Test(arguments: [Approval.Kind.travel, .issue, .lend])
    func onlyAnExtensionExtends(_ kind: Approval.Kind) throws {
        #expect(try Self.rows(kind, .en).filter { $0.hasPrefix("extends") } == [])
        #expect(try Self.rows(.extension, .en).contains("extends: 组出境〔2026〕1号"))
    }

    @Test func inEachLanguageWithoutTheOther() throws {
        #expect(
            try Self.rows(.travel, .en) == [
                "purpose: private", "reason: 探亲", "destinations: Singapore, Japan", "days: 2026-11-27…2026-12-03",
                "document: ordinary passport ED0749319", "funding: his own", "companions: 林川 (spouse), 林木 (组员)",
                "submitted on: 2026-11-04", "filed by: jingban-01",
            ])
        #expect(
            try Self.rows(.travel, .zh) == [
                "事由类别: 因私", "事由: 探亲", "目的地: 新加坡、日本", "日期: 2026-11-27…2026-12-03", "证件: 普通护照 ED0749319", "经费: 自理",
                "同行人: 林川（配偶）、林木（组员）", "提交日期: 2026-11-04", "经办: jingban-01",
            ])
    }
}
