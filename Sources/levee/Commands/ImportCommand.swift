import ArgumentParser
import LeveeCore
import LeveeSQLite

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in border feeds in the order given (导入).",
        discussion: """
            A directory stands for its XML files in the order of their names. A refused file leaves nothing behind; the \
            others are still imported. A source whose certificate the policy names must sign: a file of it without a good \
            XML signature (签名) is refused; data/policy/README.md says how.

            A profile (格式) turns another XML vocabulary into ours: cn-exit-entry, niem-6, un-sanctions, or a YAML file \
            (data/profiles/README.md). The exit-entry authority's spreadsheet, saved as CSV, needs none. What such a file \
            does not say of itself, the options say.

            With --watch a folder gets `incoming`, `working`, `done`, `refused`, and what is put into `incoming` \
            is taken: by name, but the files of one source in the order of their numbers. What changed between two looks \
            is not taken yet, nor a name that begins with `.` or ends with `.part` or `.tmp`: best write there, and \
            rename. Each file ends in `done` or `refused` with its `.statement.json` beside it. What is no fault of the \
            file, such as a full disk, leaves it in `working` for the next try. SIGTERM lets the file at hand finish. \
            With --once the exit code is that of an import; 74 or 75 where something of ours failed or is busy.

            EXAMPLE
              levee import data/sample/feeds
              levee import --json data/sample/feeds/2026-11-18-gd-exit-entry-0306.xml
              levee import --profile un-sanctions --sequence 1 \\
                data/profiles/samples/un-sanctions.xml
              levee import --sequence 1 --generated-at 2026-11-22T23:00:00+08:00 \\
                --covers-from 2026-01-01 --covers-to 2026-11-22 \\
                data/profiles/samples/cn-exit-entry.csv
              levee import --watch feeds --once
            """)

    @Argument(help: "Feed files or directories.", completion: .file(extensions: ["xml"]))
    var paths: [String] = []

    @Option(help: "Work a folder off instead, unattended (无人值守).", completion: .directory)
    var watch: String?

    @Flag(help: "With --watch: the folder as it stands, and end.")
    var once = false

    @Option(help: "With --watch: seconds between two looks. (default: 10)")
    var every: Int?

    @OptionGroup var options: ImportOptions

    func validate() throws {
        guard watch != nil else {
            if once || every != nil { throw ValidationError("--once and --every go with --watch") }
            if paths.isEmpty { throw ValidationError("say which files to import, or --watch a folder") }
            return
        }
        guard paths.isEmpty else { throw ValidationError("give files to import or --watch a folder, not both") }
        guard every.map({ (1...86_400).contains($0) }) ?? true else {
            throw ValidationError("--every takes seconds from 1 to 86400")
        }
        guard options.acceptUnusual == nil, !options.header.isOfOneFile else {
            throw ValidationError(
                "--accept-unusual, --sequence, --generated-at and --covers-from/-to are said of one file; import it by "
                    + "itself")
        }
    }

    func run() throws {
        if let worst = try watch.map(watched) ?? imported() { throw ExitCode(worst.rawValue) }
    }

    /// - Returns: the exit code that the worst file asks for; nil where everything went in.
    private func imported() throws -> Failure.Code? {
        let session = try ImportSession(options)
        try session.forget()
        let terminal = options.common.terminal
        var worst: Failure.Code?
        do {
            var report = ImportReport(terminal: terminal, isJSON: options.json)
            defer { report.finish() }
            for path in FeedFiles(paths).inOrder {
                let result = try session.run(path, shown: path)
                try report.show(result)
                for notice in result.notices { Terminal.complain(notice[terminal.language]) }
                worst = Failure.Code.graver(worst, result.code)
            }
        }
        for notice in GapNotice.lines(try session.store.gaps()) { Terminal.complain(notice[terminal.language]) }
        return worst
    }

    private func watched(_ path: String) throws -> Failure.Code? {
        // Before anything else starts a thread that they could come to.
        let stop = StopSignal()
        let folder = try WatchedFolder(path: path)
        return try folder.exclusively {
            var watch = FeedWatch(folder, options, every: every ?? 10, stop: stop)
            if once { return try watch.once() }
            try watch.forever()
            return nil
        }
    }
}
