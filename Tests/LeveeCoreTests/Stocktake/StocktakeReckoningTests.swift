import Testing

@testable import LeveeCore

/// Cabinet, ledger and list put together: every answer that the three can give, beside what it counts as.
@Suite struct StocktakeReckoningTests {
    private static let passport: StaticString = "ordinaryPassport:E12345678"

    /// What the ledger says; the list of the authority on 10 March has the passport, lacks it, or was never given.
    enum Ledger: CaseIterable { case kept, out, never, missing, gone }

    private static func dossier(_ ledger: Ledger, _ list: StocktakeStatement.Listing) -> Dossier {
        var dossier = Dossier.example
        dossier.declares(passport, issued: "2025-01-01")
        if ledger != .never { put(.handedIn, "2025-01-02", "1", &dossier) }
        switch ledger {
        case .kept, .never: break
        case .out: put(.handedOut, "2026-03-01", nil, &dossier)
        case .missing: put(.missing, "2026-03-01", nil, &dossier)
        case .gone: put(.forwarded, "2026-03-01", nil, &dossier)
        }
        switch list {
        case .listed: dossier.holdings(on: "2026-03-10", [passport], expires: "2034-12-31")
        case .notListed: dossier.holdings(on: "2026-03-10", [])
        case .notAsked: break
        }
        return dossier
    }

    private static func put(_ event: CustodyEvent.Kind, _ day: StaticString, _ slot: String?, _ dossier: inout Dossier)
    {
        for index in dossier.documents.indices where dossier.documents[index].key == .example(passport) {
            let record = dossier.documents[index]
            let entry = CustodyEvent(
                document: record.key, at: .example(day), event: event, place: slot.map { _ in "safe" }, slot: slot,
                officer: "u-1")
            dossier.documents[index] = DocumentRecord(
                key: record.key, declaration: record.declaration, mentions: record.mentions,
                custody: record.custody + [entry])
        }
    }

    /// - Parameter slot: where it was scanned; nil where it was not, blank where nobody said the slot.
    private static func reckon(_ dossier: Dossier, slot: String?) throws -> StocktakeReckoning {
        var stocktake = Stocktake(number: 1, place: "safe", startedBy: "u-1", startedAt: .example("2026-03-20"))
        if let slot {
            stocktake.scans.append(
                .init(
                    document: .example(passport), spot: Spot(place: nil, slot: slot.isEmpty ? nil : slot), by: "u-1",
                    at: .example("2026-03-20T13:00")))
        }
        let policy = try PolicyOnDay(.catalogue, on: .example("2026-03-20"))
        var reckoning = StocktakeReckoning(stocktake, policy: policy)
        reckoning.take(dossier, by: "u-1", at: .example("2026-03-20T14:00"))
        return reckoning
    }

    private static func says(_ statement: StocktakeStatement) -> String {
        let line = statement.lines.first.map { $0.way?.rawValue ?? "agrees" } ?? "-"
        return statement.out == 0 ? line : "out"
    }

    @Test func everyAnswerOfTheThree() throws {
        var table: [String] = []
        for ledger in Ledger.allCases {
            for list in [StocktakeStatement.Listing.listed, .notListed, .notAsked] {
                let said = try ["", "1", "9", nil].map { slot in
                    Self.says(try Self.reckon(Self.dossier(ledger, list), slot: slot).statement)
                }
                table.append("\(ledger) \(list.rawValue): \(said.joined(separator: " "))")
            }
        }
        // Scanned without a slot, in its slot, in another slot, not scanned.
        #expect(
            table.joined(separator: "\n") == """
                kept listed: agrees agrees elsewhere notInCabinet
                kept notListed: notListed notListed notListed ledgerOnly
                kept notAsked: agrees agrees elsewhere ledgerOnly
                out listed: notInLedger notInLedger notInLedger out
                out notListed: cabinetOnly cabinetOnly cabinetOnly out
                out notAsked: cabinetOnly cabinetOnly cabinetOnly out
                never listed: notInLedger notInLedger notInLedger listOnly
                never notListed: cabinetOnly cabinetOnly cabinetOnly -
                never notAsked: cabinetOnly cabinetOnly cabinetOnly -
                missing listed: notInLedger notInLedger notInLedger listOnly
                missing notListed: cabinetOnly cabinetOnly cabinetOnly -
                missing notAsked: cabinetOnly cabinetOnly cabinetOnly -
                gone listed: notInLedger notInLedger notInLedger -
                gone notListed: cabinetOnly cabinetOnly cabinetOnly -
                gone notAsked: cabinetOnly cabinetOnly cabinetOnly -
                """)
    }

    /// What is written at the end: seen where it was scanned, missing where the ledger has it and nobody found it.
    @Test func whatIsWritten() throws {
        func written(_ ledger: Ledger, _ slot: String?) throws -> [String] {
            try Self.reckon(Self.dossier(ledger, .listed), slot: slot).events.map {
                "\($0.event.rawValue) \($0.spot?.shown ?? "")"
            }
        }
        #expect(try written(.kept, "") == ["seen safe 1"])
        #expect(try written(.kept, "9") == ["seen safe 9"])
        #expect(try written(.kept, nil) == ["missing "])
        #expect(try written(.missing, "") == ["seen safe 1"])
        #expect(try written(.out, nil) == [])
        #expect(try written(.never, nil) == [])
    }
}
