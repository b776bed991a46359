import LeveeCore
import Yams

/// Where paths begin, and how far up they may go.
struct PathScope {
    /// The element from which a path starts, from the root.
    var anchor: ProfilePath
    /// Steps of the unit's path; nothing outside of the unit is at hand.
    var unitDepth: Int
}

/// Reads where one value of a profile comes from.
struct ProfileValueReader {
    let namespaces: [String: String]
    let codes: [String: CodeMap]

    private static let origins = ["path", "join", "agree", "header", "constant"]
    private static let more = ["absent", "else", "several", "codes", "clean", "day", "moment", "find"]

    func value(
        _ item: YAMLValue, _ scope: PathScope, _ tree: inout PathTree
    ) throws(PolicyFileError) -> ProfileValue {
        // A path alone is what most values are.
        if case .scalar = item.node { return ProfileValue(.first([try path(item, scope, &tree)])) }
        let fields = try item.fields([], optional: Self.origins + Self.more)
        let given = Self.origins.filter { fields.optional($0) != nil }
        guard given.count == 1, let key = given.first else {
            throw item.refusal(
                .contradiction, zh: "\(quoted(item.name)) 须且只须写 path、join、agree、header、constant 之一",
                en: "\(quoted(item.name)) needs exactly one of `path`, `join`, `agree`, `header` and `constant`")
        }
        let source = try fields[key]
        let origin: ProfileValue.Origin
        switch key {
        case "path": origin = .first(try paths(source, scope, &tree))
        case "join": origin = .joined(try paths(source, scope, &tree))
        case "agree": origin = .shared(try paths(source, scope, &tree))
        case "header":
            let name = try source.word()
            guard FeedProfile.headerFields.contains(name) else {
                throw source.notAllowed(name, known: FeedProfile.headerFields)
            }
            origin = .header(name)
        default: origin = .constant(try source.text())
        }
        var value = ProfileValue(origin)
        try readMore(of: fields, item, into: &value, scope, &tree)
        return value
    }

    private func readMore(
        of fields: YAMLFields, _ item: YAMLValue, into value: inout ProfileValue, _ scope: PathScope,
        _ tree: inout PathTree
    ) throws(PolicyFileError) {
        if let absent = fields.optional("absent") { value.otherwise = .constant(try absent.text()) }
        if let other = fields.optional("else") {
            guard value.otherwise == nil else {
                throw item.refusal(
                    .contradiction, zh: "\(quoted(item.name)) 的 absent 与 else 只能写一个",
                    en: "\(quoted(item.name)) may have `absent` or `else`, not both")
            }
            value.otherwise = .value(try self.value(other, scope, &tree))
        }
        if let several = fields.optional("several") { value.several = try several.choice(ProfileValue.Several.self) }
        for name in try fields.optional("codes")?.texts() ?? [] {
            guard let map = codes[name] else {
                throw item.refusal(
                    .badValue, zh: "没有代码表 \(quoted(name))，已有：\(codes.keys.sorted().map(quoted).joined(separator: "、"))",
                    en: "there is no code map \(quoted(name)); there are "
                        + codes.keys.sorted().map(quoted).joined(separator: ", "))
            }
            value.codes.append(map)
        }
        if let clean = fields.optional("clean") {
            let parts = try clean.fields([], optional: ["before", "remarks"])
            value.clean = NumberCleaning(
                before: try parts.optional("before")?.texts() ?? [],
                remarks: try parts.optional("remarks")?.choice(Remarks.self) == .drop)
        }
        value.day = try formats(fields.optional("day"), needTime: false)
        value.moment = try formats(fields.optional("moment"), needTime: true)
        value.phrases = try fields.optional("find")?.texts() ?? []
        guard value.phrases.isEmpty || !value.day.isEmpty, value.day.isEmpty || value.moment.isEmpty else {
            throw item.refusal(
                .contradiction, zh: "find 须与 day 同写，day 与 moment 只能写一个",
                en: "`find` needs `day`, and `day` excludes `moment`")
        }
    }

    private enum Remarks: String, CaseIterable { case keep, drop }

    private func formats(_ value: YAMLValue?, needTime: Bool) throws(PolicyFileError) -> [DateFormat] {
        var formats: [DateFormat] = []
        guard let value else { return formats }
        for text in try value.texts() {
            guard let format = DateFormat(text), !needTime || format.hasTime else {
                throw value.refusal(
                    .badValue, zh: "\(quoted(text)) 不是可用的日期格式，写法如 yyyyMMdd、d MMM yyyy、yyyyMMdd HHmmss、rfc3339",
                    en:
                        "\(quoted(text)) is no date format; write it like `yyyyMMdd`, `d MMM yyyy`, `yyyyMMdd HHmmss` or "
                        + "`rfc3339`")
            }
            formats.append(format)
        }
        return formats
    }

    func paths(_ value: YAMLValue, _ scope: PathScope, _ tree: inout PathTree) throws(PolicyFileError) -> [PlacedPath] {
        guard case .sequence = value.node else { return [try path(value, scope, &tree)] }
        var paths: [PlacedPath] = []
        for item in try value.items() { paths.append(try path(item, scope, &tree)) }
        guard !paths.isEmpty else { throw value.noValue }
        return paths
    }

    /// - Parameter takesText: whether the text of the element is used, and not only whether it is there.
    func path(
        _ value: YAMLValue, _ scope: PathScope, _ tree: inout PathTree, takesText: Bool = true
    ) throws(PolicyFileError) -> PlacedPath {
        guard let path = ProfilePath(try value.text(), namespaces: namespaces), !path.isAnywhere,
            let whole = scope.anchor.appending(path), scope.anchor.steps.count - path.ups >= scope.unitDepth
        else { throw value.notAPath }
        let (places, attribute) = tree.add(whole, takesText: takesText)
        // What is read unit by unit is not there when the header is.
        if scope.unitDepth == 0, places.contains(where: { tree.unit(at: $0) != nil }) { throw value.notAPath }
        return PlacedPath(ups: path.ups, places: Array(places.suffix(path.steps.count)), attribute: attribute)
    }

    /// The element of a path, from the root.
    func anchor(_ value: YAMLValue, from anchor: ProfilePath) throws(PolicyFileError) -> ProfilePath {
        guard let path = ProfilePath(try value.text(), namespaces: namespaces), path.ups == 0, path.attribute == nil,
            !path.isAnywhere, let whole = anchor.appending(path)
        else { throw value.notAPath }
        return whole
    }
}
