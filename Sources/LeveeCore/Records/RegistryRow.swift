/// One good row of a registry table, as its record.
public enum RegistryRow: Hashable, Sendable {
    case unit(Unit)
    case person(Person)
    case approver(Approver)
    case filing(Filing)
    case relative(Relative)
    case document(Declaration)
    case custody(CustodyEvent)
    case approval(Approval)
    case restriction(Restriction)
}

/// What a reader should look at in a row that is kept all the same: a contradiction inside one record, a number that
/// misses the pattern of its type, characters that nobody sees.
public struct RowDoubt: Hashable, Sendable {
    /// What is doubtful, one case for each way.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// A name holds controls, zero-width or bidirectional characters.
        case unseenCharacters
        /// A document number misses the pattern of its type.
        case numberPattern
        /// The birth date is not the one in the ID number.
        case birthDateDiffers
        /// The sex is not the one in the ID number.
        case sexDiffers
        /// The last day is before the first one.
        case endsBeforeItBegins
        /// A foreign passport whose issuing state is China.
        case foreignPassportOfChina
    }

    public var column: String
    /// The value as it stands in the table; it may be personal data. Show it with ``Text/visible(_:)``.
    public var value: String
    public var reason: Reason

    public init(_ reason: Reason, column: String, value: String) {
        self.reason = reason
        self.column = column
        self.value = value
    }

    /// What is doubtful and what to compare, without the value.
    public var explanation: Bilingual {
        switch reason {
        case .unseenCharacters:
            .init(zh: "含有不可见字符，请与原件核对", en: "holds characters that cannot be seen; compare it with the original")
        case .numberPattern:
            .init(zh: "不符合该种证件的号码规则，请核对证件", en: "misses the pattern of its type; compare it with the booklet")
        case .birthDateDiffers:
            .init(zh: "与身份证号中的出生日期不一致，请核对", en: "differs from the birth date in the ID number; compare both")
        case .sexDiffers:
            .init(zh: "与身份证号中的性别不一致，请核对", en: "differs from the sex in the ID number; compare both")
        case .endsBeforeItBegins:
            .init(zh: "早于起始日期，请核对两个日期", en: "is before the first day; compare both days")
        case .foreignPassportOfChina:
            .init(
                zh: "外国护照的签发国不应是中国，请核对证件种类",
                en: "is the issuing state of a foreign passport; compare the document type")
        }
    }
}
