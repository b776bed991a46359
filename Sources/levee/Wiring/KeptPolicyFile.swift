import Foundation
import LeveeCore

/// A signed policy as a file for the process that reads a feed, which cannot open the store. Only this user can read it, and it goes
/// away with this value.
final class KeptPolicyFile {
    let path: String
    private let directory: URL

    init(_ bytes: [UInt8]) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "levee-policy-\(UUID().uuidString)")
        path = directory.appending(path: "policy.yaml").path
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let file = try PrivateFile(path: path)
        try file.write(Data(bytes))
        try file.publish()
    }

    deinit { try? FileManager.default.removeItem(at: directory) }
}
