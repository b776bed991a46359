import LeveeCore

/// What the rules say of an application: each finding with its law and what to do about it.
struct VerdictAnswer: Codable, Sendable {
    struct Finding: Codable, Sendable {
        var rule: String
        var title: Said
        var severity: String
        var message: Said
        var basis: String
        var remedy: Said
        var evidence: [String]
    }

    var asOf: String
    var policy: String
    var outcome: String
    var outcomeTitle: Said
    var findings: [Finding]
    var undecided: [Said]
    var holdsUntil: String?

    init(_ line: CheckLine) {
        asOf = line.asOf.description
        policy = line.policy
        outcome = line.outcome.rawValue
        outcomeTitle = line.outcome.title
        findings = line.findings.map { finding in
            Finding(
                rule: finding.rule, title: Rulebook.title(of: finding.rule), severity: finding.severity.rawValue,
                message: finding.message, basis: finding.basis, remedy: finding.remedy, evidence: finding.evidence)
        }
        undecided = line.undecided.map { undecided in
            let title = Rulebook.title(of: undecided.rule)
            return Said(zh: "\(title.zh)：\(undecided.text.zh)", en: "\(title.en): \(undecided.text.en)")
        }
        holdsUntil = line.holdsUntil?.description
    }

    func blocks(_ words: Words) -> [Block] {
        var rows = [
            Summary.Row(key: words["verdict.outcome"], values: [.tag(OutcomeTag.of(outcome, words))]),
            Summary.Row(words["verdict.as-of"], asOf), Summary.Row(words["verdict.policy"], policy),
        ]
        if let holdsUntil { rows.append(Summary.Row(words["verdict.until"], holdsUntil)) }
        var blocks: [Block] = [.summary(Summary(nil, rows))]
        blocks += findings.map { finding in
            .summary(
                Summary(
                    words.opening(words[finding.title]),
                    [
                        .init(
                            key: words["verdict.found"],
                            values: [.tag(OutcomeTag.of(finding.severity, words)), .text(words[finding.message])]),
                        .init(words["verdict.basis"], words.basis(finding.basis)),
                        .init(words["verdict.remedy"], words[finding.remedy]),
                    ]))
        }
        if !undecided.isEmpty {
            blocks.append(
                .notice(.init(tone: .warning, title: words["dossier.undecided"], texts: undecided.map { words[$0] })))
        }
        return blocks
    }
}
