/// What both sides keep when a booklet changes hands: the receipt of a hand-out (领取回执) or of a hand-in (交存回执).
public struct CustodyReceipt: Hashable, Sendable {
    /// The entry of the ledger that it is about.
    public let event: CustodyEvent
    public var holder: Person
    /// Name of the holder's unit.
    public var unit: String
    /// Name of the unit that keeps the booklets (保管单位).
    public var issuer: String
    /// The day by which it is to come back, for a hand-out.
    public var due: CalendarDay?

    /// Nil for an entry by which nothing changes hands.
    public init?(_ event: CustodyEvent, holder: Person, unit: String, issuer: String, due: CalendarDay? = nil) {
        guard event.event == .handedOut || event.event == .handedIn else { return nil }
        self.event = event
        self.holder = holder
        self.unit = unit
        self.issuer = issuer
        self.due = due
    }

    /// What the code vouches for, byte for byte: the ledger's entry, whose booklet it is, and the day it is due back. Each
    /// field has its length before it, so that no two contents are written alike.
    public var canonical: [UInt8] {
        let fields: [String?] = [
            "levee-receipt-1", event.event.rawValue, event.document.description, "\(event.at.nanoseconds)", event.place,
            event.slot, event.approval, event.officer, event.note, holder.ref, holder.idNumber.text, holder.name,
            due?.description,
        ]
        return fields.flatMap { field in Array((field.map { "\($0.utf8.count):\($0)," } ?? "-,").utf8) }
    }

    /// - Parameter hash: see ``VerificationCode``.
    public func code(hash: ([UInt8]) -> [UInt8]) -> VerificationCode { VerificationCode(of: canonical, hash: hash) }

    /// The holder's copy and the custody's, for one sheet.
    /// - Parameters:
    ///   - zone: the policy's.
    ///   - hash: see ``VerificationCode``.
    public func papers(_ language: Language, zone: Zone, hash: ([UInt8]) -> [UInt8]) -> [Paper] {
        let facts = PaperFacts(language: language)
        let isOut = event.event == .handedOut
        let paper = Paper(
            language: language, letterhead: issuer,
            title: isOut
                ? facts.say("出国（境）证件领取回执", "Receipt for a travel document handed out")
                : facts.say("出国（境）证件交存回执", "Receipt for a travel document handed in"),
            blocks: [
                .facts(rows(facts, zone)), .paragraph(isOut ? promise(facts) : confirmation(facts)),
                .signatures([
                    isOut ? facts.say("领取人", "received by") : facts.say("交存人", "handed in by"),
                    isOut ? facts.say("发放人", "handed out by") : facts.say("接收人", "received by"),
                ]),
            ], signature: issuer, date: zone.day(of: event.at), code: code(hash: hash).description,
            unbroken: [holder.name, facts.name(of: holder), event.document.number] + [event.approval].compactMap { $0 })
        return [facts.say("持有人联", "holder's copy"), facts.say("保管联", "custody's copy")].map { copy in
            var one = paper
            one.copy = copy
            return one
        }
    }

    private func rows(_ facts: PaperFacts, _ zone: Zone) -> [Paper.Row] {
        var rows = [Paper.Row(facts.say("证件", "document"), facts.document(event.document))]
        rows += facts.rows(of: holder, unit: unit)
        rows.append(.init(facts.say("时间", "time"), facts.moment(event.at, in: zone)))
        rows.append(.init(facts.say("经办人", "officer"), event.officer))
        if let approval = event.approval { rows.append(.init(facts.say("批件编号", "approval"), approval)) }
        if let due { rows.append(.init(facts.say("最迟交回", "back by"), facts.day(due))) }
        return rows
    }

    private func promise(_ facts: PaperFacts) -> String {
        facts.say(
            "本人已领取上列证件，将按批准的用途使用、妥善保管，并按期交回。",
            "I have received this document. I shall use it as approved, keep it safe and hand it back in time.")
    }

    private func confirmation(_ facts: PaperFacts) -> String {
        facts.say("上列证件已交存保管，双方核对无误。", "The document was handed in for custody; both sides have checked it.")
    }
}
