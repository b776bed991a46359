import LeveeCore
import Testing

@testable import LeveeWeb

@Suite struct ThrottleTests {
    private let here = Network("192.0.2.1")

    private func at(_ seconds: Int64, less nanoseconds: Int64 = 0) -> Instant {
        Instant(nanoseconds: seconds * 1_000_000_000 - nanoseconds)
    }

    @Test func waitsBeginWithTheFifthFailureAndDouble() {
        let throttle = Throttle()
        let counter = Throttle.Counter.userAt("u", here)
        for _ in 0..<5 { #expect(throttle.begin([counter], now: at(0)) == nil) }
        var now: Int64 = 0
        for wait: Int64 in [15, 30, 60, 120, 240, 480, 900, 900, 900] {
            #expect(throttle.begin([counter], now: at(now)) == Int(wait))
            now += wait
            #expect(throttle.begin([counter], now: at(now, less: 1)) == 1)
            #expect(throttle.begin([counter], now: at(now)) == nil)
        }
        // What has to wait is not counted, nor are others.
        #expect(throttle.begin([.userAt("v", here)], now: at(now)) == nil)
        #expect(throttle.begin([.userAt("u", Network("192.0.2.2"))], now: at(now)) == nil)
    }

    @Test func aNetworkMayFailThirtyTimes() {
        let throttle = Throttle()
        for user in 0..<30 {
            #expect(throttle.begin([.network(here), .userAt("u\(user)", here)], now: at(0)) == nil)
        }
        #expect(throttle.begin([.network(here), .userAt("v", here)], now: at(0)) == 15)
    }

    @Test func countersAreForgottenAfterSixHours() {
        func next(after seconds: Int64, less: Int64) -> Int? {
            let throttle = Throttle()
            for _ in 0..<5 { _ = throttle.begin([.codes("u")], now: at(0)) }
            _ = throttle.begin([.codes("u")], now: at(seconds, less: less))
            return throttle.begin([.codes("u")], now: at(seconds))
        }
        #expect(next(after: 6 * 3600, less: 1) == 30)
        #expect(next(after: 6 * 3600, less: 0) == nil)
    }

    @Test func whoSucceedsBeginsAnewButNotHisNetwork() {
        let throttle = Throttle()
        let both: [Throttle.Counter] = [.network(here), .userAt("u", here)]
        // Signing in himself between his guesses of others gives an attacker nothing.
        for guess in 0..<30 {
            #expect(throttle.begin([.network(here), .userAt("victim\(guess)", here)], now: at(0)) == nil)
            guard guess < 29 else { continue }
            #expect(throttle.begin(both, now: at(0)) == nil)
            throttle.succeed(both)
        }
        #expect(throttle.begin(both, now: at(0)) == 15)
    }

    @Test func whatIsTakenBackWasNot() {
        let throttle = Throttle()
        for _ in 0..<20 {
            #expect(throttle.begin([.codes("u")], now: at(0)) == nil)
            throttle.takeBack([.codes("u")])
        }
        #expect(throttle.size == 0)
        for _ in 0..<4 { _ = throttle.begin([.codes("u")], now: at(0)) }
        #expect(throttle.begin([.codes("u")], now: at(0)) == nil)
        throttle.takeBack([.codes("u")])
        #expect(throttle.begin([.codes("u")], now: at(0)) == nil)
        #expect(throttle.begin([.codes("u")], now: at(0)) == 15)
    }

    /// Whatever others do from elsewhere, and whatever comes from the very same network without the device.
    @Test func nobodyElsewhereBlocksAKnownDevice() {
        var generator = SplitMix(state: 7)
        for _ in 0..<30 {
            let throttle = Throttle(most: 50)
            let device = Throttle.Counter.device([1])
            var now: Int64 = 0
            for _ in 0..<200 {
                now += Int64.random(in: 0...3, using: &generator)
                let network = Network("198.51.100.\(Int.random(in: 0...255, using: &generator))")
                let user = ["victim", "other"].randomElement(using: &generator) ?? ""
                let attack: [Throttle.Counter] =
                    switch Int.random(in: 0...3, using: &generator) {
                    case 0: [.network(network), .userAt(user, network)]
                    case 1: [.network(here), .userAt("victim", here)]
                    case 2: [.network(network), .codes(user)]
                    default: [.device([2, UInt8.random(in: 0...255, using: &generator)])]
                    }
                _ = throttle.begin(attack, now: at(now))
                #expect(throttle.size <= 100)
                if Int.random(in: 0...9, using: &generator) == 0 {
                    #expect(throttle.begin([device], now: at(now)) == nil)
                    throttle.succeed([device])
                }
            }
        }
    }

    @Test func memoryIsBoundedAndTheLatestStay() {
        let throttle = Throttle(most: 100)
        for user in 0..<1000 {
            #expect(throttle.begin([.userAt("u\(user)", here)], now: at(Int64(user))) == nil)
            #expect(throttle.size <= 100)
        }
        for _ in 0..<4 { #expect(throttle.begin([.userAt("u999", here)], now: at(1000)) == nil) }
        #expect(throttle.begin([.userAt("u999", here)], now: at(1000)) == 15)
    }
}

@Suite struct NetworkTests {
    @Test func oneHouseIsOneNetwork() {
        #expect(Network("192.0.2.1") != Network("192.0.2.2"))
        #expect(Network("2001:db8:1:2::1") == Network("2001:db8:1:2:ffff:ffff:ffff:ffff"))
        #expect(Network("2001:db8:1:2::1") != Network("2001:db8:1:3::1"))
        #expect(Network("::ffff:192.0.2.1") == Network("192.0.2.1"))
        #expect(Network("::ffff:192.0.2.1") != Network("::ffff:192.0.2.2"))
        #expect(Network("fe80::1%eth0") == Network("fe80::2"))
        #expect(Network("local") != Network("192.0.2.1") && Network("local") == Network("local"))
    }
}

@Suite struct DeviceMarkTests {
    private let marks = DeviceMark(key: Array(repeating: 1, count: 32))
    private let now = Instant(nanoseconds: 1_000_000_000)

    @Test func aMarkIsItsUsersForHalfAYear() {
        let mark = marks.make(for: "u", now: now)
        #expect(marks.number(mark, of: "u", now: now)?.count == 16)
        #expect(marks.number(mark, of: "v", now: now) == nil)
        #expect(DeviceMark(key: Array(repeating: 2, count: 32)).number(mark, of: "u", now: now) == nil)
        #expect(marks.number(mark, of: "u", now: Instant(nanoseconds: 180 * 86_400 * 1_000_000_000)) != nil)
        #expect(marks.number(mark, of: "u", now: Instant(nanoseconds: (180 * 86_400 + 1) * 1_000_000_000)) == nil)
        for wrong in ["", "x", String(mark.dropLast(2)), String(repeating: "A", count: 75)] {
            #expect(marks.number(wrong, of: "u", now: now) == nil)
        }
    }
}

/// The same numbers in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
