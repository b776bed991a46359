import ArgumentParser
import LeveeCore
import LeveeSQLite

extension UserCommand {
    struct Sessions: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Where a user is signed in; sign him out (会话).",
            discussion: """
                EXAMPLE
                  levee user sessions clerk-1
                  levee user sessions clerk-1 --end --as admin
                """)

        @Argument(help: "The user's name.", transform: Typed.text)
        var user: String

        @Flag(help: "End all of them.")
        var end = false

        @OptionGroup var common: CommonOptions
        @OptionGroup var policyOption: PolicyOption
        @OptionGroup var actor: ActorOption

        func run() throws {
            let store = try Home(common).open()
            let shown = Text.visible(user)
            if end {
                let ended = try store.endSessions(of: user, actor: actor.name, at: .now)
                return common.terminal.say(
                    Bilingual(
                        zh: "已结束用户 `\(shown)` 的 \(ended) 个会话",
                        en: "the user `\(shown)` is signed out: sessions ended: \(ended)"))
            }
            guard try store.accounts().contains(where: { $0.user == user }) else {
                throw Failure(
                    .badData,
                    Bilingual(
                        zh: "没有用户 `\(shown)`，请用 `levee user list` 查看",
                        en: "no user is named `\(shown)`; see `levee user list`"))
            }
            let now = Instant.now
            let sessions = try store.sessions(of: user).filter { SessionTerms.standard.isAlive($0, at: now) }
            if sessions.isEmpty {
                return common.terminal.say(
                    Bilingual(zh: "用户 `\(shown)` 没有登录", en: "the user `\(shown)` is signed in nowhere"))
            }
            let zone = try policyOption.read(common).zone(on: now)
            SessionTable.lines(sessions, zone, common.terminal).forEach { print($0) }
        }
    }
}
