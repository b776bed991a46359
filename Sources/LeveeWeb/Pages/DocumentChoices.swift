import LeveeCore

extension Asked {
    /// The documents of a person that an application can name (可选证件), with the day until which each is valid; what is cancelled or
    /// lost is left out. Nil where he is not known, so that the number is typed.
    /// - Parameter ref: his personnel number, as far as it is given.
    func documentChoices(of ref: String?) async throws -> [Field.Choice]? {
        guard let ref else { return nil }
        let policy = try await policy()
        let found = try await records { try $0.dossier(of: ref, in: $1, zone: policy.zone) }
        guard let dossier = found else { return nil }
        try await note(.dossier, of: ref)
        let documents = CaseFile(dossier, on: policy.day, policy: policy).owned.filter { !$0.isVoid(on: policy.day) }
        if documents.isEmpty { return nil }
        return documents.map { document in
            let name = Fact.document(document.key).shown
            let until = document.expiresOn().map { Said(zh: "，有效期至 \($0)", en: ", valid until \($0)") }
            return Field.Choice(
                document.key.description, Said(zh: name.zh + (until?.zh ?? ""), en: name.en + (until?.en ?? "")))
        }
    }
}
