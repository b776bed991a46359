import Testing

@testable import LeveeCore

/// Which records cannot all be true, and what would settle it.
@Suite struct ContradictionTests {
    private static let passport: StaticString = "ordinaryPassport:E12345678"
    private static let permit: StaticString = "hkMacaoPermit:C12345678"

    private static func sets(
        on day: StaticString = "2026-06-01", _ build: (inout Dossier) -> Void
    ) throws -> [Contradiction] {
        var dossier = Dossier.example
        build(&dossier)
        let day = CalendarDay.example(day)
        return Contradiction.all(in: dossier, on: day, policy: try PolicyOnDay(.catalogue, on: day))
    }

    private static func short(_ sets: [Contradiction]) -> [String] {
        sets.map { "\($0.kind.rawValue): " + $0.records.map(\.evidence).joined(separator: " + ") }
    }

    @Test func keptAndCrossing() throws {
        let sets = try Self.sets {
            $0.declares(Self.passport, issued: "2025-01-01")
            $0.custody(.handedIn, Self.passport, at: "2026-02-01")
            $0.custody(.seen, Self.passport, at: "2026-02-20")
            $0.crosses(.exit, at: "2026-03-01", with: Self.passport)
        }
        #expect(
            Self.short(sets) == [
                "crossedWhileKept: custody:ordinaryPassport:E12345678@2026-02-01T12:00:00+08:00 + "
                    + "crossing:feed/exit-2026-03-01",
                "crossedWhileKept: custody:ordinaryPassport:E12345678@2026-02-20T12:00:00+08:00 + "
                    + "crossing:feed/exit-2026-03-01",
            ])
        #expect(sets[0].hypotheses.map(\.kind) == [.ledgerWrong, .feedWrong, .secondDocument])
    }

    @Test func theLooksNameSlotPortAndList() throws {
        let sets = try Self.sets {
            $0.declares(Self.passport, issued: "2025-01-01")
            $0.custody(.handedIn, Self.passport, at: "2026-02-01")
            $0.documents[0].custody[0].place = "CAB"
            $0.documents[0].custody[0].slot = "A-12"
            $0.crosses(.exit, at: "2026-03-01", with: Self.passport)
            $0.crossings[0].port = "CNSZX"
            $0.holdings(on: "2026-02-15", [Self.passport])
        }
        let set = try #require(sets.first)
        #expect(
            set.hypotheses.map(\.lookUp.en) == [
                "look in slot CAB A-12 for ordinary passport E12345678, and compare the receipt of 2026-02-01",
                "ask feed for its record exit-2026-03-01 at port CNSZX",
                "ask the authority for the holder's holdings statement (the last one is of 2026-02-15)",
            ])
        #expect(
            set.hypotheses.map(\.lookUp.zh) == [
                "查看柜位 CAB A-12 有没有普通护照 E12345678，并核对 2026-02-01 的回执", "向 feed 调取 exit-2026-03-01 的口岸 CNSZX 记录",
                "向公安机关索取本人名下证件清单（现有 2026-02-15 的一份）",
            ])
    }

    /// A hand-out at the very moment lets it go; a minute later it does not.
    @Test(arguments: [("2026-03-01T12:00", 0), ("2026-03-01T12:01", 1)] as [(StaticString, Int)])
    func handedOutInTime(_ moment: StaticString, _ count: Int) throws {
        let sets = try Self.sets {
            $0.custody(.handedIn, Self.passport, at: "2026-02-01")
            $0.custody(.handedOut, Self.passport, at: moment)
            $0.crosses(.exit, at: "2026-03-01T12:00", with: Self.passport)
        }
        #expect(sets.count == count)
    }

    @Test func abroadAndAtTheSafe() throws {
        let sets = try Self.sets {
            $0.declares(Self.passport, issued: "2025-01-01")
            $0.declares(Self.permit, issued: "2025-01-01")
            $0.custody(.handedOut, Self.passport, at: "2026-02-01")
            $0.crosses(.exit, at: "2026-03-01", with: Self.passport)
            $0.custody(.seen, Self.passport, at: "2026-03-05")
            $0.custody(.seen, Self.permit, at: "2026-03-05")
            $0.custody(.handedIn, Self.permit, at: "2026-03-06")
            $0.crosses(.entry, at: "2026-03-10", with: Self.passport)
            $0.custody(.handedIn, Self.passport, at: "2026-03-11")
            $0.feedCovers("2026-03-01", "2026-03-10")
        }
        #expect(
            Self.short(sets) == [
                "atTheSafeWhileAbroad: crossing:feed/exit-2026-03-01 + "
                    + "custody:ordinaryPassport:E12345678@2026-03-05T12:00:00+08:00",
                "holderAbroad: crossing:feed/exit-2026-03-01 + custody:hkMacaoPermit:C12345678@2026-03-06T12:00:00+08:00",
            ])
        #expect(sets[1].hypotheses.map(\.kind) == [.feedWrong, .ledgerWrong, .someoneElse, .crossingMissing])
    }

    /// Where the feeds do not cover the days between, an entry may be missing, and nothing is impossible.
    @Test(arguments: [("2026-03-05", 1), ("2026-03-04", 0)] as [(StaticString, Int)])
    func onlyWithinTheFeeds(_ last: StaticString, _ count: Int) throws {
        let sets = try Self.sets {
            $0.crosses(.exit, at: "2026-03-01", with: Self.passport)
            $0.crosses(.exit, at: "2026-03-05", with: Self.passport)
            $0.feedCovers("2026-03-01", last)
        }
        #expect(sets.map(\.kind) == Array(repeating: .twoExits, count: count))
    }

    @Test func issuedLaterOrCancelledBefore() throws {
        let sets = try Self.sets {
            $0.declares(Self.passport, issued: "2026-03-02")
            $0.authority(.issued, Self.passport, on: "2026-03-03")
            $0.crosses(.exit, at: "2026-03-01", with: Self.passport)
            $0.authority(.cancelled, Self.passport, on: "2026-03-08")
            $0.crosses(.entry, at: "2026-03-08", with: Self.passport)
            $0.crosses(.exit, at: "2026-03-09", with: Self.passport)
        }
        #expect(
            Self.short(sets) == [
                "beforeIssue: crossing:feed/exit-2026-03-01 + record:feed/issued-2026-03-03",
                "beforeIssue: crossing:feed/exit-2026-03-01 + declaration:ordinaryPassport:E12345678",
                "afterCancellation: record:feed/cancelled-2026-03-08 + crossing:feed/exit-2026-03-09",
            ])
        #expect(sets[1].hypotheses.map(\.kind) == [.feedWrong, .declarationWrong, .secondDocument])
    }

    @Test func aFindingNamesItsOwnSets() throws {
        var dossier = Dossier.example
        dossier.custody(.handedIn, Self.passport, at: "2026-02-01")
        dossier.crosses(.exit, at: "2026-03-01", with: Self.passport)
        dossier.crosses(.exit, at: "2026-03-03", with: Self.permit)
        dossier.feedCovers("2026-03-01", "2026-03-03")
        let day = CalendarDay.example("2026-06-01")
        let policy = try PolicyOnDay(.catalogue, on: day)
        let findings = Checker(policy: policy).verdict(on: dossier).findings
        func kinds(_ rule: String, _ subject: String) throws -> [Contradiction.Kind] {
            let finding = try #require(findings.first { $0.rule == rule && $0.subject == subject })
            return Contradiction.behind(finding, in: dossier, on: day, policy: policy).map(\.kind)
        }
        let first = "crossing:feed/exit-2026-03-01"
        #expect(try kinds("crossing.while-in-custody", first) == [.crossedWhileKept, .twoExits])
        #expect(try kinds("crossing.no-approval", "crossing:feed/exit-2026-03-03") == [.twoExits])
    }
}
