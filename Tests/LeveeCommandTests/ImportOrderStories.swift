extension ImportTests {
    static let withdrawals: [ImportStory] = [
        .init(
            "after its target",
            [.feed(1, Text.issued("d-1"), Text.withdrawal("w-1", of: "d-1"), gives: .counts(2))], standing: []),
        .init(
            "before its target, in an earlier file",
            [
                .feed(1, Text.withdrawal("w-1", of: "d-1"), gives: .counts(1)),
                .feed(2, Text.issued("d-1"), Text.issued("d-2"), gives: .counts(2)),
            ], standing: ["P1:d-2"]),
        .init(
            "in a later file with a lower number",
            [
                .feed(5, Text.issued("d-1"), gives: .counts(1)),
                .feed(2, Text.withdrawal("w-1", of: "d-1"), gives: .counts(1)),
            ], standing: []),
        .init(
            "reaches only its own source",
            [
                .feed(1, Text.issued("d-1"), gives: .counts(1)),
                .feed(1, source: "sh", Text.withdrawal("w-1", of: "d-1"), gives: .counts(1)),
            ], standing: ["P1:d-1"]),
        .init(
            "of a withdrawal gives the record back",
            [
                .feed(1, Text.issued("d-1"), Text.withdrawal("w-1", of: "d-1"), gives: .counts(2)),
                .feed(2, Text.withdrawal("w-2", of: "w-1"), gives: .counts(1)),
            ], standing: ["P1:d-1"]),
        .init(
            "of a withdrawal, the last one first",
            [
                .feed(
                    1, Text.withdrawal("w-3", of: "w-2"), Text.withdrawal("w-2", of: "w-1"),
                    Text.withdrawal("w-1", of: "d-1"), Text.issued("d-1"), gives: .counts(4))
            ], standing: []),
        .init(
            "one of two taken back leaves the other",
            [
                .feed(
                    1, Text.issued("d-1"), Text.withdrawal("w-1", of: "d-1"), Text.withdrawal("w-2", of: "d-1"),
                    Text.withdrawal("w-3", of: "w-1"), gives: .counts(4))
            ], standing: []),
        .init(
            "a withdrawn record that comes again stays withdrawn",
            [
                .feed(1, Text.issued("d-1"), Text.withdrawal("w-1", of: "d-1"), gives: .counts(2)),
                .feed(2, Text.issued("d-1"), Text.withdrawal("w-1", of: "d-1"), gives: .counts(0, 2)),
            ], standing: []),
        .init(
            "of itself, and in a ring, is bad",
            [
                .feed(
                    1, Text.withdrawal("w-0", of: "w-0"), Text.withdrawal("w-1", of: "w-2"),
                    Text.withdrawal("w-2", of: "w-3"), Text.withdrawal("w-3", of: "w-1"), gives: .counts(2, 0, 0, 0, 2)),
                .feed(2, Text.withdrawal("w-3", of: "d-9"), gives: .counts(1)),
            ], quarantine: ["withdrawalCycle withdrawal/@of", "withdrawalCycle withdrawal/@of"]),
        .init(
            "with another target is a conflict",
            [
                .feed(
                    1, Text.withdrawal("w-1", of: "d-1"), Text.withdrawal("w-1", of: "d-2"),
                    Text.issued("d-1"), Text.issued("d-2"), gives: .counts(3, 0, 0, 0, 1))
            ], standing: ["P1:d-2"], quarantine: ["conflict recordId"]),
        .init(
            "of a stranger's or a bad record is accepted, and waits",
            [
                .feed(
                    1, Text.issued("d-1", Text.stranger, number: "E99999999"), Text.issued("d-2", on: "never"),
                    Text.withdrawal("w-1", of: "d-1"), Text.withdrawal("w-2", of: "d-2"), gives: .counts(2, 0, 1, 0, 1)),
                .feed(2, Text.issued("d-1"), Text.issued("d-2"), gives: .counts(2)),
            ], standing: []),
        .init(
            "a withdrawn record names nobody",
            [
                .feed(
                    1, Text.issued("d-1"), Text.withdrawal("w-1", of: "d-1"), Text.crossing("c-1", nil),
                    gives: .counts(2, 0, 1))
            ]),
    ]

    private static let three = [
        Text.issued("d-1"), Text.issued("d-2", Text.stranger, number: "E99999999"), Text.issued("d-3", on: "never"),
    ]

    static let sequences: [ImportStory] = [
        .init(
            "the same number with the same records",
            [
                .feed(7, three[0], three[1], three[2], gives: .counts(1, 0, 1, 0, 1)),
                .feed(7, three[0], three[1], three[2], gives: .counts(0, 1, 1, 0, 1)),
            ], quarantine: ["badValue document/@on"]),
        .init(
            "the same number with its records in another order",
            [
                .feed(7, three[0], three[1], three[2], gives: .counts(1, 0, 1, 0, 1)),
                .feed(7, three[2], three[1], three[0], gives: .counts(0, 1, 1, 0, 1)),
            ]),
        .init(
            "the same number with another record",
            [
                .feed(7, Text.issued("d-1"), gives: .counts(1)),
                .feed(7, Text.issued("d-1", on: "2024-02-29"), gives: .refused("sequenceReused", line: nil)),
            ], quarantine: []),
        .init(
            "the same number with one record more",
            [
                .feed(7, Text.issued("d-1"), gives: .counts(1)),
                .feed(7, Text.issued("d-1"), Text.issued("d-2"), gives: .refused("sequenceReused", line: nil)),
            ], standing: ["P1:d-1"]),
        .init(
            "the same number with one record less",
            [
                .feed(7, Text.issued("d-1"), Text.issued("d-2"), gives: .counts(2)),
                .feed(7, Text.issued("d-1"), gives: .refused("sequenceReused", line: nil)),
            ]),
        .init(
            "the same number with another stranger, or a record broken since",
            [
                .feed(7, three[0], three[1], gives: .counts(1, 0, 1)),
                .feed(
                    7, three[0], Text.issued("d-2", Text.stranger, number: "E88888888"),
                    gives: .refused("sequenceReused", line: nil)),
                .feed(
                    7, Text.issued("d-1", on: "never"), three[1], gives: .refused("sequenceReused", line: nil)),
            ], quarantine: []),
        .init(
            "the same number of another source",
            [
                .feed(7, Text.issued("d-1"), gives: .counts(1)),
                .feed(7, source: "sh", Text.issued("d-2"), gives: .counts(1)),
            ]),
        .init(
            "a number below the base precedes it, and one in a gap fills it",
            [
                .feed(7, Text.issued("d-1"), gives: .counts(1)),
                .feed(3, Text.issued("d-2"), gives: .counts(1)),
                .feed(5, Text.issued("d-3"), gives: .counts(1)),
                .feed(.max, Text.issued("d-4"), gives: .counts(1)),
                .feed(.max, Text.issued("d-4"), gives: .counts(0, 1)),
            ], standing: ["P1:d-1", "P1:d-2", "P1:d-3", "P1:d-4"]),
    ]
}
