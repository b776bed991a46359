@testable import LeveeCore

/// Machine-readable zones: what was read is read again from its own lines.
enum MRZTarget {
    static func check(_ bytes: [UInt8]) throws {
        let reading = MachineReadableZone.read(String(decoding: bytes, as: UTF8.self))
        for failure in reading.failures { _ = failure.message }
        for doubt in reading.doubts { _ = doubt.message }
        for date in [reading.birthDate, reading.expiryDate].compactMap({ $0 }) {
            _ = date.birthDay(notAfter: CalendarDay(number: 20_780))
            _ = date.expiryDay(near: CalendarDay(number: 20_780))
        }
        // White space inside a zone can stand at the end of one of its lines.
        guard reading.layout != nil, !reading.failures.contains(where: { $0.reason == .badCharacter }) else { return }
        let again = MachineReadableZone.read(reading.lines.joined(separator: "\n"))
        try holdEqual(again, reading, "a machine-readable zone read from its own lines")
    }
}
