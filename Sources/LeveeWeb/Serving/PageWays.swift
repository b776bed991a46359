import LeveeCore

/// What the core's refusals name as the way out are commands, with their options; on a page it is the button, the page or the
/// field that does the same (页面上的办法).
enum PageWays {
    /// The text as it is told on pages, and to machines, which have no terminal either.
    static func told(_ texts: Bilingual) -> Bilingual {
        Bilingual(zh: told(texts.zh, .zh), en: told(texts.en, .en))
    }

    private static func told(_ text: String, _ language: Language) -> String {
        // Most texts name none.
        guard text.utf8.contains(UInt8(ascii: "-")) || text.contains("`levee ") else { return text }
        func quoted(_ way: Bilingual) -> String { "“\(way[language])”" }
        let told = text.replacing(/`levee ([^`]+)`/) { match in way(of: match.1).map(quoted) ?? String(match.0) }
            .replacing(/`?--([a-z]+(?:-[a-z]+)*)`?/) { match in
                options[String(match.1)].map(quoted) ?? String(match.0)
            }
        return language == .zh ? told.replacing(" “", with: "“").replacing("” ", with: "”") : told
    }

    /// What does on pages what a command does; nil where none does.
    /// - Parameter line: the command without `levee`, with whatever stands behind it.
    static func way(of line: Substring) -> Bilingual? {
        let parts = line.split(separator: " ")
        let command = parts.prefix(2).joined(separator: " ")
        let asksForReview = parts.last == "ask" || parts.last == "--ask"
        return asksForReview ? ApplicationStep.askReview.offer : commands[command]
    }

    private static func named(_ key: String) -> Bilingual {
        Bilingual(zh: Catalogue.zh.texts[key] ?? key, en: Catalogue.en.texts[key] ?? key)
    }

    private static let commands: [String: Bilingual] = {
        var all: [String: Bilingual] = [
            "application file": named("application.file"), "application check": ApplicationStep.check.offer,
            "application decide": ApplicationStep.approve.offer, "application amend": ApplicationStep.amend.offer,
            "application extend": ApplicationStep.extend.offer, "application report": ApplicationStep.report.offer,
            "application review": ApplicationStep.upholdReview.offer,
            "application withdraw": ApplicationStep.withdraw.offer,
            "application show": named("applications.title"), "application list": named("applications.title"),
            "findings notify": FindingStep.notify.offer, "findings answer": FindingStep.answer.offer,
            "findings decide": FindingStep.uphold.offer, "findings review": FindingStep.upholdInReview.offer,
            "findings assign": FindingStep.assign.offer, "findings list": named("findings.title"),
            "stocktake start": named("stocktake.start"), "stocktake finish": named("stocktake.finish"),
            "stocktake status": named("stocktake.title"), "dunning settle": Permission.settleClaim.title,
            "quarantine list": named("feeds.quarantine"), "matches": named("feeds.matches"),
            "dunning": named("custody.overdue"), "correct": named("record.ask"),
            "correct list": named("corrections.title"),
            "correct decline": named("corrections.title"), "policy drafts": named("policies.title"),
            "policy versions": named("policies.title"), "user add": named("users.add"),
            "user list": named("users.title"),
        ]
        for operation in DeskOperation.allCases {
            all[String(operation.command.dropFirst("levee ".count))] = operation.title
        }
        return all
    }()

    private static let options: [String: Bilingual] = [
        "place": named("field.place"), "slot": named("field.slot"), "reason": named("field.reason"),
        "note": named("field.note"), "to": named("field.recipient"), "approval": named("field.approval"),
        "on": named("field.on"), "yes": named("field.looked"), "override": named("custody.exception"),
        "restore": CorrectionForm.words(isVoid: true)[0].text, "void": CorrectionForm.words(isVoid: false)[1].text,
    ]
}
