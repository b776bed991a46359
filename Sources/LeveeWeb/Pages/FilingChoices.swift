import LeveeCore

extension Asked {
    /// What the questions of an application can be answered with from the records (可选项), by the field; a field without choices is
    /// typed.
    /// - Parameter ref: the applicant's personnel number, as far as it is given.
    func filingChoices(for fields: [Field], of ref: String?) async throws -> [String: [Field.Choice]] {
        let asked = fields.compactMap { Chosen(rawValue: $0.name) }
        guard let ref, !asked.isEmpty else { return [:] }
        let policy = try await policy()
        let found = try await records { records, reach in
            try records.dossier(of: ref, in: reach, zone: policy.zone).map {
                FilingChoices(
                    dossier: $0, policy: policy, approvers: try records.approvers(), units: try records.units())
            }
        }
        guard let found else { return [:] }
        if asked != [.approver] { try await note(.dossier, of: ref) }
        var choices: [String: [Field.Choice]] = [:]
        for field in asked {
            let list =
                switch field {
                case .approval: found.approvals
                case .document: found.documents
                case .approver: found.deciders
                }
            if !list.isEmpty { choices[field.rawValue] = list }
        }
        return choices
    }
}

/// The fields that are chosen from the records.
private enum Chosen: String { case approval, document, approver }

/// What the records offer for one applicant.
private struct FilingChoices: Sendable {
    let dossier: Dossier
    let policy: PolicyOnDay
    let approvers: [Approver]
    let units: [Unit]

    /// His documents with the day until which each is valid; what is cancelled or lost is left out.
    var documents: [Field.Choice] {
        CaseFile(dossier, on: policy.day, policy: policy).owned.filter { !$0.isVoid(on: policy.day) }.map { document in
            let name = Fact.document(document.key).shown
            let until = document.expiresOn().map { Said(zh: "，有效期至 \($0)", en: ", valid until \($0)") }
            return Field.Choice(
                document.key.description, Said(zh: name.zh + (until?.zh ?? ""), en: name.en + (until?.en ?? "")))
        }
    }

    /// What he was granted, the latest first.
    var approvals: [Field.Choice] {
        dossier.approvals.filter { $0.decision == .approved }.sorted { $1.decidedOn < $0.decidedOn }.map { approval in
            let days = [approval.departOn, approval.returnOn].compactMap { $0?.description }.joined(separator: " … ")
            let kind = approval.kind.title
            return Field.Choice(
                approval.number,
                Said(zh: "\(approval.number) \(kind.zh) \(days)", en: "\(approval.number) \(kind.en) \(days)"))
        }
    }

    /// Whose authority reaches him on the day, with the rank up to which it does.
    var deciders: [Field.Choice] {
        let held = Dictionary(grouping: approvers.filter { $0.isHeld(on: policy.day) }, by: \.user)
        return held.keys.sorted { $0.precedes($1) }.compactMap { user -> Field.Choice? in
            let his = held[user] ?? []
            guard Authority(of: his, over: dossier.person, among: units) == .reaches,
                let limit = his.map(\.upToRank).max()?.title
            else { return nil }
            let name = Text.visible(user)
            return Field.Choice(user, Said(zh: "\(name)（权限至\(limit.zh)）", en: "\(name) (up to \(limit.en))"))
        }
    }
}
