public import LeveeCore

/// What became of one row.
public enum PutResult: Hashable, Sendable {
    case new, updated, unchanged
    case rejected(RowRefusal)
}

/// Why a well-formed row is not taken: it contradicts what is on record.
public struct RowRefusal: Error, Hashable, Sendable {
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// No person has this `ref`.
        case unknownRef
        /// Another person has this ID number.
        case idNumberTaken
        /// The document is another person's.
        case movedDocument
        /// The approval is another person's.
        case movedApproval
        /// The restriction is another person's.
        case movedRestriction
        /// A correction stands against it: it is neither the corrected entry nor the one that was corrected.
        case corrected
    }

    public var reason: Reason
    /// The column at fault.
    public var column: String
    /// Number of the request of the correction that stands against the row.
    public var request: Int64?

    init(_ reason: Reason, request: Int64? = nil, column: String? = nil) {
        self.reason = reason
        self.request = request
        self.column = column ?? (reason == .idNumberTaken ? "id_number" : "ref")
    }

    /// What is wrong with the column's value and what to do, without the value.
    public var explanation: Bilingual {
        switch reason {
        case .unknownRef:
            .init(zh: "不在登记册中，请先载入 `persons` 表", en: "is not in the registry; load the table `persons` first")
        case .idNumberTaken:
            .init(
                zh: "已登记为另一人的身份证号，请核对两人的材料", en: "is another person's ID number; compare the papers of both")
        case .movedDocument:
            .init(
                zh: "与该证件已登记的持有人不同，证件不能改挂他人，请核对 `number`",
                en: "is not the person who declared this document, and a document is never moved; check `number`")
        case .movedApproval:
            .init(
                zh: "与该批件已登记的人员不同，批件不能改挂他人，请核对 `approval_no`",
                en: "is not the person of this approval, and an approval is never moved; check `approval_no`")
        case .movedRestriction:
            .init(
                zh: "与该限制已登记的人员不同，限制不能改挂他人，请核对 `reference`",
                en: "is not the person of this restriction, and a restriction is never moved; check `reference`")
        case .corrected:
            .init(
                zh: "该条已由 `R-\(request ?? 0)` 更正，本行既非更正前也非更正后的内容；如确应再改，请用 `levee correct`",
                en:
                    "was corrected by `R-\(request ?? 0)`, and the row is neither what was corrected nor what is right since; "
                    + "where it has to change again, use `levee correct`")
        }
    }
}

/// The totals of one loaded file; they add up to the rows read.
public struct LoadTotals: Hashable, Sendable {
    public var new = 0
    public var updated = 0
    public var unchanged = 0
    public var rejected = 0

    public init(new: Int = 0, updated: Int = 0, unchanged: Int = 0, rejected: Int = 0) {
        self.new = new
        self.updated = updated
        self.unchanged = unchanged
        self.rejected = rejected
    }

    public var read: Int { new + updated + unchanged + rejected }

    mutating func count(_ result: PutResult) {
        switch result {
        case .new: new += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case .rejected: rejected += 1
        }
    }
}
