import LeveeCore
import Testing

@Suite struct SessionTests {
    private let start = Instant(nanoseconds: 1_000_000_000_000)

    private func later(_ seconds: Int64, less nanoseconds: Int64 = 0) -> Instant {
        Instant(nanoseconds: start.nanoseconds + seconds * 1_000_000_000 - nanoseconds)
    }

    private func session(lastSeen: Instant, isSecondFactorDone: Bool = false) -> Session {
        Session(
            id: [1], user: "u", startedAt: start, lastSeenAt: lastSeen, endsAt: SessionTerms.standard.end(from: start),
            isSecondFactorDone: isSecondFactorDone, browser: .firefox)
    }

    @Test func anIdleSessionEndsAfterHalfAnHour() {
        let terms = SessionTerms.standard
        #expect(terms.isAlive(session(lastSeen: start), at: later(1800, less: 1)))
        #expect(!terms.isAlive(session(lastSeen: start), at: later(1800)))
    }

    @Test func aBusySessionEndsAfterTwelveHours() {
        let terms = SessionTerms.standard
        #expect(terms.isAlive(session(lastSeen: later(43_199)), at: later(43_200, less: 1)))
        #expect(!terms.isAlive(session(lastSeen: later(43_199)), at: later(43_200)))
    }

    @Test func aRequestIsNotedOnceAMinute() {
        let terms = SessionTerms.standard
        #expect(!terms.isToBeTouched(session(lastSeen: start), at: later(60, less: 1)))
        #expect(terms.isToBeTouched(session(lastSeen: start), at: later(60)))
    }

    @Test func whoDecidesNeedsASecondFactor() {
        #expect(
            Set(Role.allCases.filter { SecondFactor.isRequired(for: [$0]) }) == [.approver, .reviewer, .administrator])
        #expect(SecondFactor.isRequired(for: [.clerk, .reviewer]))
        #expect(!SecondFactor.isRequired(for: []))
    }

    @Test(arguments: [false, true], [false, true]) func oneThingIsOwedAtATime(mustChange: Bool, hasFactor: Bool) {
        let credential = Credential(
            user: "u", password: "", mustChange: mustChange, changedAt: start, secondFactor: hasFactor ? [1] : nil)
        func owed(_ isDone: Bool, _ roles: Set<Role>) -> SignInDuty? {
            SignInDuty(session(lastSeen: start, isSecondFactorDone: isDone), credential, roles: roles)
        }
        #expect(owed(false, [.clerk]) == (hasFactor ? .secondFactor : mustChange ? .newPassword : nil))
        #expect(owed(true, [.clerk]) == (mustChange ? .newPassword : nil))
        #expect(
            owed(false, [.approver]) == (hasFactor ? .secondFactor : mustChange ? .newPassword : .enrolment))
        #expect(owed(true, [.approver]) == (mustChange ? .newPassword : hasFactor ? nil : .enrolment))
    }

    @Test(arguments: [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", BrowserFamily.firefox),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36", .chrome),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
            .edge
        ),
        ("Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15", .safari),
        ("curl/8.0", .other), ("", .other),
    ]) func aBrowserIsKnownByItsFamily(_ userAgent: String, _ family: BrowserFamily) {
        #expect(BrowserFamily(userAgent: userAgent) == family)
    }
}
