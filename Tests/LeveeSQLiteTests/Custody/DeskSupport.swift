import LeveeCore
import LeveeSQLite
import Synchronization

/// A safe with two people's three documents and two desks at it.
enum DeskWorld {
    static let documents = ["ordinaryPassport:E1", "hkMacaoPermit:C1", "ordinaryPassport:E2"].map(booklet)
    static let slots = ["1", "2"]
    static let policy: PolicyOnDay = {
        var values: [PolicyKey: [DatedValue]] = [:]
        for key in PolicyKey.allCases {
            let value: PolicyValue =
                switch key.shape {
                case .number: .number(key == .handOutDays ? 7 : 10)
                case .text: .text(key == .timeZone ? "Asia/Shanghai" : "bureau")
                case .list: .list([])
                case .certificates: .certificates([])
                case .wording: .wording(Bilingual(zh: "", en: ""))
                }
            values[key] = [DatedValue(from: day("1900-01-01"), value: value, reference: "", confidence: .unverified)]
        }
        do { return try PolicyOnDay(Policy(version: "test", values: values, bases: [:]), on: day("2026-03-10")) } catch
        {
            preconditionFailure("\(error)")
        }
    }()

    /// Documents of two people, approvals for both, two custodians, and one who has a file here himself.
    static func make(_ rows: RegistryRow...) throws -> TestStore {
        let home = try TestStore()
        _ = try home.load(
            [
                .unit(Unit(code: "U-1", name: "某局", region: "440300")),
                .unit(Unit(code: "U-2", name: "别局", region: "440300")),
                .person(.sample(1)), .person(.sample(2)), .person(.sample(3)),
                .document(.sample("ordinaryPassport:E1", "P-1")), .document(.sample("hkMacaoPermit:C1", "P-1")),
                .document(.sample("ordinaryPassport:E2", "P-2")),
            ] + approvals.map { .approval($0) } + rows)
        try home.store.addUser(
            Account(user: "admin", roles: [.administrator], unit: "U-1"), actor: "root", at: received)
        for (user, unit, ref) in [
            ("desk-1", "U-1", nil), ("desk-2", "U-1", nil), ("far", "U-2", nil), ("own", "U-1", "P-1"),
        ] {
            try home.store.addUser(
                Account(user: user, roles: [.custodian], unit: unit, ref: ref), actor: "admin", at: received)
        }
        try home.store.addUser(Account(user: "clerk", roles: [.clerk], unit: "U-1"), actor: "admin", at: received)
        return home
    }

    static let approvals = ["P-1", "P-2"].flatMap { ref in
        (1...2).map { number in
            Approval(
                number: "\(ref)/\(number)", ref: ref, kind: .travel, purpose: .private, departOn: day("2026-03-12"),
                returnOn: day("2026-03-20"), decidedOn: day("2026-03-01"), approver: "u-2")
        }
    }

    static func randomAct(by officer: String, _ random: inout some RandomNumberGenerator) -> DeskAct {
        let operations: [DeskOperation] = [
            .receive, .receive, .handOut, .handOut, .return, .return, .place, .seen, .missing, .found, .refused,
            .forward,
        ]
        var act = DeskAct(
            operations.randomElement(using: &random) ?? .seen, documents.randomElement(using: &random) ?? documents[0],
            at: received, officer: officer)
        switch act.operation {
        case .receive, .place: (act.place, act.slot) = ("safe", slots.randomElement(using: &random))
        case .return where Bool.random(using: &random), .found where Bool.random(using: &random):
            (act.place, act.slot) = ("safe", slots.randomElement(using: &random))
        case .forward: (act.recipient, act.note) = ("police", "void")
        case .handOut:
            act.approval = Bool.random(using: &random) ? nil : approvals.randomElement(using: &random)?.number
        default: break
        }
        return act
    }
}

/// A clock that several desks read: each reading is later than the one before.
final class TestClock: Sendable {
    private let moment = Mutex(instant("2026-03-10T09:00").nanoseconds)

    func now() -> Instant {
        moment.withLock {
            $0 += 1_000_000
            return Instant(nanoseconds: $0)
        }
    }
}

extension Store {
    /// Does the act now; whether the desk allowed it. A desk that waited for its turn reads the clock again.
    func tryAct(_ act: DeskAct, _ clock: TestClock) throws -> Bool {
        while true {
            var act = act
            act.at = clock.now()
            do {
                _ = try custody(act, policy: DeskWorld.policy, now: act.at)
                return true
            } catch DeskRefusal.notAfterTheLast {
                continue
            } catch is DeskRefusal {
                return false
            }
        }
    }
}

/// The same desk without a store: dossiers in memory.
struct DeskModel {
    private var dossiers: [Dossier]
    private var moment = instant("2026-03-10T09:00").nanoseconds

    init() {
        dossiers = (1...2).map { number in
            let ref = "P-\(number)"
            let keys = number == 1 ? ["hkMacaoPermit:C1", "ordinaryPassport:E1"] : ["ordinaryPassport:E2"]
            return Dossier(
                person: .sample(number), approvals: DeskWorld.approvals.filter { $0.ref == ref },
                documents: keys.map { DocumentRecord(key: booklet($0), declaration: .sample($0, ref)) })
        }
    }

    var booklets: [Booklet] { dossiers.flatMap(\.documents).map(Booklet.init).sorted { $0.document < $1.document } }

    /// Each document's entries but for their moments.
    var ledger: [String] {
        dossiers.flatMap(\.documents).sorted { $0.key < $1.key }.flatMap { $0.custody.map(\.withoutMoment) }
    }

    mutating func take(_ act: DeskAct) throws -> Bool {
        var act = act
        moment += 1_000_000
        act.at = Instant(nanoseconds: moment)
        guard let person = dossiers.firstIndex(where: { $0.documents.contains { $0.key == act.document } }),
            let place = dossiers[person].documents.firstIndex(where: { $0.key == act.document })
        else { return false }
        let view = try DeskView(act.document, holder: dossiers[person])
        let wanted = Desk.wantedSpot(of: act, view.booklet)
        let occupant = wanted?.slot == nil ? nil : booklets.first { $0.spot == wanted && $0.document != act.document }
        do throws(DeskRefusal) {
            let event = try Desk(view, policy: DeskWorld.policy, now: act.at)
                .decide(act, occupant: occupant?.document)
            dossiers[person].documents[place].custody.append(event)
            return true
        } catch { return false }
    }
}

extension CustodyEvent {
    var withoutMoment: String {
        "\(document) \(event) \(place ?? "-") \(slot ?? "-") \(approval ?? "-") \(officer) \(note ?? "-")"
    }
}
