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
            abstract: "Take or give a user's second factor (双因素).",
            discussion: """
                Who has lost the device with his codes gets it reset, and sets up another one when he next signs in. \
                --secret is for demonstrations: whoever sees the command line can make the codes. His sessions end.

                EXAMPLE
                  levee user second-factor clerk-1 \\
                    --secret JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP --as admin
                  levee user second-factor clerk-1 --reset --as admin
                """)

        @Argument(help: "The user's name.", transform: Typed.text)
        var user: String

        @Flag(help: "Take his second factor.")
        var reset = false

        @Option(help: "Give him this secret, in base32.", transform: SecretText.read)
        var secret: [UInt8]?

        @OptionGroup var common: CommonOptions
        @OptionGroup var actor: ActorOption

        func validate() throws {
            guard reset != (secret != nil) else { throw ValidationError("give either --reset or --secret") }
        }

        func run() throws {
            try Home(common).open().setSecondFactor(
                of: user, to: secret, keeping: nil, actor: actor.name, at: .now)
            let shown = Text.visible(user)
            common.terminal.say(
                reset
                    ? Bilingual(
                        zh: "已重置用户 `\(shown)` 的双因素", en: "the second factor of the user `\(shown)` is reset")
                    : Bilingual(zh: "已设置用户 `\(shown)` 的双因素", en: "the second factor of the user `\(shown)` is set"))
        }
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
