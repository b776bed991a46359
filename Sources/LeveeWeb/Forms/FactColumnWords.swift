import LeveeCore

/// A column's value as people read it; tables and forms keep it as it is written.
extension FactColumn {
    func shown(_ value: String) -> Said {
        let parts = value.split(separator: ";").map(String.init)
        switch self {
        case .document, .documents:
            let keys = parts.compactMap { try? DocumentKey($0) }
            return keys.count == parts.count ? Fact.documents(keys).shown : .same(Text.visible(value))
        case .destinations, .issuingState:
            let codes = parts.compactMap { try? CountryCode($0) }
            return codes.count == parts.count ? Fact.countries(codes).shown : .same(Text.visible(value))
        case .at: return .same(Moment.shown(Text.visible(value)))
        default:
            guard case .choice(let choices) = CorrectionForm.kind(of: self) else { return .same(Text.visible(value)) }
            return choices.first { $0.value == value }?.text ?? .same(Text.visible(value))
        }
    }
}
