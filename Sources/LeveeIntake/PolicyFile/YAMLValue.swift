import LeveeCore
import Yams

/// One node of a file, with the name that messages call it by. Every reading either gives the value or says where and
/// why not.
struct YAMLValue {
    let node: Node
    let file: String
    let name: String

    /// A key of a mapping, its place, and what stands under it.
    struct Entry {
        let key: String
        let place: Node
        let value: YAMLValue
    }

    func named(_ name: String) -> YAMLValue { YAMLValue(node: node, file: file, name: name) }

    func refusal(_ code: PolicyFileError.Code, at place: Node? = nil, zh: String, en: String) -> PolicyFileError {
        let mark = (place ?? node).mark
        return PolicyFileError(code, file: file, line: mark?.line, column: mark?.column, zh: zh, en: en)
    }

    /// The entries of a mapping in the order of the file; no key twice, whatever its quotes.
    func entries() throws(PolicyFileError) -> [Entry] {
        guard case .mapping(let mapping) = node else {
            throw wrongShape(zh: "若干“键: 值”", en: "keys with values")
        }
        var seen: Set<String> = []
        var entries: [Entry] = []
        for (keyNode, valueNode) in mapping {
            guard case .scalar(let scalar) = keyNode else {
                throw refusal(.wrongShape, at: keyNode, zh: "键须为一个词", en: "a key must be a word")
            }
            let key = scalar.string
            guard seen.insert(key).inserted else {
                throw refusal(
                    .duplicateKey, at: keyNode, zh: "键 \(quoted(key)) 写了不止一次，请只留一个",
                    en: "key \(quoted(key)) is written more than once; keep one")
            }
            entries.append(
                Entry(key: key, place: keyNode, value: YAMLValue(node: valueNode, file: file, name: key)))
        }
        return entries
    }

    /// The values of a mapping by key: all the required ones, some of the optional ones, nothing else.
    func fields(_ required: [String], optional: [String] = []) throws(PolicyFileError) -> YAMLFields {
        var values: [String: YAMLValue] = [:]
        for entry in try entries() {
            guard (required + optional).contains(entry.key) else {
                throw unknownKey(entry, known: required + optional)
            }
            values[entry.key] = entry.value
        }
        if let key = required.first(where: { values[$0] == nil }) { throw missing(key) }
        return YAMLFields(owner: self, values: values)
    }

    /// The items of a list.
    func items() throws(PolicyFileError) -> [YAMLValue] {
        guard case .sequence(let sequence) = node else {
            throw wrongShape(zh: "列表", en: "a list")
        }
        return sequence.map { YAMLValue(node: $0, file: file, name: name) }
    }

    func missing(_ key: String) -> PolicyFileError {
        refusal(
            .missing, zh: "\(quoted(name)) 缺少 \(quoted(key))，请补上",
            en: "\(quoted(key)) is missing in \(quoted(name)); add it")
    }

    func unknownKey(_ entry: Entry, known: [String]) -> PolicyFileError {
        let key = quoted(entry.key)
        let remedy: Bilingual
        if let near = Spelling.nearest(to: entry.key, among: known) {
            remedy = Bilingual(zh: "是否应为 \(quoted(near))？", en: "did you mean \(quoted(near))?")
        } else {
            remedy = Bilingual(zh: "请删除", en: "remove it")
        }
        return refusal(
            .unknownKey, at: entry.place, zh: "未知的键 \(key)；\(remedy.zh)", en: "unknown key \(key); \(remedy.en)")
    }

    func wrongShape(zh: String, en: String) -> PolicyFileError {
        refusal(.wrongShape, zh: "\(quoted(name)) 须为\(zh)", en: "\(quoted(name)) must be \(en)")
    }
}

/// The fields of one mapping, by key.
struct YAMLFields {
    let owner: YAMLValue
    let values: [String: YAMLValue]

    /// A field that was asked for as required.
    subscript(key: String) -> YAMLValue {
        get throws(PolicyFileError) {
            guard let value = values[key] else { throw owner.missing(key) }
            return value
        }
    }

    func optional(_ key: String) -> YAMLValue? { values[key] }
}
