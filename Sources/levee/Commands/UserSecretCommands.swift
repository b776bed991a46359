import ArgumentParser
import LeveeCore
import LeveeSQLite
import LeveeWeb

extension UserCommand {
    struct Password: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a user a password for the pages (密码).",
            discussion: """
                It is asked for twice, unseen; with --stdin it is one line of the standard input. It has 12 to 128 \
                characters of any kind. Somebody who gets it from another user has to take a new one when he first signs \
                in. His sessions end.

                EXAMPLE
                  levee user password clerk-1 --stdin --as admin
                """)

        @Argument(help: "The user's name.", transform: Typed.text)
        var user: String

        @Flag(help: "Read the password from the standard input.")
        var stdin = false

        @Flag(help: "Let him keep it, though somebody else gave it.")
        var keep = false

        @OptionGroup var common: CommonOptions
        @OptionGroup var actor: ActorOption

        func run() throws {
            let store = try Home(common).open()
            let accounts = try store.accounts()
            let own = accounts.first { $0.user == actor.name } ?? accounts.first { $0.login == actor.name }
            let mustChange = own?.user != user && !keep
            let hash = try PasswordHash().make(try stdin ? SecretInput.line() : SecretInput.twice(common), for: user)
            try store.setPassword(
                of: user, to: hash, mustChange: mustChange, keeping: nil, actor: actor.name, at: .now)
            let shown = Text.visible(user)
            common.terminal.say(
                mustChange
                    ? Bilingual(
                        zh: "已设置用户 `\(shown)` 的密码，首次登录时须更改",
                        en: "the password of the user `\(shown)` is set; he has to change it when he first signs in")
                    : Bilingual(zh: "已设置用户 `\(shown)` 的密码", en: "the password of the user `\(shown)` is set"))
        }
    }

    struct SecondFactor: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "second-factor",
            abstract: "Show, take or give a user's second factor (双因素).",
            discussion: """
                Who has lost the device with his codes gets it reset, and sets up another one when he next signs in. \
                --secret is for demonstrations: whoever sees the command line can make the codes. His sessions end.

                EXAMPLE
                  levee user second-factor clerk-1 --show
                  levee user second-factor clerk-1 \\
                    --secret JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP --as admin
                  levee user second-factor clerk-1 --reset --as admin
                """)

        @Argument(help: "The user's name.", transform: Typed.text)
        var user: String

        @Flag(help: "Say whether he has one. Its secret is never shown.")
        var show = false

        @Flag(help: "Take his second factor.")
        var reset = false

        @Option(help: "Give him this secret, in base32.", transform: SecretText.read)
        var secret: [UInt8]?

        @OptionGroup var common: CommonOptions
        @OptionGroup var actor: ActorOption

        func validate() throws {
            guard [show, reset, secret != nil].count(where: { $0 }) == 1 else {
                throw ValidationError("give one of --show, --reset and --secret")
            }
        }

        func run() throws {
            let store = try Home(common).open()
            if show { return common.terminal.say(try SecondFactorWords.state(of: user, in: store)) }
            try store.setSecondFactor(of: user, to: secret, keeping: nil, actor: actor.name, at: .now)
            let shown = Text.visible(user)
            common.terminal.say(
                reset
                    ? Bilingual(
                        zh: "已重置用户 `\(shown)` 的双因素", en: "the second factor of the user `\(shown)` is reset")
                    : Bilingual(zh: "已设置用户 `\(shown)` 的双因素", en: "the second factor of the user `\(shown)` is set"))
        }
    }
}

/// How a user stands with his second factor.
private enum SecondFactorWords {
    static func state(of user: String, in store: Store) throws -> Bilingual {
        let shown = Text.visible(user)
        guard
            let account = try store.accounts().first(where: { $0.user.utf8.elementsEqual(user.utf8) && !$0.isDisabled })
        else {
            throw Failure(
                .badData,
                Bilingual(
                    zh: "没有在用的用户 `\(shown)`，请用 `levee user list` 查看",
                    en: "no active user is named `\(shown)`; see `levee user list`"))
        }
        if try store.credential(of: user)?.secondFactor != nil {
            return Bilingual(zh: "用户 `\(shown)` 已设置双因素", en: "the user `\(shown)` has a second factor")
        }
        return SecondFactor.isRequired(for: account.roles)
            ? Bilingual(
                zh: "用户 `\(shown)` 未设置双因素，按其角色须在登录时设置",
                en: "the user `\(shown)` has no second factor; his roles ask that he set one up when he signs in")
            : Bilingual(zh: "用户 `\(shown)` 未设置双因素", en: "the user `\(shown)` has no second factor")
    }
}

private enum SecretText {
    static func read(_ text: String) throws -> [UInt8] {
        guard let secret = TOTP.secret(base32: text) else {
            throw ValidationError("a secret has 26 to 103 letters A to Z and digits 2 to 7")
        }
        return secret
    }
}
