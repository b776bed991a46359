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
        try embeddedEdition(ruleIDs: ruleIDs).policy
    }

    /// The shipped policy with its files.
    public static func embeddedEdition(ruleIDs: Set<String>? = nil) throws(PolicyFileError) -> PolicyEdition {
        try edition(of: Array(bytes(levee_policy())), name: "policy.yaml", ruleIDs: ruleIDs)
    }

    /// The policy in the file at a path; its own `calendar`, where it has one, takes the place of the shipped one.
    ///
    /// - Throws: ``PolicyFileError``: `unreadable`, or the file's first fault.
    public static func read(path: String, ruleIDs: Set<String>? = nil) throws(PolicyFileError) -> Policy {
        try edition(path: path, ruleIDs: ruleIDs).policy
    }

    /// A policy that was kept, in the file at a path: with what it does not know from the one that ships now.
    public static func kept(path: String) throws(PolicyFileError) -> Policy {
        let shipped = Array(bytes(levee_calendar()))
        return try policy(of: PolicyFiles(policy: try content(path), calendar: shipped), name: path)
    }

    /// The policy in the file at a path, with its files.
    public static func edition(path: String, ruleIDs: Set<String>? = nil) throws(PolicyFileError) -> PolicyEdition {
        try edition(of: try content(path), name: path, ruleIDs: ruleIDs)
    }

    /// The policy in a text, with its files.
    public static func edition(
        yaml: String, name: String, ruleIDs: Set<String>? = nil
    ) throws(PolicyFileError) -> PolicyEdition {
        try edition(of: Array(yaml.utf8), name: name, ruleIDs: ruleIDs)
    }

    private static func content(_ path: String) throws(PolicyFileError) -> [UInt8] {
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            // One byte more than is allowed tells a file that is too large without reading it all.
            return Array(try handle.read(upToCount: PlainYAML.limit + 1) ?? Data())
        } catch {
            throw PolicyFileError(
                .unreadable, file: path, zh: "无法读取，请检查路径和权限", en: "cannot be read; check the path and its permissions")
        }
    }

    /// A policy as it was kept. What it does not know, because it came later, it takes from the one that ships now; so what
    /// a kept policy says never depends on it.
    public static func policy(of files: PolicyFiles, name: String) throws(PolicyFileError) -> Policy {
        let text = try PlainYAML(file: name).text(of: files.policy)
        let calendar = try PlainYAML(file: name).text(of: files.calendar)
        let root = try PlainYAML(file: name).root(of: text)
        return try PolicyReader(ruleIDs: nil, later: try embedded()).policy(from: root) { () throws(PolicyFileError) in
            try parseCalendar(calendar, name: name)
        }
    }

    private static func edition(
        of bytes: [UInt8], name: String, ruleIDs: Set<String>?
    ) throws(PolicyFileError) -> PolicyEdition {
        PolicyEdition(
            policy: try parse(try PlainYAML(file: name).text(of: bytes), name: name, ruleIDs: ruleIDs),
            files: PolicyFiles(policy: bytes, calendar: Array(Self.bytes(levee_calendar()))))
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
