import Foundation
import LeveeCore
import LeveeSQLite

/// The directory that holds one registry.
struct Home {
    let path: String

    init(_ options: CommonOptions) throws {
        let asked = options.home ?? ProcessInfo.processInfo.environment["LEVEE_HOME"] ?? ""
        guard !asked.isEmpty else {
            throw Failure(
                .usage,
                Bilingual(
                    zh: "没有指定登记库目录，请用 --home 或设置 LEVEE_HOME",
                    en: "no home is given; say --home or set LEVEE_HOME"))
        }
        path = asked
    }

    /// Makes the home; false where it was there already.
    func create() throws -> Bool { try Store.create(home: path) }

    /// The registry of the home that is given; nil where none is, or there is none at its place.
    static func openIfThere(_ options: CommonOptions) throws -> Store? {
        guard let home = try? Home(options) else { return nil }
        do { return try home.open() } catch let error as StoreError where error.code == .notAHome { return nil }
    }

    func open() throws -> Store { try Store.open(home: path) }

    func examine() throws -> [Doctor.Check] { try Doctor(home: path).examine() }

    /// Runs something that must not run twice at once. The lock goes with the process, however it ends.
    func exclusively<Value>(_ name: String, _ body: () throws -> Value) throws -> Value {
        let busy = Bilingual(zh: "另一次 \(name) 正在运行，请等它结束", en: "another \(name) is running; wait until it has ended")
        return try FileLock.holding("\(path)/\(name).lock", busy: busy, body)
    }
}
