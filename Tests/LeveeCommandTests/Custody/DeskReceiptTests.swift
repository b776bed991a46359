import Foundation
import Testing

/// The receipts that both sides hold.
@Suite struct DeskReceiptTests {
    private static func handedOut() throws -> (scratch: Scratch, code: String) {
        let scratch = try DeskTables.make()
        let output = try scratch.desk("hand-out", "E23456789", at: "2024-05-09T09:00")
        return (scratch, try output.withoutCode().code)
    }

    @Test(arguments: ["en", "zh"]) func printedAgain(_ language: String) throws {
        let (scratch, code) = try Self.handedOut()
        let paper = try scratch.levee("custody", "receipt", code, "--lang", language)
        #expect(paper.status == 0)
        let text = paper.stdout.replacing(code, with: "CODE0-CODE0")
        #expect(text == (try Expected.text("receipt.\(language).txt", text)))
        // A change of his unit's name or of his own changes no paper that he holds already.
        _ = try scratch.load("units", Tables.units.replacing("财政局", with: "财政和国资局"), "--as", "clerk-1")
        _ = try scratch.load("persons", Tables.persons.replacing("李四", with: "李肆"), "--as", "clerk-1")
        _ = try scratch.desk("return", "E23456789", at: "2024-05-22T09:00")
        #expect(try scratch.levee("custody", "receipt", code, "--lang", language) == paper)
    }

    @Test func asAPage() throws {
        let (scratch, code) = try Self.handedOut()
        #expect(
            try scratch.levee("custody", "receipt", code, "--html", "r.html")
                == Output(0, "wrote the receipt to `r.html`\n"))
        let page = try scratch.read("r.html")
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.components(separatedBy: code).count == 3)
        #expect(
            try FileManager.default.attributesOfItem(atPath: scratch.path + "/r.html")[.posixPermissions] as? Int
                == 0o600)
        #expect(try scratch.levee("custody", "receipt", code, "--html", "no/r.html").status == 65)
    }

    @Test func whetherItIsOurs() throws {
        let (scratch, code) = try Self.handedOut()
        let words =
            "`\(code)` is a receipt of this registry: `ordinaryPassport:E23456789` of `P2` was handed out on "
            + "2024-05-09 09:00:00 by `keeper-1`, back by 2024-06-04\n"
        #expect(try scratch.levee("custody", "verify", code) == Output(0, words))
        let typed = code.lowercased().replacing("-", with: " ").replacing("0", with: "o").replacing("1", with: "l")
        #expect(try scratch.levee("custody", "verify", typed) == Output(0, words))
        let other = code.hasSuffix("A") ? code.dropLast() + "B" : code.dropLast() + "A"
        #expect(
            try scratch.levee("custody", "verify", String(other))
                == Output(
                    65, "", "levee: `\(other)` is no receipt of this registry; compare it with the paper\n"))
        #expect(try scratch.levee("custody", "verify", "hello").status == 65)
        // Another registry with the same booklet makes another code.
        #expect(try Self.handedOut().code != code)
    }

    /// A row that was changed behind the program's back is no receipt.
    @Test func aForgedRow() throws {
        let (scratch, code) = try Self.handedOut()
        try scratch.tamper("DROP TRIGGER receipt_slip_no_update; UPDATE receipt_slip SET due = due + 30")
        let output = try scratch.levee("custody", "verify", code)
        #expect(output.status == 65)
        #expect(output.stderr.contains("`receipt_slip`"))
    }

    @Test func everyHandInHasOneToo() throws {
        let scratch = try DeskTables.make()
        let received = try scratch.desk("receive", "C12345678", "--place", "柜", at: "2024-05-09T09:00")
        let code = try received.withoutCode().code
        #expect(try scratch.levee("custody", "verify", code, "--lang", "zh").stdout.contains("交存"))
        for words in [["seen"], ["place", "--slot", "4"], ["missing"], ["found"]] {
            let output = try scratch.run(
                ["custody", words[0], "C12345678"] + words.dropFirst() + ["--as", "keeper-1"])
            #expect(output.status == 0 && !output.stdout.contains("receipt"), "\(output)")
        }
    }
}
