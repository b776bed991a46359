import LeveeCore
import Testing

@testable import LeveeWeb

/// An entry of the record reads in words; the forms keep what the tables have.
@Suite struct FactColumnWordTests {
    @Test(arguments: [
        (FactColumn.document, "ordinaryPassport:E12345678", "普通护照 E12345678", "ordinary passport E12345678"),
        (.at, "2026-08-24T13:05:21+08:00", "2026-08-24 13:05", "2026-08-24 13:05"),
        (.event, "handedOut", "领取", "handed out"), (.kind, "travel", "出行申请", "leave to travel"),
        (.decision, "approved", "批准", "approved"),
        (.destinations, "HKG;SGP", "中国香港、新加坡", "Hong Kong, Singapore"),
        (.note, "handedOut", "handedOut", "handedOut"), (.document, "no document", "no document", "no document"),
        (.event, "odd", "odd", "odd"),
    ]) func aValueReadsInWords(_ column: FactColumn, _ value: String, _ zh: String, _ en: String) {
        #expect(column.shown(value) == Said(zh: zh, en: en))
    }

    @Test func theRecordsPageNamesNoneOfOurNames() async throws {
        let office = try WebOffice()
        for (path, user) in [("/people/{person}/record", "clerk"), ("/my-file/record", "concerned")] {
            let page = try await office.ask(try #require(try office.sample(path, inside: true)), by: user).text
            #expect(page.contains("ordinary passport") && page.contains("leave to travel"))
            for raw in ["ordinaryPassport", "handedIn", "+08:00"] { #expect(!page.contains(raw), "\(raw)") }
        }
    }
}
