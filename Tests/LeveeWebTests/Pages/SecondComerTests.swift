import HTTPTypes
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// What waits for one person's word is decided once; whoever comes second is told what the first one did.
@Suite struct SecondComerTests {
    private let office: WebOffice

    init() throws { office = try WebOffice() }

    /// Sends the same as page, then as machine, then as page; what each got.
    private func twice(_ path: String, _ fields: [String: String], by user: String) async throws -> [(Int, String)] {
        let first = try await office.submit(path, fields, by: user)
        let machine = try await office.send(path, fields, by: user)
        let second = try await office.submit(path, fields, by: user)
        return [first, machine, second].map { (Int($0.status.code), $0.text) }
    }

    @Test func aPossibleMatchIsConfirmedOnThePage() async throws {
        let record = RecordID(source: "gd", id: "r-1")
        let path = "/feeds/matches/\(office.office.seal.seal(record.description))"
        let odd = try await office.submit(path, ["person": "P-3"], by: "reviewer")
        #expect(odd.status == .unprocessableContent && odd.text.contains("choose one of the candidates"))
        let answers = try await twice(path, ["person": "P-2"], by: "reviewer")
        #expect(answers.map(\.0) == [303, 409, 409], "\(answers)")
        #expect(answers[2].1.contains("was decided before, and a decision is not changed"))
        #expect(try office.store.matches().isEmpty)
        let unknown = "/feeds/matches/\(office.office.seal.seal("gd/r-9"))"
        #expect(try await office.fill(unknown, ["person": "P-2"], by: "reviewer") == .notFound)
    }

    @Test func aPossibleMatchIsNobodys() async throws {
        let path = "/feeds/matches/\(office.office.seal.seal("gd/r-1"))"
        #expect(try await twice(path, ["person": "nobody"], by: "reviewer").map(\.0) == [303, 409, 409])
    }

    @Test func anExceptionIsDeclinedOnce() async throws {
        let answers = try await twice(
            "/custody/requests/1", ["word": "decline", "reason": "not needed"], by: "approver")
        #expect(answers.map(\.0) == [303, 409, 409], "\(answers)")
        #expect(answers[2].1.contains("was declined before, and that is not changed"))
    }

    @Test func aCorrectionIsSettledOnce() async throws {
        let name = FactName.declaration(try DocumentKey("ordinaryPassport:E12345671"))
        let filed = try office.store.askCorrection(
            of: name, .void, reason: "entered twice", actor: "clerk", at: WebOffice.now)
        let path = "/corrections/\(filed.request.number)"
        let answers = try await twice(path, ["word": "decline", "reason": "it is right"], by: "reviewer")
        #expect(answers.map(\.0) == [303, 409, 409], "\(answers)")
        #expect(answers[2].1.contains("was declined before, and that is not changed"))
    }

    @Test func nothingIsDoneOnADayThatHasNotCome() async throws {
        let application = "/applications/\(office.office.seal.seal("A-1"))/withdrawal"
        let late = try await office.submit(application, ["reason": "ill", "on": "2026-11-24"], by: "clerk")
        #expect(late.status == .unprocessableContent && late.text.contains("lies in the future"), "\(late)")
        let finding = try #require(try office.store.findings().first { $0.ref == "P-1" })
        let notified = try await office.submit("/findings/\(finding.id)/notice", ["on": "2026-11-24"], by: "reviewer")
        #expect(notified.status == .unprocessableContent && notified.text.contains("lies in the future"), "\(notified)")
    }
}
