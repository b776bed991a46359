/// A correction with the request that asks for it.
public struct FiledCorrection: Hashable, Sendable {
    public var request: Request
    public var correction: Correction

    public init(request: Request, correction: Correction) {
        self.request = request
        self.correction = correction
    }
}
