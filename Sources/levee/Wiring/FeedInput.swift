import ArgumentParser
import Foundation
import LeveeCore
import LeveeIntake
import LeveeSQLite

/// What a command says of a whole file that is not our own feed.
struct FeedHeaderArguments: ParsableArguments {
    @Option(help: "Who sends it, where the file does not say so.")
    var source: String?

    @Option(help: "Its number among the files of that source, from 1.")
    var sequence: Int64?

    @Option(help: "When it was made, as 2026-11-22T23:00:00+08:00.")
    var generatedAt: String?

    @Option(help: "The first day that it covers.")
    var coversFrom: CalendarDay?

    @Option(help: "The last day that it covers.")
    var coversTo: CalendarDay?

    @Option(help: "The official letter that asked for it (公函文号).")
    var letter: String?

    @Option(help: "The reason for asking (查询事由).")
    var purpose: String?

    func options() throws -> FeedHeaderOptions {
        if let generatedAt, Instant(argument: generatedAt) == nil {
            throw ValidationError(
                "--generated-at `\(Text.visible(generatedAt))` is no moment; write it like 2026-11-22T23:00:00+08:00")
        }
        if let sequence, sequence < 1 { throw ValidationError("--sequence starts at 1") }
        return FeedHeaderOptions([
            "source": try source.map(Typed.identifier) ?? "", "sequence": sequence.map(String.init) ?? "",
            "generatedAt": generatedAt ?? "", "coversFrom": coversFrom?.description ?? "",
            "coversTo": coversTo?.description ?? "", "letter": try letter.map(Typed.note) ?? "",
            "purpose": try purpose.map(Typed.note) ?? "",
        ])
    }
}

extension FeedHeaderArguments {
    /// Whether something is said that no two files share.
    var isOfOneFile: Bool { sequence != nil || generatedAt != nil || coversFrom != nil || coversTo != nil }

    /// The options as they are typed.
    var words: [String] {
        let options = [
            ("source", source), ("sequence", sequence.map(String.init)), ("generated-at", generatedAt),
            ("covers-from", coversFrom?.description), ("covers-to", coversTo?.description), ("letter", letter),
            ("purpose", purpose),
        ]
        return options.flatMap { name, value in value.map { ["--\(name)=\($0)"] } ?? [] }
    }
}

/// How files are read: as our own feed, or translated by a profile, in a cage.
struct FeedInput {
    private let profile: String?
    private let header: FeedHeaderArguments
    private let policy: PolicyOption
    /// The signed policy in force, where the child is to read under it.
    private let kept: KeptPolicyFile?
    private let today: CalendarDay

    /// - Throws: what is wrong with a profile or an option, before any file is opened.
    init(
        profile: String?, _ header: FeedHeaderArguments, policy: PolicyOption, _ common: CommonOptions,
        today: CalendarDay
    ) throws {
        _ = try profile.map { name throws(PolicyFileError) in try FeedProfile.named(name) }
        _ = try header.options()
        self.profile = profile
        self.header = header
        self.policy = policy
        kept = try policy.signed(common, on: today).map { try KeptPolicyFile($0.draft.files.policy) }
        self.today = today
    }

    /// Reads a file, in the order of its records.
    /// - Returns: what the profile does not know, and how often it came; nothing for our own feed.
    func read(
        _ path: String, progress: (Double) -> Void = { _ in }, header: (FeedHeader) throws -> Void,
        item: (FeedItem) throws -> Void
    ) throws -> [String: Int] {
        let isTable = TranslatedFeed.isSpreadsheet(path: path)
        let profile = profile ?? (isTable ? FeedProfile.ofSpreadsheets : nil)
        guard try profile != nil || self.header.options().isEmpty else { throw Self.needless }
        let words =
            ["--today=\(today)"] + (profile.map { ["--profile=\($0)"] } ?? []) + (isTable ? ["--table"] : [])
            + (policy.policy.map { ["--policy=\($0)"] } ?? kept.map { ["--kept-policy=\($0.path)"] } ?? [])
            + self.header.words
        let reader = CagedFeedReader(command: ["/proc/self/exe", ReadFeedCommand.name] + words)
        return try reader.read(path: path, progress: progress, header: header, item: item)
    }

    private static let needless = Failure(
        .usage,
        Bilingual(
            zh: "本系统自己的数据文件自带来源、序号等，--source 等选项只用于 --profile 或表格",
            en:
                "our own feed says itself who sent it and so on; --source and the like go with --profile or a spreadsheet"
        ))

    /// One line for each path that the profile does not know, in the order of the paths.
    static func lines(_ warnings: [String: Int], file: String) -> [Bilingual] {
        warnings.sorted { $0.key.precedes($1.key) }.map { path, count in
            let (file, path) = (Text.visible(file), Text.visible(path))
            let times = count == 1 ? "once" : "\(count) times"
            if path.hasSuffix(" (as written)") {
                let path = path.dropLast(" (as written)".count)
                return Bilingual(
                    zh: "\(file)：`\(path)` 有 \(count) 处看不出号码，原样保留",
                    en: "\(file): `\(path)` is not plainly a number \(times) and stays as it was written")
            }
            return Bilingual(
                zh: "\(file)：`\(path)` 出现 \(count) 次，格式（profile）既未映射也未忽略",
                en: "\(file): `\(path)` came \(times) and is neither mapped nor ignored by the profile")
        }
    }
}
