import LeveeCore

/// An application with all that it is held against.
final class Case {
    let application: Application
    let dossier: Dossier
    let around: Surroundings

    init(_ application: Application, of dossier: Dossier, around: Surroundings) {
        self.application = application
        self.dossier = dossier
        self.around = around
    }

    func verdict(by checker: ApplicationChecker) -> ApplicationVerdict {
        checker.verdict(on: application, of: dossier, around: around)
    }
}

/// Invented applicants: each with two documents, twenty custody events and ten trips with their approvals and crossings. One
/// in ten has a fault in his records; one in ten is a principal beside another one; one in ten has a colleague with a
/// booklet out.
enum People {
    static let asOf = day("2026-11-23")

    static func cases(_ count: Int) -> [Case] {
        (0..<count).map { number in
            var dossier = dossier(number)
            if number % 10 == 3 { spoil(&dossier, number) }
            dossier.person.isPrincipal = number % 10 == 5
            var borrower = self.dossier(number + count)
            borrower.documents[0].custody.removeLast()
            return Case(
                application(number, dossier), of: dossier,
                around: Surroundings(
                    units: [
                        Unit(code: "U-1", name: "委员会", region: "449999"),
                        Unit(code: "U-2", name: "局", parent: "U-1", region: "449999"),
                    ],
                    approvers: [Approver(user: "chief", upToRank: .bureau, unit: "U-1", from: day("2015-01-01"))],
                    otherPrincipals: number % 10 == 5 ? [self.dossier(number + 2 * count)] : [],
                    borrowers: number % 10 == 7 ? [borrower] : [],
                    namedDocument: dossier.documents[0]))
        }
    }

    private static func application(_ number: Int, _ dossier: Dossier) -> Application {
        Application(
            number: "S-\(number)", person: dossier.person.ref, kind: .travel, purpose: .private, reason: "探亲",
            destinations: [country("SGP")], departOn: day("2027-01-18"), returnOn: day("2027-01-24"),
            document: dossier.documents[0].key, funding: "self", submittedOn: asOf, filedBy: "clerk",
            approver: "chief", opinions: [.init(by: "discipline", on: asOf - 5, opinion: "agree")])
    }

    private static func dossier(_ number: Int) -> Dossier {
        let ref = "P\(1_000_000 + number)"
        var dossier = Dossier(
            person: Person(
                ref: ref, idNumber: value { try CitizenNumber("110101199003074610") }, name: "张三", sex: .male,
                birthDate: day("1990-03-07"), unit: "U-2", post: "科长", rank: .county, category: "leader",
                coveredSince: day("2021-03-01"), statusSince: day("2021-03-01")),
            filings: [Filing(ref: ref, on: day("2021-03-10"), action: .filed, unit: "U-2", post: "科长")],
            relatives: [
                Relative(
                    ref: ref, relation: .spouse, name: "李四", country: .china, status: .citizen,
                    since: day("2015-05-01")),
                Relative(
                    ref: ref, relation: .child, name: "张五", country: .china, status: .citizen,
                    since: day("2017-08-01")),
            ],
            coverage: Coverage(runs: [.init(source: "gd-exit-entry", from: day("2021-01-01"), to: asOf - 1)]))
        add(value { try DocumentKey("ordinaryPassport:E\(10_000_000 + number)") }, country("SGP"), 0, to: &dossier)
        add(value { try DocumentKey("hkMacaoPermit:C\(10_000_000 + number)") }, .hongKong, 1, to: &dossier)
        dossier.crossings.sort { $0.isBefore($1) }
        return dossier
    }

    /// One document with five trips on it, two in some years and never more than four in one with the other document's.
    private static func add(_ key: DocumentKey, _ place: CountryCode, _ offset: Int, to dossier: inout Dossier) {
        let ref = dossier.person.ref
        let issued = day("2020-06-01")
        var mentions = [
            mention(ref, key, "d-\(key.number)", on: issued, .document(.issued), issued),
            mention(ref, key, "h-\(ref)", on: day("2021-01-01"), .holdings, issued),
        ]
        var custody = [event(key, day("2021-03-05"), .handedIn)]
        for trip in 0..<5 {
            let depart = day("2024-02-01") + trip * 180 + offset * 60
            let number = "A-\(key.number)-\(trip)"
            dossier.approvals.append(
                Approval(
                    number: number, ref: ref, kind: .travel, purpose: .private, documents: [key],
                    destinations: [place], departOn: depart, returnOn: depart + 6, decidedOn: depart - 30,
                    approver: "chief", reportedOn: depart + 9))
            for (direction, on) in [(FeedRecord.Direction.exit, depart), (.entry, depart + 6)] {
                let record = RecordID(source: "gd-exit-entry", id: "c-\(key.number)-\(trip)-\(direction.rawValue)")
                dossier.crossings.append(
                    Crossing(
                        record: record, direction: direction, at: noon(on), document: key, port: "CNSZX",
                        to: direction == .exit ? place : nil, from: direction == .entry ? place : nil))
                mentions.append(mention(ref, key, record.id, on: on, .crossing))
            }
            // The booklet stays out between the first two trips and is seen in the safe after the last.
            if trip != 1 { custody.append(event(key, depart - 2, .handedOut, under: number)) }
            if trip != 0 { custody.append(event(key, depart + 8, .handedIn)) }
        }
        custody.append(event(key, asOf - 60, .seen))
        dossier.approvals[dossier.approvals.count - 5].returnOn = day("2024-02-01") + offset * 60 + 178
        dossier.documents.append(
            DocumentRecord(
                key: key,
                declaration: Declaration(
                    document: key, ref: ref, issuingState: .china, issuedOn: issued,
                    expiresOn: issued.adding(years: 10) - 1, declaredOn: day("2021-03-05")),
                mentions: mentions, custody: custody))
        dossier.holdings = [
            HoldingsStatement(
                record: RecordID(source: "gd-exit-entry", id: "h-\(ref)"), on: day("2021-01-01"),
                generatedAt: noon(day("2021-01-01")), documents: dossier.documents.map(\.key))
        ]
    }

    private static func spoil(_ dossier: inout Dossier, _ number: Int) {
        switch number / 10 % 4 {
        case 0: dossier.approvals.remove(at: 7)
        case 1: dossier.approvals[7].destinations = [.macao]
        case 2: dossier.approvals[7].reportedOn = nil
        default: dossier.documents[1].custody.append(event(dossier.documents[1].key, asOf - 30, .missing))
        }
    }

    private static func mention(
        _ ref: String, _ key: DocumentKey, _ id: String, on: CalendarDay, _ kind: Mention.Kind,
        _ issued: CalendarDay? = nil
    ) -> Mention {
        Mention(
            record: RecordID(source: "gd-exit-entry", id: id), on: on, generatedAt: noon(on), kind: kind, ref: ref,
            holderName: issued == nil ? nil : "张三", issuingState: .china, issuedOn: issued,
            expiresOn: issued.map { $0.adding(years: 10) - 1 })
    }

    private static func event(
        _ key: DocumentKey, _ on: CalendarDay, _ kind: CustodyEvent.Kind, under approval: String? = nil
    ) -> CustodyEvent {
        CustodyEvent(document: key, at: noon(on), event: kind, approval: approval, officer: "keeper")
    }

    private static func noon(_ day: CalendarDay) -> Instant {
        Instant(nanoseconds: (Int64(day.number) * 24 + 4) * 3_600_000_000_000)
    }

    private static func country(_ code: String) -> CountryCode { value { try CountryCode(code) } }

    private static func day(_ text: String) -> CalendarDay { value { try CalendarDay(text) } }

    private static func value<Value>(_ make: () throws -> Value) -> Value {
        do { return try make() } catch { fatalError("a bad value in the invented people: \(error)") }
    }
}
