import CEmbeddedData
import Foundation
import LeveeCore

extension FeedProfile {
    /// The profiles that ship in the program, by their names.
    public static let shipped = ["cn-exit-entry", "niem-6", "un-sanctions"]
    /// The one that reads the exit-entry authority's spreadsheets.
    public static let ofSpreadsheets = "cn-exit-entry"

    /// A shipped profile by its name, or the one in a file.
    /// - Throws: ``PolicyFileError`` at the first fault, with file, line and column.
    public static func named(_ name: String) throws(PolicyFileError) -> FeedProfile {
        let embedded: levee_bytes
        switch name {
        case "cn-exit-entry": embedded = levee_profile_cn_exit_entry()
        case "niem-6": embedded = levee_profile_niem_6()
        case "un-sanctions": embedded = levee_profile_un_sanctions()
        default: return try read(path: name)
        }
        let bytes = UnsafeRawBufferPointer(start: embedded.start, count: embedded.count)
        return try parse(Array(bytes), name: name)
    }

    /// The profile in a file.
    public static func read(path: String) throws(PolicyFileError) -> FeedProfile {
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            data = try handle.read(upToCount: PlainYAML.limit + 1) ?? Data()
        } catch {
            throw PolicyFileError(
                .unreadable, file: path, zh: "无法读取；自带的格式有：\(shipped.joined(separator: "、"))",
                en: "cannot be read; the shipped profiles are \(shipped.joined(separator: ", "))")
        }
        return try parse(Array(data), name: path)
    }

    static func parse(_ bytes: [UInt8], name: String) throws(PolicyFileError) -> FeedProfile {
        let file = PlainYAML(file: name)
        var reader = ProfileReader(name: name)
        return try reader.profile(from: try file.root(of: try file.text(of: bytes)))
    }
}

extension TranslatedFeed {
    /// Whether a file is the exit-entry authority's spreadsheet, by its name or its first cell.
    public static func isSpreadsheet(path: String) -> Bool {
        if path.lowercased().hasSuffix(".csv") { return true }
        if path.lowercased().hasSuffix(".xml") { return false }
        // A pipe cannot be read twice.
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let handle = FileHandle(forReadingAtPath: path), let start = try? handle.read(upToCount: 16)
        else { return false }
        let bytes = start.starts(with: TextEncoding.byteOrderMark) ? start.dropFirst(3) : start[...]
        return [Array("序号,".utf8), Array("\"序号\",".utf8), [0xD0, 0xF2, 0xBA, 0xC5, 0x2C]].contains {
            bytes.starts(with: $0)
        }
    }

    /// Opens a file: as a spreadsheet where it is one, else as XML.
    /// - Throws: ``FeedRefusal``.
    convenience init(
        path: String, profile: FeedProfile, options: FeedHeaderOptions, zone: Zone, limits: FeedLimits = .standard,
        digest: @escaping ([UInt8]) -> [UInt8], progress: @escaping (Double) -> Void = { _ in }
    ) throws(FeedRefusal) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FeedRefusal(.unreadable) }
        try self.init(
            descriptor: descriptor, profile: profile, isTable: Self.isSpreadsheet(path: path), options: options,
            zone: zone,
            limits: limits, digest: digest, progress: progress)
    }

    /// Reads a file that is open, and closes it.
    ///
    /// - Parameters:
    ///   - isTable: whether it is a spreadsheet, by ``isSpreadsheet(path:)``.
    ///   - zone: the policy's, in which a source without offsets tells the time.
    ///   - digest: SHA-256, for ids that are made of a record's values.
    ///   - progress: told how much of a regular file is read, from 0 to 1.
    /// - Throws: ``FeedRefusal``.
    convenience init(
        descriptor: Int32, profile: FeedProfile, isTable: Bool, options: FeedHeaderOptions, zone: Zone,
        limits: FeedLimits = .standard, digest: @escaping ([UInt8]) -> [UInt8],
        progress: @escaping (Double) -> Void = { _ in }
    ) throws(FeedRefusal) {
        if isTable {
            guard let table = profile.table else {
                close(descriptor)
                throw FeedRefusal(
                    .wrongTable,
                    detail: Bilingual(
                        zh: "此格式（\(profile.title.zh)）没有表格写法，请换用 \(FeedProfile.ofSpreadsheets)",
                        en: "the profile `\(Text.visible(profile.name))` has no table; use "
                            + "`\(FeedProfile.ofSpreadsheets)`"))
            }
            let units = try TableUnits(
                descriptor: descriptor, profile: profile, table: table, limits: limits, progress: progress)
            self.init(units, UnitTranslator(profile, zone: zone, limits: limits, digest: digest), options)
        } else {
            let source = FileSource(descriptor: descriptor, progress: progress)
            try self.init(source, profile: profile, options: options, zone: zone, limits: limits, digest: digest)
        }
    }

    /// Reads any other source of XML.
    convenience init(
        _ source: any ByteSource, profile: FeedProfile, options: FeedHeaderOptions, zone: Zone,
        limits: FeedLimits = .standard, chunk: Int = 16 << 10, digest: @escaping ([UInt8]) -> [UInt8]
    ) throws(FeedRefusal) {
        let start = SuspendingClock.now
        let units = try XMLUnits(source, profile: profile, limits: limits, chunk: chunk) {
            start.duration(to: SuspendingClock.now)
        }
        self.init(units, UnitTranslator(profile, zone: zone, limits: limits, digest: digest), options)
    }
}
