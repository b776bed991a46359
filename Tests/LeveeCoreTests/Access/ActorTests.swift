import LeveeCore
import Testing

/// Who acts, within what reach, and never on his own file.
@Suite struct ActorTests {
    static let units = [
        Unit(code: "U1", name: "县委", region: "449999"), Unit(code: "U2", name: "财政局", parent: "U1", region: "449999"),
        Unit(code: "U3", name: "国库科", parent: "U2", region: "449999"),
        Unit(code: "U9", name: "环", parent: "U9", region: "449999"),
    ]
    static let accounts = [
        Account(user: "admin", roles: [.administrator], unit: "U1"),
        Account(user: "clerk", roles: [.clerk, .custodian], unit: "U2", ref: "P1", login: "wang"),
        Account(user: "gone", roles: [.clerk], unit: "U1", isDisabled: true),
        Account(user: "wang", roles: [.auditor], unit: "U1"),
        Account(user: "twin", roles: [.reviewer], unit: "U1", ref: "P1"),
        Account(user: "self", roles: [], unit: "U2", ref: "P7"),
    ]

    private func actor(_ name: String) throws -> Actor {
        try Actor(named: name, among: Self.accounts, units: Self.units)
    }

    private func refusal(_ body: () throws -> Void) -> AccessRefusal? {
        do {
            try body()
            return nil
        } catch { return error as? AccessRefusal }
    }

    private func person(_ ref: String, of unit: String) throws -> Person {
        Person(
            ref: ref, idNumber: try CitizenNumber("110101199003074610"), name: "张三", sex: .male,
            birthDate: try CalendarDay("1990-03-07"), unit: unit, post: "主任", category: "leader",
            coveredSince: try CalendarDay("2019-03-01"), statusSince: try CalendarDay("2019-03-01"))
    }

    @Test func aUserGoesBeforeALogin() throws {
        #expect(try actor("wang").account?.roles == [.auditor])
        let alone = Self.accounts.filter { $0.user != "wang" }
        #expect(try Actor(named: "wang", among: alone, units: []).user == "clerk")
    }

    @Test func strangersAndDisabledUsersAreRefused() {
        #expect(refusal { _ = try actor("root") } == .unknownUser("root"))
        #expect(refusal { _ = try actor("gone") } == .disabled("gone"))
        #expect(refusal { _ = try actor("CLERK") } == .unknownUser("CLERK"))
    }

    @Test func nobodyRegisteredMayOnlyBegin() throws {
        let first = try Actor(named: "root", among: [], units: [])
        #expect(first.user == "root")
        for permission in Permission.allCases {
            let isAllowed = PermissionTable.beforeAnybody.contains(permission)
            #expect(refusal { try first.require(permission) } == (isAllowed ? nil : .nobodyRegistered(permission)))
        }
    }

    @Test func aRoleIsEnoughAndNeeded() throws {
        let clerk = try actor("clerk")
        #expect(refusal { try clerk.require(.handOutBooklet) } == nil)
        #expect(refusal { try clerk.require(.fileApplication) } == nil)
        #expect(refusal { try clerk.require(.decideApplication) } == .role("clerk", .decideApplication))
    }

    @Test func theUnitReachesWhatLiesUnderIt() throws {
        let clerk = try actor("clerk")
        #expect(refusal { try clerk.require(over: person("P2", of: "U2")) } == nil)
        #expect(refusal { try clerk.require(over: person("P2", of: "U3")) } == nil)
        #expect(refusal { try clerk.require(over: person("P2", of: "U1")) } == .outsideUnit("clerk", "U2", "P2"))
        #expect(refusal { try clerk.require(over: person("P2", of: "U9")) } == .outsideUnit("clerk", "U2", "P2"))
        #expect(refusal { try clerk.require(over: person("P2", of: "nowhere")) } != nil)
    }

    @Test func aReaderReachesHisUnitAndWhatLiesUnderIt() throws {
        #expect(try actor("clerk").reach == .units(["U2", "U3"]))
        #expect(try actor("admin").reach == .units(["U1", "U2", "U3"]))
        #expect(try Actor(named: "root", among: [], units: Self.units).reach == .everybody)
        // The person concerned has his own file and nobody's beside it.
        #expect(try actor("self").reach == .units([]))
        for permission in Permission.allCases {
            #expect(refusal { try actor("self").require(permission) } == .role("self", permission))
        }
    }

    @Test func aReachIsNarrowedAndNeverWidened() throws {
        let reach = try actor("clerk").reach
        #expect(reach.narrowed(to: "U2", among: Self.units) == reach)
        #expect(reach.narrowed(to: "U3", among: Self.units) == .units(["U3"]))
        for outside in ["U1", "U9", "nowhere"] { #expect(reach.narrowed(to: outside, among: Self.units) == nil) }
        #expect(Reach.everybody.narrowed(to: "U2", among: Self.units) == reach)
        #expect(Reach.everybody.contains(unit: "nowhere"))
        #expect(reach.contains(unit: "U3") && !reach.contains(unit: "U1"))
    }

    @Test func nobodyActsOnHisOwnFile() throws {
        #expect(refusal { try actor("clerk").require(over: person("P1", of: "U2")) } == .ownFile("clerk"))
        #expect(refusal { try actor("admin").require(over: person("P1", of: "U2")) } == nil)
    }

    @Test func twoUsersOfOnePersonAreOne() throws {
        let clerk = try actor("clerk")
        #expect(clerk.isSame(as: Self.accounts[1]))
        #expect(clerk.isSame(as: Self.accounts[4]))
        #expect(!clerk.isSame(as: Self.accounts[0]))
        #expect(!(try actor("admin").isSame(as: Self.accounts[3])))
    }

    @Test func refusalsSayWhoMay() {
        let texts = [
            AccessRefusal.nobodyRegistered(.handOutBooklet), .unknownUser("x\u{202E}"), .disabled("x"),
            .role("x", .confirmOverride), .ownFile("x"), .outsideUnit("x", "U2", "P9"),
            .someoneOutsideUnit("x", "U2"),
            .samePerson("x", Bilingual(zh: "是 R-1 的申请人", en: "asked for R-1")),
        ].map { "\($0.explanation.zh)\n\($0.explanation.en)" }
        #expect(
            texts == [
                """
                尚无登记用户，不能发放证件，请先用 `levee user add` 添加系统管理员
                no user is registered yet, so nobody may hand out a booklet; add an administrator with `levee user add` first
                """,
                """
                `x[U+202E]` 不是登记用户，请用 --as 指定用户，或由管理员用 `levee user add` 添加
                `x[U+202E]` is no registered user; name one with --as, or let an administrator add him with `levee user add`
                """,
                """
                用户 `x` 已停用，请由其他用户办理
                the user `x` is disabled; another user has to do it
                """,
                """
                用户 `x` 无权确认破例发放，需要角色：审批人 (approver)、证件保管员 (custodian)
                the user `x` may not confirm an exceptional hand-out; it takes one of the roles `approver`, `custodian`
                """,
                """
                用户 `x` 不得办理本人的事项，请由其他用户办理
                the user `x` may not act on his own file; another user has to do it
                """,
                """
                用户 `x` 的单位 `U2` 管不到 `P9` 所在单位，请由其单位或上级单位的用户办理
                the unit `U2` of the user `x` does not reach the unit of `P9`; a user of that unit or of one above it has to do it
                """,
                """
                用户 `x` 的单位 `U2` 管不到所涉的全部人员，请由上级单位的用户办理
                the unit `U2` of the user `x` does not reach everybody whom this could be about; a user of a unit above it has to do it
                """,
                """
                `x` 是 R-1 的申请人，须由另一人办理
                `x` asked for R-1; another person has to do this
                """,
            ])
    }
}
