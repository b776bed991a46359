import Foundation
import LeveeCore
import LeveeSQLite

/// Writes every standing finding as JSON Lines, sorted by person, rule and subject. The file appears whole or not at all.
struct FindingsFile {
    let path: String

    func write(_ store: Store, bases: [String: Basis]) throws {
        let partial = "\(path).partial"
        guard FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: partial)
        else {
            throw Failure(
                .badData,
                Bilingual(
                    zh: "无法写入 `\(path)`，请检查目录与权限", en: "cannot write `\(path)`; check the directory and its permissions"
                ))
        }
        var buffer = Data()
        try store.eachFinding { found in
            guard let info = Rulebook.rule(found.standing.finding.rule)?.info else { return }
            let line = FindingLine(found.standing, of: found.ref, info, bases[found.standing.finding.rule])
            buffer.append(Data((try JSON.line(line) + "\n").utf8))
            if buffer.count > 1 << 20 {
                try file.write(contentsOf: buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        try file.write(contentsOf: buffer)
        try file.close()
        guard rename(partial, path) == 0 else {
            throw Failure(
                .badData, Bilingual(zh: "无法写入 `\(path)`", en: "cannot write `\(path)`; check its permissions"))
        }
    }
}
