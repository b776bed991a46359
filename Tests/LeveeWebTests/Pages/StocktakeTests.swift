import HTTPTypes
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// Counts of the safe on the pages: whose booklets are seen, which count is meant, and what is confirmed.
///
/// `P-1` of U-1 has a passport at the Annex; `P-2` of U-2, which lies under it, and `P-3` of U-3 have one in the Safe.
@Suite struct StocktakeTests {
    private let office: WebOffice
    private let path = "/custody/stocktake"

    init() throws {
        office = try WebOffice()
        for (user, unit) in [("below", "U-2"), ("beyond", "U-3")] {
            try office.store.addUser(
                Account(user: user, roles: [.custodian], unit: unit), actor: "administrator", at: WebOffice.now)
        }
        _ = try office.store.load(source: "custody", actor: "administrator", at: WebOffice.now) { sink in
            _ = try sink.put(
                .custody(
                    CustodyEvent(
                        document: DocumentKey("ordinaryPassport:E12345670"), at: Instant("2020-03-01T10:00:00+08:00"),
                        event: .handedIn, place: "Annex", slot: "1", officer: "root")))
        }
    }

    private func start(_ place: String?) throws {
        _ = try office.store.startStocktake(place: place, actor: "custodian", at: WebOffice.now)
    }

    private func scan(_ document: String, slot: String? = nil) throws {
        _ = try office.store.scan(
            DocumentKey("ordinaryPassport:\(document)"), at: Spot(place: nil, slot: slot), in: nil, actor: "custodian",
            at: WebOffice.now)
    }

    private func scans() throws -> [[String]] {
        try office.store.stocktakes().map { $0.scans.map { String($0.document.description.suffix(9)) } }
    }

    private func ends() throws -> [Bool?] { try office.store.stocktakes().map { $0.end?.isFinished } }

    /// The digest that a page's form bears.
    private func digest(_ html: String) throws -> String {
        let parts = html.split(separator: "name=\"digest\" value=\"")
        try #require(parts.count == 2, "\(html)")
        return String(parts[1].prefix { $0 != "\"" })
    }

    // MARK: - Reach

    /// On the page, in the form that finishes it, and for machines.
    @Test func nobodySeesWhatIsBeyondHisReach() async throws {
        try start(nil)
        for (user, seen) in [("custodian", [0, 1]), ("below", [1]), ("beyond", [2])] {
            for page in [path, "\(path)/1/finish", "/api/v1\(path)"] {
                let answer = try await office.ask(page, by: user)
                #expect(answer.status == .ok, "\(page)")
                for place in 0..<3 {
                    let isThere = answer.text.contains("E1234567\(place)")
                    let isNamed = [">P-\(place + 1)<", "\"P-\(place + 1)\""].contains { answer.text.contains($0) }
                    #expect(isThere == seen.contains(place), "\(page) for \(user): \(place)")
                    #expect(isNamed == seen.contains(place), "\(page) for \(user): \(place)")
                }
            }
        }
    }

    @Test func onlyScansWithinTheReachAreCounted() async throws {
        try start("Safe")
        try scan("E12345671")
        try scan("E12345672")
        let below = try await office.ask("/api/v1\(path)", by: "below").text
        #expect(below.contains("\"scans\":1,") && below.contains("\"agreed\":1,"), "\(below)")
        let clerk = try await office.ask("/api/v1\(path)", by: "clerk")
        #expect(clerk.status == .forbidden)
    }

    @Test func nobodyScansWhatIsBeyondHisReach() async throws {
        try start("Safe")
        try scan("E12345672", slot: "9")
        for fields in [["scan": "E12345672"], ["scan": "E12345671", "slot": "9"]] {
            let page = try await office.submit("\(path)/1/scan", fields, by: "below")
            let machine = try await office.send("\(path)/1/scan", fields, by: "below")
            for answer in [page, machine] {
                #expect(answer.status == .forbidden, "\(fields)")
                #expect(answer.text.contains("does not reach everybody whom this could be about"), "\(answer.text)")
                // Which booklet was found in the slot is not told.
                #expect(fields["slot"] == nil || !answer.text.contains("E12345672"), "\(answer.text)")
            }
        }
        let before = try scans()
        #expect(before == [["E12345672"]])
        let scanned = try await office.send("\(path)/1/scan", ["scan": "E12345671"], by: "below")
        #expect(scanned.status == .ok && scanned.text.contains("E12345671: 1 scanned"), "\(scanned.text)")
        let after = try scans()
        #expect(after == [["E12345672", "E12345671"]])
    }

    @Test func whoEndsACountReachesEverybodyInIt() async throws {
        try start("Annex")
        let form = try await office.ask("\(path)/1/finish", by: "below").text
        let finish = ["looked": "yes", "digest": try digest(form)]
        for (step, fields) in [("cancel", ["reason": "by mistake"]), ("finish", finish)] {
            let answer = try await office.submit("\(path)/1/\(step)", fields, by: "below")
            #expect(answer.status == .forbidden, "\(step)")
            #expect(answer.text.contains("does not reach everybody whom this could be about"), "\(answer.text)")
        }
        let machine = try await office.send("\(path)/1/cancel", ["reason": "by mistake"], by: "below")
        #expect(machine.status == .forbidden && !machine.text.contains("`P-1`"), "\(machine.text)")
        let before = try ends()
        #expect(before == [nil])
        let cancelled = try await office.fill("\(path)/1/cancel", ["reason": "by mistake"], by: "custodian")
        let after = try ends()
        #expect(cancelled == .seeOther && after == [false])
    }

    // MARK: - Which count

    @Test func eachOpenCountIsScannedIntoAndEndedByItself() async throws {
        for (place, number) in [("Vault", 1), ("Annex", 2)] {
            let page = try await office.ask(path, by: "custodian").text
            #expect(page.contains("href=\"\(path)/start\""))
            let started = try await office.send("\(path)/start", ["place": place], by: "custodian")
            #expect(started.text.contains("\"location\":\"/api/v1\(path)/\(number)/scan\""), "\(started.text)")
        }
        let page = try await office.ask(path, by: "custodian").text
        for step in ["scan", "finish", "cancel"] {
            for number in 1...2 { #expect(page.contains("href=\"\(path)/\(number)/\(step)\""), "\(number) \(step)") }
        }
        let scanned = try await office.fill("\(path)/2/scan", ["scan": "E12345670"], by: "custodian")
        let found = try scans()
        #expect(scanned == .seeOther && found == [[], ["E12345670"]])
        let cancelled = try await office.send("\(path)/1/cancel", ["reason": "empty"], by: "custodian")
        #expect(cancelled.status == .ok, "\(cancelled.text)")
        let form = try await office.ask("\(path)/2/finish", by: "custodian").text
        let finished = try await office.fill(
            "\(path)/2/finish", ["looked": "yes", "digest": try digest(form)], by: "custodian")
        let after = try ends()
        #expect(finished == .seeOther && after == [false, true])
    }

    /// Whoever comes second is told how the first one ended it.
    @Test func aCountThatHasEndedIsToldAbout() async throws {
        try start("Vault")
        _ = try await office.fill("\(path)/1/cancel", ["reason": "empty"], by: "custodian")
        for step in ["scan", "finish", "cancel"] {
            let late = try await office.ask("\(path)/1/\(step)", by: "custodian")
            #expect(late.status == .conflict && late.text.contains("is cancelled; begin another one"), "\(step)")
            let sent = try await office.fill("\(path)/1/\(step)", ["reason": "again"], by: "custodian")
            #expect(sent == .conflict, "\(step)")
            for other in ["2", "x"] {
                let none = try await office.ask("\(path)/\(other)/\(step)", by: "custodian")
                #expect(none.status == .notFound, "\(other) \(step)")
            }
        }
    }

    // MARK: - What is confirmed

    /// Another officer scans while the form stands open.
    @Test func whatNobodyHasLookedAtIsNotWritten() async throws {
        try start("Annex")
        let form = try await office.ask("\(path)/1/finish", by: "custodian").text
        let first = try digest(form)
        #expect(form.contains("E12345670") && !form.contains("Everything agrees"))
        try scan("E12345670")
        let refused = try await office.submit(
            "\(path)/1/finish", ["looked": "yes", "digest": first], by: "custodian")
        #expect(refused.status == .conflict && refused.text.contains("says changed since you looked"))
        // It shows what it is now, and is to be confirmed anew.
        #expect(refused.text.contains("Everything agrees") && !refused.text.contains("E12345670"), "\(refused.text)")
        #expect(!refused.text.contains("value=\"yes\" checked"))
        let second = try digest(refused.text)
        let before = try ends()
        #expect(second != first && before == [nil])
        let unticked = try await office.submit("\(path)/1/finish", ["digest": second], by: "custodian")
        let third = try digest(unticked.text)
        #expect(unticked.status == .unprocessableContent && third == second)
        let finished = try await office.fill(
            "\(path)/1/finish", ["looked": "yes", "digest": second], by: "custodian")
        let after = try ends()
        #expect(finished == .seeOther && after == [true])
    }

    @Test func aMachineSaysWhatItHasLookedAt() async throws {
        try start("Annex")
        let seen = try SeenJSON(try await office.ask("/api/v1\(path)", by: "custodian").text.utf8)
        let count = try #require(seen["counts"]?.list.first)
        let digest = try #require(count["statement"]?["digest"]?.text)
        let form = try await office.ask("\(path)/1/finish", by: "custodian").text
        let shown = try self.digest(form)
        #expect(digest == shown)
        let differences = count["statement"]?["differences"]?.list.compactMap { $0["person"]?.text }
        #expect(differences == ["P-1"])
        let without = try await office.send("\(path)/1/finish", ["looked": true], by: "custodian")
        #expect(without.status == .unprocessableContent && without.text.contains("\"digest\""), "\(without.text)")
        let wrong = try await office.send("\(path)/1/finish", ["looked": true, "digest": "x"], by: "custodian")
        #expect(wrong.status == .conflict && wrong.text.contains("says changed since you looked"), "\(wrong.text)")
        let finished = try await office.send(
            "\(path)/1/finish", ["looked": true, "digest": digest], by: "custodian")
        #expect(finished.status == .ok, "\(finished.text)")
        let ended = try SeenJSON(try await office.ask("/api/v1\(path)", by: "custodian").text.utf8)
        let last = try #require(ended["counts"]?.list.first)
        #expect(last["isOpen"]?.flag == false && !last.object.keys.contains("statement"))
        let after = try ends()
        #expect(after == [true])
    }
}
