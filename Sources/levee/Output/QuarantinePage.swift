import LeveeCore
import LeveeIntake
import LeveeSQLite

/// A quarantined record as a person reads it.
struct QuarantinePage {
    let view: QuarantineView
    let values: [RecordValue]
    let zone: Zone
    /// Days for which a record that names nobody is kept.
    let keptDays: Int
    let language: Language
    /// Columns that a line may take.
    let width: Int

    private var record: QuarantinedRecord { view.record }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    var lines: [String] {
        let head = [
            "Q-\(record.number)  \(Text.visible(record.source))/\(record.sequence) "
                + say("第\(record.line)行", "line \(record.line)")
                + (record.recordID.map { say("，记录 ", ", record ") + Text.visible($0) } ?? "")
                + say("，收到 ", ", received ") + zone.day(of: record.receivedAt).description,
            say("原因：", "wrong: ") + record.reason.title[language] + " `\(Text.visible(record.field))`",
            say("本应是：", "it would be: ") + wouldBe,
        ]
        return wrapped(head) + wrapped(occupant) + wrapped(fate) + [""] + table + ["", "XML:"] + xml(record.xml) + fixed
    }

    private func wrapped(_ texts: [String]) -> [String] {
        texts.flatMap { DisplayWidth.wrapped($0, to: width) }
    }

    /// Kind and person.
    private var wouldBe: String {
        let name = values.first.map { String($0.field.prefix { $0 != "/" }) } ?? ""
        let kind = Self.kinds[name]?[language] ?? say("不是记录的元素", "an element that is no record")
        if view.people.isEmpty {
            let until = zone.day(of: record.receivedAt) + keptDays
            let kept = record.isPersonless && record.fate == nil ? say("，保留至 \(until)", ", kept until \(until)") : ""
            return kind + say("，认不出在册人员", ", of nobody who is registered") + kept
        }
        return kind + say("，涉及 ", ", of ") + view.people.map { "`\(Text.visible($0))`" }.joined(separator: " ")
    }

    private static let kinds: [String: Bilingual] = [
        "document": .init(zh: "证件记录", en: "a document record"),
        "crossing": .init(zh: "出入境记录", en: "a crossing"),
        "holdings": .init(zh: "持证清单", en: "a statement of holdings"),
        "filing": .init(zh: "备案状态", en: "a filing's state"),
        "withdrawal": .init(zh: "撤回", en: "a withdrawal"),
    ]

    private var occupant: [String] {
        guard let other = view.occupant else {
            guard record.reason == .conflict, record.fate == nil else { return [] }
            return [say("编号现已空出，可以重新导入", "its id is free by now: it can be replayed")]
        }
        let day = zone.day(of: other.receivedAt)
        let state =
            other.isWithdrawn
            ? say("，来源已撤回", ", which its source took back")
            : other.isHeld ? say("，为待定的疑似匹配", ", which waits as a possible match") : ""
        return [
            say(
                "编号属于序号 \(other.sequence)、\(day) 收到的记录\(state)",
                "its id is that of a record of number \(other.sequence), received on \(day)\(state)"),
            record.reason.remedy[language],
        ]
    }

    private var fate: [String] {
        record.steps.map { step in
            let day = zone.day(of: step.at)
            let by = Text.visible(step.actor)
            let outcome = step.outcome.map { say("，", ", ") + $0.title[language] } ?? ""
            let reason = step.reason.map { say("：", ": ") + Text.visible($0) } ?? ""
            return say("\(day) 由 \(by) \(step.kind.title.zh)", "\(step.kind.title.en) by \(by) on \(day)") + outcome
                + reason
        }
    }

    /// The fault has a column of its own where one of the values has it.
    private var table: [String] {
        let hasFault = values.contains { $0.field == record.field }
        let titles = [say("字段", "field"), say("内容", "value")] + (hasFault ? [say("问题", "fault")] : [])
        var table = TextTable(titles.map { .init(title: $0) })
        for value in values {
            let row = [Text.visible(value.field), Text.visible(value.text)]
            let fault = value.field == record.field ? "← " + record.reason.title[language] : ""
            table.add(hasFault ? row + [fault] : row)
        }
        return table.lines(to: width)
    }

    private func xml(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            DisplayWidth.wrapped(Text.visible(String(line)), to: width - 2).map { "  " + $0 }
        }
    }

    private var fixed: [String] {
        guard let text = record.steps.compactMap(\.xml).first else { return [] }
        return ["", say("更正为：", "fixed as:")] + xml(text)
    }
}
