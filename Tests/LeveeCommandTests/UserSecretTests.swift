import Foundation
import GRDB
import LeveeCore
import LeveeSQLite
import Testing

/// Passwords, second factors and sessions, from the terminal.
@Suite struct UserSecretTests {
    private static let secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

    private func founded() throws -> Scratch {
        let scratch = try Tables.loaded()
        for words in [
            ["admin", "--role", "administrator"], ["c1", "--role", "clerk", "--as", "admin"],
            ["c2", "--role", "clerk", "--as", "admin"],
        ] {
            let made = try scratch.run(["user", "add"] + words + ["--unit", "U1"])
            guard made.status == 0 else { throw Tables.Problem(description: "\(made)") }
        }
        return scratch
    }

    private func password(_ scratch: Scratch, _ words: String..., typed: String = "the river is wide\n") throws
        -> Output
    {
        try scratch.run(["user", "password"] + words, stdin: typed)
    }

    private func kept(_ scratch: Scratch) throws -> [String] {
        try DatabaseQueue(path: scratch.database).read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT user || ' ' || must_change || ' ' || coalesce(hex(second_factor), '') FROM credential ORDER BY 1
                    """)
        }
    }

    @Test func aPasswordIsSetForOthersAndForOneself() throws {
        let scratch = try founded()
        #expect(
            try password(scratch, "c1", "--stdin", "--as", "admin")
                == Output(0, "the password of the user `c1` is set; he has to change it when he first signs in\n"))
        #expect(
            try password(scratch, "c2", "--stdin", "--keep", "--as", "admin", "--lang", "zh")
                == Output(0, "已设置用户 `c2` 的密码\n"))
        #expect(
            try password(scratch, "admin", "--stdin", "--as", "admin")
                == Output(0, "the password of the user `admin` is set\n"))
        #expect(try kept(scratch) == ["admin 0 ", "c1 1 ", "c2 0 "])
        #expect(try scratch.audit().suffix(3) == Array(repeating: "admin user password", count: 3))
        #expect(!(try scratch.dump().joined().contains("river")))
    }

    @Test func whatCannotBeSetChangesNothing() throws {
        let scratch = try founded()
        let before = try scratch.dump()
        #expect(
            try password(scratch, "c1", "--stdin", "--as", "c2")
                == Output(
                    77, "", "levee: the user `c2` may not add a user; it takes one of the roles `administrator`\n"))
        #expect(
            try password(scratch, "zz", "--stdin", "--as", "admin")
                == Output(65, "", "levee: no active user is named `zz`; see `levee user list`\n"))
        #expect(
            try password(scratch, "c1", "--stdin", "--as", "admin", typed: "short\n")
                == Output(
                    65, "",
                    "levee: the password has fewer than 12 characters; take a longer one, such as a sentence\n"))
        for typed in ["", "the river\u{3} is wide\n"] {
            #expect(
                try password(scratch, "c1", "--stdin", "--as", "admin", typed: typed)
                    == Output(64, "", "levee: no password was read, and nothing was changed\n"))
        }
        #expect(
            try password(scratch, "c1", "--as", "admin", "--lang", "zh")
                == Output(64, "", "levee：没有可输入密码的终端，请用 --stdin 从标准输入读取\n"))
        #expect(
            try scratch.levee("user", "second-factor", "c1", "--reset", "--as", "admin")
                == Output(
                    65, "",
                    "levee: the user `c1` has no password yet; set one with `levee user password` first\n"))
        for words in [[], ["--reset", "--secret", Self.secret], ["--secret", "MZXW6"]] {
            #expect(try scratch.run(["user", "second-factor", "c1", "--as", "admin"] + words).status == 64)
        }
        #expect(try scratch.dump() == before)
    }

    @Test func whileNobodyIsRegisteredNoPasswordIsSet() throws {
        let scratch = try Tables.loaded()
        #expect(
            try password(scratch, "admin", "--stdin")
                == Output(
                    77, "",
                    "levee: no user is registered yet, so nobody may add a user; "
                        + "add an administrator with `levee user add` first\n"))
    }

    /// At a terminal nothing of what is typed is shown.
    @Test func aPasswordIsAskedForTwiceUnseen() throws {
        let scratch = try founded()
        func ask(_ first: String, _ second: String) throws -> Output {
            let typing = "(sleep 1; printf '\(first)\\n'; sleep 1; printf '\(second)\\n'; sleep 8)"
            let command = "user password c1 --as admin"
            let script = "script -qec \"'\(try Program.path)' \(command)\" /dev/null"
            return try Program.start(
                ["-c", "\(typing) | \(script)"],
                environment: ["LEVEE_HOME": scratch.home, "TERM": "xterm", "SHELL": "/bin/sh"], in: scratch.path,
                executable: "/bin/sh"
            ).end()
        }
        let same = try ask("the river is wide", "the river is wide")
        #expect(
            same
                == Output(
                    0,
                    "new password: \r\nonce more: \r\n"
                        + "the password of the user `c1` is set; he has to change it when he first signs in\r\n"))
        let other = try ask("the river is wide", "the river is wild")
        #expect(
            other
                == Output(65, "new password: \r\nonce more: \r\nlevee: the two passwords differ; type them again\r\n"))
    }

    @Test func aSecondFactorIsGivenAndReset() throws {
        let scratch = try founded()
        _ = try password(scratch, "c1", "--stdin", "--as", "admin")
        #expect(
            try scratch.levee("user", "second-factor", "c1", "--secret", Self.secret, "--as", "admin")
                == Output(0, "the second factor of the user `c1` is set\n"))
        #expect(try kept(scratch) == ["c1 1 48656C6C6F21DEADBEEF48656C6C6F21DEADBEEF"])
        #expect(
            try scratch.levee("user", "second-factor", "c1", "--reset", "--as", "admin", "--lang", "zh")
                == Output(0, "已重置用户 `c1` 的双因素\n"))
        #expect(try kept(scratch) == ["c1 1 "])
        #expect(try scratch.audit().suffix(2) == Array(repeating: "admin user second-factor", count: 2))
    }

    @Test func whetherSomebodyHasASecondFactorIsSaidAndNothingOfIt() throws {
        let scratch = try founded()
        _ = try password(scratch, "c1", "--stdin", "--as", "admin")
        func shown(_ user: String, _ language: String = "en") throws -> Output {
            try scratch.levee("user", "second-factor", user, "--show", "--lang", language)
        }
        #expect(try shown("c1") == Output(0, "the user `c1` has no second factor\n"))
        #expect(try shown("c2", "zh") == Output(0, "用户 `c2` 未设置双因素\n"))
        let owed = "the user `admin` has no second factor; his roles ask that he set one up when he signs in\n"
        #expect(try shown("admin") == Output(0, owed))
        #expect(try shown("admin", "zh") == Output(0, "用户 `admin` 未设置双因素，按其角色须在登录时设置\n"))
        _ = try scratch.run(["user", "second-factor", "c1", "--secret", Self.secret, "--as", "admin"])
        let before = try scratch.dump()
        #expect(try shown("c1") == Output(0, "the user `c1` has a second factor\n"))
        #expect(try shown("c1", "zh") == Output(0, "用户 `c1` 已设置双因素\n"))
        #expect(try shown("zz") == Output(65, "", "levee: no active user is named `zz`; see `levee user list`\n"))
        #expect(try scratch.run(["user", "second-factor", "c1", "--show", "--reset"]).status == 64)
        #expect(try scratch.dump() == before)
    }

    @Test func sessionsAreListedAndEnded() throws {
        let scratch = try founded()
        _ = try password(scratch, "c1", "--stdin", "--as", "admin")
        #expect(
            try scratch.levee("user", "sessions", "c1") == Output(0, "the user `c1` is signed in nowhere\n"))
        let now = Instant(nanoseconds: Int64(Date().timeIntervalSince1970) * 1_000_000_000)
        let store = try Store.open(home: scratch.home)
        for (number, browser, seen) in [(1, BrowserFamily.firefox, 0), (2, .edge, -60), (3, .chrome, -1801)] {
            try store.start(
                Session(
                    id: Array(repeating: UInt8(number), count: 32), user: "c1",
                    startedAt: Instant(nanoseconds: now.nanoseconds - 3600 * 1_000_000_000),
                    lastSeenAt: Instant(nanoseconds: now.nanoseconds + Int64(seen) * 1_000_000_000),
                    endsAt: Instant(nanoseconds: now.nanoseconds + 3600 * 1_000_000_000),
                    isSecondFactorDone: number == 2, browser: browser))
        }
        func text(_ seconds: Int64) -> String {
            Zone.shanghai.text(of: Instant(nanoseconds: now.nanoseconds + seconds * 1_000_000_000))
        }
        #expect(
            try scratch.levee("user", "sessions", "c1")
                == Output(
                    0,
                    """
                    browser  signed in                  last seen                  second factor
                    ───────  ─────────────────────────  ─────────────────────────  ─────────────
                    Firefox  \(text(-3600))  \(text(0))
                    Edge     \(text(-3600))  \(text(-60))  done

                    """))
        #expect(
            try scratch.levee("user", "sessions", "c1", "--end", "--as", "c2").status == 77)
        #expect(
            try scratch.levee("user", "sessions", "c1", "--end", "--as", "admin")
                == Output(0, "the user `c1` is signed out: sessions ended: 3\n"))
        #expect(
            try scratch.levee("user", "sessions", "c1", "--lang", "zh") == Output(0, "用户 `c1` 没有登录\n"))
    }
}
