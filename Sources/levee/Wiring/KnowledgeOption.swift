import ArgumentParser
import LeveeCore
import LeveeSQLite

/// The instant, or the day at its end, up to which facts count that had been received.
enum KnownAt: ExpressibleByArgument {
    case instant(Instant)
    case day(CalendarDay)

    init?(argument: String) {
        if let day = try? CalendarDay(argument) {
            self = .day(day)
        } else if let instant = try? Instant(argument) {
            self = .instant(instant)
        } else {
            return nil
        }
    }

    func instant(in zone: Zone) -> Instant {
        switch self {
        case .instant(let instant): instant
        case .day(let day): zone.end(of: day)
        }
    }

    func day(in zone: Zone) -> CalendarDay {
        switch self {
        case .instant(let instant): zone.day(of: instant)
        case .day(let day): day
        }
    }

    /// As a page says it.
    func title(in zone: Zone) -> Bilingual {
        switch self {
        case .instant(let instant): Bilingual(zh: zone.text(of: instant) + " ", en: zone.text(of: instant))
        case .day(let day): Bilingual(zh: "\(day) 日终", en: "the end of \(day)")
        }
    }
}

/// A question asked of what was known at an instant.
struct KnowledgeOption: ParsableArguments {
    @Option(
        help: "Answer with what was known then: an instant such as 2026-11-20T18:00:00+08:00, or a day for its end.")
    var asKnown: KnownAt?

    /// The registry as it was known then, or as it is known now, with the line that says so; no line for now.
    func open(_ home: Home, zone: Zone) throws -> (store: Store, line: Bilingual?) {
        let store = try home.open()
        guard let asKnown else { return (store, nil) }
        return try store.asKnown(asKnown, in: zone)
    }
}

extension Store {
    /// The registry as it was known then, with the line that says so.
    func asKnown(_ asKnown: KnownAt, in zone: Zone) throws -> (store: Store, line: Bilingual) {
        let (known, knowledge) = try self.asKnown(at: asKnown.instant(in: zone))
        let title = asKnown.title(in: zone)
        let (seen, all) = (knowledge.receipts, knowledge.allReceipts)
        return (
            known,
            Bilingual(
                zh: "按 \(title.zh)所知（收件 \(all) 件中的前 \(seen) 件），此后收到的不计",
                en: "as known at \(title.en): the first \(seen) of \(all) receipts; what came later does not count")
        )
    }
}

extension DayOption {
    /// The day to judge by; without one, the day of what was known, or today.
    func day(in zone: Zone, _ knowledge: KnowledgeOption) -> CalendarDay {
        asOf ?? knowledge.asKnown?.day(in: zone) ?? day(in: zone)
    }
}

extension Terminal {
    /// The line that says as of what knowledge an answer is; nothing for what is known now.
    func say(knowledge line: Bilingual?) {
        guard let line else { return }
        DisplayWidth.wrapped(line[language], to: columns).forEach { print($0) }
    }
}
