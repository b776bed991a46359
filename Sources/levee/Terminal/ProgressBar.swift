import Foundation
import LeveeCore

/// A progress bar with rate and time left on standard error, from the first second on, where that is a terminal.
final class ProgressBar {
    private let terminal: Terminal
    private let total: Int?
    private let unit: Bilingual
    private let start = ContinuousClock.now
    private var shown: ContinuousClock.Instant?

    /// - Parameters:
    ///   - total: how much there is to do, in the same unit as the steps; nil where nobody knows.
    ///   - unit: what is counted.
    init(_ terminal: Terminal, total: Int?, unit: Bilingual) {
        self.terminal = terminal
        self.total = total
        self.unit = unit
    }

    /// Says how much is done; draws at most five times a second.
    /// - Parameter share: of the work, from 0 to 1; where it is not given, it follows from the total.
    func reached(_ done: Int, share: Double? = nil) {
        guard terminal.showsProgress, done & 0xFF == 0 else { return }
        let now = ContinuousClock.now
        guard now - start > .seconds(1), shown.map({ now - $0 > .milliseconds(200) }) ?? true else { return }
        shown = now
        let known = share ?? total.flatMap { $0 > 0 ? Double(done) / Double($0) : nil }
        let line = line(done, known, seconds: (now - start) / .seconds(1))
        Terminal.note("\r\u{1B}[K" + line)
    }

    /// What is drawn; at most 80 columns wide.
    func line(_ done: Int, _ share: Double?, seconds: Double) -> String {
        let rate = "\(Int(Double(done) / seconds)) \(unit[terminal.language])/s"
        guard let share = share.map({ min(1, max($0, 0.001)) }) else {
            return "\(done) \(unit[terminal.language])  \(rate)"
        }
        let filled = Int(share * 30)
        let left = Int((seconds * (1 - share) / share).rounded(.up))
        return "[" + String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled) + "] "
            + "\(Int(share * 100))%  \(rate)  "
            + Bilingual(zh: "剩余 \(left) 秒", en: "\(left) s left")[terminal.language]
    }

    /// Takes the bar away.
    func finish() {
        if shown != nil { Terminal.note("\r\u{1B}[K") }
    }
}
