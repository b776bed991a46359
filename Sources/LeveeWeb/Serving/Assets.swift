import Crypto
import Foundation
import Hummingbird

/// The style sheet, the script and the icon: under names that change with their content, so that a browser keeps them for good.
struct Assets: Sendable {
    private struct File: Sendable {
        var bytes: [UInt8]
        var type: String
    }

    private let files: [String: File]
    private let paths: [String: String]

    init() {
        var files: [String: File] = [:]
        var paths: [String: String] = [:]
        let types = ["css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"]
        for (name, bytes) in WebFiles.all {
            let parts = name.split(separator: ".")
            guard parts.count == 2, let type = types[String(parts[1])] else { continue }
            let digest = SHA256.hash(data: bytes).prefix(6).map { String($0, radix: 16) }.joined()
            let kept = "\(parts[0])-\(digest).\(parts[1])"
            files[kept] = File(bytes: bytes, type: type)
            paths[name] = "/assets/\(kept)"
        }
        self.files = files
        self.paths = paths
    }

    func path(of name: String) -> String { paths[name] ?? "/assets/\(name)" }

    /// The file of a name as ``path(of:)`` gives it; nil for any other.
    func response(named name: String) -> Response? {
        guard let file = files[name] else { return nil }
        return Response(
            status: .ok,
            headers: [.contentType: file.type, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
