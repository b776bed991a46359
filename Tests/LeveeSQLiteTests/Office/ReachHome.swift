import LeveeCore

@testable import LeveeSQLite

/// A registry in which everybody has one of everything, so that each reading tells by whose it gives how far it reaches.
///
/// Of `U-0` are U-1 and U-2, of U-1 is U-11. `P-1` is of U-1, `P-2` of U-11, `P-3` of U-2, `P-4` of U-0; `P-5` was of U-2 and
/// is of U-1. Each has the passport `E` and the permit `C` of his number: the one is in the safe, the other overdue.
final class ReachHome {
    let home: TestStore
    /// Codes of the receipts for the passports, by ref.
    private(set) var codes: [String: VerificationCode] = [:]
    static let refs = (1...5).map { "P-\($0)" }
    static let units = [
        Unit(code: "U-0", name: "县委", region: "449999"), Unit(code: "U-1", name: "局", parent: "U-0", region: "449999"),
        Unit(code: "U-11", name: "科", parent: "U-1", region: "449999"),
        Unit(code: "U-2", name: "他局", parent: "U-0", region: "449999"),
    ]
    /// Who is within the reach of a user of the unit.
    static let within = [
        "U-0": refs, "U-1": ["P-1", "P-2", "P-5"], "U-11": ["P-2"], "U-2": ["P-3"], "nowhere": [],
    ]

    init() throws {
        home = try TestStore()
        let people: [Person] = zip(1..., ["U-1", "U-11", "U-2", "U-0", "U-2"]).map { number, unit in
            var person = Person.sample(number)
            person.unit = unit
            return person
        }
        var moved = people[4]
        moved.unit = "U-1"
        var rows: [RegistryRow] = Self.units.map { .unit($0) } + people.map { .person($0) } + [.person(moved)]
        for (number, ref) in zip(1..., Self.refs) {
            var approval = Approval.sample
            (approval.number, approval.ref) = ("A-\(number)", ref)
            (approval.departOn, approval.returnOn) = (day("2026-03-01"), day("2026-03-10"))
            var out = CustodyEvent.sample(.handedOut, "hkMacaoPermit:C\(number)", "2026-02-27T09:00")
            out.approval = approval.number
            rows += [
                .document(.sample("ordinaryPassport:E\(number)", ref)),
                .document(.sample("hkMacaoPermit:C\(number)", ref)),
                .approval(approval), .custody(out),
            ]
        }
        _ = try home.load(rows)
        try home.add("u-1", Set(Role.allCases), unit: "U-0")
        try home.add("u-3", [.reviewer], unit: "U-0")
        for number in 1...5 { try fill(number) }
        try night()
    }

    var store: Store { home.store }

    static func reach(_ unit: String) -> Reach { .units(Self.units.under(unit)) }

    private func fill(_ number: Int) throws {
        let ref = "P-\(number)"
        var application = Application.sample("S-\(number)")
        (application.person, application.document) = (ref, booklet("ordinaryPassport:E\(number)"))
        try home.file(application, by: "u-1")
        let moment = instant("2026-03-10T10:00")
        let result = try store.custody(
            DeskAct(
                .receive, booklet("ordinaryPassport:E\(number)"), at: moment, officer: "u-1", place: "safe",
                slot: "\(number)"), policy: DeskWorld.policy, now: moment)
        codes[ref] = result.code
        let later = instant("2026-03-10T10:01")
        let ask = DeskAct(
            .handOut, booklet("ordinaryPassport:E\(number)"), at: later, officer: "u-1", note: "急事")
        _ = try store.askException(ask, policy: DeskWorld.policy, now: later)
        try home.correct(.approval("A-\(number)"), .amend([.returnOn: "2026-03-11"]))
        _ = try home.ask(.approval("A-\(number)"), .amend([.returnOn: "2026-03-12"]))
        let namesake = Holder(
            idNumber: idNumber(900 + number), name: "张\(number)", birthDate: day("1990-03-07"), sex: .male)
        try home.importRecords(Int64(number), .issued("d-\(number)", "ordinaryPassport:Z\(number)", namesake))
    }

    private func night() throws {
        _ = try store.night(asOf: day("2026-11-23"), actor: "u-1", at: received) { ledger in
            var night = NightStatement(asOf: day("2026-11-23"), policy: "test")
            night.persons = try ledger.examineEach { _, _ in [.opened(.sample("person"))] }
            night.regular = night.persons
            return night
        }
    }

    func finding(of ref: String) -> String {
        let finding = Finding.sample("person")
        return FindingID.candidates(ref: ref, rule: finding.rule, subject: finding.subject)[0]
    }
}
