import LeveeCore

/// The first row of a table: which column stands where.
struct TableHeader {
    /// The names as they stand.
    let names: [String]
    /// For each column of the table its place; nil where an optional column is missing.
    let places: [Int?]

    /// Reads the header off the stream.
    /// - Throws: ``TableRefusal`` where there is none, or where a column is unknown, there twice or missing.
    init(of columns: [Column], from csv: inout CSVReader, _ file: FileBytes) throws(TableRefusal) {
        switch try csv.next() {
        case nil:
            throw file.refusal(
                .init(
                    zh: "文件是空的，请加上列名行：\(Self.list(columns).zh)",
                    en: "the file is empty; add a header with \(Self.list(columns).en)"))
        case .fault(let fault): throw file.refusal(fault.explanation, line: csv.rowLine)
        case .row: break
        }
        let names = (0..<csv.fieldCount).map(csv.text)
        for (place, name) in names.enumerated() {
            guard columns.contains(where: { Self.isSame($0.name, name) }) else {
                throw file.refusal(
                    .init(
                        zh: "表中没有此列，请删除或改名，可用：\(Self.list(columns).zh)",
                        en:
                            "is not a column of this table; remove or rename it, the columns are \(Self.list(columns).en)"
                    ),
                    line: csv.rowLine, column: name)
            }
            guard !names[..<place].contains(where: { Self.isSame($0, name) }) else {
                throw file.refusal(
                    .init(zh: "此列出现两次，请删除一列", en: "is there twice; remove one of the two"), line: csv.rowLine,
                    column: name)
            }
        }
        places = columns.map { column in names.firstIndex { Self.isSame($0, column.name) } }
        if let missing = zip(columns, places).first(where: { !$0.isOptional && $1 == nil })?.0 {
            throw file.refusal(
                .init(zh: "缺少此必填列，请补上", en: "is missing and required; add it"), line: csv.rowLine,
                column: missing.name)
        }
        self.names = names
    }

    /// Byte by byte, without any trimming.
    private static func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

    private static func list(_ columns: [Column]) -> Bilingual {
        let names = columns.map { "`\($0.name)`" }
        return Bilingual(zh: names.joined(separator: "、"), en: names.joined(separator: ", "))
    }
}
