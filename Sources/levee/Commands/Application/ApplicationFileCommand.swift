import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

extension ApplicationCommand {
    struct File: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "File an application (提交).",
            discussion: """
                FILE is JSON as `levee check` takes it: one application, or an array that is filed whole or not at all. \
                Opinions in it are kept with it and do not count: an office gives its own with `opinion`.

                EXAMPLE
                  levee application file data/sample/application.json --on 2026-11-23 \\
                    --as clerk-1
                """)

        @Argument(help: "The application, or - for standard input.", completion: .file(extensions: ["json"]))
        var file: String

        @OptionGroup var options: EntryOptions

        func run() throws {
            let batch = try ApplicationReader(file: file).read()
            try options.run { try $0.fileApplications(batch.applications, $1) }
        }
    }

    struct Amend: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hand in another version; the ones before it stay (变更行程).",
            discussion: """
                The new version is checked anew, and decided anew where it was approved: until then the approval stands as \
                it is.

                EXAMPLE
                  levee application amend QL-S-0001 data/sample/application.json \\
                    --on 2026-11-25 --as clerk-1
                """)

        @Argument(help: "The application's number.", transform: Typed.identifier)
        var number: String

        @Argument(help: "The new version, or - for standard input.", completion: .file(extensions: ["json"]))
        var file: String

        @OptionGroup var options: EntryOptions

        func run() throws {
            let batch = try ApplicationReader(file: file).read()
            guard let application = batch.applications.first, batch.applications.count == 1 else {
                throw Failure(
                    .badData,
                    Bilingual(
                        zh: "`\(Text.visible(file))` 应只有一件申请", en: "`\(Text.visible(file))` has to hold one application"
                    ))
            }
            try options.run { [try $0.amendApplication(number, to: application, $1)] }
        }
    }
}
