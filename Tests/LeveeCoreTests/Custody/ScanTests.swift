import Testing

@testable import LeveeCore

/// What was read from a booklet, held against the records.
@Suite struct ScanTests {
    private static func dossier(_ change: (inout Dossier) -> Void = { _ in }) -> Dossier {
        var dossier = Dossier.example
        dossier.person.surnameLatin = "ZHANG"
        dossier.person.givenLatin = "SAN"
        dossier.declares(DeskSample.document, issued: "2026-11-20", expires: "2036-11-19")
        change(&dossier)
        return dossier
    }

    /// What has to be looked at before the booklet is received, or why it is refused.
    private func answer(_ zone: String, _ dossier: Dossier = dossier()) throws -> [String] {
        var act = DeskSample.act(.receive, at: "2026-11-25T10:00")
        act.scan = MachineReadableZone.read(zone)
        do throws(DeskRefusal) {
            let desk = DeskSample.desk(try DeskView(DeskSample.key, holder: dossier), on: "2026-11-25T10:00")
            _ = try desk.decide(act)
            return []
        } catch {
            guard case .look(let notices) = error else { return [error.explanation.en] }
            act.acknowledged = Set(notices)
            let desk = DeskSample.desk(try DeskView(DeskSample.key, holder: dossier), on: "2026-11-25T10:00")
            #expect(try desk.decide(act).event == .handedIn)
            return notices.map(\.text.en)
        }
    }

    @Test func theSameBooklet() throws { #expect(try answer(Specimen.chinese) == []) }

    @Test func oneWrongDigit() throws {
        for place in 0..<Specimen.chinese.utf8.count {
            var bytes = Array(Specimen.chinese.utf8)
            guard (48...57).contains(bytes[place]) else { continue }
            bytes[place] = bytes[place] == 57 ? 48 : bytes[place] + 1
            let answer = try answer(String(decoding: bytes, as: UTF8.self))
            #expect(answer.count == 1)
            #expect(
                answer[0].hasPrefix("the machine-readable zone is not accepted, and nothing is written: "), "\(answer)")
        }
    }

    @Test func anotherBooklet() throws {
        #expect(
            try answer(Specimen.passport(number: "E12345679")) == [
                "the booklet that was scanned is `E12345679`, not `ordinaryPassport:E12345678`; check the booklet at hand"
            ])
    }

    /// The number is on record, but for a person of another name and birth date.
    @Test func somebodyElses() throws {
        let expected =
            "name and birth date in the booklet are not those of the person who has `ordinaryPassport:E12345678` on record: "
            + "it is somebody else's; check the booklet and the declaration"
        #expect(try answer(Specimen.passport(name: "LI<<SI", birth: "910307")) == [expected])
    }

    @Test(arguments: [
        (Specimen.passport(name: "LI<<SAN"), ["name differs: the booklet has `LI SAN`, the records have `ZHANG SAN`"]),
        (
            Specimen.passport(birth: "900308"),
            ["birth date differs: the booklet has `900308`, the records have `1990-03-07`"]
        ),
        (Specimen.passport(sex: "F"), ["sex differs: the booklet has `F`, the records have `M`"]),
        (
            Specimen.passport(expiry: "361120"),
            ["expiry day differs: the booklet has `361120`, the records have `2036-11-19`"]
        ),
        (
            Specimen.passport(state: "HKG"),
            [
                "document code differs: the booklet has `foreignPassport`, the records have `ordinaryPassport`",
                "issuing state differs: the booklet has `HKG`, the records have `CHN`",
            ]
        ),
        (Specimen.passport(birth: "90<<07"), []), (Specimen.passport(sex: "<"), []),
    ]) func whatDiffers(_ zone: String, _ expected: [String]) throws {
        #expect(try answer(zone) == expected)
    }

    /// A card has neither name nor sex. Another type on record is looked at.
    @Test func aCard() throws {
        func notices(_ document: StaticString, born: StaticString = "1990-03-07") throws -> DeskRefusal? {
            var dossier = Self.dossier()
            dossier.documents = []
            dossier.person.birthDate = .example(born)
            dossier.declares(document, issued: "2016-11-23", expires: "2026-11-22")
            var act = DeskSample.act(.receive, at: "2026-11-20T10:00")
            act.document = .example(document)
            act.scan = MachineReadableZone.read(Specimen.card)
            do throws(DeskRefusal) {
                _ = try DeskSample.desk(try DeskView(act.document, holder: dossier), on: "2026-11-20T10:00").decide(act)
                return nil
            } catch { return error }
        }
        #expect(try notices("hkMacaoPermit:C12345678") == nil)
        #expect(
            try notices("officialHkMacaoPermit:C12345678")
                == .look([.differs(.documentCode, read: "hkMacaoPermit", recorded: "officialHkMacaoPermit")]))
        #expect(
            try notices("hkMacaoPermit:C12345678", born: "1990-03-08")
                == .look([.differs(.birthDate, read: "900307", recorded: "1990-03-08")]))
    }

    /// Ü was written in three ways over the years; a field that is full may be cut; what nobody recorded differs from nothing.
    @Test(arguments: [
        ("LYU<<NYU", "LU", "NV"), ("LV<<NU", "LYU", "NÜ"), ("OUYANG<<XIAO<MING", "OU YANG", "XIAO-MING"),
        ("ZHANG<<AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ZHANG", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABBB"),
    ]) func namesThatAreTheSame(_ read: String, _ surname: String, _ given: String) throws {
        let zone = Specimen.passport(name: read)
        let dossier = Self.dossier {
            $0.person.surnameLatin = surname
            $0.person.givenLatin = given == "NÜ" ? "NU" : given
        }
        #expect(try answer(zone, dossier).filter { $0.contains("differs") } == [])
        let unknown = Self.dossier {
            $0.person.surnameLatin = nil
            $0.person.givenLatin = nil
        }
        #expect(try answer(zone, unknown).filter { $0.contains("differs") } == [])
    }

    @Test func doubtsAreShown() throws {
        let cut = Specimen.passport(name: "ZHANG<<SAN" + String(repeating: "A", count: 29))
        let dossier = Self.dossier { $0.person.givenLatin = "SAN" + String(repeating: "A", count: 40) }
        #expect(try answer(cut, dossier) == ["name may have been cut short"])
    }

    @Test func whichDocumentItIs() throws {
        let scan = try BookletScan(MachineReadableZone.read(Specimen.chinese))
        let passport = DocumentKey.example("ordinaryPassport:E12345678")
        let service = DocumentKey.example("servicePassport:E12345678")
        let foreign = DocumentKey.example("foreignPassport:E12345678")
        #expect(try scan.document(among: [foreign, passport]) == passport)
        #expect(try scan.document(among: [service]) == service)
        #expect(throws: DeskRefusal.unknownDocument("E12345678")) { try scan.document(among: []) }
        #expect(throws: DeskRefusal.ambiguous("E12345678", [foreign, service])) {
            try scan.document(among: [foreign, service])
        }
    }
}
