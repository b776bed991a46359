import LeveeCore

/// The map of the safe (柜位图): what lies where. Slots that are free are not known to anybody, so the used ones are listed.
struct SafeMap: Encodable {
    var booklets: [Line]
    /// Slots in which more than one booklet is said to lie.
    var conflicts: Int

    struct Line: Encodable {
        var place: String?
        var slot: String?
        var document: String
        var holder: String?
        var since: String
        var conflict: Bool
    }

    init(_ safe: [(booklet: Booklet, ref: String?)], zone: Zone) {
        let used = Dictionary(grouping: safe.compactMap(\.booklet.spot).filter { $0.slot != nil }) { $0 }
        conflicts = used.values.count { $0.count > 1 }
        booklets = safe.map { booklet, ref in
            Line(
                place: booklet.spot?.place, slot: booklet.spot?.slot, document: booklet.document.description,
                holder: ref, since: booklet.since.map { zone.text(of: $0.at) } ?? "",
                conflict: (booklet.spot.flatMap { used[$0]?.count } ?? 0) > 1)
        }.sorted { left, right in
            for (one, other) in [(left.place, right.place), (left.slot, right.slot)] where one != other {
                // What nobody said where it lies comes last.
                guard let one, let other else { return one != nil }
                return one.precedes(other)
            }
            return left.document.precedes(right.document)
        }
    }

    func lines(_ terminal: Terminal) -> [String] {
        func say(_ zh: String, _ en: String) -> String { terminal.language == .zh ? zh : en }
        var table = TextTable(
            [say("地点", "place"), say("柜位", "slot"), say("证件", "document"), say("持有人", "holder")].map {
                .init(title: $0)
            } + [.init(title: say("在库起日", "since"))]
                + (conflicts == 0 ? [] : [.init(title: say("问题", "problem"))]))
        for line in booklets {
            table.add(
                [
                    Text.visible(line.place ?? "?"), Text.visible(line.slot ?? "?"), line.document,
                    Text.visible(line.holder ?? "?"), String(line.since.prefix(10)),
                ] + (conflicts == 0 ? [] : [line.conflict ? say("重复", "conflict") : ""]))
        }
        let total = say("在库 \(booklets.count) 本", "\(booklets.count) in custody")
        let clash =
            conflicts == 0
            ? ""
            : say("，\(conflicts) 个柜位登记重复", ", \(conflicts) \(conflicts == 1 ? "slot" : "slots") with more than one")
        return (booklets.isEmpty ? [] : table.lines(to: terminal.columns) + [""]) + [total + clash]
    }
}
