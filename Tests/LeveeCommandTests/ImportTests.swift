import Testing

/// The sentences of the contracts on records, matching, withdrawals and sequence numbers, through the built program.
@Suite struct ImportTests {
    typealias Text = FeedText

    @Test(arguments: records) func record(_ story: ImportStory) throws { try story.play() }
    @Test(arguments: matching) func match(_ story: ImportStory) throws { try story.play() }
    @Test(arguments: withdrawals) func withdrawal(_ story: ImportStory) throws { try story.play() }
    @Test(arguments: sequences) func sequence(_ story: ImportStory) throws { try story.play() }

    static let records: [ImportStory] = [
        .init("no record at all", [.feed(1, gives: .counts(0))]),
        .init(
            "every kind of outcome balances",
            [
                .feed(
                    1, Text.issued("d-1"), Text.issued("d-1"), Text.issued("d-2", Text.stranger, number: "E99999999"),
                    Text.issued("d-3", Text.namesake, number: "E99999999"), Text.issued("d-4", on: "2024-02-30"),
                    Text.holdings("h-1"), Text.filing("f-1"), Text.crossing("c-1"), Text.withdrawal("w-1", of: "c-9"),
                    gives: .counts(5, 1, 1, 1, 1))
            ], standing: ["P1:d-1", "P1:h-1", "P1:f-1", "P1:c-1"], quarantine: ["badValue document/@on"]),
        .init(
            "the same values in other XML are a duplicate",
            [
                .feed(1, Text.issued("d-1"), gives: .counts(1)),
                .feed(
                    2,
                    """
                    <x:document xmlns:x="urn:levee:border-feed:1" on="2024-03-01" action="issued" recordId="d-&#49;"><!-- -->
                    <x:holder surname=" " \(Text.known)></x:holder><?skip me?>
                    <x:travelDocument number="e1111-11 11" issuingState="CHN" type="ordinaryPassport"/></x:document>
                    """, gives: .counts(0, 1)),
            ]),
        .init(
            "the same moment in another zone is a duplicate",
            [
                .feed(1, Text.crossing("c-1", at: "2024-03-01T09:00:00+08:00"), gives: .counts(1)),
                .feed(2, Text.crossing("c-1", at: "2024-03-01T01:00:00.000Z"), gives: .counts(0, 1)),
            ]),
        .init(
            "another content is a conflict, and the first stays",
            [
                .feed(1, Text.issued("d-1"), gives: .counts(1)),
                .feed(2, Text.issued("d-1", on: "2024-02-29"), gives: .counts(0, 0, 0, 0, 1)),
                .feed(3, Text.issued("d-1"), gives: .counts(0, 1)),
            ], standing: ["P1:d-1"], quarantine: ["conflict recordId"]),
        .init(
            "a conflict about a stranger is counted and not kept",
            [
                .feed(1, Text.issued("d-1"), gives: .counts(1)),
                .feed(2, Text.issued("d-1", Text.stranger, number: "E99999999"), gives: .counts(0, 0, 1)),
            ], quarantine: []),
        .init(
            "a record that waits occupies its id",
            [
                .feed(1, Text.issued("d-1", Text.namesake, number: "E99999999"), gives: .counts(0, 0, 0, 1)),
                .feed(2, Text.issued("d-1", Text.namesake, number: "E99999999"), gives: .counts(0, 1)),
                .feed(3, Text.issued("d-1"), gives: .counts(0, 0, 0, 0, 1)),
            ], standing: []),
        .init(
            "a quarantined record does not occupy its id",
            [
                .feed(1, Text.issued("d-1", on: "never"), gives: .counts(0, 0, 0, 0, 1)),
                .feed(2, Text.issued("d-1"), gives: .counts(1)),
            ], standing: ["P1:d-1"]),
        .init(
            "a stranger's record does not occupy its id",
            [
                .feed(1, Text.issued("d-1", Text.stranger, number: "E99999999"), gives: .counts(0, 0, 1)),
                .feed(2, Text.issued("d-1"), gives: .counts(1)),
            ], standing: ["P1:d-1"]),
        .init(
            "a record is known by source and id",
            [
                .feed(1, Text.issued("d-1"), gives: .counts(1)),
                .feed(1, source: "sh", Text.issued("d-1", on: "2024-02-29"), gives: .counts(1)),
            ], standing: ["P1:d-1", "P1:d-1"]),
        .init(
            "ids are compared byte by byte",
            [
                .feed(1, Text.issued("K-1"), gives: .counts(1)),
                .feed(2, Text.issued("k-1"), Text.issued("K-1\u{200D}"), gives: .counts(2)),
            ]),
        .init(
            "a day one past the file's own is good, and two are bad",
            [
                .feed(
                    1, Text.issued("d-1", on: "2024-03-03"), Text.issued("d-2", on: "2024-03-04"),
                    Text.holdings("h-1", on: "2024-03-03"), Text.holdings("h-2", on: "2024-03-04"),
                    Text.filing("f-1", on: "2024-03-03"), Text.filing("f-2", on: "2024-03-04"),
                    Text.crossing("c-1", at: "2024-03-03T23:59:59+08:00"),
                    Text.crossing("c-2", at: "2024-03-03T16:00:00Z"), gives: .counts(4, 0, 0, 0, 4))
            ],
            quarantine: [
                "dayInFuture document/@on", "dayInFuture holdings/@on", "dayInFuture filing/@on",
                "dayInFuture crossing/@at",
            ]),
        .init(
            "a contradiction is a doubt and no refusal",
            [.feed(1, Text.filing("f-1", Text.known + " birthDate='1991-01-01' sex='F'"), gives: .counts(1))]),
    ]

    static let matching: [ImportStory] = [
        .init("by ID number", [.feed(1, Text.issued("d-1"), gives: .counts(1))], standing: ["P1:d-1"]),
        .init(
            "a lower-case x is the same number",
            [.feed(1, Text.filing("f-1", "idNumber='\(FeedPeople.endingInX.lowercased())'"), gives: .counts(1))],
            standing: ["P3:f-1"]),
        .init(
            "the ID number goes before the document's",
            [.feed(1, Text.crossing("c-1", number: "E44444444"), gives: .counts(1))], standing: ["P1:c-1"]),
        .init(
            "a crossing without holder goes by its document, declared or told of by a feed",
            [
                .feed(
                    1, Text.crossing("c-1", nil, number: "E44444444"), Text.issued("d-1"), Text.crossing("c-2", nil),
                    Text.crossing("c-3", nil, number: "E99999999"), gives: .counts(3, 0, 1))
            ], standing: ["P4:c-1", "P1:d-1", "P1:c-2"]),
        .init(
            "the declarer goes before the first record",
            [
                .feed(
                    1, Text.issued("d-1", number: "E44444444"), Text.crossing("c-1", nil, number: "E44444444"),
                    gives: .counts(2))
            ], standing: ["P1:d-1", "P4:c-1"]),
        .init(
            "a number of another type is another document",
            [
                .feed(
                    1, Text.crossing("c-1", nil, number: "E44444444").replacing("ordinaryPassport", with: "other"),
                    gives: .counts(0, 0, 1))
            ]),
        .init(
            "without ID number, by a known document, whatever the name",
            [.feed(1, Text.issued("d-1", Text.namesake, number: "E44444444"), gives: .counts(1))],
            standing: ["P4:d-1"]),
        .init(
            "an unknown ID number with a known document waits",
            [.feed(1, Text.issued("d-1", Text.stranger, number: "E44444444"), gives: .counts(0, 0, 0, 1))]),
        .init(
            "an unknown ID number with an equal person waits",
            [
                .feed(
                    1, Text.issued("d-1", Text.stranger + " " + Text.namesake, number: "E99999999"),
                    gives: .counts(0, 0, 0, 1))
            ]),
        .init(
            "without ID number and known document, an equal person waits",
            [
                .feed(
                    1, Text.issued("d-1", Text.namesake, number: "E99999999"),
                    Text.crossing("c-1", Text.namesake, number: "E99999999"), gives: .counts(0, 0, 0, 2))
            ]),
        .init(
            "two of the three facts, or pinyin, are no match",
            [
                .feed(
                    1, Text.crossing("c-1", "name='张三' birthDate='1990-03-07'", number: "E99999999"),
                    Text.crossing("c-2", "name='张三' sex='M'", number: "E99999999"),
                    Text.crossing("c-3", "birthDate='1990-03-07' sex='M'", number: "E99999999"),
                    Text.crossing(
                        "c-4", "surname='ZHANG' givenNames='SAN' birthDate='1990-03-07' sex='M'", number: "E99999999"),
                    Text.crossing("c-5", "name='张三' birthDate='1990-03-08' sex='M'", number: "E99999999"),
                    Text.crossing("c-6", "name='张三' birthDate='1990-03-07' sex='F'", number: "E99999999"),
                    gives: .counts(0, 0, 6))
            ]),
        .init(
            "a document that only waits is nobody's",
            [
                .feed(
                    1, Text.issued("d-1", Text.namesake, number: "E99999999"),
                    Text.crossing("c-1", nil, number: "E99999999"), gives: .counts(0, 0, 1, 1))
            ]),
        .init(
            "matching comes before judging",
            [
                .feed(
                    1, Text.issued("d-1", Text.stranger, number: "E99999999", on: "never"),
                    Text.issued("d-2", Text.stranger, number: "E44444444", on: "never"),
                    Text.issued("d-3", on: "never"), Text.filing("f-1", "idNumber='123'"),
                    Text.filing("f-2", Text.stranger, on: "never"), "<other><holder \(Text.stranger)/></other>",
                    Text.crossing("c-1", nil, number: "E99999999", at: "never"), "<withdrawal recordId='w-1'/>",
                    "<other/>", gives: .counts(0, 0, 3, 0, 6))
            ]),
    ]
}
