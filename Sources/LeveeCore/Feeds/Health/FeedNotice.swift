/// Something unusual about a feed, with the numbers that make it so.
public struct FeedNotice: Hashable, Sendable {
    public var assertion: Assertion
    public var level: FeedLevel
    /// Records, crossings or days that were found.
    public var count: Int
    /// Out of how many; for a file that shrank, how many are usual.
    public var of: Int
    /// What the policy allows: percent, or days.
    public var limit: Int
    /// The one port.
    public var port: String?

    /// What can be asserted of a feed.
    public enum Assertion: String, Hashable, Sendable, CaseIterable {
        /// The file holds a small share of what the source usually sends.
        case shrank
        /// Records are dated after the file was made.
        case future
        /// Nearly all crossings name one port.
        case onePort
        /// Many records are bad.
        case quarantined
        /// The source knows hardly anybody who is in the registry.
        case unregistered
        /// Nothing has been covered for days.
        case stale
    }

    public init(
        _ assertion: Assertion, _ level: FeedLevel, count: Int, of: Int, limit: Int, port: String? = nil
    ) {
        self.assertion = assertion
        self.level = level
        self.count = count
        self.of = of
        self.limit = limit
        self.port = port
    }
}

/// What the policy lets an assertion do.
public enum FeedLevel: String, Hashable, Sendable, CaseIterable {
    case off, warn
    /// The file is refused whole, unless somebody who may do so accepts it with a reason.
    case stop
}

extension FeedNotice {
    /// What is unusual, with its numbers.
    public var message: Bilingual {
        let port = port.map(Text.visible) ?? ""
        return switch assertion {
        case .shrank:
            .init(
                zh: "记录骤减：共 \(count) 条，平时约 \(of) 条（界限 \(limit)%）",
                en: "holds \(count) records where about \(of) are usual (limit \(limit) %)")
        case .future:
            .init(
                zh: "日期在文件生成之后的记录：\(of) 条中有 \(count) 条（界限 \(limit)%）",
                en: "\(count) of \(of) records are dated after the file was made (limit \(limit) %)")
        case .onePort:
            .init(
                zh: "口岸单一：\(of) 条出入境记录中有 \(count) 条在 \(port)（界限 \(limit)%）",
                en: "\(count) of \(of) crossings name the one port \(port) (limit \(limit) %)")
        case .quarantined:
            .init(
                zh: "不合格记录多：\(of) 条中有 \(count) 条（界限 \(limit)%）",
                en: "\(count) of \(of) records are bad (limit \(limit) %)")
        case .unregistered:
            .init(
                zh: "非在册人员多：\(of) 条中有 \(count) 条（界限 \(limit)%）",
                en: "\(count) of \(of) records are of nobody in the registry (limit \(limit) %)")
        case .stale:
            .init(
                zh: "已 \(count) 天没有新数据（界限 \(limit) 天）",
                en: "nothing has been covered for \(count) days (limit \(limit))")
        }
    }
}
