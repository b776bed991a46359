extension FeedRecord {
    /// The record's parsed values as bytes: equal for two deliveries exactly if their values are equal.
    ///
    /// Fields are separated by U+001F, an absent one is empty; documents of a statement count in their order.
    public var canonical: [UInt8] {
        var fields = [recordID]
        switch body {
        case .document(let action, let on, let holder, let details):
            fields += ["document", action.rawValue, on.description] + holder.canonical + details.canonical
        case .crossing(let direction, let at, let port, let to, let from, let holder, let details):
            fields += [
                "crossing", direction.rawValue, String(at.nanoseconds), port ?? "", to?.text ?? "", from?.text ?? "",
            ]
            fields += (holder.map { ["holder"] + $0.canonical } ?? ["nobody"]) + details.canonical
        case .holdings(let on, let holder, let documents):
            fields += ["holdings", on.description] + holder.canonical + documents.flatMap(\.canonical)
        case .filing(let action, let on, let holder):
            fields += ["filing", action.rawValue, on.description] + holder.canonical
        case .withdrawal(let of, let reason):
            fields += ["withdrawal", of, reason ?? ""]
        }
        return Array(fields.joined(separator: "\u{1F}").utf8)
    }
}

extension Holder {
    fileprivate var canonical: [String] {
        [
            idNumber?.text ?? "", name ?? "", surname ?? "", givenNames ?? "", birthDate?.description ?? "",
            sex?.rawValue ?? "",
        ]
    }
}

extension DocumentDetails {
    fileprivate var canonical: [String] {
        [
            document.description, issuingState?.text ?? "", issuedOn?.description ?? "", expiresOn?.description ?? "",
            authority ?? "",
        ]
    }
}
