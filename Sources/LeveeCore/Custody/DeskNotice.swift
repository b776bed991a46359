/// Something that a person has to look at before an entry is written (提请注意). He may write it all the same.
public enum DeskNotice: Hashable, Sendable {
    /// The booklet says one thing, the records another.
    case differs(MachineReadableZone.Field, read: String, recorded: String)
    case doubt(MachineReadableZone.Doubt)
    /// A restriction is in force on the day on which it is to leave the safe.
    case restricted(Restriction.Kind, reference: String)
    case expired(CalendarDay)
    case cancelled(CalendarDay)
    case reportedLost(CalendarDay)

    public var text: Bilingual {
        switch self {
        case .differs(let field, let read, let recorded):
            .init(
                zh: "\(field.title.zh)不一致：证件为 `\(Text.visible(read))`，登记为 `\(Text.visible(recorded))`",
                en: "\(field.title.en) differs: the booklet has `\(Text.visible(read))`, the records have "
                    + "`\(Text.visible(recorded))`")
        case .doubt(let doubt): doubt.message
        case .restricted(let kind, let reference):
            .init(
                zh: "本人处于限制期内：\(kind.title.zh)（`\(Text.visible(reference))`）",
                en: "a restriction on the holder is in force: \(kind.title.en) (`\(Text.visible(reference))`)")
        case .expired(let day): .init(zh: "证件已于 \(day) 到期", en: "the document expired on \(day)")
        case .cancelled(let day): .init(zh: "证件已于 \(day) 注销", en: "the document was cancelled on \(day)")
        case .reportedLost(let day): .init(zh: "证件已于 \(day) 报失", en: "the document was reported lost on \(day)")
        }
    }
}

extension DeskView {
    /// What speaks against letting the booklet leave the safe on a day, beside the approval.
    func notices(on day: CalendarDay) -> [DeskNotice] {
        let restrictions = holder.restrictions.filter { restriction in
            restriction.kind != .transfer && restriction.from <= day && restriction.until.map { day <= $0 } ?? true
        }
        var notices = restrictions.sorted { $0.reference.precedes($1.reference) }.map {
            DeskNotice.restricted($0.kind, reference: $0.reference)
        }
        let known = KnownDocument(record)
        if let cancelled = known.cancelledOn, cancelled <= day { notices.append(.cancelled(cancelled)) }
        if let report = known.standingLoss(on: day) { notices.append(.reportedLost(report.on)) }
        if let expires = known.expiresOn(), expires < day { notices.append(.expired(expires)) }
        return notices
    }
}
