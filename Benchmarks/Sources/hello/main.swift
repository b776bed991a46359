// The least that the library does for a request: what the workspace is measured against. hello PORT
import Hummingbird

let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8099
let router = Router()
router.get("/") { _, _ in "hello" }
let application = Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
try await application.runService()
