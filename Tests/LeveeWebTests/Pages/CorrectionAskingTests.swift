import HTTPTypes
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// A correction is asked for from the record, by those who may and by the person himself.
@Suite struct CorrectionAskingTests {
    private let office: WebOffice

    init() throws { office = try WebOffice() }

    private func path(of kind: String, own: Bool) throws -> String {
        try #require(
            try office.sample("\(own ? "/my-file" : "/people/{person}")/record/\(kind)/{entry}", inside: true))
    }

    @Test(arguments: [("clerk", false), ("concerned", true)])
    func aCorrectionIsAskedForByThoseWhoMayAndByThePersonHimself(_ user: String, own: Bool) async throws {
        let list = try #require(try office.sample(own ? "/my-file/record" : "/people/{person}/record", inside: true))
        #expect(try await office.ask(list, by: user).text.contains("2030-01-01"))
        let path = try path(of: "declaration", own: own)
        let page = try await office.ask(path, by: user).text
        #expect(page.contains("value=\"2030-01-01\""))
        let done = try await office.send(
            path, ["word": "amend", "expiresOn": "2031-01-01", "reason": "misread"], by: user)
        #expect(done.status == .ok && done.text.contains("R-2 waits for a second person"), "\(done.text)")
        let filed = try #require(try office.store.corrections(isOpen: true).first)
        #expect(filed.request.askedBy == user)
        #expect(filed.correction.changes.map(\.becomes) == ["2031-01-01"])
        #expect(try await office.ask(list, by: user).text.contains("R-2 waits"))
    }

    @Test func theFormSentAsItStandsChangesNothingAndSoDoesAVoidEntryWithNewValues() async throws {
        let path = try path(of: "custody", own: false)
        let now = [
            "at": "2020-03-01T10:00:00+08:00", "event": "handedIn", "document": "ordinaryPassport:E12345671",
            "place": "Safe", "slot": "1-1", "approval": "", "officer": "root", "note": "何平", "reason": "x",
        ]
        for (changes, status) in [
            (["word": "amend"], HTTPResponse.Status.unprocessableContent),
            (["word": "void", "slot": "1-2"], .unprocessableContent), (["word": "restore"], .unprocessableContent),
            (["word": "amend", "at": "tomorrow"], .unprocessableContent), (["word": "amend", "note": ""], .seeOther),
            (["word": "void"], .seeOther),
        ] {
            let sent = try await office.fill(path, now.merging(changes) { $1 }, by: "custodian")
            #expect(sent == status, "\(changes)")
        }
        let asked = try office.store.corrections(isOpen: true)
        #expect(asked.map { $0.correction.changes.map(\.column) } == [[.note], []])
        #expect(asked.map { $0.correction.becomes == nil } == [false, true])
    }

    @Test func nobodyAsksAboutAnEntryThatIsNotOfThatFile() async throws {
        let seal = office.office.seal
        let other = seal.seal("ordinaryPassport:E12345670")
        let fields = ["word": "void", "reason": "x"]
        #expect(
            try await office.send("/my-file/record/declaration/\(other)", fields, by: "concerned").status == .notFound)
        let file = seal.seal("P-2")
        #expect(
            try await office.send("/people/\(file)/record/declaration/\(other)", fields, by: "clerk").status
                == .notFound)
        #expect(try office.store.corrections(isOpen: true).isEmpty)
    }

    /// He would learn whose a document is.
    @Test func thePersonHimselfDoesNotSayWhoseElseItIs() async throws {
        let answer = try await office.send(
            try path(of: "declaration", own: true), ["word": "amend", "ref": "P-3", "reason": "x"], by: "concerned")
        #expect(answer.status == .unprocessableContent && answer.text.contains("there is no field `ref`"))
    }
}
