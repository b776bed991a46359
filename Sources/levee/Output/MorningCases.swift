import LeveeCore

/// The lists of cases of one unit in the morning report's page.
struct MorningCases {
    let language: Language
    /// The law that each rule rests on.
    let bases: [String: Basis]

    enum Kind { case new, overdue, waiting, closed }

    /// A list with its title, the first cases of it; nothing where there is no case.
    func list(_ title: Bilingual, _ cases: MorningPart.Cases, as kind: Kind) -> [String] {
        guard let listed = cases.listed else { return [] }
        let words = MorningWords.more(cases.more)[language]
        let more = cases.more == 0 ? [] : ["<p class=\"more\">\(escaped(words))</p>"]
        return ["<h3>\(escaped(title[language]))</h3>", "<ul class=\"findings\">"]
            + listed.items.map { item($0, kind, listed.policy) } + ["</ul>"] + more
    }

    /// A case: whose it is, then each finding of it.
    private func item(_ item: FindingQueue.Item, _ kind: Kind, _ policy: PolicyOnDay) -> String {
        let severity = item.itself.severity
        let filed = item.lives[0].filed
        let count =
            item.lives.count == 1 ? "" : say(" · 一案 \(item.lives.count) 项", " · one case of \(item.lives.count)")
        return """
            <li class="\(severity.rawValue)"><p><span class="grade">\(escaped(severity.title[language]))</span> \
            \(escaped(Text.visible(filed.name))) <span class="ref">\(escaped(Text.visible(filed.ref)))</span>\
            \(escaped(count))</p>
            \(item.lives.map { finding($0, grade: severity, kind, policy) }.joined(separator: "\n"))</li>
            """
    }

    /// - Parameter grade: of the case; a finding that is less grave says so.
    private func finding(_ filed: FiledLife, grade: Severity, _ kind: Kind, _ policy: PolicyOnDay) -> String {
        let finding = filed.finding
        let info = Rulebook.rule(finding.rule)?.info
        let own = finding.severity == grade ? "" : " · \(finding.severity.title[language])"
        let below = ([info?.message(of: finding)[language] ?? ""] + more(filed, kind, policy)).filter { !$0.isEmpty }
        return """
            <p><strong>\(escaped(info?.title[language] ?? finding.rule))</strong>\(escaped(own)) · \(finding.since) \
            <code>\(escaped(filed.filed.id))</code></p>
            \(below.enumerated().map { "<p\($0 == 0 ? "" : " class=\"more\"")>\(escaped($1))</p>" }.joined(separator: "\n"))
            """
    }

    /// What is said beside what happened: of a new one the law and the remedy, of the others where they stand.
    private func more(_ filed: FiledLife, _ kind: Kind, _ policy: PolicyOnDay) -> [String] {
        switch kind {
        case .new:
            let basis = bases[filed.finding.rule].map { say("依据：", "basis: ") + $0.shown } ?? ""
            let remedy = Rulebook.rule(filed.finding.rule)?.info.remedy(of: filed.finding)[language]
            return [basis, remedy.map { say("处理：", "to do: ") + $0 } ?? ""]
        case .overdue: return [filed.life.due(under: policy).map { MorningWords.due($0)[language] } ?? ""]
        case .waiting: return [filed.life.words(on: policy, language)]
        case .closed: return [say("事实已改变，不再异常", "the facts have changed: irregular no more")]
        }
    }

    private func say(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
    private func escaped(_ text: String) -> String { PaperHTML.escaped(text) }
}
