/// Whether somebody's authority to decide reaches a person (审批权限), by the table `approvers`.
public enum Authority: Hashable, Sendable {
    case reaches
    /// He holds none on the day.
    case none
    /// None that he holds is over the person's unit.
    case otherUnit
    /// The person's rank is blank, so nobody can tell.
    case unknownRank
    case lowerRank(limit: Rank, rank: Rank)

    /// - Parameter held: the authority that he holds on the day.
    public init(of held: [Approver], over person: Person, among units: [Unit]) {
        guard !held.isEmpty else { self = .none; return }
        let reaching = held.filter { units.unit($0.unit, reaches: person.unit) }
        guard let limit = reaching.map(\.upToRank).max() else { self = .otherUnit; return }
        guard let rank = person.rank else { self = .unknownRank; return }
        self = rank <= limit ? .reaches : .lowerRank(limit: limit, rank: rank)
    }

    /// Why it does not reach; nil where it does.
    public var refusal: Bilingual? {
        switch self {
        case .reaches: nil
        case .none: .init(zh: "当日没有审批权限", en: "no authority on this day")
        case .otherUnit: .init(zh: "权限不及申请人所在单位", en: "his authority does not reach the applicant's unit")
        case .unknownRank: Missing(.rank).text
        case .lowerRank(let limit, let rank):
            .init(
                zh: "权限至\(limit.title.zh)，申请人为\(rank.title.zh)",
                en: "his authority ends at \(limit.title.en), the applicant is \(rank.title.en)")
        }
    }
}

extension Approver {
    /// Whether it holds on a day, both its ends included.
    public func isHeld(on day: CalendarDay) -> Bool { from <= day && until.map { day <= $0 } ?? true }
}
