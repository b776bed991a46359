/// An organisation code (组织机构代码) of GB 11714: eight characters and a check character. The unified social credit code
/// (统一社会信用代码, GB 32100) has it in its places 9 to 17.
public struct OrganisationCode: Hashable, Sendable {
    /// The nine characters, without the hyphen that is sometimes written before the last one.
    public let text: String

    /// Reads the nine characters, or the eighteen of a unified social credit code.
    /// - Throws: ``Refusal`` `badOrganisationCode` or `wrongCheckDigit`.
    public init(_ input: some StringProtocol) throws(Refusal) {
        let bytes = input.utf8.filter { $0 != UInt8(ascii: "-") }
        let code = bytes.count == 18 ? bytes[8..<17] : bytes[...]
        guard code.count == 9, let check = CheckDigit.gb11714(code.dropLast()),
            bytes.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) })
        else { throw Refusal(.badOrganisationCode, input) }
        guard code.last == check else { throw Refusal(.wrongCheckDigit, input) }
        text = String(decoding: code, as: UTF8.self)
    }
}
