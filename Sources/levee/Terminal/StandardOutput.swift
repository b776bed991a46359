import CStandardOutput
import Foundation
import LeveeCore

/// What is printed goes through the C library's buffer, which reports nothing. So it is asked when the program ends, however
/// that comes about: an answer that nobody got is no success.
enum StandardOutput {
    /// Has the program end with a message and ``Failure/Code/io`` where anything that was printed could not be written.
    static func checkAtExit() {
        atexit {
            guard !levee_standard_output_close() else { return }
            Main.complain(StandardOutput.unwritten)
            _exit(StandardOutput.unwritten.code.rawValue)
        }
    }

    /// Writes what was printed so far.
    /// - Returns: whether all of it was taken. Where it was not, ``checkAtExit()`` says so.
    static func flush() -> Bool { levee_standard_output_flush() }

    private static let unwritten = Failure(
        .io,
        Bilingual(
            zh: "无法写出结果，请检查输出文件所在磁盘的空间；登记库中已做的保持不变",
            en:
                "the output could not be written; check the space where it goes; what was done in the registry stands"
        ))
}
