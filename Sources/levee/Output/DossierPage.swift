import LeveeCore

/// One person's file as a person would want to read it.
struct DossierPage {
    let file: CaseFile
    let findings: [(id: String, standing: StandingFinding)]
    let unitName: String?
    let terminal: Terminal
    /// Whether ID numbers are shown whole.
    let isUnmasked: Bool

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    var lines: [String] {
        let sections: [(String, [String])] = [
            (say("家属", "Family"), family), (say("证件", "Documents"), documents), (say("行程", "Trips"), trips),
            (say("限制", "Restrictions"), restrictions), (say("异常", "Findings"), findingLines),
        ]
        return head
            + sections.flatMap { title, lines in
                ["", terminal.styled(title, .bold)]
                    + (lines.isEmpty ? ["  " + say("无", "none")] : lines.map { "  " + $0 })
            }
    }

    private var head: [String] {
        let person = file.person
        let number = isUnmasked ? person.idNumber.text : person.idNumber.masked
        let latin = [person.surnameLatin, person.givenLatin].compactMap { $0 }.joined(separator: " ")
        let covered: String =
            switch file.covered {
            case .yes: say("在管，自 \(file.coveredRunStart)", "covered since \(file.coveredRunStart)")
            case .no: say("不在管", "not covered")
            case .unknown(let missing): say("是否在管无法判定：", "cover undecided: ") + missing.text[language]
            }
        let filing = file.lastFiling.map { "\($0.action.rawValue) \($0.on)" } ?? say("无", "none")
        return [
            [terminal.styled(Text.visible(person.name), .bold), latin, person.ref].filter { !$0.isEmpty }
                .joined(separator: "  "),
            "  \(person.sex.title[language])  \(person.birthDate)  \(number)",
            "  \(unitName.map(Text.visible) ?? person.unit)  \(Text.visible(person.post))  "
                + (person.rank?.title[language] ?? say("级别不明", "rank not known")),
            "  \(person.category)  \(person.status.rawValue)  \(covered)",
            "  " + say("备案：", "filing: ") + filing,
        ]
    }

    private var family: [String] {
        var lines = file.facts.relatives.map { relative in
            [
                relative.relation.title[language], Text.visible(relative.name), relative.country.name[language],
                relative.status.title[language], say("自 \(relative.since)", "since \(relative.since)"),
                relative.reportedOn.map { say("\($0) 报告", "reported \($0)") } ?? say("未报告", "not reported"),
            ].joined(separator: "  ")
        }
        if file.hasFamilyAbroad { lines.append(terminal.styled(say("属于“裸官”", "family abroad (裸官)"), .yellow)) }
        return lines
    }

    private var documents: [String] {
        var table = TextTable([
            .init(title: say("证件", "document")), .init(title: say("何处", "where")),
            .init(title: say("有效期至", "expires")), .init(title: say("申报", "declared")),
            .init(title: say("公安", "authority")),
        ])
        for record in file.facts.documents.sorted(by: { $0.key < $1.key }) {
            let owner = record.owner == file.person.ref ? "" : " *"
            table.add([
                "\(record.key.type.title[language]) \(Text.visible(record.key.number))\(owner)", place(of: record),
                record.expiresOn()?.description ?? "?",
                record.declaration?.declaredOn.description ?? say("未申报", "no"), authority(on: record),
            ])
        }
        return table.rows.isEmpty ? [] : table.lines()
    }

    private func place(of record: DocumentRecord) -> String {
        let state = record.custodyState.state
        guard state == .kept, let last = record.custody.last(where: { $0.event == .handedIn }) else {
            return state.title[language]
        }
        let slot = [last.place, last.slot].compactMap { $0.map(Text.visible) }.joined(separator: " ")
        return slot.isEmpty ? state.title[language] : "\(state.title[language]) \(slot)"
    }

    private func authority(on record: DocumentRecord) -> String {
        if let cancelled = record.cancelledOn { return say("\(cancelled) 注销", "cancelled \(cancelled)") }
        if let report = record.lastLossReport(until: file.day), report.kind == .document(.lost) {
            return say("\(report.on) 报失", "lost \(report.on)")
        }
        return record.mentions.isEmpty ? say("无记录", "unknown") : say("有记录", "on file")
    }

    private var trips: [String] {
        var table = TextTable([
            .init(title: say("出境", "exit")), .init(title: say("入境", "entry")), .init(title: say("前往", "to")),
            .init(title: say("证件", "document"), limit: 12), .init(title: say("批件", "approval")),
            .init(title: say("批准期限", "approved for")),
        ])
        for trip in file.trips.trips {
            let entry = trip.entry?.on.description ?? (trip.nextExit == nil ? say("未归", "out") : "?")
            let dates: String? = trip.cover.flatMap { grant in
                guard let depart = grant.approval.departOn, let back = grant.returnDay else { return nil }
                return "\(depart)…\(back)"
            }
            table.add([
                "\(trip.exit.on)", entry, trip.exit.to?.text ?? "?", trip.exit.document.number,
                trip.cover?.approval.number ?? say("无", "none"), dates ?? "",
            ])
        }
        return table.rows.isEmpty ? [] : table.lines()
    }

    private var restrictions: [String] {
        file.facts.restrictions.map { restriction in
            let until = restriction.until?.description ?? say("未定", "open")
            return "\(restriction.kind.title[language])  \(restriction.from)…\(until)  "
                + "\(Text.visible(restriction.authority))  \(Text.visible(restriction.basis))"
        }
    }

    private var findingLines: [String] {
        findings.flatMap { id, standing -> [String] in
            let finding = standing.finding
            guard let info = Rulebook.rule(finding.rule)?.info else { return [] }
            let width = terminal.columns - 6
            let remedy = say("处理：", "put right: ") + info.remedy(of: finding)[language]
            let basis = say("依据：", "basis: ") + (file.policy.bases[finding.rule]?.shown ?? "")
            return [
                "\(terminal.styled(id, .cyan))  \(finding.severity.title[language])  "
                    + say("自 \(finding.since)", "since \(finding.since)") + "  "
                    + terminal.styled(info.title[language], .bold)
            ]
                + [info.message(of: finding)[language], basis, remedy].flatMap { text in
                    DisplayWidth.wrapped(text, to: width).map { "    " + $0 }
                }
        }
    }
}
