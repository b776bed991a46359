import LeveeCore
import LeveeSQLite
import Testing

@testable import levee

/// Whose fault it is that a file did not come in.
@Suite struct FeedFateTests {
    private static let ours: [FeedRefusal.Code: FeedFate] = [
        .unreadable: .left, .readerFailed: .again, .tooSlow: .again,
    ]

    @Test(arguments: FeedRefusal.Code.allCases) func refusals(_ code: FeedRefusal.Code) {
        #expect(FeedFate(code, attempt: 1) == Self.ours[code] ?? .refused)
        #expect(FeedFate(code, attempt: 2) == (code == .unreadable ? .left : .refused))
        let result = ImportResult(file: "a.xml", outcome: .refused(FeedRefusal(code)), seconds: 0)
        #expect(FeedFate(.success(result), attempt: 1) == FeedFate(code, attempt: 1))
    }

    @Test func whatComesInIsDone() {
        var statement = FeedStatement(source: "gd", sequence: 1)
        statement.quarantined = 1
        let result = ImportResult(file: "a.xml", outcome: .imported(statement), seconds: 0)
        #expect(FeedFate(.success(result), attempt: 1) == .done)
    }

    @Test(arguments: StoreError.Code.allCases) func theStore(_ code: StoreError.Code) {
        let fates: [StoreError.Code: FeedFate] = [.busy: .later(.busy), .disk: .later(.io)]
        let error = StoreError(code, Bilingual(zh: "", en: ""))
        #expect(FeedFate(.failure(error), attempt: 1) == fates[code] ?? .over)
    }

    @Test func whatWaitingDoesNotMend() {
        #expect(FeedFate(Failure(.io, Bilingual(zh: "", en: ""))) == .later(.io))
        #expect(FeedFate(Failure(.busy, Bilingual(zh: "", en: ""))) == .later(.busy))
        for code: Failure.Code in [.usage, .badData, .noPermission] {
            #expect(FeedFate(Failure(code, Bilingual(zh: "", en: ""))) == .over)
        }
        #expect(FeedFate(CancellationError()) == .over)
    }

    @Test func theGraverCodeCounts() {
        let codes: [Failure.Code?] = [nil, .attention, .badData, .busy, .io]
        for (place, one) in codes.enumerated() {
            for (other, another) in codes.enumerated() {
                #expect(Failure.Code.graver(one, another) == codes[max(place, other)])
            }
        }
    }
}
