import LeveeCore

extension Zone {
    /// The moment at which the clocks of the zone show this time, in RFC 3339; nil where they never do, or do twice.
    func text(on day: CalendarDay, second: Int) -> String? {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let local = "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
        guard let guess = try? Instant(local + "Z") else { return nil }
        let aDay: Int64 = 86_400_000_000_000
        var found: Set<String> = []
        for distance in [-aDay, 0, aDay] {
            let (near, overflows) = guess.nanoseconds.addingReportingOverflow(distance)
            guard !overflows else { continue }
            let candidate = local + String(text(of: Instant(nanoseconds: near)).suffix(6))
            if let instant = try? Instant(candidate), text(of: instant) == candidate { found.insert(candidate) }
        }
        return found.count == 1 ? found.first : nil
    }
}
