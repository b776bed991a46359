/// One step of the ladder by which an overdue booklet is asked for (催交): to whom, and how long after the day it was due.
///
/// Policies write it `holder+4d` (calendar days) or `unit+5w` (working days).
public struct DunningStep: Hashable, Sendable {
    /// To whom a letter goes, the gentlest first.
    public enum Recipient: String, Hashable, Sendable, CaseIterable, Comparable {
        case holder, unit, discipline

        private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

        public static func < (left: Self, right: Self) -> Bool { left.order < right.order }

        public var title: Bilingual {
            switch self {
            case .holder: .init(zh: "本人", en: "holder")
            case .unit: .init(zh: "所在单位", en: "unit")
            case .discipline: .init(zh: "纪检监察机关", en: "discipline office")
            }
        }
    }

    public var recipient: Recipient
    public var delay: Int
    /// Whether the delay counts working days.
    public var countsWorkingDays: Bool

    public init(_ recipient: Recipient, delay: Int, countsWorkingDays: Bool = false) {
        self.recipient = recipient
        self.delay = delay
        self.countsWorkingDays = countsWorkingDays
    }

    /// - Throws: ``Refusal`` `unknownCode` for anything but a recipient, `+`, 0 to 3650 and `d` or `w`.
    public init(_ text: some StringProtocol) throws(Refusal) {
        let parts = Array(text.utf8).split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
        guard parts.count == 2, let recipient = Recipient(rawValue: String(decoding: parts[0], as: UTF8.self)),
            let unit = parts[1].last, unit == UInt8(ascii: "d") || unit == UInt8(ascii: "w"),
            let delay = Self.number(parts[1].dropLast())
        else { throw Refusal(.unknownCode, text) }
        self.init(recipient, delay: delay, countsWorkingDays: unit == UInt8(ascii: "w"))
    }

    private static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard (1...4).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }),
            digits.count == 1 || digits.first != 48
        else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
        return number <= 3650 ? number : nil
    }

    /// The day on which the step is due.
    func day(after due: CalendarDay, _ calendar: WorkingCalendar) -> CalendarDay {
        countsWorkingDays ? calendar.adding(workingDays: delay, to: due) : due + delay
    }
}

/// A step of one booklet's ladder with its day.
public struct DunningRung: Hashable, Sendable {
    /// Its place in the policy's list, from 1.
    public var number: Int
    public var step: DunningStep
    public var on: CalendarDay
    /// Whether working days were counted in a year whose holidays the calendar does not have.
    public var isGuessed: Bool

    public init(number: Int, step: DunningStep, on: CalendarDay, isGuessed: Bool = false) {
        self.number = number
        self.step = step
        self.on = on
        self.isGuessed = isGuessed
    }
}
