import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// Quarantined records: fixed, replayed, dropped, forgotten; and the totals that follow them.
@Suite struct QuarantineTests {
    private let home: QuarantineHome
    private let issued = FeedRecord.issued("d-5", "ordinaryPassport:E1", .person(1))

    init() throws { home = try QuarantineHome() }

    @Test func aFixedRecordIsAFactUnderItsOwnFile() throws {
        try home.home.importFeed(
            .sample(4), [home.bad("<a/>", of: 1), home.good("<g/>", .crossing("c-1", "ordinaryPassport:E3"))])
        home.means("<b/>", issued)
        #expect(try home.fix(1, "<b/>") == .accepted)
        let mention = try #require(try home.store.dossier(ref: "P-1")?.documents.first?.mentions.first)
        #expect(mention.sequence == 4 && mention.generatedAt == FeedHeader.sample(4).generatedAt)
        let record = try #require(try home.store.quarantined().first)
        #expect(record.xml == "<a/>")
        #expect(
            record.steps == [QuarantineStep(kind: .fixed, outcome: .accepted, actor: "u-1", at: received, xml: "<b/>")])
        #expect(try home.store.quarantined(isOpen: true) == [])
        let account = try #require(try home.account(4))
        #expect(account.was == statement(4, accepted: 1, quarantined: 1))
        #expect(account.now == statement(4, accepted: 2))
        #expect(account.quarantine == [.imported: 1])
        // The record comes as a delivery of its own, so that since when it is known stays true.
        let all = try home.store.feedAccounts(source: "gd", sequence: 4)
        #expect(all.map(\.kind) == [.first, .replay])
        #expect(all.last?.was == statement(4, accepted: 1))
        #expect(try home.store.audit(last: 1).map(\.detail) == ["receipt=3 record=Q-1 outcome=accepted"])
        #expect(try home.faults() == [])
    }

    @Test func whatIsStillBadChangesNothing() throws {
        try home.home.importFeed(.sample(1), [home.good("<g/>", issued), home.bad("<a/>", of: 1)])
        home.meanings["<b/>"] = .bad(BadRecord(reason: .missingValue, field: "x"))
        home.means("<taken/>", .issued("d-5", "ordinaryPassport:E9", .person(1)))
        home.means("<ring/>", .withdrawal("w-1", of: "w-1"))
        let before = try home.home.dump()
        #expect(
            try refusal { try home.fix(1, "<b/>") } == .stillBad(BadRecord(reason: .missingValue, field: "x")))
        for xml in ["<taken/>", "<ring/>"] {
            guard case .stillBad = try refusal({ try home.fix(1, xml) }) else { throw QuarantineHome.Unread() }
        }
        #expect(throws: QuarantineHome.Unread.self) { try home.fix(1, "<unread/>") }
        #expect(try refusal { try home.fix(2, "<b/>") } == .unknown(2))
        #expect(try refusal { try home.drop(2) } == .unknown(2))
        #expect(try home.home.dump() == before)
    }

    /// The same id with other content stays out while the first one has the id, withdrawn or not.
    @Test func aConflictTakesAnIDOfItsOwn() throws {
        let other = FeedRecord.issued("d-5", "ordinaryPassport:E9", .person(1))
        try home.home.importFeed(.sample(1), [home.good("<g/>", issued), home.good("<o/>", other)])
        #expect(try home.replay().stillBad == [1: .conflict])
        try home.home.importRecords(2, .withdrawal("w-1", of: "d-5"))
        #expect(try home.replay([1]).stillBad == [1: .conflict])
        let view = try home.store.quarantined(1, actor: "u-1", reading: home.reading)
        #expect(view.people == ["P-1"])
        #expect(view.occupant == .init(sequence: 1, receivedAt: received, isWithdrawn: true, isHeld: false))
        var renamed = other
        renamed.recordID = "d-5-b"
        home.means("<n/>", renamed)
        #expect(try home.fix(1, "<n/>") == .accepted)
        #expect(try home.account(1)?.now == statement(1, accepted: 2))
        #expect(try home.faults() == [])
    }

    /// A possible match has its id until it is forgotten: then the other record can have it.
    @Test func aConflictIsReplayedOnceItsIDIsFree() throws {
        let namesake = Holder(idNumber: idNumber(900), name: "张1", birthDate: day("1990-03-07"), sex: .male)
        try home.home.importFeed(
            .sample(1),
            [home.good("<h/>", .issued("d-5", "ordinaryPassport:E8", namesake)), home.good("<g/>", issued)])
        #expect(try home.replay().stillBad == [1: .conflict])
        let later = Instant(nanoseconds: received.nanoseconds + 1)
        #expect(try home.store.forgetMatches(before: received, actor: "u", at: later) == 0)
        #expect(try home.store.forgetMatches(before: later, actor: "u", at: later) == 1)
        #expect(try home.store.quarantined(1, actor: "u-1", reading: home.reading).occupant == nil)
        #expect(try home.replay().imported == [1: .accepted])
        let account = try #require(try home.account(1))
        #expect(account.now == statement(1, accepted: 1, possibleMatch: 1))
        #expect(account.matches == [.forgotten: 1])
        // Of the forgotten one nothing is left but that it was there.
        let dump = try home.home.dump()
        #expect(!dump.contains(idNumber(900).text) && !dump.contains("E8"))
        #expect(try home.store.matches() == [])
        #expect(try home.faults() == [])
    }

    @Test func theSameBadRecordAgainFollowsTheFirst() throws {
        try home.home.importFeed(.sample(1), [home.bad("<a/>", of: 1), home.bad("<a/>", of: 1)])
        try home.home.importFeed(.sample(2), [home.bad("<a/>", of: 1)])
        home.means("<b/>", issued)
        try home.fix(1, "<b/>")
        try home.home.importFeed(.sample(3), [home.bad("<a/>", of: 1)])
        #expect(try home.account(1)?.now == statement(1, accepted: 1, duplicate: 1))
        #expect(try home.account(2)?.now == statement(2, duplicate: 1))
        #expect(try home.account(3)?.now == statement(3, duplicate: 1))
        #expect(try home.account(3)?.was == statement(3, quarantined: 1))
        #expect(try home.store.quarantined(isOpen: true) == [])
        // What came again takes no number.
        try home.home.importFeed(.sample(4), [home.bad("<a/>", of: 1), home.bad("<c/>", of: 1)])
        #expect(try home.store.quarantined(isOpen: true).map(\.number) == [2])
    }

    @Test func aDroppedRecordStaysOnRecordAndDropped() throws {
        try home.home.importFeed(.sample(1), [home.bad("<a/>", of: 1)])
        try home.drop(1)
        try home.home.importFeed(.sample(2), [home.bad("<a/>", of: 1)])
        #expect(try home.store.quarantined().map(\.fate?.reason) == ["来源确认作废"])
        #expect(try home.store.quarantined(isOpen: true) == [])
        home.means("<b/>", issued)
        #expect(try refusal { try home.fix(1, "<b/>") } == .settled(1, .dropped))
        #expect(try refusal { try home.drop(1) } == .settled(1, .dropped))
        #expect(try refusal { try home.replay([1]) } == .settled(1, .dropped))
        #expect(try home.replay() == QuarantineReplay())
        #expect(try home.account(1)?.now == statement(1, quarantined: 1))
        #expect(try home.account(2)?.quarantine == [.dropped: 1])
        #expect(try home.store.audit(last: 2).first?.detail.contains("作废") == false)
    }

    /// What a later program can read, and what only looks good outside its file.
    @Test func onlyValuesBecomeGood() throws {
        try home.home.importFeed(
            .sample(1), [home.bad("<v/>", .badValue, of: 1), home.bad("<e/>", .unknownElement, of: 1)])
        home.means("<v/>", issued)
        home.means("<e/>", .issued("d-6", "ordinaryPassport:E2", .person(1)))
        let result = try home.replay()
        #expect(result.imported == [1: .accepted] && result.stillBad == [2: .unknownElement])
        #expect(try home.account(1)?.now == statement(1, accepted: 1, quarantined: 1))
    }

    @Test func ofAStrangerNothingIsKept() throws {
        try home.home.importFeed(.sample(1), [home.bad("<a/>")])
        home.means("<b/>", .issued("d-5", "ordinaryPassport:E7", Holder(idNumber: idNumber(901))))
        #expect(try home.fix(1, "<b/>") == .notRegistered)
        #expect(try home.account(1)?.now == statement(1, notRegistered: 1))
        #expect(try home.home.count("quarantine_word") == 0)
        let later = Instant(nanoseconds: received.nanoseconds + 1)
        #expect(try home.store.forgetQuarantine(before: later, actor: "u", at: later) == 1)
        #expect(try home.store.quarantined() == [])
        #expect(try refusal { try home.fix(1, "<b/>") } == .settled(1, .forgotten))
        // The number is not given again.
        try home.home.importFeed(.sample(2), [home.bad("<c/>")])
        #expect(try home.store.quarantined().map(\.number) == [2])
        #expect(try home.account(1)?.now == statement(1, notRegistered: 1))
        #expect(try home.faults() == [])
    }

    /// Nobody could be read when it came; somebody can now.
    @Test func whoeverIsRegisteredByNowIsNotForgotten() throws {
        let item = home.bad("<a/>", of: 7)
        let personless = BadRecord(
            reason: .badValue, field: "holder/@idNumber", idNumbers: [idNumber(15)], hasUnreadableIDNumber: true)
        home.meanings["<a/>"] = .bad(personless)
        try home.home.importFeed(.sample(1), [FeedItem(line: 1, content: .bad(personless), xml: item.xml)])
        try home.home.importFeed(.sample(2), [home.bad("<x/>")])
        try home.home.load(.person(.sample(7)))
        #expect(try home.replay().stillBad == [1: .badValue, 2: .badValue])
        #expect(try home.replay().stillBad.count == 2)
        #expect(try home.store.quarantined().map { $0.steps.map(\.kind) } == [[.named], []])
        let later = Instant(nanoseconds: received.nanoseconds + 1)
        #expect(try home.store.forgetQuarantine(before: later, actor: "u", at: later) == 1)
        #expect(try home.store.quarantined(isOpen: true).map(\.number) == [1])
        #expect(try home.account(2)?.quarantine == [.forgotten: 1])
    }

    /// A fixed record may wait for a person; his word moves the totals on.
    @Test func aFixedRecordMayBeAPossibleMatch() throws {
        let namesake = Holder(name: "张1", birthDate: day("1990-03-07"), sex: .male)
        try home.home.importFeed(.sample(1), [home.bad("<a/>"), home.bad("<b/>")])
        home.means("<c/>", .issued("d-5", "ordinaryPassport:E8", namesake))
        home.means("<d/>", .issued("d-6", "ordinaryPassport:E9", namesake))
        #expect(try home.fix(1, "<c/>") == .possibleMatch)
        #expect(try home.fix(2, "<d/>") == .possibleMatch)
        #expect(try home.account(1)?.now == statement(1, possibleMatch: 2))
        try home.store.confirmMatch(
            RecordID(source: "gd", id: "d-5"), of: "P-1", on: day("2026-11-23"), actor: "u", at: received)
        try home.store.rejectMatch(RecordID(source: "gd", id: "d-6"), on: day("2026-11-23"), actor: "u", at: received)
        let account = try #require(try home.account(1))
        #expect(account.now == statement(1, accepted: 1, notRegistered: 1))
        #expect(account.matches == [.confirmed: 1, .rejected: 1])
        #expect(try home.store.dossier(ref: "P-1")?.documents.map(\.key.description) == ["ordinaryPassport:E8"])
        // What is nobody's goes with the original that it came from.
        let later = Instant(nanoseconds: received.nanoseconds + 1)
        #expect(try home.store.forgetMatches(before: later, actor: "u", at: later) == 1)
        #expect(try home.store.quarantined().map(\.number) == [1])
        #expect(try home.account(1)?.now == account.now)
        #expect(try home.faults() == [])
    }

    @Test func onlyWhatTheTrailTellsOfGoes() throws {
        try home.home.importFeed(.sample(1), [home.bad("<a/>"), home.good("<g/>", issued)])
        try home.drop(1)
        for sql in [
            "DELETE FROM quarantine", "UPDATE quarantine SET xml = ''", "DELETE FROM quarantine_step",
            "UPDATE quarantine_step SET actor = 'x'", "DELETE FROM quarantine_word", "DELETE FROM quarantine_sighting",
            "UPDATE feed_record SET record_id = 'x'", "UPDATE feed_record SET kind = 'forgotten'",
            "DELETE FROM feed_record", "UPDATE quarantine_word SET reason = 'x'",
        ] { #expect(throws: DatabaseError.self, "\(sql)") { try home.home.execute(sql) } }
    }

    @Test func earlierRejectionsAreKnownAgain() throws {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue, upTo: "12 deliveries")
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO receipt (id, kind, name, received_at, actor) VALUES (1, 'feed', 'a.xml', 5, 'u');
                    INSERT INTO person (person_id, ref, id_number, name, birth_date, sex)
                      VALUES (7, 'P-7', '110101199003074610', '张三', 7370, 'M');
                    INSERT INTO feed_source VALUES (1, 'gd');
                    INSERT INTO feed_record (accepted, source, record_id, delivery, kind, action, on_day, holder_name,
                      holder_birth_date, holder_sex, fingerprint)
                      VALUES (1, 1, 'd-1', 1, 'document', 'issued', 1, '张三', 7370, 'M', x'01');
                    INSERT INTO mention (record, place, document) VALUES (1, 0, 'ordinaryPassport:E9');
                    INSERT INTO match_candidate VALUES (1, 7, 1);
                    INSERT INTO match_decision VALUES (1, 'rejected', NULL, 1, 'u', 1);
                    INSERT INTO feed_file VALUES ('gd', 1, 100, 1, 2, NULL, NULL, 2, 0, 0, 0, 1, 1, x'01', 1);
                    INSERT INTO delivery VALUES (1, 'gd', 1, 100, 2, 0, 0, 0, 1, 1);
                    INSERT INTO quarantine VALUES (3, 'gd', 1, 9, 'd-2', 'badValue', 'f', '<x/>', x'02', 1, 5, 1);
                    """)
        }
        try Migrations.migrator.migrate(queue)
        let holder = Holder(name: "张三", birthDate: CalendarDay(number: 7370), sex: .male)
        let digest = Digest.sha256(MatchPair.holder(holder, documents: [booklet("ordinaryPassport:E9")]))
        try queue.read { db in
            let rejection = try Row.fetchOne(db, sql: "SELECT person_id, holder FROM match_rejection")
            #expect(rejection?.number(0) == 7 && rejection?.bytes(1) == digest)
            let sighting = try Row.fetchOne(db, sql: "SELECT record, delivery, line FROM quarantine_sighting")
            #expect(sighting.map { [$0.number(0), $0.number(1), $0.number(2)] } == [3, 1, 9])
        }
    }
}
