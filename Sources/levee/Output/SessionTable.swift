import LeveeCore

/// Where somebody is signed in. A session has no name that could be read off: from its id nobody learns its token.
enum SessionTable {
    static func lines(_ sessions: [Session], _ zone: Zone, _ terminal: Terminal) -> [String] {
        func say(_ zh: String, _ en: String) -> String { terminal.language == .zh ? zh : en }
        var table = TextTable(
            [
                say("浏览器", "browser"), say("登录", "signed in"), say("最近访问", "last seen"), say("双因素", "second factor"),
            ].map { .init(title: $0) })
        func text(_ instant: Instant) -> String {
            zone.text(of: Instant(nanoseconds: instant.seconds * 1_000_000_000))
        }
        for session in sessions {
            table.add([
                session.browser.title[terminal.language], text(session.startedAt), text(session.lastSeenAt),
                session.isSecondFactorDone ? say("已验证", "done") : "",
            ])
        }
        return table.lines(to: terminal.columns)
    }
}
