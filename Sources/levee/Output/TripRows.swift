import LeveeCore

/// A person's trips beside the approvals that cover them, with lone entries and approvals that nobody used, by day.
struct TripRows {
    let file: CaseFile
    let marks: CorrectionMarks
    let language: Language

    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    /// exit, entry, to, document, approval, approved for.
    var rows: [[String]] {
        let trips = file.trips.trips
        let used = Set(trips.compactMap { $0.cover?.approval.number })
        let unused = file.approvals.travel.filter { !used.contains($0.approval.number) }
        var rows: [(day: CalendarDay, cells: [String])] = trips.map { trip in
            let entry = trip.entry?.on.description ?? (trip.nextExit == nil ? say("未归", "not back") : "?")
            return (
                trip.exit.on,
                ["\(trip.exit.on)", entry, trip.exit.to?.text ?? "?", trip.exit.document.number] + cells(trip.cover)
            )
        }
        rows += file.trips.loneEntries.map { entry, _ in
            (entry.on, ["?", "\(entry.on)", "", entry.document.number, "", ""])
        }
        rows += unused.map { grant in
            let to = grant.approval.destinations.map(\.text).joined(separator: " ")
            return (grant.approval.departOn ?? grant.approval.decidedOn, [say("无", "none"), "", to, ""] + cells(grant))
        }
        return rows.sorted { $0.day == $1.day ? $0.cells[4].precedes($1.cells[4]) : $0.day < $1.day }.map(\.cells)
    }

    private func cells(_ grant: Grant?) -> [String] {
        guard let grant else { return [say("无", "none"), ""] }
        let days = [grant.approval.departOn, grant.returnDay].map { $0?.description ?? "?" }
        let number = Text.visible(grant.approval.number) + marks.mark(approval: grant.approval.number)
        return [number, days.joined(separator: "…")]
    }
}
