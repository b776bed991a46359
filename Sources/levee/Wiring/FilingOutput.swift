import ArgumentParser
import Foundation
import LeveeCore
import LeveeIntake

/// Where a batch goes: a file for machines, a page for the printer, text.
struct FilingOutputOptions: ParsableArguments {
    @Option(help: "Write the batch as CSV in the form's columns.", completion: .file(extensions: ["csv"]))
    var csv: String?

    @Option(help: "How the CSV is written: utf-8 (with a byte order mark) or gb18030.")
    var encoding: FileEncoding = .utf8

    @Option(help: "Write the printable form.", completion: .file(extensions: ["html"]))
    var html: String?

    @Flag(help: "Print the form as text.")
    var text = false

    enum FileEncoding: String, ExpressibleByArgument, CaseIterable {
        case utf8 = "utf-8"
        case gb18030

        var text: TextEncoding { self == .utf8 ? .utf8 : .gb18030 }
    }

    func validate() throws {
        if let csv, let html, csv == html { throw ValidationError("--csv and --html name the same file") }
    }
}

/// The files of a batch, begun before the batch is made.
struct FilingOutput {
    private let options: FilingOutputOptions
    private let csv: PrivateFile?
    private let html: PrivateFile?

    init(_ options: FilingOutputOptions) throws {
        self.options = options
        csv = try options.csv.map(PrivateFile.init)
        html = try options.html.map(PrivateFile.init)
    }

    /// Writes what was asked for.
    func publish(_ form: FilingForm, _ terminal: Terminal) throws {
        if let csv {
            let bytes: [UInt8]
            do throws(UnwritableText) { bytes = try options.encoding.text.bytes(of: form.csv) } catch {
                throw Failure(
                    .badData,
                    Bilingual(
                        zh: "批次 `\(form.batch.number)` 已登记，但未写出文件：\(error.explanation.zh)；"
                            + "可用 `levee filing show` 再次输出",
                        en: "the batch `\(form.batch.number)` is on record and its file is not written: "
                            + "\(error.explanation.en); `levee filing show` writes it again"))
            }
            try csv.write(Data(bytes))
            try csv.publish()
        }
        let papers = form.papers(terminal.language)
        if let html {
            try html.write(PaperHTML.page(papers))
            try html.publish()
        }
        if options.text { print(PaperText.page(papers, columns: terminal.columns), terminator: "") }
    }

    /// What a person has to know before the form goes out: whom to look at, and what stays blank.
    static func notes(_ form: FilingForm) -> [Bilingual] {
        let names = form.doubts.map { member, reason in
            let split = [member.name.surname, member.name.given].filter { !$0.isEmpty }.map(Text.visible)
            return Bilingual(
                zh: "请核对姓名：\(Text.visible(member.ref)) \(split.joined(separator: "·"))（\(reason.zh)）",
                en: "look at the name of \(Text.visible(member.ref)): \(split.joined(separator: "·")), \(reason.en)")
        }
        let blanks = form.blanks.filter { $0.column != .given && $0.column != .surname }.map { blank in
            let isEverybody = blank.people == form.batch.members.count
            return Bilingual(
                zh: "空白栏：\(blank.column.title.zh)" + (isEverybody ? "" : "（\(blank.people) 人）"),
                en: "left blank: \(blank.column.title.en)"
                    + (isEverybody ? "" : blank.people == 1 ? " of 1 person" : " of \(blank.people) people"))
        }
        return names + blanks
    }
}
