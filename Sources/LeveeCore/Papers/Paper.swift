/// One printed paper: a letter, a receipt, a form, a statement. What it says, not how it looks; ``PaperText`` and
/// ``PaperHTML`` set it with the parts of an official letter (公文格式).
///
/// Texts are kept as they came. What sets them shows unseen characters as code points.
public struct Paper: Hashable, Sendable {
    public var language: Language
    /// Which copy it is (联), such as the holder's. Papers that differ in nothing else share one sheet.
    public var copy: String?
    /// The unit that issues it (发文单位).
    public var letterhead: String
    /// 文号
    public var number: String?
    /// 事由
    public var title: String
    /// 主送
    public var addressee: String?
    public var blocks: [Block]
    /// 落款
    public var signature: String?
    /// 日期
    public var date: CalendarDay?
    /// 验证码, as it is printed.
    public var code: String?
    /// Names and numbers that a line does not break where it can hold them.
    public var unbroken: [String]
    /// A form to be filled rather than a letter: on a sheet across, with a plain head, and small type for its table.
    public var isForm: Bool

    public init(
        language: Language, copy: String? = nil, letterhead: String, number: String? = nil, title: String,
        addressee: String? = nil, blocks: [Block] = [], signature: String? = nil, date: CalendarDay? = nil,
        code: String? = nil, unbroken: [String] = [], isForm: Bool = false
    ) {
        self.language = language
        self.copy = copy
        self.letterhead = letterhead
        self.number = number
        self.title = title
        self.addressee = addressee
        self.blocks = blocks
        self.signature = signature
        self.date = date
        self.code = code
        self.unbroken = unbroken
        self.isForm = isForm
    }

    /// One piece of a paper's body.
    public enum Block: Hashable, Sendable {
        case paragraph(String)
        case facts([Row])
        /// Cells in the order of the columns; a row may lack its last ones.
        case table(columns: [String], rows: [[String]])
        case note(String)
        /// Who signs, each on a line with room for the name and the day.
        case signatures([String])
    }

    /// One fact with what it is called.
    public struct Row: Hashable, Sendable {
        public var label: String
        public var value: String

        public init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }

    /// The papers by sheet: copies of one paper stand on the same sheet, in their order.
    static func sheets(_ papers: [Paper]) -> [[Paper]] {
        papers.reduce(into: []) { sheets, paper in
            if let last = sheets.last?.last, last.isCopy(of: paper) {
                sheets[sheets.count - 1].append(paper)
            } else {
                sheets.append([paper])
            }
        }
    }

    private func isCopy(of other: Paper) -> Bool {
        guard copy != nil, other.copy != nil, copy != other.copy else { return false }
        var same = other
        same.copy = copy
        return self == same
    }

    /// Columns and rows of one length, so that no cell is lost and none is missing.
    static func grid(_ columns: [String], _ rows: [[String]]) -> (columns: [String], rows: [[String]]) {
        let count = rows.map(\.count).reduce(columns.count, max)
        func filled(_ cells: [String]) -> [String] { cells + Array(repeating: "", count: count - cells.count) }
        return (filled(columns), rows.map(filled))
    }
}

/// The words that every paper has.
struct PaperWords {
    let language: Language

    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    var colon: String { say("：", ": ") }
    var note: String { say("注：", "Note: ") }
    var code: String { say("验证码：", "Verification code: ") }
    var signing: String { say("签字：", "signature: ") }
    var signingDay: String { say("日期：", "date: ") }
    var cut: String { say("沿此线裁开", "cut here") }
}

extension CalendarDay {
    /// The day as letters write it: `2026年11月23日`, `23 November 2026`.
    public func written(_ language: Language) -> String {
        let (year, month, day) = parts
        guard language == .en else { return "\(year)年\(month)月\(day)日" }
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(day) \(months[month - 1]) \(year)"
    }
}
