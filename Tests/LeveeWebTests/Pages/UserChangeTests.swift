import HTTPTypes
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// Whose file an account opens, and whether it may act, is nobody's to give himself.
@Suite struct UserChangeTests {
    private let office: WebOffice

    init() throws { office = try WebOffice() }

    private func change(_ user: String, _ fields: [String: String]) async throws -> (Int, String) {
        let path = "/users/\(office.office.seal.seal(user))"
        let answer = try await office.submit(path, fields, by: "administrator")
        return (Int(answer.status.code), answer.text)
    }

    private func account(_ user: String) throws -> Account {
        try #require(try office.store.accounts().first { $0.user == user })
    }

    @Test func nobodyOpensAFileForHimself() async throws {
        let own = try await change("administrator", ["roles": "administrator", "unit": "U-1", "ref": "P-1"])
        #expect(own.0 == 403, "\(own)")
        #expect(try account("administrator").ref == nil)
    }

    @Test func aFileIsOpenedWithinReachOnly() async throws {
        let beyond = try await change("spare", ["roles": "clerk", "unit": "U-1", "ref": "P-3"])
        #expect(beyond.0 == 403, "\(beyond)")
        #expect(try account("spare").ref == nil)
        let within = try await change("spare", ["roles": "clerk", "unit": "U-1", "ref": "P-1"])
        #expect(within.0 == 303, "\(within)")
        #expect(try account("spare").ref == "P-1")
    }

    @Test func whoIsDisabledStaysSoUntilHeIsToActAgain() async throws {
        try office.store.disableUser("spare", actor: "administrator", at: WebOffice.now)
        let path = "/users/\(office.office.seal.seal("spare"))"
        #expect(try await office.ask(path, by: "administrator").text.contains("Active again"))
        #expect(try await change("spare", ["roles": "clerk", "unit": "U-2"]).0 == 303)
        #expect(try account("spare").isDisabled && account("spare").unit == "U-2")
        #expect(try await change("spare", ["roles": "clerk", "unit": "U-2", "enable": "yes"]).0 == 303)
        #expect(try !account("spare").isDisabled)
        #expect(!(try await office.ask(path, by: "administrator").text.contains("Active again")))
    }
}
