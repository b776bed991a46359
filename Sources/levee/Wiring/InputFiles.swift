import Foundation
import LeveeCore
import LeveeIntake

/// The table files that a `load` was given, each with its table, in the order in which they must load.
struct RegistryFiles {
    let inLoadOrder: [(path: String, table: RegistryTable)]

    init(_ paths: [String]) throws {
        var found: [(path: String, table: RegistryTable)] = []
        for path in paths {
            for file in try Directory.files(at: path, withExtension: "csv") {
                guard let table = RegistryTable(fileName: file) else {
                    let names = RegistryTable.allCases.map(\.fileName).joined(separator: ", ")
                    throw Failure(
                        .badData,
                        Bilingual(
                            zh: "`\(file)` 不是登记表，文件名应为 \(names)",
                            en: "`\(file)` names no table; the tables are \(names)"))
                }
                found.append((file, table))
            }
        }
        let order = RegistryTable.allCases
        inLoadOrder = found.enumerated().sorted {
            let (left, right) = (order.firstIndex(of: $0.element.table), order.firstIndex(of: $1.element.table))
            return left == right ? $0.offset < $1.offset : (left ?? 0) < (right ?? 0)
        }.map(\.element)
    }
}

/// The feed files that an `import` was given: as given, a directory by the names of its files.
struct FeedFiles {
    let inOrder: [String]

    /// A path that leads nowhere, and a directory without feeds, stay in the list: each is refused when its turn comes.
    init(_ paths: [String]) {
        inOrder = paths.flatMap { path in (try? Directory.files(at: path, withExtension: "xml")) ?? [path] }
    }
}

private enum Directory {
    /// The path itself where it is a file; the directory's files with the extension, by the bytes of their names.
    static func files(at path: String, withExtension ending: String) throws -> [String] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw Failure(
                .badData,
                Bilingual(
                    zh: "没有 `\(path)` 这个文件或目录，请检查路径", en: "there is no file or directory `\(path)`; check the path"))
        }
        guard isDirectory.boolValue else { return [path] }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix("." + ending) }
        if names.isEmpty {
            throw Failure(
                .badData,
                Bilingual(zh: "目录 `\(path)` 中没有 .\(ending) 文件", en: "the directory `\(path)` has no .\(ending) file"))
        }
        return names.sorted { $0.precedes($1) }.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }
}
