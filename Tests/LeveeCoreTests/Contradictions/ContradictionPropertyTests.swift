import Testing

@testable import LeveeCore

/// What must hold of the sets of records that cannot all be true, on random dossiers.
@Suite struct ContradictionPropertyTests {
    static let seeds = Array(1...400)

    private func file(_ seed: Int) throws -> CaseFile {
        var random = RandomDossier(seed: seed)
        let policy = try PolicyOnDay(.catalogue, on: RandomDossier.asOf)
        return CaseFile(random.make(), on: RandomDossier.asOf, policy: policy)
    }

    /// Every record of the dossier that could be in a set.
    private func records(_ file: CaseFile) -> [DisputedRecord] {
        let documents = file.allDocuments
        return file.trips.crossings.map { .crossing($0) } + documents.flatMap(\.custody).map { .ledger($0) }
            + documents.compactMap(\.declaration).map { .declaration($0) }
            + documents.flatMap { document in document.mentions.map { .authority($0, document.key) } }
    }

    /// Whether records can all be true, told from what each asserts: where a booklet was, where the holder was, whether the document
    /// existed. What the ledger and the feeds are silent of did not happen where they are complete.
    private func canAllBeTrue(_ records: [DisputedRecord], _ file: CaseFile) -> Bool {
        let crossings = file.trips.crossings
        func ledger(_ key: DocumentKey) -> [CustodyEvent] { file.document(key)?.custody ?? [] }
        for case .crossing(let crossing) in records {
            for case .ledger(let event) in records
            where event.document == crossing.document && event.at <= crossing.at {
                let before = ledger(event.document).filter { $0.at <= crossing.at }
                let after = before.drop { $0 != event }
                let isLetGo = after.contains { [.handedOut, .missing, .refused, .forwarded].contains($0.event) }
                // An entry that has it in the safe: a hand-in, or a count that finds it where it was or where it was missed.
                let last = before.prefix(while: { $0 != event }).last { $0.event != .seen }?.event
                let isInside =
                    event.event == .handedIn || event.event == .seen && (last == .handedIn || last == .missing)
                if isInside && !isLetGo { return false }
            }
            for case .authority(let mention, crossing.document) in records {
                if mention.kind == .document(.cancelled), mention.on < crossing.on { return false }
                if mention.kind == .document(.issued), mention.issuedOn ?? mention.on > crossing.on { return false }
            }
            for case .declaration(let declaration) in records where declaration.document == crossing.document {
                if declaration.issuedOn > crossing.on { return false }
            }
            let place = crossings.firstIndex(of: crossing) ?? 0
            let next = place + 1 < crossings.count ? crossings[place + 1] : nil
            for case .crossing(let other) in records where other == next && other.direction == crossing.direction {
                if file.feedCovers(crossing.on, through: other.on) == .yes { return false }
            }
            guard crossing.direction == .exit else { continue }
            for case .ledger(let event) in records where event.at > crossing.at && event.at < next?.at ?? .distant {
                let isOwn = event.document == crossing.document
                let isHis = file.document(event.document)?.record.custodyOwner == file.person.ref
                let tells = [.handedIn, .handedOut].contains(event.event) || event.event == .seen && isOwn
                let day = file.policy.zone.day(of: event.at)
                if tells, isOwn || isHis, file.feedCovers(crossing.on, through: day) == .yes { return false }
            }
        }
        return true
    }

    /// None is missing, none is too many, and without any one of its records the rest of a set can be true.
    @Test(arguments: seeds) func areExactlyTheSmallestSets(_ seed: Int) throws {
        let file = try file(seed)
        let sets = Contradiction.all(in: file).map { Set($0.records) }
        #expect(Set(sets).count == sets.count, "one twice")
        for set in sets {
            #expect(!canAllBeTrue(Array(set), file), "seed \(seed): \(set.map(\.evidence))")
            for record in set {
                #expect(canAllBeTrue(Array(set.subtracting([record])), file), "seed \(seed): \(record.evidence)")
            }
        }
        let known = Set(sets)
        let all = records(file)
        for one in all.indices {
            #expect(canAllBeTrue([all[one]], file))
            for other in all.indices where other > one && !known.contains([all[one], all[other]]) {
                #expect(
                    canAllBeTrue([all[one], all[other]], file),
                    "seed \(seed): \(all[one].evidence), \(all[other].evidence)")
            }
        }
    }

    /// A finding of a crossing on a booklet in custody always has its set, and each set its finding.
    @Test(arguments: seeds) func everyCrossingInCustodyHasItsSet(_ seed: Int) throws {
        let file = try file(seed)
        let fired = Set(WhileInCustody.examine(file).drafts.map { $0.evidence[0] })
        let sets = Contradiction.all(in: file).filter { $0.kind == .crossedWhileKept }
        #expect(Set(sets.map { $0.records[1].evidence }) == fired)
    }

    @Test func theDossiersHaveEveryKind() throws {
        var kinds = Set<Contradiction.Kind>()
        for seed in Self.seeds { kinds.formUnion(Contradiction.all(in: try file(seed)).map(\.kind)) }
        #expect(kinds == Set(Contradiction.Kind.allCases))
    }
}

extension Instant {
    fileprivate static let distant = Instant(nanoseconds: .max)
}
