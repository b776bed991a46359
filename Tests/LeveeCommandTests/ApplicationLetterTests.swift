import Testing

/// The letters of every kind as they are printed, before and after an amendment; and what a clerk sees beside them.
@Suite struct ApplicationLetterTests {
    private func decided(
        _ office: Office, _ number: String, on day: String, _ decision: String = "--approve"
    ) throws {
        try office.tell("application check \(number) --on \(day) --as jingban --json")
        try office.tell("application opinion \(number) --by discipline --agree --on \(day) --as jiwei")
        try office.tell("application decide \(number) \(decision) --reason 属实 --on \(day) --as zuzhi")
    }

    @Test(arguments: ["en", "zh"]) func everyLetter(_ language: String) throws {
        let office = try Office(language)
        office.note("a trip; its file brought an opinion with it")
        let opinions = #","opinions":[{"by":"discipline","on":"2026-02-20","opinion":"disagree"}]"#
        try office.tell(
            "application file - --on 2026-03-01 --as jingban", stdin: Office.application(more: opinions))
        try decided(office, "S-1", on: "2026-03-02")
        try office.tell("application letter S-1")
        office.note("an amendment that is not granted")
        let later = Office.application().replacing("2026-05-06", with: "2026-05-08")
        try office.tell("application amend S-1 - --on 2026-03-03 --as jingban", stdin: later)
        try decided(office, "S-1", on: "2026-03-04", "--refuse")
        try office.tell("application letter S-1")
        try office.tell("application letter S-1 --number 组出境〔2026〕9号")
        try office.tell("application letter S-1 --number 组出境〔2026〕1号")
        try office.tell("application list --as-of 2026-03-04")
        office.note("an amendment that is granted")
        try office.tell("application amend S-1 - --on 2026-03-05 --as jingban", stdin: later)
        try decided(office, "S-1", on: "2026-03-06")
        try office.tell("application letter S-1")
        try office.tell("application show S-1 --as-of 2026-03-06")
        office.note("an extension, and one that was taken back")
        try office.tell("application extend S-1 --return-on 2026-05-15 --reason 探亲需要 --on 2026-03-07 --as jingban")
        try decided(office, "S-1-E1", on: "2026-03-07")
        try office.tell("application letter S-1-E1")
        try office.tell("application withdraw S-1-E1 --reason 不延了 --on 2026-03-08 --as jingban")
        office.note("consent to apply for a document")
        try office.tell(
            "application file - --on 2026-03-08 --as jingban",
            stdin: """
                {"applicationNo":"S-2","person":"P1","kind":"issue","reason":"赴台探亲","documentType":"taiwanPermit",\
                "submittedOn":"2026-03-08"}
                """)
        try decided(office, "S-2", on: "2026-03-08")
        try office.tell("application letter S-2")
        office.note("a loan")
        try office.tell(
            "application lend S-3 --person P1 --document ordinaryPassport:E12345678 --return-on 2026-03-20 "
                + "--reason 办理签证 --on 2026-03-09 --as jingban")
        try decided(office, "S-3", on: "2026-03-09")
        try office.tell("application letter S-3")
        office.note("what does not go together")
        try office.tell("application opinion S-3 --by secrecy --disagree --on 2026-03-09 --as fuhe")
        try office.tell("custody hand-out E12345678 --as baoguan --override")
        try office.tell("custody hand-out E12345678 --as baoguan --reason 急诊")
        try office.tell("custody hand-out --as baoguan")
        office.note("early, and by exception under the approval")
        let early = "custody hand-out E12345678 --as baoguan --at 2026-04-01T09:00:00+08:00"
        try office.tell(early)
        try office.tell("\(early) --override --reason 办签证 --approval 组出境〔2026〕1号")
        try office.tell("custody confirm R-1 --as zuzhi --at 2026-04-01T09:10:00+08:00")
        try office.tell("custody return E12345678 --as baoguan --at 2026-04-02T09:00:00+08:00")
        try office.tell("application show S-1 --as-of 2026-04-02")
        let told = office.transcript.replacing(/[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/, with: "CODE1-CODE2")
        #expect(told == (try Expected.text("application-letters.\(language).txt", told)))
    }
}
