import Testing

@testable import LeveeCore

/// What may be answered about a batch.
@Suite struct FilingAnswerTests {
    private let filed: FiledBatch

    init() throws {
        let policy = try PolicyOnDay(.catalogue, on: .example("2026-11-23"))
        let members = try ["P-1", "P-2", "P-3"].map { ref in
            var person = Dossier.example.person
            person.ref = ref
            return try FilingMember(
                person, FilingDuty(action: .filed, due: policy.day, isOverdue: false), unitName: { _ in nil },
                supplement: nil, policy: policy)
        }
        let batch = FilingBatch(
            number: "B", on: policy.day, organisation: FilingOrganisation(code: try OrganisationCode("000000019")),
            members: members)
        filed = FiledBatch(batch: batch, answers: ["P-2": FilingAnswer(on: .example("2026-11-24"))])
    }

    private func answer(
        _ accepted: FiledBatch.Accepted, refused: [String] = [], reason: String? = nil,
        on day: StaticString = "2026-11-25"
    ) throws -> [String] {
        try filed.answer(accepted, refused: refused, reason: reason, on: .example(day)).map {
            "\($0.member.ref) \($0.answer.on) \($0.answer.refusal ?? "taken")"
        }
    }

    @Test func allAreThoseWhoWait() throws {
        #expect(filed.waiting.map(\.ref) == ["P-1", "P-3"])
        #expect(try answer(.all) == ["P-1 2026-11-25 taken", "P-3 2026-11-25 taken"])
        #expect(
            try answer(.all, refused: ["P-3"], reason: " 照片不符 ") == ["P-1 2026-11-25 taken", "P-3 2026-11-25 照片不符"])
        #expect(try answer(.these(["P-3"])) == ["P-3 2026-11-25 taken"])
        #expect(try answer(.these([]), refused: ["P-1"], reason: "x") == ["P-1 2026-11-25 x"])
        #expect(try answer(.all, on: "2026-11-23").count == 2)
    }

    @Test func whatIsRefused() throws {
        #expect(throws: FilingRefusal.tooEarly(.example("2026-11-22"), .example("2026-11-23"))) {
            try answer(.all, on: "2026-11-22")
        }
        #expect(throws: FilingRefusal.notInBatch("P-9", "B")) { try answer(.these(["P-1", "P-9"])) }
        #expect(throws: FilingRefusal.answered("P-2", "B", .example("2026-11-24"))) { try answer(.these(["P-2"])) }
        #expect(throws: FilingRefusal.answered("P-2", "B", .example("2026-11-24"))) {
            try answer(.all, refused: ["P-2"], reason: "x")
        }
        #expect(throws: FilingRefusal.noReason) { try answer(.all, refused: ["P-1"], reason: " ") }
        #expect(throws: FilingRefusal.noReason) { try answer(.all, refused: ["P-1"]) }
        var closed = filed
        for ref in ["P-1", "P-3"] { closed.answers[ref] = FilingAnswer(on: .example("2026-11-24"), refusal: "x") }
        #expect(closed.accepted == 1 && closed.refused == 2)
        #expect(throws: FilingRefusal.closed("B")) {
            try closed.answer(.all, refused: [], reason: nil, on: .example("2026-11-25"))
        }
    }

    @Test func refusalsSpeakBothLanguages() {
        let day = CalendarDay.example("2026-11-23")
        let all: [FilingRefusal] = [
            .sameMark("U"), .noOrganisationCode, .nobodyDue, .wrongSurname("P-1", "x"), .noBatch("\u{202E}"),
            .notInBatch("P-1", "B"), .answered("P-1", "B", day), .closed("B"), .noReason, .tooEarly(day, day),
        ]
        for refusal in all {
            #expect(refusal.explanation.zh.unicodeScalars.contains { $0.value > 0x4E00 })
            #expect(!refusal.explanation.en.isEmpty && !refusal.explanation.en.contains("\u{202E}"))
        }
    }
}
