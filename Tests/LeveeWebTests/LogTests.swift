import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LeveeCore
import Logging
import Synchronization
import Testing

@testable import LeveeWeb

/// The log says what was asked for by the route's pattern: nothing of whom, nothing that was typed.
@Suite struct LogTests {
    private final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func put(_ line: String) { lines.withLock { $0.append(line) } }
    }

    private struct Recorder: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        init(_ lines: Lines) { self.lines = lines }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            lines.put("\(event.message) \(metadata.merging(event.metadata ?? [:]) { $1 })")
        }
    }

    private struct Broken: Error, PolicySource {
        var name = "何平 P-2"
        func edition(on day: CalendarDay) throws -> PolicyEdition { throw self }
    }

    @Test(arguments: [false, true]) func nothingPersonalIsLogged(_ isBroken: Bool) async throws {
        let lines = Lines()
        let logger = Logger(label: "test") { _ in Recorder(lines) }
        let office = try WebOffice(policies: isBroken ? Broken() : nil, logger: logger)
        let typed = "Zweifelhaft"
        let secrets = Lines()
        for secret in ["何平", "P-1", "P-2", "P-3", "E1234567", "A-1", typed, "11010119900307", "192.0.2"] {
            secrets.put(secret)
        }
        try await office.test { client in
            for route in office.server.routes {
                let path = try #require(try office.sample(route.path, inside: true))
                for part in path.split(separator: "/") where part.utf8.count > 20 && !part.contains(".") {
                    secrets.put(String(part))
                }
                let fields = office.fields(of: route)
                let values = WebOffice.filled(fields, text: typed)
                for user in Role.allCases.map(\.rawValue) {
                    var (headers, body) = office.form(user, values.compactMapValues(\.first))
                    if route.isForMachines, route.method == .post {
                        headers[.contentType] = "application/json"
                        body = ByteBuffer(string: try WebOffice.json(fields, values))
                    }
                    _ = try await client.execute(
                        uri: path + "?unit=\(typed)", method: route.method, headers: headers, body: body
                    ) { $0.status }
                }
            }
        }
        let all = lines.all
        #expect(all.count > 500)
        #expect(all.contains { $0.contains("GET /people/{person}") })
        if isBroken { #expect(all.contains { $0.contains("Broken") }) }
        for line in all {
            for secret in Set(secrets.all) where line.contains(secret) { Issue.record("`\(secret)` in \(line)") }
        }
    }
}
