import LeveeCore
import LeveeIntake
import LeveeSQLite

extension Failure {
    /// What an error of the layers below means for a command; nil for one that is not theirs.
    init?(_ error: any Error) {
        switch error {
        case let error as Failure: self = error
        case let error as StoreError: self.init(error.code == .busy ? .busy : .badData, error.explanation)
        case let error as LetterRefusal: self.init(.badData, error.explanation)
        case let error as StocktakeRefusal: self.init(.badData, error.explanation)
        case let error as DeskRefusal: self.init(.badData, error.explanation)
        case let error as AccessRefusal: self.init(.noPermission, error.explanation)
        case let error as LifecycleRefusal: self.init(.badData, error.explanation)
        case let error as FindingRefusal: self.init(.badData, error.explanation)
        case let error as FilingRefusal: self.init(.badData, error.explanation)
        case let error as CorrectionRefusal: self.init(.badData, error.explanation)
        case let error as QuarantineRefusal: self.init(.badData, error.explanation)
        case let error as RecordRefusal: self.init(.badData, error.explanation)
        case let error as PolicyFileError: self.init(.badData, error.message)
        case let error as PolicyTrial.Obstacle: self.init(.badData, error.explanation)
        case let error as PolicyGap: self.init(.badData, error.explanation)
        case let error as ApplicationRefusal: self.init(.badData, error.message)
        case let error as TableRefusal: self.init(.badData, error.message)
        default: return nil
        }
    }
}
