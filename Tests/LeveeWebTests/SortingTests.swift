import LeveeCore
import Testing

@testable import LeveeWeb

/// How a list is sorted stands in its address.
@Suite struct SortingTests {
    private func sorting(_ query: [String: String]) -> Sorting {
        Sorting(Values(query.mapValues { [$0] }), of: "/list", by: ["day", "name"], filters: ["stage"])
    }

    @Test func aHeadingLeadsToTheListSortedByItAndThenTheOtherWayRound() {
        let none = sorting([:]).heading("Day", "day")
        #expect(none.sort == "/list?sort=day&order=ascending" && none.sorted == nil)
        let up = sorting(["sort": "day", "order": "ascending"]).heading("Day", "day")
        #expect(up.sort == "/list?sort=day&order=descending" && up.sorted == .ascending)
        let down = sorting(["sort": "day", "order": "descending"]).heading("Day", "day")
        #expect(down.sort == "/list?sort=day&order=ascending" && down.sorted == .descending)
        let other = sorting(["sort": "name"]).heading("Day", "day")
        #expect(other.sort == "/list?sort=day&order=ascending" && other.sorted == nil)
    }

    @Test func whatNarrowsTheListGoesAlongAndACursorDoesNot() {
        let sorting = sorting(["stage": "a&b=\"", "before": "x", "sort": "day", "order": "descending"])
        #expect(sorting.heading("Name", "name").sort == "/list?stage=a%26b%3D%22&sort=name&order=ascending")
        #expect(sorting.address("before", "k-7") == "/list?stage=a%26b%3D%22&sort=day&order=descending&before=k-7")
        #expect(self.sorting(["stage": "x"]).address("before", "7") == "/list?stage=x&before=7")
    }

    @Test func aWordThatIsNoColumnIsAsIfItWereNotThere() {
        #expect(sorting(["sort": "secret"]).column == nil)
        #expect(sorting(["sort": "day", "order": "sideways"]).order == .ascending)
    }

    @Test func whatHasNoValueComesLastInEitherOrderAndWhatIsAlikeStaysAsItWas() {
        let rows: [(String, Int?)] = [("a", 2), ("b", nil), ("c", 1), ("d", 2), ("e", nil)]
        func sorted(_ order: String) -> String {
            sorting(["sort": "day", "order": order]).sorted(rows) { row, _ in row.1.map { .number($0) } }.map(\.0)
                .joined()
        }
        #expect(sorted("ascending") == "cadbe")
        #expect(sorted("descending") == "adcbe")
        #expect(sorting([:]).sorted(rows) { row, _ in .text(row.0) }.map(\.0).joined() == "abcde")
    }

    @Test func aListIsSortedForMachinesToo() async throws {
        let office = try WebOffice()
        for (order, users) in [
            ("ascending", ["approver", "clerk", "reviewer"]), ("descending", ["reviewer", "clerk", "approver"]),
        ] {
            let text = try await office.ask("/api/v1/users?sort=user&order=\(order)", by: "administrator").text
            let found = users.compactMap { user in
                text.firstRange(of: "\"user\":\"\(user)\"").map { ($0.lowerBound, user) }
            }
            #expect(found.sorted { $0.0 < $1.0 }.map(\.1) == users)
        }
    }

    @Test func theHeadingSaysHowItIsSorted() async throws {
        let page = try await WebOffice().ask("/users?sort=user&order=descending", by: "administrator").text
        #expect(page.contains("aria-sort=\"descending\"><a href=\"/users?sort=user&amp;order=ascending\">"), "\(page)")
    }

    @Test func peopleAreSortedInTheAddressWithWhatNarrowsThem() async throws {
        let office = try WebOffice()
        let page = try await office.ask("/people?unit=U-1&sort=unit&order=descending", by: "clerk").text
        let under = try #require(page.firstRange(of: "<code>P-2</code>")?.lowerBound)
        let above = try #require(page.firstRange(of: "<code>P-1</code>")?.lowerBound)
        #expect(under < above)
        #expect(page.contains("href=\"/people?unit=U-1&amp;sort=unit&amp;order=ascending\""))
        let machine = try await office.ask("/api/v1/people?sort=unit&order=descending", by: "clerk").text
        let (second, first) = (machine.firstRange(of: "\"P-2\""), machine.firstRange(of: "\"P-1\""))
        #expect(try #require(second).lowerBound < #require(first).lowerBound)
    }

    /// What was typed stands in no address, so that no heading can lead to it.
    @Test func whatWasTypedIsSortedByNoAddress() async throws {
        let office = try WebOffice()
        let typed = ["text": "he", "sort": "unit", "order": "descending"]
        let page = try await office.submit("/people", typed, by: "clerk").text
        #expect(page.contains("P-2") && !page.contains("?sort=") && !page.contains("text=he"))
        let under = try #require(page.firstRange(of: "<code>P-2</code>")?.lowerBound)
        #expect(under < (try #require(page.firstRange(of: "<code>P-1</code>")?.lowerBound)))
    }

    @Test func theFilesOfAFeedAreSorted() async throws {
        let page = try await WebOffice().ask("/feeds?sort=received&order=ascending", by: "clerk").text
        let heading = "aria-sort=\"ascending\"><a href=\"/feeds?sort=received&amp;order=descending\">"
        #expect(page.contains(heading), "\(page)")
    }

    @Test func theAuditReadsForwardAndGoesOn() async throws {
        let page = try await WebOffice().ask("/api/v1/audit?sort=number&order=ascending", by: "auditor").text
        #expect(page.contains("\"number\":1}") || page.contains("\"number\":1,"), "\(page.prefix(400))")
        let later = try await WebOffice().ask("/api/v1/audit?sort=number&order=ascending&after=1", by: "auditor").text
        #expect(!later.contains("\"number\":1}") && !later.contains("\"number\":1,"))
    }
}
