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

    @Test func onlyThePersonConcernedHasNoRole() throws {
        let scratch = try founded()
        #expect(
            try scratch.levee("user", "add", "zhang-3", "--unit", "U2", "--as", "admin")
                == Output(
                    65, "",
                    "levee: `zhang-3` has no role; only a person in the registry (`--ref`) may have none, to see his own file\n"
                ))
        #expect(
            try scratch.levee("user", "add", "zhang-3", "--ref", "P3", "--unit", "U2", "--as", "admin")
                == Output(0, "the user `zhang-3` is registered: the person concerned, unit `U2`\n"))
        #expect(
            try scratch.levee("user", "list", "--lang", "zh")
                == Output(
                    0,
                    """
                    用户     角色        单位  本人编号  系统登录名  状态
                    ───────  ──────────  ────  ────────  ──────────  ────
                    admin    系统管理员  U1                          在用
                    zhang-3  本人        U2    P3                    在用

                    """))
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
            (
                ["disable", "admin"], 65,
                "`admin` is the last administrator of an uppermost unit; add another one first"
            ),
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

    /// A role counts for a unit and what lies under it, the administrator's too.
    @Test func anAdministratorKeepsToHisUnit() throws {
        let scratch = try founded()
        func says(_ words: String..., by user: String) throws -> Output {
            try scratch.run(["user"] + words + ["--as", user])
        }
        for words in [
            ["finance", "--role", "administrator", "--unit", "U2"], ["keeper", "--role", "custodian", "--unit", "U1"],
        ] { #expect(try scratch.run(["user", "add"] + words + ["--as", "admin"]).status == 0) }
        let before = try scratch.dump()
        func beyond(_ user: String) -> Output {
            Output(
                77, "",
                "levee: the unit `U2` of the user `finance` does not reach the unit of `\(user)`; "
                    + "a user of that unit or of one above it has to do it\n")
        }
        #expect(try says("add", "boss", "--role", "administrator", "--unit", "U1", by: "finance") == beyond("boss"))
        #expect(try says("add", "keeper", "--role", "auditor", "--unit", "U2", by: "finance") == beyond("keeper"))
        #expect(try says("disable", "keeper", by: "finance") == beyond("keeper"))
        #expect(try scratch.dump() == before)
        #expect(try says("add", "clerk", "--role", "clerk", "--unit", "U2", by: "finance").status == 0)
        #expect(try says("disable", "clerk", by: "finance").status == 0)
    }

    /// Somebody has to be left who can administrate everybody.
    @Test func theUppermostUnitKeepsAnAdministrator() throws {
        let scratch = try Tables.loaded()
        #expect(
            try scratch.levee("user", "add", "finance", "--role", "administrator", "--unit", "U2")
                == Output(
                    65, "",
                    "levee: the first user has to be an administrator of a unit that lies under no other one; "
                        + "`U2` lies under `U1`\n"))
        for (user, unit, by) in [("admin", "U1", "root"), ("finance", "U2", "admin")] {
            #expect(
                try scratch.levee("user", "add", user, "--role", "administrator", "--unit", unit, "--as", by).status
                    == 0)
        }
        let before = try scratch.dump()
        let last = Output(
            65, "", "levee: `admin` is the last administrator of an uppermost unit; add another one first\n")
        #expect(try scratch.levee("user", "disable", "admin", "--as", "admin") == last)
        #expect(
            try scratch.levee("user", "add", "admin", "--role", "administrator", "--unit", "U2", "--as", "admin")
                == last
        )
        #expect(try scratch.dump() == before)
    }

    /// The login of one is not the name of another: nobody acts as somebody else by his login.
    @Test func aLoginAndANameMeanOnePerson() throws {
        let scratch = try founded()
        for words in [["c1", "--login", "wang"], ["wei", "--login", "wei"]] {
            #expect(
                try scratch.run(["user", "add"] + words + ["--role", "clerk", "--unit", "U1", "--as", "admin"]).status
                    == 0)
        }
        let before = try scratch.dump()
        for (words, taken) in [
            (["wang"], "wang"), (["c2", "--login", "admin"], "admin"), (["c2", "--login", "wang"], "wang"),
        ] {
            #expect(
                try scratch.run(["user", "add"] + words + ["--role", "clerk", "--unit", "U1", "--as", "admin"])
                    == Output(65, "", "levee: `\(taken)` is another user's already; check it\n"))
        }
        for login in [" ", "a b", "a\u{202E}b"] {
            let output = try scratch.levee(
                "user", "add", "c2", "--role", "clerk", "--unit", "U1", "--login", login, "--as", "admin")
            #expect(output.status == 64, "\(output)")
        }
        #expect(try scratch.dump() == before)
    }

    /// However the letters were typed, it is the same user.
    @Test func aNameIsTheSameHoweverItIsTyped() throws {
        let scratch = try founded()
        let (apart, together) = ("e\u{301}mile", "\u{E9}mile")
        for name in [apart, together] {
            #expect(
                try scratch.levee("user", "add", name, "--role", "custodian", "--unit", "U1", "--as", "admin").status
                    == 0)
        }
        #expect(try scratch.levee("user", "list").stdout.split(separator: "\n").count == 4)
        #expect(try scratch.levee("stocktake", "start", "--as", apart).status == 0)
        #expect(try scratch.levee("user", "disable", apart, "--as", "admin").status == 0)
        #expect(try scratch.levee("stocktake", "cancel", "--reason", "x", "--as", together).status == 77)
    }
}
