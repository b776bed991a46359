import ArgumentParser
import Foundation

/// Tells this build of the program from every other, which may have other rules: by its file's size and time.
enum ProgramEdition {
    static let current: String = {
        let path = "/proc/self/exe"
        let file = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        let size = (file?[.size] as? Int) ?? 0
        let changed = (file?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(Levee.configuration.version) \(size) \(changed)"
    }()
}
