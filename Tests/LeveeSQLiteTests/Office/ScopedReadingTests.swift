import LeveeCore
import Testing

@testable import LeveeSQLite

/// No reading gives anything of somebody beyond the reader's reach, and none leaves out who is within it.
@Suite struct ScopedReadingTests {
    private let home: ReachHome
    private var store: Store { home.store }
    private let policy: PolicyOnDay

    init() throws {
        home = try ReachHome()
        policy = try tens(on: "2026-11-23")
    }

    /// The refs that each reading gives away, by the reading's name.
    private func everything(in reach: Reach) throws -> [String: [String]] {
        let refs = ReachHome.refs
        func each(_ isThere: (String, Int) throws -> Bool) rethrows -> [String] {
            try zip(refs, 1...).filter { try isThere($0, $1) }.map(\.0)
        }
        var dossiers: [String] = []
        try store.eachDossier(in: reach, zone: .shanghai) { dossiers.append($0.person.ref) }
        let safe = try store.safe(at: nil, in: reach), place = try store.safe(at: "safe", in: reach)
        let applications = try store.applications(ApplicationList(), in: reach, on: policy)
        return [
            "people": try store.people(PersonSearch(), in: reach, after: nil, limit: 9).map(\.ref),
            "dossier": try each { ref, _ in
                let found = try store.dossier(of: ref, in: reach, zone: .shanghai)
                return found?.person.ref == ref
            },
            "each dossier": dossiers.sorted(),
            "findings": try each { ref, _ in try store.findings(of: ref, in: reach).map(\.ref) == [ref] },
            "corrections of": try each { ref, _ in try !store.corrections(of: ref, in: reach).isEmpty },
            "open corrections": try store.corrections(isOpen: true, in: reach).compactMap(\.correction.was.ref),
            "requests to correct": try store.requests(.correction, isOpen: true, in: reach).map {
                "P\($0.subject.suffix(2))"
            },
            "hand-outs asked for": try store.requests(.handOutOverride, isOpen: true, in: reach).map {
                "P-\($0.subject.suffix(1))"
            },
            "verdict": try each { ref, _ in try store.verdictWord(of: ref, in: reach) == "regular" },
            "applications": applications.map(\.person.ref).sorted(),
            "applications of": try each { ref, _ in
                try store.applications(ApplicationList(ref: ref), in: reach, on: policy).map(\.person.ref) == [ref]
            },
            "application": try each { ref, number in
                try store.application("S-\(number)", in: reach, on: policy)?.person.ref == ref
            },
            "snapshot": try each { ref, number in
                var application = Application.sample("new")
                application.person = ref
                return try store.snapshot(of: application, on: policy.day, in: reach, zone: .shanghai) != nil
            },
            "desk": try each { ref, number in
                let document = booklet("ordinaryPassport:E\(number)")
                return try store.deskView(of: document, in: reach, zone: .shanghai)?.holder.person.ref == ref
            },
            "safe": safe.compactMap(\.ref), "place": place.compactMap(\.ref),
            "dunning": try store.dunning(policy, in: reach).map(\.person.ref).sorted(),
            "receipt": try each { ref, _ in
                let code = try #require(home.codes[ref])
                return try store.receipt(of: code, in: reach)?.receipt.holder.ref == ref
            },
            "finding lives": try store.findingLives(gone: false, in: reach).lives.map(\.filed.ref).sorted(),
            "finding": try each { ref, _ in
                try store.findingRecord(home.finding(of: ref), in: reach, zone: .shanghai)?.person.ref == ref
            },
            "matches": try store.matches(in: reach).flatMap(\.candidates),
        ]
    }

    @Test func everyReadingGivesWhoIsWithinTheReachAndNobodyElse() throws {
        for (unit, refs) in ReachHome.within {
            for (reading, found) in try everything(in: ReachHome.reach(unit)) {
                #expect(found == refs, "\(reading) for \(unit)")
            }
            #expect(try store.openFindings(in: ReachHome.reach(unit)) == (refs.isEmpty ? [:] : [.serious: refs.count]))
        }
    }

    @Test func everybodyIsEverybody() throws {
        for (reading, found) in try everything(in: .everybody) { #expect(found == ReachHome.refs, "\(reading)") }
        #expect(try store.openFindings(in: .everybody) == [.serious: 5])
    }

    @Test func nobodyIsWithinNoUnit() throws {
        for (reading, found) in try everything(in: .units([])) { #expect(found == [], "\(reading)") }
    }

    @Test func aMatchShowsOnlyTheCandidatesWithinTheReach() throws {
        var namesake = Person.sample(6, name: "张1")
        namesake.unit = "U-2"
        try home.home.load(.person(namesake))
        let both = Holder(idNumber: idNumber(950), name: "张1", birthDate: day("1990-03-07"), sex: .male)
        try home.home.importRecords(9, .issued("d-9", "ordinaryPassport:Z9", both))
        func candidates(_ reach: Reach) throws -> [[String]] {
            try store.matches(in: reach).filter { $0.record.id == "d-9" }.map(\.candidates)
        }
        #expect(try candidates(.everybody) == [["P-1", "P-6"]])
        #expect(try candidates(ReachHome.reach("U-1")) == [["P-1"]])
        #expect(try candidates(ReachHome.reach("U-2")) == [["P-6"]])
        #expect(try candidates(ReachHome.reach("U-11")) == [])
    }

    @Test func whoseBookletNobodyKnowsIsSeenByAll() throws {
        try home.home.load(.custody(.sample(.handedIn, "taiwanPermit:L1", "2026-01-01T10:00")))
        for reach in [Reach.everybody, ReachHome.reach("U-2"), .units([])] {
            let found = try store.safe(at: nil, in: reach).filter { $0.ref == nil }
            #expect(found.map(\.booklet.document.description) == ["taiwanPermit:L1"])
        }
    }

    /// Whatever they are sorted by, a page begins where the one before it ended.
    @Test(arguments: ApplicationList.Column.allCases, [ListOrder.ascending, .descending])
    func applicationsAreSortedAndComeInPages(_ column: ApplicationList.Column, _ order: ListOrder) throws {
        for (number, departure) in [(1, "2026-12-05"), (5, "2026-12-01")] {
            var application = Application.sample("S-\(number)")
            (application.person, application.document) = ("P-\(number)", booklet("ordinaryPassport:E\(number)"))
            (application.departOn, application.returnOn) = (day(departure), day("2026-12-24"))
            _ = try store.amendApplication("S-\(number)", to: application, .on("2026-11-23", by: "u-1"))
        }
        let whole = try store.applications(
            ApplicationList(by: column, order), in: ReachHome.reach("U-1"), on: policy)
        let sorted = whole.sorted { one, other in
            func key(_ filed: FiledApplication) -> (String, String) {
                let first =
                    switch column {
                    case .number: filed.file.number
                    case .person: filed.person.ref
                    case .kind: filed.file.kind.rawValue
                    case .days: filed.file.application?.departOn?.description ?? ""
                    }
                return (first, filed.file.number)
            }
            return order == .ascending ? key(one) < key(other) : key(other) < key(one)
        }
        #expect(whole.map(\.file.number) == sorted.map(\.file.number))
        #expect(whole.count == 3)
        var paged: [String] = []
        while true {
            let list = ApplicationList(before: paged.last, limit: 1, by: column, order)
            let page = try store.applications(list, in: ReachHome.reach("U-1"), on: policy).map(\.file.number)
            if page.isEmpty { break }
            paged += page
        }
        #expect(paged == whole.map(\.file.number))
    }

    @Test func applicationsComeInPagesTheLastFirst() throws {
        func page(_ before: String?) throws -> [String] {
            try store.applications(ApplicationList(before: before, limit: 2), in: ReachHome.reach("U-1"), on: policy)
                .map(\.file.number)
        }
        #expect(try page(nil) == ["S-5", "S-2"])
        #expect(try page("S-2") == ["S-1"])
        #expect(try page("S-1") == [])
    }
}
