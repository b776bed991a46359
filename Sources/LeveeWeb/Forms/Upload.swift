import Crypto
import Foundation
import Hummingbird
import LeveeCore

/// A form with one file (multipart/form-data, RFC 7578), read as it comes: the fields before it into memory, the file to the
/// disk, where nobody else can read it.
final class Upload {
    private(set) var values = Values()
    /// Where the file is; nil where none came. The folder goes with this value.
    private(set) var path: String?
    /// As it was called where it came from.
    private(set) var name = ""
    private let folder: URL
    private var isReleased = false

    /// Bytes of a file at most: a feed's limit.
    private static let limit = 2 << 30

    private init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "levee-upload-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }

    deinit { if !isReleased { try? FileManager.default.removeItem(at: folder) } }

    /// The folder, which is from now on the caller's to remove.
    func release() -> URL {
        isReleased = true
        return folder
    }

    /// A body that is the file itself.
    static func raw(_ request: Request) async throws -> Upload {
        let upload = try Upload()
        let place = upload.folder.appending(path: "feed.xml")
        _ = FileManager.default.createFile(
            atPath: place.path, contents: nil, attributes: [.posixPermissions: 0o600])
        let file = try FileHandle(forWritingTo: place)
        defer { try? file.close() }
        var total = 0
        for try await chunk in request.body {
            total += chunk.readableBytes
            if total > limit { throw tooLarge }
            try file.write(contentsOf: Data(chunk.readableBytesView))
        }
        upload.path = place.path
        return upload
    }

    /// SHA-256 of a file.
    static func digest(of path: String) throws -> [UInt8] {
        var hash = SHA256()
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        while let part = try file.read(upToCount: 1 << 20), !part.isEmpty { hash.update(data: part) }
        return Array(hash.finalize())
    }

    /// - Parameter accept: asked once the fields before the file are known, before any of it is taken.
    static func read(_ request: Request, accept: (Values) throws -> Void) async throws -> Upload {
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().utf8.starts(with: "multipart/form-data".utf8), let at = type.range(of: "boundary=")
        else {
            throw Rejected(.unsupportedMediaType, zh: "请从页面上的表单提交", en: "send it from the form on the page")
        }
        let boundary = type[at.upperBound...].prefix { $0 != ";" }.replacing("\"", with: "")
        let upload = try Upload()
        try await upload.take(request, Data("\r\n--\(boundary)".utf8), accept)
        return upload
    }

    private func take(_ request: Request, _ boundary: Data, _ accept: (Values) throws -> Void) async throws {
        var buffer = Data("\r\n".utf8)
        var part: Part?
        var file: FileHandle?
        var isAccepted = false
        var total = 0
        defer { try? file?.close() }
        for try await chunk in request.body {
            buffer.append(contentsOf: chunk.readableBytesView)
            while true {
                guard var open = part else {
                    guard let head = try Self.head(&buffer, boundary) else { break }
                    if head.isEnd { return try isAccepted ? () : accept(values) }
                    if head.fileName != nil, !isAccepted {
                        try accept(values)
                        isAccepted = true
                        let place = folder.appending(path: "feed.xml")
                        _ = FileManager.default.createFile(
                            atPath: place.path, contents: nil, attributes: [.posixPermissions: 0o600])
                        file = try FileHandle(forWritingTo: place)
                        path = place.path
                        name = head.fileName ?? ""
                    }
                    part = head
                    continue
                }
                let end = buffer.firstRange(of: boundary)
                // What could be the beginning of the boundary waits for more.
                let ready = end?.lowerBound ?? max(buffer.startIndex, buffer.endIndex - boundary.count)
                let content = buffer[buffer.startIndex..<ready]
                total += content.count
                if open.fileName != nil {
                    if total > Self.limit { throw Self.tooLarge }
                    try file?.write(contentsOf: content)
                } else {
                    open.text.append(content)
                    if open.text.count > Body.limit { throw Self.tooLarge }
                }
                buffer.removeSubrange(buffer.startIndex..<ready)
                part = open
                guard end != nil else { break }
                if open.fileName == nil {
                    values.set(
                        open.name, String(decoding: open.text, as: UTF8.self).precomposedStringWithCanonicalMapping)
                }
                part = nil
            }
        }
        throw Rejected(.badRequest, zh: "文件没有传完，请重新上传", en: "the file did not come whole; send it again")
    }

    private struct Part {
        var name = ""
        var fileName: String?
        var isEnd = false
        var text = Data()
    }

    /// The head of the next part, once all of it has come.
    private static func head(_ buffer: inout Data, _ boundary: Data) throws -> Part? {
        guard let start = buffer.firstRange(of: boundary) else { return nil }
        let rest = buffer[start.upperBound...]
        if rest.starts(with: Data("--".utf8)) { return Part(isEnd: true) }
        guard let end = rest.firstRange(of: Data("\r\n\r\n".utf8)) else {
            if rest.count > 16_384 { throw tooLarge }
            return nil
        }
        var part = Part()
        for line in String(decoding: rest[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n") {
            guard line.lowercased().utf8.starts(with: "content-disposition:".utf8) else { continue }
            part.name = parameter("name", of: line) ?? ""
            part.fileName = parameter("filename", of: line)
        }
        buffer.removeSubrange(buffer.startIndex..<end.upperBound)
        return part
    }

    private static func parameter(_ name: String, of line: Substring) -> String? {
        guard let start = line.range(of: " \(name)=\"") ?? line.range(of: ";\(name)=\"") else { return nil }
        return String(line[start.upperBound...].prefix { $0 != "\"" })
    }

    private static let tooLarge = Rejected(
        .contentTooLarge, zh: "文件过大（最多 2 GiB）", en: "the file is over 2 GiB; split it")
}
