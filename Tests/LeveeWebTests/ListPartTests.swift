import Testing

@testable import LeveeWeb

@Suite struct ListPartTests {
    private func parts(of list: [String], most: Int) -> [[String]] {
        var (parts, mark): ([[String]], String?) = ([], nil)
        repeat {
            let (part, next) = ListPart.of(list, after: mark, most: most) { $0 }
            parts.append(Array(part))
            mark = next
        } while mark != nil
        return parts
    }

    @Test func everythingComesOnce() {
        let list = ["c", "a", "e", "b", "d"]
        #expect(parts(of: list, most: 2) == [["c", "a"], ["e", "b"], ["d"]])
        #expect(parts(of: list, most: 5) == [list])
        #expect(parts(of: list, most: 4) == [["c", "a", "e", "b"], ["d"]])
        #expect(parts(of: [], most: 4) == [[]])
    }

    @Test func whereTheEntryIsGoneItBeginsAnew() {
        #expect(ListPart.of(["a", "b", "c"], after: "x", most: 2) { $0 }.part == ["a", "b"])
    }

    /// Three were asked for where a part has two.
    @Test(
        arguments: [
            ([], [], nil), ([9], [9], nil), ([9, 7], [9, 7], nil), ([9, 7, 4], [9, 7], "7"),
        ] as [([Int64], [Int64], String?)])
    func onlyWhereOthersFollowIsThereANextPart(_ found: [Int64], _ shown: [Int64], _ mark: String?) {
        let (part, next) = ListPart.first(2, of: found) { "\($0)" }
        #expect(Array(part) == shown)
        #expect(next == mark)
    }
}
