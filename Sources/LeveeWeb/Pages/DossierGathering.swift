import LeveeCore

/// Puts a person's file together from what is on record, for those who work on it and for himself.
struct DossierGathering<Context: Known> {
    let asked: Asked<Context>
    let policy: PolicyOnDay

    init(_ asked: Asked<Context>, _ policy: PolicyOnDay) {
        self.asked = asked
        self.policy = policy
    }

    /// Nil where there is no such person within the reader's reach.
    /// - Parameter isOwn: his own, which is his to read wherever his unit is.
    func answer(of ref: String, isOwn: Bool) async throws -> DossierAnswer? {
        let (asked, policy) = (asked, policy)
        func sees(_ permission: Permission) -> Bool { isOwn || asked.may(permission) }
        let (seesFindings, seesApplications) = (sees(.readFindings), sees(.readApplications))
        return try await asked.records { records, reader -> DossierAnswer? in
            let reach: Reach = isOwn ? .everybody : reader
            guard let dossier = try records.dossier(of: ref, in: reach, zone: policy.zone) else { return nil }
            let units = try records.units()
            let file = CaseFile(dossier, on: policy.day, policy: policy)
            var (findings, undecided): ([DossierAnswer.FindingLine]?, [Said]?)
            if seesFindings {
                let verdict = Checker(policy: policy).verdict(on: dossier)
                findings = try records.findings(of: ref, in: reach).map { Self.line($0, isOwn, asked) }
                undecided = verdict.undecided.map { undecided in
                    let (title, missing) = (Rulebook.title(of: undecided.rule), undecided.missing.text)
                    return Said(zh: "\(title.zh)：\(missing.zh)", en: "\(title.en): \(missing.en)")
                }
            }
            let applications =
                try !seesApplications
                ? nil
                : records.applications(ApplicationList(ref: ref), in: reach, on: policy).map {
                    ApplicationsAnswer.Line($0, asked)
                }
            return DossierAnswer(
                person: Named(ref: ref, name: Text.visible(dossier.person.name), address: asked.path(person: ref)),
                facts: Self.facts(file, units), documents: Self.documents(file, asked),
                relatives: dossier.relatives.map {
                    .init(
                        relation: $0.relation.title, name: Text.visible($0.name), country: $0.country.name,
                        status: $0.status.title, since: $0.since.description)
                },
                trips: Self.trips(file), restrictions: dossier.restrictions.map(Self.restriction),
                findings: findings, undecided: undecided, applications: applications)
        }
    }

    private static func line(_ filed: FiledFinding, _ isOwn: Bool, _ asked: Asked<Context>) -> DossierAnswer.FindingLine
    {
        let finding = filed.standing.finding
        return .init(
            id: filed.id, title: Rulebook.title(of: finding.rule),
            message: Rulebook.rule(finding.rule)?.info.message(of: finding) ?? Said(zh: "", en: ""),
            severity: finding.severity.rawValue,
            since: finding.since.description, state: filed.standing.state.title,
            address: isOwn ? "/my-file/findings/\(filed.id)" : asked.path(finding: filed.id))
    }

    private static func facts(_ file: CaseFile, _ units: [LeveeCore.Unit]) -> [DossierAnswer.Pair] {
        let person = file.person
        let latin = [person.surnameLatin, person.givenLatin].compactMap { $0.map(Text.visible) }.joined(separator: " ")
        let (sex, status) = (person.sex.title, person.status.title)
        let yes = Said(zh: "是", en: "yes")
        var facts: [(Said, Said)] = [
            (
                .init(zh: "姓名", en: "name"),
                .same([Text.visible(person.name), latin].filter { !$0.isEmpty }.joined(separator: " "))
            ),
            (.init(zh: "身份证号", en: "ID number"), .same(person.idNumber.masked)),
            (
                .init(zh: "性别、出生日期", en: "sex, birth date"),
                .init(zh: "\(sex.zh)，\(person.birthDate)", en: "\(sex.en), \(person.birthDate)")
            ),
            (.init(zh: "单位", en: "unit"), .same(units.first { $0.code == person.unit }?.name ?? person.unit)),
            (.init(zh: "职务", en: "post"), .same(Text.visible(person.post))),
            (.init(zh: "职级", en: "rank"), person.rank?.title ?? .same("–")),
            (.init(zh: "人员类别", en: "category"), PersonTitles.category(person.category)),
            (
                .init(zh: "状态", en: "status"),
                .init(zh: "\(status.zh)，\(person.statusSince) 起", en: "\(status.en) since \(person.statusSince)")
            ),
        ]
        if let filing = file.lastFiling {
            let action = filing.action.title
            facts.append(
                (
                    .init(zh: "备案", en: "filing"),
                    .init(zh: "\(filing.on) \(action.zh)", en: "\(filing.on) \(action.en)")
                ))
        }
        if person.isPrincipal { facts.append((.init(zh: "单位正职", en: "principal of the unit"), yes)) }
        if person.restrictedPost { facts.append((.init(zh: "限入性岗位", en: "restricted post"), yes)) }
        if person.clearance != .none {
            facts.append((.init(zh: "涉密等级", en: "clearance"), PersonTitles.clearance(person.clearance)))
        }
        if let end = person.clearanceEnds {
            facts.append((.init(zh: "脱密期至", en: "declassification until"), .same(end.description)))
        }
        return facts.map { .init(what: $0.0, value: $0.1) }
    }

    private static func restriction(_ restriction: Restriction) -> DossierAnswer.Pair {
        let days = "\(restriction.from)…\(restriction.until?.description ?? "")"
        return .init(
            what: restriction.kind.title,
            value: .same(
                [days, Text.visible(restriction.authority), Text.visible(restriction.basis)].joined(separator: " · "))
        )
    }

    private static func documents(_ file: CaseFile, _ asked: Asked<Context>) -> [DossierAnswer.Document] {
        file.allDocuments.map { document in
            let booklet = Booklet(document.record)
            let spot = booklet.spot.map { " \($0.shown)" } ?? booklet.approval.map { " \(Text.visible($0))" } ?? ""
            return .init(
                name: Text.visible(document.key.number), type: document.key.type.title,
                address: asked.may(.readCustody) ? asked.path(document: document.key) : nil,
                place: Said(zh: booklet.state.title.zh + spot, en: booklet.state.title.en + spot),
                expiresOn: document.expiresOn()?.description, declaredOn: document.declaration?.declaredOn.description,
                authority: authority(document, on: file.day), timeline: DocumentTimeline(document, file).svg)
        }
    }

    private static func authority(_ document: KnownDocument, on day: CalendarDay) -> Said {
        if let cancelled = document.cancelledOn { return Said(zh: "\(cancelled) 注销", en: "cancelled \(cancelled)") }
        if let loss = document.standingLoss(on: day) {
            return Said(zh: "\(loss.on) 报失", en: "reported lost \(loss.on)")
        }
        return document.mentions.isEmpty ? Said(zh: "无记录", en: "no record") : Said(zh: "有记录", en: "on file")
    }

    /// Trips that the border saw, and approvals that nobody used, the latest first.
    private static func trips(_ file: CaseFile) -> [DossierAnswer.Trip] {
        let trips = file.trips.trips
        let used = Set(trips.compactMap { $0.cover?.approval.number })
        func declared(_ grant: Grant?) -> String? {
            grant.map { "\($0.approval.departOn?.description ?? "?")…\($0.returnDay?.description ?? "?")" }
        }
        var rows: [(CalendarDay, DossierAnswer.Trip)] = trips.map { trip in
            (
                trip.exit.on,
                .init(
                    approval: trip.cover?.approval.number, declared: declared(trip.cover),
                    reported: trip.cover?.approval.reportedOn?.description,
                    border: "\(trip.exit.on)…\(trip.entry?.on.description ?? "")", document: trip.exit.document.number,
                    to: trip.exit.to?.text)
            )
        }
        rows += file.trips.loneEntries.map { entry, _ in
            (entry.on, .init(border: "…\(entry.on)", document: entry.document.number))
        }
        rows += file.approvals.travel.filter { !used.contains($0.approval.number) }.map { grant in
            (
                grant.approval.departOn ?? grant.approval.decidedOn,
                .init(
                    approval: grant.approval.number, declared: declared(grant),
                    reported: grant.approval.reportedOn?.description,
                    to: grant.approval.destinations.map(\.text).joined(separator: " "))
            )
        }
        return rows.sorted { $0.0 > $1.0 }.map(\.1)
    }
}

/// What happened to a document on one axis: in the safe or out, at the border, and the approvals over it.
struct DocumentTimeline {
    private let document: KnownDocument
    private let file: CaseFile

    init(_ document: KnownDocument, _ file: CaseFile) {
        self.document = document
        self.file = file
    }

    var svg: Said { Said(zh: timeline(.zh).svg, en: timeline(.en).svg) }

    private func timeline(_ language: Language) -> Timeline {
        func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
        let zone = file.policy.zone
        let events = CustodyEvent.inOrder(document.custody)
        var spans: [Timeline.Span] = []
        for (place, event) in events.enumerated() {
            let from = zone.day(of: event.at)
            let to = place + 1 < events.count ? zone.day(of: events[place + 1].at) : nil
            let words = "\(from) \(event.event.title[language])"
            switch event.event {
            case .handedIn, .seen: spans.append(.init(from, to, .kept, words))
            case .handedOut: spans.append(.init(from, to, .out, words))
            case .missing, .refused: spans.append(.init(from, to, .wrong, words))
            case .forwarded: spans.append(.init(from, to, .valid, words))
            }
        }
        let crossings = file.trips.crossings.filter { $0.document == document.key }
        let points = crossings.map { crossing in
            let isExit = crossing.direction == .exit
            return Timeline.Span(
                crossing.on, crossing.on, isExit ? .exit : .entry,
                "\(crossing.on) \(isExit ? say("出境", "exit") : say("入境", "entry")) \(crossing.to?.text ?? "")")
        }
        let approvals = file.approvals.travel.compactMap { grant -> Timeline.Span? in
            guard let from = grant.approval.departOn, let to = grant.returnDay else { return nil }
            return .init(from, to, .allowed, "\(grant.approval.number) \(from)…\(to)")
        }
        let days = spans.map(\.from) + points.map(\.from)
        let first = max(days.min() ?? file.day - 365, file.day - 1_096)
        return Timeline(
            title: say("证件 \(document.key.number) 的时间轴", "what happened to \(document.key.number)"),
            lanes: [
                .init(say("保管", "custody"), spans: spans), .init(say("边检", "border"), points: points),
                .init(say("批件", "approval"), spans: approvals.filter { ($0.to ?? file.day) >= first }),
            ], from: first - 14, to: file.day)
    }
}
