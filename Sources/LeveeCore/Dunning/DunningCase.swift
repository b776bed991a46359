/// Why a booklet is asked for: the rule that fires for it.
public enum DunningGround: String, Hashable, Sendable, CaseIterable {
    case returnOverdue = "custody.return-overdue"
    case refused = "custody.refused"
    case notHandedIn = "document.not-handed-in"

    /// The rule itself: the ladder never decides on its own what is overdue.
    var rule: any Rule.Type {
        switch self {
        case .returnOverdue: ReturnOverdue.self
        case .refused: CustodyRefused.self
        case .notHandedIn: NotHandedIn.self
        }
    }

    public var title: Bilingual { rule.info.title }
}

/// One overdue booklet and how far its ladder has come.
public struct DunningCase: Hashable, Sendable {
    public var person: Person
    public var document: DocumentKey
    public var ground: DunningGround
    /// The last day in time, by the rule; of a refusal, its day.
    public var due: CalendarDay
    /// Day of the hand-out, where it was handed out.
    public var out: CalendarDay?
    /// What was sent in this case so far, by step.
    public var letters: [SentDunning]
    public var state: State

    public enum State: Hashable, Sendable {
        /// A letter is to be sent now.
        case due(DunningRung)
        /// The next letter's day has not come.
        case waiting(DunningRung)
        /// The holder says he gave it back; a person has to look.
        case claimed(DunningClaim)
        /// It was found; the desk has to book the return.
        case found(DunningClaim)
        /// Everything that the policy sets was sent.
        case ended
    }

    /// The letter to send now; nil where there is none.
    public var dueLetter: DunningRung? { if case .due(let rung) = state { rung } else { nil } }

    /// What the holder says and nobody has looked at; nil where there is nothing to settle.
    public var openClaim: DunningClaim? { if case .claimed(let claim) = state { claim } else { nil } }

    /// What comes next, in few words.
    public var outlook: Bilingual {
        switch state {
        case .due(let rung):
            let to = rung.step.recipient.title
            return Bilingual(zh: "应发第 \(rung.number) 步：\(to.zh)", en: "send step \(rung.number): \(to.en)")
        case .waiting(let rung):
            let to = rung.step.recipient.title
            return Bilingual(
                zh: "\(rung.on) 第 \(rung.number) 步：\(to.zh)", en: "step \(rung.number) on \(rung.on): \(to.en)")
        case .claimed(let claim):
            return Bilingual(zh: "\(claim.on) 称已交回，待核实", en: "said on \(claim.on) to be back; settle it")
        case .found: return Bilingual(zh: "已找到，待登记交回", en: "found; book its return")
        case .ended: return Bilingual(zh: "各步均已发出", en: "every step was sent")
        }
    }

    /// Days since it was due.
    public func days(on day: CalendarDay) -> Int { Int(day.number - due.number) }

    /// The order of lists: the longest overdue first, then by person and document.
    public func isBefore(_ other: DunningCase) -> Bool {
        if due != other.due { return due < other.due }
        if person.ref != other.person.ref { return person.ref.precedes(other.person.ref) }
        return document < other.document
    }
}
