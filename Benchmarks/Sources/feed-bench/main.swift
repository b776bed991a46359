import LeveeCore
import LeveeIntake

/// How quickly a feed is read and checked, without a store: feed-bench FILE
let path = CommandLine.arguments[1]
let clock = ContinuousClock()
let reader = FeedReader(zone: .shanghai, today: try CalendarDay("2026-11-27"))
for _ in 0..<3 {
    var good = 0
    var bad = 0
    let took = try clock.measure {
        try reader.read(path: path) { _ in
        } item: { item in
            if case .record = item.content { good += 1 } else { bad += 1 }
        }
    }
    print("\(good) records, \(bad) bad, \(took)")
}
