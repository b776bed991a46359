import Dispatch
import Testing

@testable import LeveeCore

/// What threads hand to one: everything once, a failure at once, nobody left waiting.
@Suite struct HandOverTests {
    private struct Broken: Error {}

    private func give(_ values: [Range<Int>], to desk: HandOver<Int>, failing: Bool = false) -> DispatchGroup {
        let group = DispatchGroup()
        for range in values {
            DispatchQueue.global().async(group: group) {
                desk.finish(
                    with: Result {
                        for value in range { try desk.give(value) }
                        if failing { throw Broken() }
                    })
            }
        }
        return group
    }

    @Test func everythingComesOnceAndInTheOrderOfItsGiver() throws {
        let desk = HandOver<Int>(givers: 3)
        let group = give([0..<1000, 1000..<1001, 2000..<2500], to: desk)
        var taken: [Int] = []
        while let value = try desk.next() { taken.append(value) }
        group.wait()
        #expect(taken.sorted() == Array(0..<1000) + [1000] + Array(2000..<2500))
        #expect(taken.filter { $0 < 1000 } == Array(0..<1000))
    }

    @Test func whoNeverGivesIsDoneToo() throws {
        let desk = HandOver<Int>(givers: 2)
        let group = give([0..<0, 0..<0], to: desk)
        #expect(try desk.next() == nil)
        group.wait()
    }

    @Test func aFailureIsTold() throws {
        let desk = HandOver<Int>(givers: 1)
        let group = give([0..<3], to: desk, failing: true)
        #expect(throws: Broken.self) { while try desk.next() != nil {} }
        desk.close()
        group.wait()
    }

    /// The taker gives up while the givers wait for a place.
    @Test func closingLetsEverybodyGo() throws {
        let desk = HandOver<Int>(givers: 2)
        let group = give([0..<1_000_000, 0..<1_000_000], to: desk)
        _ = try desk.next()
        desk.close()
        #expect(group.wait(timeout: .now() + 20) == .success)
    }
}
