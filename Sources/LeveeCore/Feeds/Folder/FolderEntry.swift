/// What one look at a folder tells of one name in it, without following anything.
public struct FolderEntry: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case file, link, folder, other }

    public var name: String
    public var kind: Kind
    /// Of the file itself, whatever its name: another file under the name is another file.
    public var inode: UInt64
    public var size: Int64
    /// Nanoseconds since 1970.
    public var changed: Int64
    public var owner: UInt32
    /// Permission bits, with those of set-id.
    public var mode: UInt32
    /// How many names it has.
    public var links: UInt64

    public init(
        name: String, kind: Kind = .file, inode: UInt64, size: Int64, changed: Int64, owner: UInt32, mode: UInt32,
        links: UInt64 = 1
    ) {
        self.name = name
        self.kind = kind
        self.inode = inode
        self.size = size
        self.changed = changed
        self.owner = owner
        self.mode = mode
        self.links = links
    }

    /// Whether the name says that the file is nobody's business: hidden, or still being written.
    public static func isPassedOver(_ name: String) -> Bool {
        let bytes = name.utf8
        return bytes.starts(with: ".".utf8)
            || [".part", ".tmp"].contains { name.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }
}

/// Why an entry is never taken, however long it lies there.
public enum FolderOddity: Hashable, Sendable, CaseIterable {
    case link, folder, special, manyNames, othersMayWrite, setID, longName, notUTF8

    /// The longest name taken, in bytes: a number and the statement's ending still have to fit.
    public static let nameLimit = 200

    /// nil for a file like any other.
    /// - Parameter user: who runs the program.
    public init?(_ entry: FolderEntry, user: UInt32) {
        switch entry.kind {
        case .link: self = .link
        case .folder: self = .folder
        case .other: self = .special
        case .file where entry.name.utf8.count > Self.nameLimit: self = .longName
        case .file where entry.name.unicodeScalars.contains("\u{FFFD}"): self = .notUTF8
        case .file where entry.links > 1: self = .manyNames
        case .file where entry.mode & 0o6000 != 0: self = .setID
        case .file where entry.owner != user && entry.mode & 0o002 != 0: self = .othersMayWrite
        case .file: return nil
        }
    }

    /// What is odd and the remedy.
    public var explanation: Bilingual {
        switch self {
        case .link:
            .init(zh: "是符号链接，不予跟随，请放入文件本身", en: "is a symbolic link, which is not followed; put the file itself there")
        case .folder: .init(zh: "是目录，请把其中的文件直接放入", en: "is a folder; put its files there directly")
        case .special: .init(zh: "不是普通文件，请移走", en: "is no regular file; take it away")
        case .manyNames:
            .init(
                zh: "是硬链接，内容可从别处改动，请放入副本", en: "is a hard link, so it could be changed from elsewhere; put a copy there"
            )
        case .othersMayWrite:
            .init(
                zh: "属于其他用户且人人可写，请执行 chmod o-w",
                en: "belongs to another user and anybody may write it; run chmod o-w on it")
        case .setID: .init(zh: "带有 setuid 或 setgid 位，请清除", en: "has a set-id bit; clear it")
        case .longName:
            .init(
                zh: "文件名超过 \(Self.nameLimit) 字节，请改短", en: "has a name of more than \(Self.nameLimit) bytes; shorten it")
        case .notUTF8: .init(zh: "文件名不是 UTF-8，请改名", en: "has a name that is not UTF-8; rename it")
        }
    }
}

/// What lies in a folder at one moment.
public struct FolderLook: Sendable {
    public var entries: [FolderEntry]

    /// - Parameter entries: all of the folder; those that are passed over are left out.
    public init(_ entries: [FolderEntry] = []) {
        self.entries = entries.filter { !FolderEntry.isPassedOver($0.name) }.sorted { $0.name.precedes($1.name) }
    }

    /// What has not changed in anything since an earlier look: nobody is writing it any more.
    public func settled(since earlier: FolderLook) -> [FolderEntry] {
        let before = Set(earlier.entries)
        return entries.filter(before.contains)
    }
}
