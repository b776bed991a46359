import CWebFiles

/// The files that ship in the program: templates, style sheet, scripts, texts.
enum WebFiles {
    static let all: [String: [UInt8]] = {
        var count = 0
        guard let files = levee_web_files(&count) else { return [:] }
        return Dictionary(
            UnsafeBufferPointer(start: files, count: count).map { file in
                (String(cString: file.name), Array(UnsafeBufferPointer(start: file.start, count: file.count)))
            }, uniquingKeysWith: { first, _ in first })
    }()

    static func text(_ name: String) -> String { String(decoding: all[name] ?? [], as: UTF8.self) }
}
