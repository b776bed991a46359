import Testing

@testable import LeveeCore

/// What a correction does to an entry, and which corrections nobody can ask for.
@Suite struct CorrectionTests {
    private let event = CorrectableFact.custody(
        CustodyEvent(
            document: .example("ordinaryPassport:E12345678"), at: .example("2026-11-03T09:00"),
            event: .handedIn, place: "证件柜", slot: "1", officer: "甲"))
    private let approval = CorrectableFact.approval(
        Approval(
            number: "A-1", ref: "P-1", kind: .travel, purpose: .private,
            documents: [.example("ordinaryPassport:E12345678"), .example("hkMacaoPermit:C12345678")],
            destinations: [.hongKong, .macao], departOn: .example("2026-11-01"), returnOn: .example("2026-11-05"),
            decidedOn: .example("2026-10-20"), approver: "u-2", reportedOn: .example("2026-11-06")))
    private let declaration = CorrectableFact.declaration(
        Declaration(
            document: .example("ordinaryPassport:E12345678"), rawNumber: "e 12345678", ref: "P-1",
            issuingState: .china, issuedOn: .example("2020-01-01"), expiresOn: .example("2029-12-31"),
            authority: "某局", declaredOn: .example("2020-01-05")))

    private var all: [CorrectableFact] { [event, approval, declaration] }

    @Test func columnsReadBackAsTheyWereWritten() throws {
        for fact in all {
            #expect(Set(fact.columns.keys) == Set(fact.kind.columns))
            #expect(try CorrectableFact(fact.kind, fact.columns) == fact)
        }
        #expect(approval.columns[.documents] == "ordinaryPassport:E12345678;hkMacaoPermit:C12345678")
        #expect(event.columns[.at] == "2026-11-03T09:00:00+08:00")
        #expect(event.columns[.note] == "")
    }

    @Test func voidAndBackAgain() throws {
        for fact in all {
            let void = try Correction(.void, of: fact, isVoid: false)
            #expect(void.becomes == nil && void.changes == [] && void.steps == [.void(fact)])
            let back = try Correction(.restore([:]), of: fact, isVoid: true)
            #expect(back.becomes == fact && back.changes == [] && back.steps == [.put(fact)])
        }
    }

    @Test func anAmendmentNamesEveryChange() throws {
        let correction = try Correction(
            .amend([.returnOn: "2026-11-07", .reportedOn: " ", .destinations: "HKG"]), of: approval, isVoid: false)
        #expect(
            correction.changes == [
                .init(column: .destinations, was: "HKG;MAC", becomes: "HKG"),
                .init(column: .returnOn, was: "2026-11-05", becomes: "2026-11-07"),
                .init(column: .reportedOn, was: "2026-11-06", becomes: ""),
            ])
        let becomes = try #require(correction.becomes)
        #expect(correction.steps == [.put(becomes)])
    }

    @Test func anotherKeyLeavesTheOldOneVoid() throws {
        for (fact, changes) in [
            (event, [FactColumn.at: "2026-11-03T10:00:00+08:00"]), (event, [.event: "seen"]),
            (event, [.document: "hkMacaoPermit:C12345678"]), (approval, [.ref: "P-2"]),
            (declaration, [.document: "ordinaryPassport:e 8765-4321"]),
        ] {
            let correction = try Correction(.amend(changes), of: fact, isVoid: false)
            let becomes = try #require(correction.becomes)
            #expect(correction.steps == [.void(fact), .put(becomes)])
            #expect(!becomes.isVersion(of: fact))
            // What was void stays void under its own key.
            #expect(try Correction(.restore(changes), of: fact, isVoid: true).steps == [.put(becomes)])
        }
    }

    /// A declaration belongs to the document, whoever made it; the number of another document is as it was typed.
    @Test func aDeclarationMovesToAnotherPersonOrDocument() throws {
        let moved = try Correction(.amend([.ref: "P-2"]), of: declaration, isVoid: false)
        #expect(moved.steps == [.put(try #require(moved.becomes))])
        let other = try Correction(.amend([.document: "ordinaryPassport:e 8765-4321"]), of: declaration, isVoid: false)
        #expect(other.becomes?.columns[.document] == "ordinaryPassport:E87654321")
        #expect(other.becomes?.columns[.number] == "e 8765-4321")
    }

    /// The same moment in another spelling is the same moment.
    @Test func nothingChanges() {
        #expect(refusal(.amend([.at: "2026-11-03T01:00:00Z"]), of: event) == .nothingChanges)
        #expect(refusal(.amend([.slot: "1"]), of: event) == .nothingChanges)
        #expect(refusal(.amend([.slot: "1", .note: "  "]), of: event) == .nothingChanges)
        #expect(refusal(.amend([:]), of: event) == .nothingChanges)
    }

    @Test func voidEntriesAreOnlyBroughtBack() {
        for fact in all {
            #expect(refusal(.void, of: fact, isVoid: true) == .isVoid)
            #expect(refusal(.amend([.note: "x", .approver: "x", .authority: "x"]), of: fact, isVoid: true) == .isVoid)
            #expect(refusal(.restore([:]), of: fact) == .isNotVoid)
        }
    }

    static let bad: [(place: Int, column: FactColumn, value: String, reason: Refusal.Reason)] = [
        (0, .at, "2026-11-03T09:00:00", .noOffset), (0, .event, "handedin", .unknownCode), (0, .at, "", .missing),
        (0, .event, "\u{212A}ept", .unknownCode), (0, .slot, "1 2", .whiteSpace), (0, .officer, " ", .missing),
        (0, .note, String(repeating: "长", count: 1001), .tooLong), (0, .document, "E1", .unknownDocumentType),
        (1, .returnOn, "2026-02-30", .notADay), (1, .departOn, "", .missing), (1, .purpose, "", .missing),
        (1, .returnOn, "", .missing), (1, .kind, "extension", .missing), (1, .destinations, "HKG;XXX", .unknownCountry),
        (1, .documents, "x:1", .unknownDocumentType), (1, .decision, "", .missing),
        (1, .ref, "P\u{200B}\u{7}", .control),
        (2, .expiresOn, "1899-12-31", .yearOutOfRange), (2, .issuingState, "chn", .unknownCountry),
        (2, .declaredOn, "", .missing),
    ]

    @Test(arguments: bad.indices) func aBadValueIsNamed(_ index: Int) {
        let (place, column, value, reason) = Self.bad[index]
        guard case .badValue(let found, let why)? = refusal(.amend([column: value]), of: all[place]) else {
            Issue.record("\(column) `\(value)` was taken")
            return
        }
        #expect(found == (value == "extension" ? .extends : column))
        #expect(why.reason == reason)
    }

    @Test func refusalsSpeakBothLanguages() {
        let refusals: [CorrectionRefusal] = [
            .isVoid, .isNotVoid, .nothingChanges, .badValue(.at, Refusal(.noOffset, "2026\u{202E}")),
        ]
        #expect(refusals.allSatisfy { !$0.explanation.zh.isEmpty && !$0.explanation.en.isEmpty })
        #expect(
            refusals[3].explanation
                == Bilingual(
                    zh: "`at`，值 `2026[U+202E]`：缺少时区偏移，如 +08:00",
                    en: "`at`, value `2026[U+202E]`: has no offset; add one, such as +08:00"))
        #expect(
            CorrectionRefusal.badValue(.officer, Refusal(.missing, "")).explanation.en
                == "`officer`: is missing; fill it in")
    }

    private func refusal(
        _ edit: Correction.Edit, of fact: CorrectableFact, isVoid: Bool = false
    ) -> CorrectionRefusal? {
        do {
            _ = try Correction(edit, of: fact, isVoid: isVoid)
            return nil
        } catch { return error }
    }
}
