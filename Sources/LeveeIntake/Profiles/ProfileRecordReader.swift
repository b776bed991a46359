import LeveeCore
import Yams

/// Reads the records that one unit of a profile gives.
struct ProfileRecordReader {
    let values: ProfileValueReader
    /// The unit's path from the root.
    let unit: ProfilePath

    func records(_ list: YAMLValue, _ tree: inout PathTree) throws(PolicyFileError) -> [FeedProfile.Record] {
        var records: [FeedProfile.Record] = []
        for item in try list.items() { records.append(try record(item.named("records"), &tree)) }
        guard !records.isEmpty else { throw list.noValue }
        return records
    }

    private func record(_ item: YAMLValue, _ tree: inout PathTree) throws(PolicyFileError) -> FeedProfile.Record {
        let fields = try item.fields(
            ["kind", "recordId"],
            optional: ["each", "when", "split", "fields", "holder", "document", "documents"])
        let kind = try fields["kind"].choice(FeedProfile.Kind.self)
        var record = FeedProfile.Record(
            kind: kind, each: PlacedPath(), conditions: [], split: nil, fields: [:], holder: [:], document: [:],
            documents: nil, documentConditions: [], recordID: nil)
        var anchor = unit
        if let each = fields.optional("each") {
            record.each = try values.path(each, scope(unit), &tree, takesText: false)
            anchor = try values.anchor(each, from: unit)
        }
        record.conditions = try conditions(fields.optional("when"), scope(anchor), &tree)
        if let split = fields.optional("split") {
            let parts = try split.fields(["path", "at"])
            record.split = FeedProfile.Split(
                path: try values.path(try parts["path"], scope(anchor), &tree),
                separators: try separators(try parts["at"]))
        }
        record.fields = try mapping(fields.optional("fields"), kind.fields, scope(anchor), &tree)
        record.holder = try mapping(
            fields.optional("holder"), kind == .withdrawal ? [] : FeedProfile.holderFields, scope(anchor), &tree)
        switch kind {
        case .document, .crossing:
            record.document = try mapping(
                fields.optional("document"), FeedProfile.documentFields, scope(anchor), &tree)
        case .holdings: try readDocuments(try fields["documents"], anchor, into: &record, &tree)
        case .filing, .withdrawal: break
        }
        let hasDocument = fields.optional("document") != nil
        guard fields.optional("documents") == nil || kind == .holdings,
            hasDocument == (kind == .document || kind == .crossing)
        else {
            throw item.refusal(
                .contradiction, zh: "document 属于证件与出入境记录，documents 属于持证清单",
                en: "`document` belongs to documents and crossings, `documents` to holdings")
        }
        record.recordID = try recordID(try fields["recordId"], scope(anchor), &tree)
        return record
    }

    private func scope(_ anchor: ProfilePath) -> PathScope {
        PathScope(anchor: anchor, unitDepth: unit.steps.count)
    }

    private func mapping(
        _ value: YAMLValue?, _ known: [String], _ scope: PathScope, _ tree: inout PathTree
    ) throws(PolicyFileError) -> [String: ProfileValue] {
        var mapping: [String: ProfileValue] = [:]
        guard let value else { return mapping }
        for entry in try value.entries() {
            guard known.contains(entry.key) else { throw value.unknownKey(entry, known: known) }
            mapping[entry.key] = try values.value(entry.value, scope, &tree)
        }
        return mapping
    }

    private func readDocuments(
        _ value: YAMLValue, _ anchor: ProfilePath, into record: inout FeedProfile.Record, _ tree: inout PathTree
    ) throws(PolicyFileError) {
        let fields = try value.fields(["each", "document"], optional: ["when"])
        record.documents = try values.path(try fields["each"], scope(anchor), &tree, takesText: false)
        let each = try values.anchor(try fields["each"], from: anchor)
        record.documentConditions = try conditions(fields.optional("when"), scope(each), &tree)
        record.document = try mapping(try fields["document"], FeedProfile.documentFields, scope(each), &tree)
    }

    private func conditions(
        _ value: YAMLValue?, _ scope: PathScope, _ tree: inout PathTree
    ) throws(PolicyFileError) -> [ProfileCondition] {
        var conditions: [ProfileCondition] = []
        for item in try value?.items() ?? [] {
            let fields = try item.named("when").fields(
                [], optional: ["has", "lacks", "path", "is", "isNot", "contains"])
            let tests = ["is", "isNot", "contains"].filter { fields.optional($0) != nil }
            let paths = ["has", "lacks", "path"].filter { fields.optional($0) != nil }
            guard paths.count == 1, let key = paths.first, tests.count == (key == "path" ? 1 : 0) else {
                throw item.refusal(
                    .contradiction, zh: "条件写 has、lacks，或 path 加 is、isNot、contains 之一",
                    en: "a condition is `has`, `lacks`, or `path` with one of `is`, `isNot` and `contains`")
            }
            let path = try values.path(try fields[key], scope, &tree)
            let test: ProfileCondition.Test =
                switch tests.first ?? key {
                case "is": .isOne(of: try fields["is"].texts())
                case "isNot": .isNone(of: try fields["isNot"].texts())
                case "contains": .contains(try fields["contains"].texts())
                case "has": .there
                default: .missing
                }
            conditions.append(ProfileCondition(path: path, test: test))
        }
        return conditions
    }

    /// Separators may be spaces around a word, so they are not trimmed.
    private func separators(_ value: YAMLValue) throws(PolicyFileError) -> [String] {
        var separators: [String] = []
        for item in try value.items() {
            guard case .scalar(let scalar) = item.node, !scalar.string.isEmpty else { throw item.noValue }
            separators.append(scalar.string)
        }
        return separators
    }

    private func recordID(
        _ value: YAMLValue, _ scope: PathScope, _ tree: inout PathTree
    ) throws(PolicyFileError) -> FeedProfile.RecordIDRule {
        guard case .mapping(let mapping) = value.node, mapping["hash"] != nil else {
            return .value(try values.value(value, scope, &tree))
        }
        let fields = try value.fields(["hash", "prefix"])
        let known =
            FeedProfile.Kind.allCases.flatMap(\.fields) + FeedProfile.holderFields.map { "holder." + $0 }
            + FeedProfile.documentFields.map { "document." + $0 }
        var parts: [FeedProfile.HashPart] = []
        for item in try fields["hash"].items() {
            if case .mapping = item.node {
                parts.append(.value(try values.value(item, scope, &tree)))
                continue
            }
            let part = try item.word()
            guard known.contains(part) else { throw item.notAllowed(part, known: known) }
            parts.append(.field(part))
        }
        return .hash(prefix: try fields["prefix"].word(), of: parts)
    }
}
