import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// A page that was made is given again until something is recorded, to its reader alone, and each time it is written down.
@Suite struct MadeAnswerTests {
    private let office: WebOffice

    init() throws { office = try WebOffice() }

    private func dossier(_ user: String = "clerk", language: String = "en") async throws -> (status: Int, text: String)
    {
        let path = try #require(try office.sample("/people/{person}", inside: true))
        return try await office.test { client in
            var headers = WebOffice.headers(user)
            headers[.acceptLanguage] = language
            return try await client.execute(uri: path, method: .get, headers: headers) {
                ($0.status.code, String(buffer: $0.body))
            }
        }
    }

    private func readings(_ user: String) throws -> Int {
        try office.store.readings(.user(user), before: nil, limit: 100).count
    }

    @Test func eachReaderIsWrittenDownHoweverOftenItIsTheSamePage() async throws {
        let first = try await dossier()
        #expect(first.status == 200)
        for _ in 0..<3 { #expect(try await dossier() == first) }
        #expect(try readings("clerk") == 1)
        #expect(try await dossier("auditor").status == 200)
        #expect(try readings("auditor") == 1)
    }

    @Test func whatIsRecordedIsSeenAtOnce() async throws {
        let before = try await dossier()
        #expect(!before.text.contains("Unit renamed"))
        _ = try office.store.load(source: "rows", actor: "clerk", at: WebOffice.now) { sink in
            _ = try sink.put(.unit(Unit(code: "U-2", name: "Unit renamed", parent: "U-1", region: "440000")))
        }
        #expect(try await dossier().text.contains("Unit renamed"))
    }

    @Test func whoMayNoLongerReadIsNotShownWhatWasMadeForHim() async throws {
        #expect(try await dossier("reviewer").status == 200)
        try office.store.disableUser("reviewer", actor: "administrator", at: WebOffice.now)
        #expect(try await dossier("reviewer").status != 200)
    }

    @Test func nobodyGetsWhatWasMadeForAnother() async throws {
        let clerk = try await dossier("clerk")
        #expect(try await dossier("outsider").status == 404)
        #expect(try await dossier("clerk", language: "zh") != clerk)
        #expect(try await dossier("clerk") == clerk)
        let other = try await dossier("custodian")
        #expect(other.text.contains("custodian"))
        #expect(!other.text.contains(">clerk<"))
    }
}
