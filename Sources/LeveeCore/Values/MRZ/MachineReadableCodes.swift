extension MachineReadableZone {
    /// Codes that ICAO 9303 part 3, section 5, allows beside countries: British nationals of other kinds, organisations,
    /// persons without a nationality, and the specimen's Utopia. `RKS` is what Kosovo prints.
    static let codesBesideCountries: Set<String> = [
        "GBD", "GBN", "GBO", "GBP", "GBS",
        "UNO", "UNA", "UNK", "EUE", "IAO", "XBA", "XCC", "XCE", "XCO", "XCT", "XDC", "XEC", "XES", "XIM", "XMP", "XOM",
        "XPO", "XXA", "XXB", "XXC", "XXX", "NTZ", "RKS", "UTO",
    ]
}

extension MachineReadableZone.Reading {
    /// The kind of document as far as code, state and number tell. Letters after `P` differ between countries and
    /// years, so a Chinese passport's class is taken from its number first.
    var guessedType: DocumentType? {
        if layout == .card {
            guard documentCode == "CS" else { return nil }
            return documentNumber.flatMap { DocumentType.taiwanPermit.matchesPattern($0.text) } == true
                ? .taiwanPermit : .hkMacaoPermit
        }
        guard documentCode.hasPrefix("P") else { return documentCode.hasPrefix("V") ? nil : .other }
        guard let issuingState, issuingState.country == .china else {
            return isKnownState ? .foreignPassport : nil
        }
        let classes: [DocumentType] = [
            .ordinaryPassport, .officialOrdinaryPassport, .servicePassport, .diplomaticPassport,
        ]
        if let number = documentNumber, let type = classes.first(where: { $0.matchesPattern(number.text) == true }) {
            return type
        }
        return documentCode == "PO" ? .ordinaryPassport : nil
    }

    private var isKnownState: Bool {
        guard let issuingState else { return false }
        return issuingState.country != nil || MachineReadableZone.codesBesideCountries.contains(issuingState.text)
    }
}
