/// How far one citizen ID number is from another.
///
/// The check digit of GB 11643 notices every single wrong digit and every two neighbours that changed places. So a number that
/// was copied wrongly and is valid all the same has another check digit, too; what happened is told by the 17 digits before.
public struct NumberDistance: Hashable, Sendable {
    /// Characters that differ, of 18, the check digit among them.
    public var differing: Int
    public var kind: Kind

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case same
        /// One digit before the check digit differs.
        case oneDigit
        /// Two neighbours changed places.
        case transposition
        case other
    }

    public init(_ left: CitizenNumber, _ right: CitizenNumber) {
        let pairs = Array(zip(left.text.utf8, right.text.utf8))
        differing = pairs.count { $0 != $1 }
        let places = pairs.dropLast().indices.filter { pairs[$0].0 != pairs[$0].1 }
        switch places.count {
        case 0: kind = .same
        case 1: kind = .oneDigit
        case 2
        where places[1] == places[0] + 1 && pairs[places[0]].0 == pairs[places[1]].1
            && pairs[places[1]].0 == pairs[places[0]].1:
            kind = .transposition
        default: kind = .other
        }
    }

    public var title: Bilingual {
        let count = Bilingual(zh: "\(differing) 位不同", en: "\(differing) of 18 characters differ")
        switch kind {
        case .same: return .init(zh: "相同", en: "the same")
        case .oneDigit:
            return .init(zh: count.zh + "：错一位及校验码", en: count.en + ": one digit, and the check digit after it")
        case .transposition:
            return .init(zh: count.zh + "：相邻两位互换", en: count.en + ": two neighbours changed places")
        case .other: return count
        }
    }
}
