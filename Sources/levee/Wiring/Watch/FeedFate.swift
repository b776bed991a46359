import LeveeCore
import LeveeSQLite

/// What becomes of a file of a watched folder after it was tried: whose fault is it that it did not come in.
enum FeedFate: Equatable {
    case done
    /// The file's fault: a person has to look at it.
    case refused
    /// The reader died or was starved. A machine may do that once; to a file that does it twice it is the file's fault.
    case again
    /// The file cannot be opened: it stays, and the others come.
    case left
    /// Ours: it stays, and all wait.
    case later(Failure.Code)
    /// Ours, and waiting does not help: the watch ends.
    case over

    /// - Parameter attempt: from 1.
    init(_ result: Result<ImportResult, any Error>, attempt: Int) {
        switch result {
        case .success(let result):
            switch result.outcome {
            case .imported: self = .done
            case .refused(let refusal): self.init(refusal.code, attempt: attempt)
            }
        case .failure(let error): self.init(error)
        }
    }

    /// What an error means that was no refusal.
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self.init(error.code)
        case let error as Failure where error.code == .io || error.code == .busy: self = .later(error.code)
        default: self = .over
        }
    }

    init(_ code: FeedRefusal.Code, attempt: Int) {
        switch code {
        case .unreadable: self = .left
        case .readerFailed, .tooSlow: self = attempt == 1 ? .again : .refused
        case .notUTF8, .compressed, .doctype, .notWellFormed, .wrongRoot, .rootAttribute, .textBetweenRecords,
            .tooLarge,
            .tagTooLong, .textTooLong, .tooManyAttributes, .tooDeep, .tooManyNames, .fromTheFuture, .recordTooLarge,
            .notOfProfile, .wrongTable, .headerMissing, .sequenceReused, .notSigned, .badSignature,
            .signatureNotAllowed, .signedTooLarge, .noValidCertificate, .unusual, .unbalanced:
            self = .refused
        }
    }

    init(_ code: StoreError.Code) {
        switch code {
        case .busy: self = .later(.busy)
        case .disk: self = .later(.io)
        case .notAHome, .newerSchema, .corrupt, .refused, .failed: self = .over
        }
    }
}
