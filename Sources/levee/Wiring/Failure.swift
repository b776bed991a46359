import ArgumentParser
import Foundation
import LeveeCore

/// An error that ends a command: what a person reads, and the exit code of the contracts.
struct Failure: Error {
    enum Code: Int32 {
        /// Done, but some rows, records or findings want attention.
        case attention = 10
        /// An application lacks something.
        case incomplete = 11
        /// A fact about an application is missing on our side.
        case undecided = 12
        /// The law forbids the exit.
        case barred = 13
        case usage = 64
        /// A file was refused, or the data is not sound.
        case badData = 65
        /// What was asked for could not be read or written (EX_IOERR).
        case io = 74
        /// The user may not do it (EX_NOPERM).
        case noPermission = 77
        /// Another writer or another run holds the lock.
        case busy = 75
    }

    var code: Code
    var message: Bilingual

    init(_ code: Code, _ message: Bilingual) {
        self.code = code
        self.message = message
    }

    /// What was typed does not go together, or lacks something.
    static func usage(zh: String, en: String) -> Failure { Failure(.usage, Bilingual(zh: zh, en: en)) }

    static let unexpected = Failure(
        .badData,
        Bilingual(
            zh: "文件或磁盘出错，请检查路径、权限和磁盘空间，并运行 `levee doctor`",
            en: "a file or the disk failed; check paths, permissions and space, and run `levee doctor`"))
}

extension Failure.Code {
    /// What two files ask for together: ours before a refusal, a refusal before what wants attention.
    static func graver(_ one: Self?, _ other: Self?) -> Self? {
        [.io, .busy, .badData, .attention].first { $0 == one || $0 == other }
    }

    /// How a check ends; nil where nothing was found.
    init?(_ outcome: ApplicationOutcome) {
        switch outcome {
        case .clear: return nil
        case .refer: self = .attention
        case .incomplete: self = .incomplete
        case .undecided: self = .undecided
        case .barred: self = .barred
        }
    }
}
