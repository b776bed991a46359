import LeveeCore
import Synchronization
import Testing

@testable import LeveeWeb

/// The same look within its time stands in the book once; any other stands in it.
@Suite struct ReadingBookTests {
    private struct Full: Error {}

    private static func look(
        _ seconds: Int64, _ user: String = "a", _ ref: String = "P-1", _ what: Reading.What = .dossier
    ) -> Reading {
        Reading(at: Instant(nanoseconds: seconds * 1_000_000_000), user: user, ref: ref, what: what)
    }

    @Test func onceAMinuteAndForEachUserFileAndKind() async throws {
        let written = Mutex<[Reading]>([])
        let book = ReadingBook(lasts: { 60_000_000_000 }) { lot in written.withLock { $0 += lot } }
        let looks = [
            Self.look(30), Self.look(89), Self.look(90), Self.look(149), Self.look(149, "b"),
            Self.look(149, "a", "P-2"), Self.look(149, "a", "P-1", .application), Self.look(149), Self.look(89),
            Self.look(90), Self.look(150),
        ]
        for look in looks { try await book.note(look) }
        #expect(written.withLock { $0 } == [0, 2, 4, 5, 6, 8, 10].map { looks[$0] })
    }

    @Test func whatCouldNotBeWrittenIsNotTakenForWritten() async throws {
        let tries = Mutex(0)
        let book = ReadingBook(lasts: { 60_000_000_000 }) { _ in
            if tries.withLock({
                $0 += 1; return $0 == 1
            }) {
                throw Full()
            }
        }
        await #expect(throws: Full.self) { try await book.note(Self.look(1)) }
        try await book.note(Self.look(2))
        try await book.note(Self.look(3))
        #expect(tries.withLock { $0 } == 2)
    }
}
