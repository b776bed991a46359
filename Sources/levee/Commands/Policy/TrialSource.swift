import ArgumentParser
import LeveeCore
import LeveeSQLite

/// By what knowledge past nights are tried: that of one instant, or each night by its own.
enum TrialKnowledge: ExpressibleByArgument {
    case at(KnownAt)
    case each

    init?(argument: String) {
        if argument == "each" {
            self = .each
        } else if let at = KnownAt(argument: argument) {
            self = .at(at)
        } else {
            return nil
        }
    }
}

/// Leads a trial through the dossiers.
struct TrialSource {
    let store: Store
    let zone: Zone
    let terminal: Terminal

    /// - Returns: the line that says by what knowledge it was tried; nil for what is known now.
    func run(
        _ trial: inout PolicyTrial, on nights: ClosedRange<CalendarDay>, _ knowledge: TrialKnowledge?
    ) throws -> Bilingual? {
        switch knowledge {
        case nil:
            try examine(store, &trial)
            return nil
        case .at(let at):
            let (known, line) = try store.asKnown(at, in: zone)
            try examine(known, &trial)
            return line
        case .each:
            try examineEach(&trial, on: nights)
            return Bilingual(
                zh: "每夜均按当日日终所知试算，此后收到的不计", en: "each night as known at its own end; what came later does not count")
        }
    }

    private func examine(_ known: Store, _ trial: inout PolicyTrial) throws {
        let bar = ProgressBar(terminal, total: try known.personCount(), unit: Bilingual(zh: "人", en: "people"))
        defer { bar.finish() }
        try known.eachDossier(zone: zone) {
            trial.examine($0)
            bar.reached(trial.report.persons)
        }
    }

    /// Nights between which nothing was received know the same, and are read in one pass.
    private func examineEach(_ trial: inout PolicyTrial, on nights: ClosedRange<CalendarDay>) throws {
        var first = nights.lowerBound
        while first <= nights.upperBound {
            let receipts = try receipts(on: first)
            var last = first
            while last < nights.upperBound, try self.receipts(on: last + 1) == receipts { last = last + 1 }
            let (known, _) = try store.asKnown(at: zone.end(of: first))
            let bar = ProgressBar(terminal, total: try known.personCount(), unit: Bilingual(zh: "人", en: "people"))
            defer { bar.finish() }
            var count = 0
            try known.eachDossier(zone: zone) {
                trial.examine($0, on: first...last)
                count += 1
                bar.reached(count)
            }
            first = last + 1
        }
        trial.finish()
    }

    private func receipts(on night: CalendarDay) throws -> Int64 {
        try store.knowledge(at: zone.end(of: night)).receipts
    }
}
