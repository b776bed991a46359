/// A smallest set of records of which at least one must be false (不能同真): without any one of them the rest can be true.
///
/// It rests on what is not there, too: on a ledger that enters every movement, and on feeds that cover the days between.
public struct Contradiction: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A booklet was in the safe, nothing lets it out, and it crossed.
        case crossedWhileKept
        /// A booklet left the country, and was at the safe before anybody came back.
        case atTheSafeWhileAbroad
        /// The holder was abroad, and a booklet of his was handed in or out.
        case holderAbroad
        case twoExits
        case twoEntries
        /// A crossing on a document that was issued later.
        case beforeIssue
        /// A crossing on a document that was cancelled on an earlier day.
        case afterCancellation

        public var title: Bilingual {
            switch self {
            case .crossedWhileKept: .init(zh: "在库的证件出入境", en: "it lay in the safe and crossed the border")
            case .atTheSafeWhileAbroad: .init(zh: "证件在境外，又在柜前", en: "it was abroad and at the safe")
            case .holderAbroad: .init(zh: "本人在境外，又在柜前交领证件", en: "the holder was abroad and at the desk")
            case .twoExits: .init(zh: "连续两次出境", en: "two exits and no entry between")
            case .twoEntries: .init(zh: "连续两次入境", en: "two entries and no exit between")
            case .beforeIssue: .init(zh: "证件签发之前已用于出入境", en: "it crossed the border before it was issued")
            case .afterCancellation: .init(zh: "证件注销之后仍出入境", en: "it crossed the border after it was cancelled")
            }
        }
    }

    public var kind: Kind
    /// In order of time as far as they have one; never more than are needed.
    public var records: [DisputedRecord]
    /// What may be, each with what to look at to settle it.
    public var hypotheses: [Hypothesis]

    /// What each record says, in their order.
    public func texts(in zone: Zone) -> [Bilingual] { records.map { $0.text(in: zone) } }
}

extension Contradiction {
    /// Every smallest set of records of a person, known on a day, that cannot all be true: by the crossing's moment, then by kind.
    public static func all(in dossier: Dossier, on day: CalendarDay, policy: PolicyOnDay) -> [Contradiction] {
        all(in: CaseFile(dossier, on: day, policy: policy))
    }

    static func all(in file: CaseFile) -> [Contradiction] {
        let search = ContradictionSearch(file: file)
        return file.trips.crossings.indices.flatMap { place in
            search.sets(endingWith: place).map { kind, records in
                Contradiction(kind: kind, records: records, hypotheses: Hypothesis.all(for: kind, records, in: file))
            }
        }.unrepeated
    }

    /// Those that a finding rests on: with a record among its evidence.
    public static func behind(
        _ finding: Finding, in dossier: Dossier, on day: CalendarDay, policy: PolicyOnDay
    ) -> [Contradiction] {
        let evidence = Set(finding.evidence)
        return all(in: dossier, on: day, policy: policy).filter { set in
            set.records.contains { evidence.contains($0.evidence) }
        }
    }
}
