import LeveeCore
import Yams

/// Reads a profile from the root of its file. What it does not know it refuses: nothing is ever passed over.
struct ProfileReader {
    let name: String
    private var namespaces: [String: String] = [:]
    private var tree = PathTree(namespaces: [:])
    private var codes: [String: CodeMap] = [
        "countryNamesZh": .countries(.zh), "countryNamesEn": .countries(.en),
    ]

    init(name: String) { self.name = name }

    mutating func profile(from file: YAMLValue) throws(PolicyFileError) -> FeedProfile {
        let fields = try file.fields(
            ["title", "root", "header", "units"], optional: ["namespaces", "codes", "ignore", "table"])
        for entry in try fields.optional("namespaces")?.entries() ?? [] {
            namespaces[entry.key] = try entry.value.text()
        }
        tree = PathTree(namespaces: namespaces)
        for entry in try fields.optional("codes")?.entries() ?? [] {
            guard codes[entry.key] == nil else {
                throw entry.value.refusal(
                    .contradiction, at: entry.place, zh: "\(quoted(entry.key)) 是自带的代码表，请换名",
                    en: "\(quoted(entry.key)) is a built-in code map; give it another name")
            }
            codes[entry.key] = try codeMap(entry.value)
        }
        let root = try ownPath(try fields["root"])
        guard let step = root.steps.first, root.steps.count == 1, root.attribute == nil, root.ups == 0 else {
            throw try fields["root"].notAPath
        }
        // Units first: nothing may be mapped inside one before it is known to be one.
        let places = try unitPaths(try fields["units"])
        let values = ProfileValueReader(namespaces: namespaces, codes: codes)
        var header: [String: ProfileValue] = [:]
        let scope = PathScope(anchor: .itself, unitDepth: 0)
        for entry in try fields["header"].entries() {
            guard FeedProfile.headerFields.contains(entry.key) else {
                throw try fields["header"].unknownKey(entry, known: FeedProfile.headerFields)
            }
            header[entry.key] = try values.value(entry.value, scope, &tree)
        }
        var units: [FeedProfile.Unit] = []
        for (item, (path, place)) in zip(try fields["units"].items(), places) {
            let records = try item.named("units").fields(["path", "records"])["records"]
            let reader = ProfileRecordReader(values: values, unit: path)
            units.append(FeedProfile.Unit(place: place, records: try reader.records(records, &tree)))
        }
        for item in try fields.optional("ignore")?.items() ?? [] { try ignore(item) }
        return FeedProfile(
            name: name, title: try fields["title"].bilingual(), root: step, tree: tree, header: header, units: units,
            table: try fields.optional("table").map { value throws(PolicyFileError) in try table(value) })
    }

    private func ownPath(_ value: YAMLValue) throws(PolicyFileError) -> ProfilePath {
        guard let path = ProfilePath(try value.text(), namespaces: namespaces) else { throw value.notAPath }
        return path
    }

    private mutating func unitPaths(_ list: YAMLValue) throws(PolicyFileError) -> [(ProfilePath, Int)] {
        var units: [(ProfilePath, Int)] = []
        for item in try list.items() {
            let value = try item.named("units").fields(["path", "records"])["path"]
            let path = try ownPath(value)
            let place = tree.add(path, takesText: false).places.last
            guard let place, path.ups == 0, path.attribute == nil, !path.isAnywhere,
                tree.mark(unit: units.count, at: place)
            else {
                throw value.refusal(
                    .badValue, zh: "单元路径应指根元素以下的一个元素，且互不包含",
                    en: "the path of a unit must lead to an element below the root that is in no other unit")
            }
            units.append((path, place))
        }
        guard !units.isEmpty else { throw list.noValue }
        return units
    }

    private mutating func ignore(_ item: YAMLValue) throws(PolicyFileError) {
        let path = try ownPath(item)
        guard path.ups == 0, !path.isAnywhere || path.steps.count + (path.attribute == nil ? 0 : 1) == 1 else {
            throw item.notAPath
        }
        guard tree.ignore(path) else {
            throw item.refusal(
                .contradiction, zh: "此路径或其下的内容已有映射，不能忽略，请二者取一",
                en: "this path is mapped, or something below it is; either map or ignore it")
        }
    }

    private func codeMap(_ value: YAMLValue) throws(PolicyFileError) -> CodeMap {
        let fields = try value.fields([], optional: ["is", "contains"])
        var map = CodeMap()
        for entry in try fields.optional("is")?.entries() ?? [] { map.whole[entry.key] = try entry.value.text() }
        for entry in try fields.optional("contains")?.entries() ?? [] {
            guard !entry.key.isEmpty else { throw entry.value.noValue }
            map.parts.append((entry.key, try entry.value.text()))
        }
        return map
    }

    private func table(_ value: YAMLValue) throws(PolicyFileError) -> FeedProfile.Table {
        let fields = try value.fields(["header", "query", "documents", "documentNumber", "columns"])
        var columns: [String: [String]] = [:]
        for entry in try fields["columns"].entries() { columns[entry.key] = try entry.value.texts() }
        let table = FeedProfile.Table(
            header: try fields["header"].texts(), query: try fields["query"].text(),
            documents: try fields["documents"].text(), documentNumber: try fields["documentNumber"].text(),
            columns: columns)
        guard table.header.count == 2, columns[table.query] != nil,
            columns[table.documents]?.contains(table.documentNumber) == true
        else {
            throw value.refusal(
                .contradiction, zh: "表头应有两格；columns 应含 query、documents 两种行，后者含 documentNumber 列",
                en:
                    "`header` needs two cells, and `columns` the rows of `query` and of `documents` with `documentNumber`"
            )
        }
        return table
    }
}

extension YAMLValue {
    /// A list of texts, or one text; at least one.
    func texts() throws(PolicyFileError) -> [String] {
        guard case .sequence = node else { return [try text()] }
        var texts: [String] = []
        for item in try items() { texts.append(try item.text()) }
        guard !texts.isEmpty else { throw noValue }
        return texts
    }

    var notAPath: PolicyFileError {
        refusal(
            .badValue, zh: "\(quoted(name)) 不是可用的路径；前缀须在 namespaces 中，写法如 `../nc:Person/@id`",
            en: "\(quoted(name)) is no path that can be used here; prefixes stand in `namespaces`, as in "
                + "`../nc:Person/@id`")
    }
}
