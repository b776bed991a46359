public import LeveeCore

/// How another vocabulary becomes our feed: which of its elements are records, and where each value comes from.
///
/// It is read from YAML; `data/profiles/README.md` has the format.
public struct FeedProfile: Sendable {
    /// What messages call it: the shipped profile's name, or the path.
    public let name: String
    public let title: Bilingual
    let root: ProfilePath.Step
    /// Every path that is mapped or ignored.
    let tree: PathTree
    /// Values of the header by the name of the attribute, from the root.
    let header: [String: ProfileValue]
    let units: [Unit]
    /// How a spreadsheet becomes units; nil where the vocabulary has none.
    let table: Table?

    /// An element that is read whole, one at a time, and the records that it gives.
    struct Unit: Sendable {
        /// Its number in the tree of paths.
        var place: Int
        var records: [Record]
    }

    /// One kind of record.
    struct Record: Sendable {
        var kind: Kind
        /// The elements that are a record each, from the unit; the unit itself where the path is empty.
        var each: PlacedPath
        var conditions: [ProfileCondition]
        /// Where one element names several documents in one text.
        var split: Split?
        /// Attributes of the record by their names.
        var fields: [String: ProfileValue]
        var holder: [String: ProfileValue]
        /// Of the one document, or of each document of a statement.
        var document: [String: ProfileValue]
        /// The documents of a statement, from the record's element; nil where the record is no statement.
        var documents: PlacedPath?
        /// Which of the documents' elements count.
        var documentConditions: [ProfileCondition]
        var recordID: RecordIDRule?
    }

    enum Kind: String, Sendable, CaseIterable {
        case document, crossing, holdings, filing, withdrawal

        /// The attributes of the record's own tag, but for `recordId`.
        var fields: [String] {
            switch self {
            case .document, .filing: ["action", "on"]
            case .crossing: ["direction", "at", "port", "to", "from"]
            case .holdings: ["on"]
            case .withdrawal: ["of", "reason"]
            }
        }
    }

    static let headerFields = [
        "source", "sequence", "generatedAt", "coversFrom", "coversTo", "letter", "purpose",
    ]
    static let holderFields = ["idNumber", "name", "surname", "givenNames", "birthDate", "sex"]
    static let documentFields = ["type", "number", "issuingState", "issuedOn", "expiresOn", "authority"]

    /// A text that is cut at its separators, where every piece is a number by itself.
    struct Split: Sendable {
        var path: PlacedPath
        var separators: [String]
    }

    /// Where a record's id comes from.
    enum RecordIDRule: Sendable {
        case value(ProfileValue)
        /// The prefix and a hash over values of the record, such as `holder.idNumber`: the same fact has the same id, and no
        /// number can be read from it.
        case hash(prefix: String, of: [HashPart])
    }

    enum HashPart: Sendable {
        /// A value that the record has, such as `holder.idNumber`.
        case field(String)
        /// A value that only the source has.
        case value(ProfileValue)
    }

    /// A spreadsheet of blocks: one block a person, its rows labelled.
    struct Table: Sendable {
        /// The first cells of the header row, by which the file is known.
        var header: [String]
        /// The label of the row that begins a block and says who was asked about.
        var query: String
        /// The label of rows that are documents, and the column that a document cannot lack.
        var documents: String
        var documentNumber: String
        /// The columns of each label's rows, from the third cell on.
        var columns: [String: [String]]
    }
}
