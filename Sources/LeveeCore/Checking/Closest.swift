/// What came closest to making a quiet rule fire: the records and days that it compared.
public struct Closest: Hashable, Sendable {
    /// How far it is from firing.
    public enum Margin: Hashable, Sendable {
        /// Time runs: so many days until the last one on which all is in order.
        case left(Int)
        /// All else speaks for it, and this against it.
        case barred(Bar)
        /// The records are what they are, and so many days lie between.
        case spare(Int)
        /// Time plays no part.
        case fixed
    }

    /// What keeps a rule quiet whose other conditions hold.
    public enum Bar: String, Hashable, Sendable, CaseIterable {
        case notCovered, notLive, notActive

        public var text: Bilingual {
            switch self {
            case .notCovered: .init(zh: "但本人其时不在管", en: "but the person was not covered then")
            case .notLive: .init(zh: "但证件其时无效", en: "but it was not live then")
            case .notActive: .init(zh: "但本人不在职", en: "but the person is not active")
            }
        }
    }

    public var text: Bilingual
    public var margin: Margin
    /// Ids of the records that were compared.
    public var evidence: [String]

    init(_ text: Bilingual, _ facts: [String: Fact], _ margin: Margin, evidence: [String]) {
        self.text = text.filled(with: facts.mapValues(\.shown))
        self.margin = margin
        self.evidence = evidence.unrepeated
    }

    /// The one that is nearest: of those for which time runs the one with the fewest days; then what only one thing speaks
    /// against; then the fewest days between. Of equal ones the first.
    static func nearest(of candidates: some Sequence<Closest>) -> Closest? {
        candidates.min { $0.margin.rank < $1.margin.rank }
    }
}

extension Closest.Margin {
    fileprivate var rank: (Int, Int) {
        switch self {
        case .left(let days): days >= 0 ? (0, days) : (2, -days)
        case .barred: (1, 0)
        case .spare(let days): (2, abs(days))
        case .fixed: (3, 0)
        }
    }

    /// As a person reads it; nil where there is nothing to say.
    public var text: Bilingual? {
        switch self {
        case .left(let days) where days >= 0:
            .init(zh: "还有 \(days) 天", en: days == 1 ? "1 day left" : "\(days) days left")
        case .spare(let days) where days >= 0:
            .init(zh: "相差 \(days) 天", en: days == 1 ? "1 day to spare" : "\(days) days to spare")
        case .barred(let bar): bar.text
        case .left, .spare, .fixed: nil
        }
    }
}

extension CalendarDay {
    /// Days from this one to the other; below zero where that lies before it.
    func days(to other: CalendarDay) -> Int { inclusiveDays(through: other) - 1 }
}

extension CaseFile {
    /// What keeps a rule quiet about a day on which its other conditions held.
    func barred(on other: CalendarDay) -> Closest.Margin { covered(on: other) == .no ? .barred(.notCovered) : .fixed }

    /// The same for the as-of day.
    var barredToday: Closest.Margin { barred(on: day) }

    /// The same for a rule that asks for a live document.
    func barredToday(unlessLive document: KnownDocument, by source: Source = .everybody) -> Closest.Margin {
        live(document, by: source) == .no ? .barred(.notLive) : barredToday
    }

    /// The last entry of the ledger about a booklet of his.
    var lastCustody: Closest? {
        let last = inHisCustodyFile.compactMap { document in document.custody.last.map { (document, $0) } }
            .max { $0.1.at < $1.1.at }
        return last.map { document, event in
            let title = document.state.title
            return Closest(
                .init(zh: "{document}自{day}的登记起：{state}", en: "{document} by the ledger's entry of {day}: {state}"),
                [
                    "document": .document(document.key), "day": .day(policy.zone.day(of: event.at)),
                    "state": .both(zh: title.zh, en: title.en),
                ], .fixed, evidence: [event.evidence])
        }
    }
}
