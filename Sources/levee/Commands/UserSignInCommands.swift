import ArgumentParser
import Foundation
import LeveeCore
import LeveeSQLite
import LeveeWeb

/// How a user gets into the workspace: his password, his second factor.
struct UserPasswordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Give a user a password for the workspace (设置密码).",
        discussion: """
            It is asked for twice and not shown; --stdin reads it from one line instead. Somebody else's has to be changed \
            when he first signs in, unless --keep. His sessions end.

            EXAMPLE
              levee user password clerk-1 --as admin
            """)

    @Argument(help: "The user's name.", transform: Typed.text)
    var user: String

    @Flag(help: "Read the password from standard input.")
    var stdin = false

    @Flag(help: "It need not be changed at the first sign-in.")
    var keep = false

    @OptionGroup var common: CommonOptions
    @OptionGroup var actor: ActorOption

    func run() throws {
        let password = try stdin ? (readLine() ?? "") : asked()
        let typed = password.precomposedStringWithCanonicalMapping
        try PasswordRefusal.check(typed, of: user)
        let store = try Home(common).open()
        var credential = try store.credential(of: user) ?? Credential(user: user, password: "")
        credential.password = try PasswordHash.text(of: typed)
        credential.mustChange = actor.name != user && !keep
        try store.setCredential(credential, what: "password", actor: actor.name, at: .now)
        common.terminal.say(
            Bilingual(
                zh: "已设置用户 `\(Text.visible(user))` 的密码", en: "the password of the user `\(Text.visible(user))` is set"))
    }

    private func asked() throws -> String {
        let words = Bilingual(zh: "密码：", en: "password: ")[common.language]
        guard let first = getpass(words).map({ String(cString: $0) }),
            let second = getpass(Bilingual(zh: "再输一次：", en: "again: ")[common.language]).map({ String(cString: $0) })
        else { throw Failure.usage(zh: "没有终端，请用 --stdin", en: "there is no terminal; use --stdin") }
        guard first == second else { throw Failure.usage(zh: "两次输入不同，请重试", en: "the two are not the same; try again") }
        return first
    }
}

struct UserSecondFactorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "second-factor", abstract: "Reset a user's second factor, or set a known one (双因素).",
        discussion: """
            After a reset he is asked to enrol again when he signs in next. --secret sets one that his authenticator has \
            already, in base32.

            EXAMPLE
              levee user second-factor zuzhi-02 --reset --as admin
            """)

    @Argument(help: "The user's name.", transform: Typed.text)
    var user: String

    @Flag(help: "Take the second factor away.")
    var reset = false

    @Option(help: "The secret in base32.")
    var secret: String?

    @OptionGroup var common: CommonOptions
    @OptionGroup var actor: ActorOption

    func validate() throws {
        guard reset != (secret != nil) else { throw ValidationError("give --reset or --secret") }
    }

    func run() throws {
        let store = try Home(common).open()
        guard var credential = try store.credential(of: user) else {
            throw Failure(
                .badData,
                Bilingual(
                    zh: "用户 `\(Text.visible(user))` 尚无密码，请先用 `levee user password`",
                    en: "the user `\(Text.visible(user))` has no password yet; `levee user password` comes first"))
        }
        var known: [UInt8]?
        if let secret {
            guard let bytes = TOTP.secret(base32: secret) else {
                throw Failure.usage(zh: "--secret 不是 base32 密钥", en: "--secret is no secret in base32")
            }
            known = bytes
        }
        credential.secret = known
        credential.isSecretConfirmed = known != nil
        credential.lastStep = 0
        try store.setCredential(credential, what: "second factor", actor: actor.name, at: .now)
        common.terminal.say(
            Bilingual(
                zh: known == nil ? "已重置用户 `\(Text.visible(user))` 的双因素" : "已设置用户 `\(Text.visible(user))` 的双因素",
                en: "the second factor of the user `\(Text.visible(user))` is \(known == nil ? "reset" : "set")"))
    }
}

struct UserSessionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sessions", abstract: "List who is signed in to the workspace, or end a user's sessions (会话).",
        discussion: """
            EXAMPLE
              levee user sessions
              levee user sessions clerk-1 --end
            """)

    @Argument(help: "Only this user's.", transform: Typed.text)
    var user: String?

    @Flag(help: "End them.")
    var end = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if end, user == nil { throw ValidationError("say whose sessions to end") }
    }

    func run() throws {
        let store = try Home(common).open()
        let sessions = try store.sessions(of: user).filter { !$0.isOver(at: .now) }
        if end, let user {
            try store.endSessions(of: user, except: nil)
            return common.terminal.say(
                Bilingual(zh: "已结束 \(sessions.count) 个会话", en: "\(sessions.count) sessions are ended"))
        }
        if sessions.isEmpty {
            return common.terminal.say(Bilingual(zh: "没有人登录", en: "nobody is signed in"))
        }
        let language = common.language
        var table = TextTable(
            [
                Bilingual(zh: "用户", en: "user"), .init(zh: "登录于", en: "since"), .init(zh: "最近", en: "last seen"),
                .init(zh: "浏览器", en: "browser"),
            ].map { .init(title: $0[language]) })
        for session in sessions {
            table.add([
                session.user, Zone.shanghai.text(of: session.startedAt), Zone.shanghai.text(of: session.lastSeenAt),
                session.device,
            ])
        }
        table.lines(to: common.terminal.columns).forEach { print($0) }
    }
}
