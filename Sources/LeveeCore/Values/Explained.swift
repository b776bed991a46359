/// An error that a person reads: what happened, where, and what to do about it, in both languages.
public protocol Explained: Error {
    var explanation: Bilingual { get }
}

extension Refusal: Explained {}
extension AccessRefusal: Explained {}
extension CorrectionRefusal: Explained {}
extension DeskRefusal: Explained {}
extension FeedRefusal: Explained {}
extension FilingRefusal: Explained {}
extension FindingRefusal: Explained {}
extension LetterRefusal: Explained {}
extension LifecycleRefusal: Explained {}
extension PolicyGap: Explained {}
extension PolicyTrial.Obstacle: Explained {}
extension QuarantineRefusal: Explained {}
extension StocktakeRefusal: Explained {}
