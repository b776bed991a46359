import Foundation
import LeveeCore
import LeveeIntake
import LeveeSQLite

/// The XML of one record as a person gives it: a file, or `-` for standard input.
struct RecordInput {
    let path: String

    func read() throws -> [UInt8] {
        let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        var bytes: [UInt8] = []
        do {
            guard let file else { throw CocoaError(.fileReadNoSuchFile) }
            // One byte beyond the limit is enough to tell that there are too many.
            while bytes.count <= RecordRefusal.limit, let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
                bytes += piece
            }
        } catch {
            throw Failure(
                .badData,
                Bilingual(
                    zh: "无法读取 `\(Text.visible(path))`，请检查路径与权限",
                    en: "cannot read `\(Text.visible(path))`; check the path and its permissions"))
        }
        return bytes
    }
}

/// How the store has a quarantined record read: by the reader of feeds, under the policy's zone, as of today.
struct QuarantineReading {
    let reader: RecordReader
    let zone: Zone
    let today: CalendarDay
    let rules: PolicyOnDay

    init(_ option: PolicyOption, _ common: CommonOptions, now: Instant) throws {
        let policy = try option.read(common)
        zone = try policy.zone(on: now)
        today = zone.day(of: now)
        rules = try PolicyOnDay(policy, on: today)
        reader = RecordReader(zone: zone)
    }

    /// The same for what should come in the place of a record.
    func reading(insteadOf sent: String) -> RecordReading {
        let sent = Array(sent.utf8)
        return { xml, header in
            xml == sent
                ? try reader.read(xml, under: header, today: today)
                : try reader.read(xml, insteadOf: sent, under: header, today: today)
        }
    }

    var reading: RecordReading {
        { xml, header in try reader.read(xml, under: header, today: today) }
    }
}
