import CEmbeddedData
import Foundation
public import LeveeCore

/// A policy as a YAML file: the one that ships inside the program, or one that the department names.
public enum PolicyFile {
    /// The policy of `data/policy/policy.yaml` with the calendar of `data/codes/calendar.yaml`.
    ///
    /// - Parameter ruleIDs: the rules that exist: each needs a basis and no other may have one; nil does not check.
    /// - Throws: ``PolicyFileError`` at the first fault, with file, line and column.
    public static func embedded(ruleIDs: Set<String>? = nil) throws(PolicyFileError) -> Policy {
        let file = PlainYAML(file: "policy.yaml")
        return try parse(try file.text(of: bytes(levee_policy())), name: file.file, ruleIDs: ruleIDs)
    }

    /// The policy in the file at a path; its own `calendar`, where it has one, takes the place of the shipped one.
    ///
    /// - Throws: ``PolicyFileError``: `unreadable`, or the file's first fault.
    public static func read(path: String, ruleIDs: Set<String>? = nil) throws(PolicyFileError) -> Policy {
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            // One byte more than is allowed tells a file that is too large without reading it all.
            data = try handle.read(upToCount: PlainYAML.limit + 1) ?? Data()
        } catch {
            throw PolicyFileError(
                .unreadable, file: path, zh: "无法读取，请检查路径和权限", en: "cannot be read; check the path and its permissions")
        }
        return try parse(try PlainYAML(file: path).text(of: data), name: path, ruleIDs: ruleIDs)
    }

    /// The policy in a text.
    ///
    /// - Parameter name: what messages call the file.
    /// - Throws: ``PolicyFileError`` at the first fault.
    public static func parse(
        _ yaml: String, name: String, ruleIDs: Set<String>? = nil
    ) throws(PolicyFileError) -> Policy {
        let root = try PlainYAML(file: name).root(of: yaml)
        return try PolicyReader(ruleIDs: ruleIDs).policy(from: root, calendar: embeddedCalendar)
    }

    /// The working calendar of `data/codes/calendar.yaml`.
    public static func embeddedCalendar() throws(PolicyFileError) -> WorkingCalendar {
        let file = PlainYAML(file: "calendar.yaml")
        return try parseCalendar(try file.text(of: bytes(levee_calendar())), name: file.file)
    }

    /// The working calendar in a text.
    public static func parseCalendar(_ yaml: String, name: String) throws(PolicyFileError) -> WorkingCalendar {
        try CalendarReader().calendar(from: try PlainYAML(file: name).root(of: yaml))
    }

    private static func bytes(_ embedded: levee_bytes) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: embedded.start, count: embedded.count)
    }
}
