/// A receipt that was made here, found by its code.
public struct FoundReceipt: Sendable {
    public var receipt: CustodyReceipt
    public var code: VerificationCode
    /// Whether the ledger's entry was amended after the receipt was made.
    public var isAmended: Bool
    let hash: [UInt8]

    /// The holder's copy and the custody's, as they were printed at first.
    public func papers(_ language: Language, zone: Zone) -> [Paper] {
        receipt.papers(language, zone: zone) { _ in hash }
    }

    public init(receipt: CustodyReceipt, code: VerificationCode, isAmended: Bool, hash: [UInt8]) {
        self.receipt = receipt
        self.code = code
        self.isAmended = isAmended
        self.hash = hash
    }
}
