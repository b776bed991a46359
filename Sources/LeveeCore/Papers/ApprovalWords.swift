extension ApprovalLetter {
    /// What the letter of one kind says. The duties come from the policy, for a department words them its own way.
    struct Words {
        let letter: ApprovalLetter
        let policy: PolicyOnDay
        let facts: PaperFacts

        private var approval: Approval { letter.approval }
        /// What is extended, or the approval itself.
        private var root: Approval { letter.root ?? approval }
        private var isLoan: Bool { root.kind == .lend }
        private func say(_ zh: String, _ en: String) -> String { facts.say(zh, en) }
        private var name: String { facts.name(of: letter.person) }
        private var purpose: String { root.purpose?.title[facts.language] ?? "" }

        var title: String {
            switch approval.kind {
            case .travel where letter.change != nil:
                say("关于同意\(name)同志变更\(purpose)出国（境）行程的通知", "Change of leave for \(name) to travel abroad")
            case .travel: say("关于同意\(name)同志\(purpose)出国（境）的通知", "Leave for \(name) to travel abroad")
            case .issue where letter.change != nil:
                say(
                    "关于同意\(name)同志变更申办出国（境）证件事项的通知",
                    "Change of consent for \(name) to apply for a travel document")
            case .issue: say("关于同意\(name)同志申办出国（境）证件的通知", "Consent for \(name) to apply for a travel document")
            case .lend: say("关于同意\(name)同志借用出国（境）证件的通知", "Loan of a travel document to \(name)")
            case .extension:
                isLoan
                    ? say("关于同意\(name)同志延期交回证件的通知", "Extension of a loan to \(name)")
                    : say("关于同意\(name)同志延期返回的通知", "Extension of leave to travel for \(name)")
            }
        }

        var decision: String { granted + replaced }

        private var granted: String {
            switch approval.kind {
            case .travel:
                say(
                    "经审批，同意你单位\(name)同志\(letter.change == nil ? "" : "变更行程，")\(purpose)\(to)，\(span)。",
                    "\(name) of your unit is granted leave for \(purpose.isEmpty ? "" : purpose + " ")travel\(to), \(span)."
                )
            case .issue:
                say(
                    "经审批，同意你单位\(name)同志申请办理出国（境）证件\(type.map { "（\($0)）" } ?? "")。",
                    "\(name) of your unit may apply to the exit-entry authority for a travel document"
                        + "\(type.map { " (\($0))" } ?? "").")
            case .lend:
                say(
                    "经审批，同意你单位\(name)同志借用下列证件，至\(back)止。",
                    "\(name) of your unit may borrow the document below until \(back).")
            case .extension:
                isLoan
                    ? say(
                        "经审批，同意你单位\(name)同志依《\(root.number)》借用的证件延期至\(back)交回。",
                        "The loan to \(name) of your unit under \(root.number) is extended until \(back).")
                    : say(
                        "经审批，同意你单位\(name)同志依《\(root.number)》出国（境）的返回日期延至\(back)。",
                        "The leave of \(name) of your unit under \(root.number) is extended until \(back).")
            }
        }

        /// That the letter before an amendment holds no longer.
        private var replaced: String {
            guard let before = letter.change?.before else { return "" }
            return say(
                "\(facts.day(before))的同号通知同时作废。",
                " It takes the place of the letter of \(facts.day(before)) under the same number.")
        }

        var rows: [Paper.Row] {
            var rows = [Paper.Row(say("批件编号", "approval"), approval.number)]
            if approval.kind == .extension { rows.append(.init(say("原批件", "extends"), root.number)) }
            rows += facts.rows(of: letter.person, unit: letter.unit) + facts.reason(of: letter.application)
            let documents = letter.documents.map(facts.document)
            if approval.kind != .issue {
                rows.append(
                    .init(
                        say("证件", "document"),
                        documents.isEmpty ? say("未限定", "not restricted") : facts.joined(documents)))
            } else if let type {
                rows.append(.init(say("拟办证件", "document"), type))
                if !documents.isEmpty { rows.append(.init(say("现有证件", "present one"), facts.joined(documents))) }
            } else if !documents.isEmpty {
                rows.append(.init(say("拟办证件", "document"), facts.joined(documents)))
            }
            rows += facts.route(of: letter.application, root.destinations)
            if let depart = root.departOn, let last = approval.returnOn {
                rows.append(.init(say("起止日期", "dates"), facts.span(depart, last)))
            }
            if let due { rows.append(.init(say("最迟交回", "back by"), due)) }
            return rows
        }

        /// What the person has to do, in the department's words.
        var duties: String {
            if approval.kind == .issue {
                let validity = policy.number(.issueValidity)
                return policy.wording(
                    .letterIssue,
                    [
                        "validity": .init(same: "\(validity)"), "days": .init(same: "\(policy.number(.handInDays))"),
                        "until": .init(same: facts.day(approval.decidedOn + validity)),
                    ])[facts.language]
            }
            let due = Bilingual(same: due ?? "")
            if isLoan { return policy.wording(.letterLend, ["due": due])[facts.language] }
            return policy.wording(
                .letterTravel,
                [
                    "due": due, "days": .init(same: byType { say("\($0)日", $0 == 1 ? "1 day" : "\($0) days") }),
                    "report": .init(same: "\(policy.number(.reportDays))"),
                ])[facts.language]
        }

        /// The last day on which the documents may come back; with the class where official ones have another one.
        private var due: String? {
            guard let back = approval.returnOn else { return nil }
            return isLoan ? facts.day(back) : byType { facts.day(back + $0) }
        }

        /// A text made from the days that a document has; for each class apart where both are among the documents.
        private func byType(_ text: (Int) -> String) -> String {
            let types = letter.types
            let all = Set(types.map(policy.returnDays))
            if all.count < 2 { return all.map(text).joined() }
            return facts.joined([
                say("因公证件", "official documents ") + text(policy.number(.returnDaysOfficial)),
                say("因私证件", "private documents ") + text(policy.number(.returnDaysPrivate)),
            ])
        }

        private var back: String { approval.returnOn.map(facts.day) ?? "" }

        /// The type that may be applied for.
        private var type: String? {
            approval.kind == .issue ? letter.application?.documentType?.title[facts.language] : nil
        }

        private var to: String {
            let (places, transits) = facts.places(of: letter.application, root.destinations)
            if places.isEmpty { return say("出国（境）", " abroad") }
            let via =
                transits.isEmpty
                ? "" : say("（经停\(facts.places(transits))）", " (by way of \(facts.places(transits)))")
            return say("前往", " to ") + facts.places(places) + via
        }

        private var span: String {
            guard let depart = approval.departOn, let last = approval.returnOn else { return "" }
            return facts.span(depart, last)
        }
    }
}
