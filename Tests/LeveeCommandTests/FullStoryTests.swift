import Testing

/// One application through every desk: filed, decided, its letter, its booklet out and back, the border's feed, the slip. And
/// the desk's part of the way where it goes wrong; the clerk's is in `ApplicationStoryTests`.
@Suite struct FullStoryTests {
    private let office: Office
    private static let passport = "ordinaryPassport:E12345678"

    init() throws { office = try Office() }

    private func approve() throws {
        try office.tell("application file - --on 2026-03-01 --as jingban", stdin: Office.application())
        try office.tell("application check S-1 --on 2026-03-01 --as jingban")
        try office.tell("application opinion S-1 --by discipline --agree --on 2026-03-02 --as jiwei")
        try office.tell("application check S-1 --on 2026-03-02 --as jingban")
        try office.tell("application decide S-1 --approve --on 2026-03-02 --as zuzhi")
    }

    /// A code is made with a key of the home, so that it is another one in every run.
    private func compare(with name: String) throws {
        let told = office.transcript.replacing(/[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/, with: "CODE1-CODE2")
        #expect(told == (try Expected.text(name, told)))
    }

    @Test func throughEveryDesk() throws {
        try approve()
        try office.tell("application letter S-1")
        try office.tell("custody hand-out E12345678 --as baoguan --at 2026-05-05T09:00:00+08:00")
        try office.tell("application list --as-of 2026-05-05")
        try office.crosses(1, "exit", at: "2026-05-06T08:00:00+08:00")
        try office.crosses(2, "entry", at: "2026-05-12T20:00:00+08:00")
        try office.tell("custody return E12345678 --as baoguan --at 2026-05-13T09:00:00+08:00")
        try office.tell("application report S-1 --on 2026-05-13 --as jingban")
        try office.tell("application show S-1 --as-of 2026-05-14")
        try office.tell("custody history E12345678")
        try office.tell("application replay S-1")
        #expect(try office.scratch.night("2026-05-14").findings.filter { $0.person == "P1" }.map(\.brief) == [])
        try compare(with: "story.txt")
    }

    /// Hand-out only under the approval, once, and not before its day; or by a second person's word.
    @Test func whatTheDeskRefuses() throws {
        let out = "custody hand-out E12345678 --as baoguan --at"
        try office.tell("application letter S-1")
        try office.tell("application file - --on 2026-02-27 --as jingban", stdin: Office.application("S-0"))
        try office.tell("application letter S-0")
        try office.tell("\(out) 2026-05-05T09:00:00+08:00")
        try approve()
        office.note("eight days before departure, and seven")
        try office.tell("\(out) 2026-04-28T23:59:59+08:00")
        try office.tell("custody hand-out E23456789 --as baoguan --at 2026-04-29T00:00:00+08:00")
        try office.tell("\(out) 2026-04-29T00:00:00+08:00")
        try office.tell("\(out) 2026-04-29T00:00:01+08:00")
        try office.tell("application withdraw S-1 --reason 不去了 --on 2026-04-30 --as jingban")
        office.note("back, twice; and out again under the same approval")
        try office.tell("custody return E12345678 --as baoguan --at 2026-05-01T09:00:00+08:00")
        try office.tell("custody return E12345678 --as baoguan --at 2026-05-01T09:01:00+08:00")
        try office.tell("\(out) 2026-05-02T09:00:00+08:00")
        office.note("by exception")
        try office.tell("\(out) 2026-05-02T09:00:00+08:00 --override")
        try office.tell("\(out) 2026-05-02T09:00:00+08:00 --override --reason 签证补件")
        try office.tell("custody confirm R-1 --as baoguan --at 2026-05-02T09:10:00+08:00")
        try office.tell("custody confirm R-1 --as jingban --at 2026-05-02T09:10:00+08:00")
        try office.tell("custody confirm R-1 --as zuzhi --at 2026-05-02T09:10:00+08:00")
        try office.tell("custody confirm R-1 --as zuzhi --at 2026-05-02T09:11:00+08:00")
        try office.tell("custody return E12345678 --as baoguan --at 2026-05-03T09:00:00+08:00")
        office.note("withdrawn: no letter, no hand-out")
        try office.tell("application withdraw S-1 --reason 不去了 --on 2026-05-03 --as jingban")
        try office.tell("application letter S-1")
        try office.tell("\(out) 2026-05-04T09:00:00+08:00")
        try compare(with: "story-desk.txt")
        // An exception is no approval; and an approval that was withdrawn is none for the hand-out before that either.
        let night = try office.scratch.night("2026-05-05").findings.filter { $0.person == "P1" }.map(\.brief)
        #expect(night == ["custody.out-without-approval P1 \(Self.passport) 2026-04-29"])
    }
}
