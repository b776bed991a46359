import LeveeCore
import LeveeIntake
import LeveeSQLite

extension Failure {
    /// What an error of the layers below means for a command; nil for one that is not theirs.
    init?(_ error: any Error) {
        switch error {
        case let error as Failure: self = error
        case let error as StoreError: self.init(error.code == .busy ? .busy : .badData, error.explanation)
        case let error as AccessRefusal: self.init(.noPermission, error.explanation)
        case let error as RecordRefusal: self.init(.badData, error.explanation)
        case let error as PolicyFileError: self.init(.badData, error.message)
        case let error as ApplicationRefusal: self.init(.badData, error.message)
        case let error as TableRefusal: self.init(.badData, error.message)
        case let error as any Explained: self.init(.badData, error.explanation)
        default: return nil
        }
    }
}
