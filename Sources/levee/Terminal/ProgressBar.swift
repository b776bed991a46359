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
    func reached(_ done: Int) {
        guard terminal.showsProgress, done & 0xFF == 0 else { return }
        let now = ContinuousClock.now
        guard now - start > .seconds(1), shown.map({ now - $0 > .milliseconds(200) }) ?? true else { return }
        shown = now
        let seconds = Double((now - start).components.seconds) + 0.001
        let rate = Double(done) / seconds
        var line = "\r\u{1B}[K"
        if let total, total > 0 {
            let share = min(1, Double(done) / Double(total))
            let filled = Int(share * 30)
            let left = Int(Double(total - min(done, total)) / max(rate, 0.001))
            line += "[" + String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled) + "] "
            line += "\(Int(share * 100))%  \(Int(rate)) \(unit[terminal.language])/s  "
            line += Bilingual(zh: "剩余 \(left) 秒", en: "\(left) s left")[terminal.language]
        } else {
            line += "\(done) \(unit[terminal.language])  \(Int(rate))/s"
        }
        FileHandle.standardError.write(Data(line.utf8))
    }

    /// Takes the bar away.
    func finish() {
        if shown != nil { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
