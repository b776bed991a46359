import Foundation
import LeveeCore

/// The files of a home and who may read them.
enum HomeFiles {
    static func database(in home: String) -> String {
        URL(fileURLWithPath: home, isDirectory: true).appendingPathComponent(Store.fileName).path
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Permission bits; nil where there is nothing.
    static func mode(of path: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int
    }

    static func makeDirectory(_ home: String) throws {
        do {
            let mode: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
            try FileManager.default.createDirectory(
                atPath: home, withIntermediateDirectories: true, attributes: mode)
            try FileManager.default.setAttributes(mode, ofItemAtPath: home)
        } catch { throw unwritable(home) }
    }

    /// Makes the file readable by its owner alone before anything is in it; SQLite gives its side files the same mode.
    static func makeFile(_ path: String) throws {
        let file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        if file >= 0 {
            _ = fchmod(file, 0o600)
            close(file)
        } else if errno != EEXIST {
            throw unwritable(path)
        }
    }

    static func notAHome(_ path: String) -> StoreError {
        StoreError(
            .notAHome,
            Bilingual(
                zh: "`\(path)` 不是数据目录，请先运行 `levee init`", en: "`\(path)` is not a home; run `levee init` first"))
    }

    private static func unwritable(_ path: String) -> StoreError {
        StoreError(
            .disk,
            Bilingual(zh: "无法在 `\(path)` 建立文件，请检查权限", en: "cannot make `\(path)`; check the permissions"))
    }
}
