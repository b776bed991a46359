import Testing

/// Users, their roles and logins, from the terminal.
@Suite struct UserTests {
    private func founded() throws -> Scratch {
        let scratch = try Tables.loaded()
        let made = try scratch.levee("user", "add", "admin", "--role", "administrator", "--unit", "U1")
        guard made.status == 0 else { throw Tables.Problem(description: "\(made)") }
        return scratch
    }

    @Test func theFirstUserIsAnAdministrator() throws {
        let scratch = try Tables.loaded()
        #expect(
            try scratch.levee("user", "list")
                == Output(0, "no user is registered yet; add an administrator with `levee user add`\n"))
        #expect(
            try scratch.levee("user", "add", "c1", "--role", "clerk", "--unit", "U1")
                == Output(65, "", "levee: the first user has to be an administrator; give `--role administrator`\n"))
        #expect(
            try scratch.levee("user", "add", "admin", "--role", "administrator", "--unit", "U1")
                == Output(0, "the user `admin` is registered: administrator, unit `U1`\n"))
    }

    @Test func usersAreAddedListedAndDisabled() throws {
        let scratch = try founded()
        for (name, role, more) in [
            ("c1", "clerk", ["--ref", "P3", "--login", "wang"]), ("k1", "custodian", ["--role", "clerk"]),
        ] {
            let added = try scratch.run(
                ["user", "add", name, "--role", role, "--unit", "U2", "--as", "admin"] + more)
            #expect(added.status == 0, "\(added)")
        }
        #expect(
            try scratch.levee("user", "disable", "k1", "--as", "admin", "--lang", "zh")
                == Output(0, "已停用用户 `k1`\n"))
        #expect(
            try scratch.levee("user", "list", "--lang", "zh")
                == Output(
                    0,
                    """
                    用户   角色                单位  本人编号  系统登录名  状态
                    ─────  ──────────────────  ────  ────────  ──────────  ────
                    admin  系统管理员          U1                          在用
                    c1     经办人              U2    P3        wang        在用
                    k1     经办人、证件保管员  U2                          停用

                    """))
        #expect(
            try scratch.audit().suffix(4) == [
                "\(scratch.login()) user add", "admin user add", "admin user add", "admin user disable",
            ])
    }

    @Test func writingAsksWhoActs() throws {
        let scratch = try founded()
        try scratch.write(Tables.filings, to: "filings.csv")
        let unknown = try scratch.levee("load", "filings.csv", "--as", "nobody")
        #expect(
            unknown
                == Output(
                    77, "",
                    "levee: `nobody` is no registered user; name one with --as, or let an administrator add him with "
                        + "`levee user add`\n"))
        _ = try scratch.levee("user", "add", "a1", "--role", "auditor", "--unit", "U1", "--as", "admin")
        let auditor = try scratch.levee("load", "filings.csv", "--as", "a1")
        #expect(
            auditor
                == Output(
                    77, "",
                    "levee: the user `a1` may not load tables; it takes one of the roles `clerk`, `administrator`\n"))
        #expect(try scratch.levee("load", "filings.csv", "--as", "admin").status == 0)
        // A night is the machine's own act.
        #expect(try scratch.levee("nightly", "--as-of", "2026-11-20").status == 0)
    }

    @Test func theLoginStandsForItsUser() throws {
        let scratch = try founded()
        _ = try scratch.levee(
            "user", "add", "c1", "--role", "clerk", "--unit", "U1", "--login", scratch.login(), "--as", "admin")
        try scratch.write(Tables.filings, to: "filings.csv")
        #expect(try scratch.levee("load", "filings.csv").status == 0)
        #expect(try scratch.audit().last == "c1 load")
    }

    @Test func badInputChangesNothing() throws {
        let scratch = try founded()
        let before = try scratch.dump()
        let cases: [([String], Int32, String)] = [
            (
                ["add", "c1", "--role", "clerk", "--unit", "U7"], 65,
                "no unit has the code `U7`; load the table `units` first"
            ),
            (
                ["add", "c1", "--role", "clerk", "--unit", "U1", "--ref", "P9"], 65,
                "`P9` is not in the registry; check the personnel number"
            ),
            (
                ["add", "admin", "--role", "administrator", "--role", "clerk", "--unit", "U1"], 77,
                "the user `admin` may not act on his own file; another user has to do it"
            ),
            (["disable", "admin"], 65, "the last administrator cannot be disabled; add another one first"),
            (["disable", "zz"], 65, "no active user is named `zz`; see `levee user list`"),
        ]
        for (words, status, message) in cases {
            let output = try scratch.run(["user"] + words + ["--as", "admin"])
            #expect(output == Output(status, "", "levee: \(message)\n"))
        }
        for name in ["", "a b", "x\u{202E}y", String(repeating: "x", count: 101)] {
            let output = try scratch.levee("user", "add", name, "--role", "clerk", "--unit", "U1", "--as", "admin")
            #expect(output.status == 64, "\(output)")
        }
        #expect(try scratch.dump() == before)
    }
}
