import LeveeCore

/// Reads the fields of a form, and notes each that is wrong instead of stopping at the first.
struct FormReading {
    let values: Values
    private(set) var errors: [FieldError] = []

    /// - Parameter fields: what the form asks for: one that is required and missing, too long or none of its choices is noted.
    init(_ values: Values, fields: [Field]) {
        self.values = values
        for field in fields { check(field) }
    }

    private mutating func check(_ field: Field) {
        let given = values.list(field.name)
        if given.isEmpty {
            if field.isRequired { note(field.name, Self.missing(field)) }
            return
        }
        if given.contains(where: { $0.unicodeScalars.count > field.limit }) {
            note(
                field.name,
                Bilingual(zh: "最多 \(field.limit) 个字，请缩短", en: "at most \(field.limit) characters; make it shorter"))
        }
        switch field.kind {
        case .choice(let choices), .choices(let choices):
            if let odd = given.first(where: { value in !choices.contains { $0.value == value } }) {
                note(
                    field.name,
                    Bilingual(
                        zh: "没有选项 `\(Text.visible(odd))`，请从列出的选项中选择",
                        en: "`\(Text.visible(odd))` is no option; choose one of those listed"))
            }
        case .day: _ = day(field.name)
        case .number: _ = number(field.name)
        default: break
        }
    }

    private static func missing(_ field: Field) -> Bilingual {
        switch field.kind {
        case .choice, .choices: Bilingual(zh: "请选择一项", en: "choose one of the options")
        case .file: Bilingual(zh: "请选择文件", en: "choose a file")
        case .day: Bilingual(zh: "请填写日期，如 2026-11-23", en: "give a day, as 2026-11-23")
        default: Bilingual(zh: "请填写此项", en: "fill this in")
        }
    }

    mutating func note(_ field: String, _ text: Bilingual) {
        if !errors.contains(where: { $0.field == field }) { errors.append(FieldError(field: field, text: text)) }
    }

    /// Nil where it is blank or wrong, which is noted.
    mutating func day(_ name: String) -> CalendarDay? {
        guard let text = values[name] else { return nil }
        do throws(Refusal) { return try CalendarDay(text) } catch {
            note(
                name,
                Bilingual(
                    zh: "`\(Text.visible(text))` 不是有效日期，请按 2026-11-23 的样式填写",
                    en: "`\(Text.visible(text))` is no day; write it as 2026-11-23"))
            return nil
        }
    }

    /// The day of something that happened: one that has not come is noted.
    mutating func day(_ name: String, notAfter today: CalendarDay) -> CalendarDay? {
        guard let day = day(name) else { return nil }
        if day > today {
            note(name, Bilingual(zh: "`\(day)` 尚未到来，请核对日期", en: "`\(day)` lies in the future; check the day"))
        }
        return day
    }

    mutating func number(_ name: String) -> Int? {
        guard let text = values[name] else { return nil }
        if let number = Int(text) { return number }
        note(
            name,
            Bilingual(
                zh: "`\(Text.visible(text))` 不是整数，请用数字填写", en: "`\(Text.visible(text))` is no whole number; use digits")
        )
        return nil
    }

    /// A value through a reading of its own; what that throws is noted at the field.
    mutating func value<Value, Failure: Explained>(
        _ name: String, _ read: (String) throws(Failure) -> Value
    ) -> Value? {
        guard let text = values[name] else { return nil }
        do throws(Failure) { return try read(text) } catch {
            note(name, PageWays.told(error.explanation))
            return nil
        }
    }

    /// - Throws: ``FieldErrors`` where anything was noted.
    func done() throws(FieldErrors) { if !errors.isEmpty { throw FieldErrors(errors) } }
}
