/// Which documents a journey takes: what `application.no-document` looks for and `application.wrong-type` demands.
public enum NeededDocument {
    /// The types that let a person of this purpose into the place.
    public static func types(for place: CountryCode, _ purpose: Approval.Purpose) -> Set<DocumentType> {
        switch (place, purpose) {
        case (.taiwan, _): [.taiwanPermit]
        case (.hongKong, .private), (.macao, .private): [.hkMacaoPermit]
        case (.hongKong, .official), (.macao, .official): [.officialHkMacaoPermit]
        case (_, .private): [.ordinaryPassport]
        case (_, .official): [.diplomaticPassport, .servicePassport, .officialOrdinaryPassport]
        }
    }
}

extension Truth {
    /// Yes where any is; otherwise what the first undecided one lacks; no where none is.
    static func any(_ truths: some Sequence<Truth>) -> Truth {
        var result = Truth.no
        for truth in truths {
            if truth == .yes { return .yes }
            if result == .no { result = truth }
        }
        return result
    }
}

extension DocumentType {
    /// The type as a fact of a finding.
    var fact: Fact { .both(zh: title.zh, en: title.en) }
}
