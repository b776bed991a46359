import Foundation
public import LeveeCore

/// Reads applications from JSON: one object, or an array of them. A file is taken whole or not at all.
///
/// What the applicant should have given and did not is left out and is for the rules to report; only what makes it an
/// application at all must be there.
public struct ApplicationReader {
    /// Applications as they were handed in.
    public struct Batch: Hashable, Sendable {
        public var applications: [Application]
        /// Whether they came as an array.
        public var isArray: Bool
    }

    /// Largest file, in bytes.
    static let limit = 16 << 20

    private let file: String

    /// - Parameter file: a path, or `-` for standard input.
    public init(file: String) { self.file = file }

    /// - Throws: ``ApplicationRefusal`` at the first fault.
    public func read() throws(ApplicationRefusal) -> Batch {
        let data: Data
        do {
            let handle =
                file == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
            // One byte more than is allowed tells a file that is too large without reading it all.
            data = try Self.bytes(of: handle, upTo: Self.limit + 1)
        } catch {
            throw refusal(zh: "无法读取，请检查路径和权限", en: "cannot be read; check the path and its permissions")
        }
        return try read(data)
    }

    func read(_ data: Data) throws(ApplicationRefusal) -> Batch {
        guard data.count <= Self.limit else {
            throw refusal(zh: "超过 16 MiB，请分成几个文件", en: "is larger than 16 MiB; split it")
        }
        switch try JSONValue.read(data, file: file) {
        case .list(let items):
            var applications: [Application] = []
            var numbers: Set<String> = []
            for (index, item) in items.enumerated() {
                let application = try ApplicationFields(item, file: file, path: "[\(index)]").application()
                guard numbers.insert(application.number).inserted else {
                    throw ApplicationRefusal(
                        file: file, field: "[\(index)].applicationNo", value: application.number,
                        explanation: .init(
                            zh: "与前面的申请编号相同，每件申请须有自己的编号",
                            en: "is the number of an earlier application; give each its own"))
                }
                applications.append(application)
            }
            return Batch(applications: applications, isArray: true)
        case let value:
            return Batch(
                applications: [try ApplicationFields(value, file: file, path: "").application()], isArray: false)
        }
    }

    /// A pipe gives its bytes in pieces.
    private static func bytes(of handle: FileHandle, upTo limit: Int) throws -> Data {
        var data = Data()
        while data.count < limit, let piece = try handle.read(upToCount: limit - data.count), !piece.isEmpty {
            data.append(piece)
        }
        return data
    }

    private func refusal(zh: String, en: String) -> ApplicationRefusal {
        ApplicationRefusal(file: file, explanation: Bilingual(zh: zh, en: en))
    }
}
