import Testing

@testable import LeveeWeb

@Suite struct RememberedTests {
    @Test func anotherGroundForgetsEverything() {
        let memory = Remembered<String, Int, String>(most: 10)
        memory.keep("a", for: "1", on: 7)
        memory.keep("b", for: "2", on: 7)
        #expect(memory.value(for: "1", on: 7) == "a")
        #expect(memory.value(for: "1", on: 8) == nil)
        memory.keep("c", for: "3", on: 8)
        #expect(memory.value(for: "3", on: 8) == "c")
        #expect(memory.value(for: "1", on: 7) == nil)
        #expect(memory.value(for: "1", on: 8) == nil)
    }

    @Test func theWeightIsNeverMoreThanAllowedAndWhatIsAskedForStays() {
        let memory = Remembered<Int, Int, Int>(most: 10)
        memory.keep(0, for: 0, on: 1)
        for number in 1...100 {
            memory.keep(number, for: number, on: 1)
            #expect(memory.value(for: 0, on: 1) == 0, "asked for after each")
        }
        let kept = (0...100).filter { memory.value(for: $0, on: 1) != nil }
        #expect(kept.count <= 10)
        #expect(kept.contains(100))
    }

    @Test func whatIsKeptAgainCountsOnce() {
        let memory = Remembered<Int, Int, Int>(most: 10)
        memory.keep(1, for: 1, on: 1)
        for number in 0..<100 { memory.keep(number, weighing: 2, for: 2, on: 1) }
        #expect(memory.value(for: 1, on: 1) == 1)
        #expect(memory.value(for: 2, on: 1) == 99)
    }
}
