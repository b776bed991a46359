import Foundation

@testable import LeveeCore
@testable import LeveeIntake

/// The values: what a text and its bytes say is the same, and what was read is read again from how it is written.
enum ValuesTarget {
    static func check(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        try same("CalendarDay", text, CalendarDay.init, CalendarDay.read)
        try same("Instant", text, Instant.init, Instant.read)
        try same("Sex", text, Sex.init, Sex.read)
        try same("DocumentType", text, DocumentType.init, DocumentType.read)
        try checkNumbers(text)
        try checkDays(text)
        try checkTexts(text)
        try checkZone(text)
        if let code = try? OrganisationCode(text) {
            try holdSame(try? OrganisationCode(code.text).text, code.text, "an organisation code")
        }
        if let key = try? DocumentKey(text) { try holdEqual(try? DocumentKey(key.description), key, "a document") }
        let name = ChineseName(splitting: text)
        try holdSame(name.surname + name.given, text, "a name in its two parts")
    }

    private static func same<Value: Equatable>(
        _ name: String, _ text: String, _ read: (String) throws(Refusal) -> Value,
        _ bytes: (UnsafeBufferPointer<UInt8>) -> Result<Value, Refusal.Reason>
    ) throws {
        var text = text
        let one: Result<Value, Refusal.Reason>
        do { one = .success(try read(text)) } catch { one = .failure(error.reason) }
        try holdEqual(one, text.withUTF8(bytes), "\(name) of a text and of its bytes")
    }

    private static func checkNumbers(_ text: String) throws {
        var bytes = text
        let read = bytes.withUTF8(CitizenNumber.read)
        do {
            let number = try CitizenNumber(text)
            guard case .success(let said) = read else { throw Broken("an ID number only as a text") }
            try hold(said == (number.birthDate, number.sex), "what an ID number says")
            try holdEqual(try? CitizenNumber(number.text), number, "an ID number")
        } catch let refusal as Refusal {
            guard case .failure(refusal.reason) = read else { throw Broken("an ID number only as bytes") }
        }
        try holdEqual(
            (try? CountryCode(text)) != nil, bytes.withUTF8(CountryCode.isListed), "a country as a text and as bytes")
        let number = try? DocumentNumber(text)
        if bytes.withUTF8(DocumentNumber.isNormal) { try holdSame(number?.text, text, "a number that is normal") }
        if let number { try holdSame(try? DocumentNumber(number.text).text, number.text, "a document number") }
        _ = try? CountryCode(machineReadable: text)
    }

    private static func checkDays(_ text: String) throws {
        if let day = try? CalendarDay(text) {
            try holdSame(day.description, text, "a day as it is written")
            for months in [-120_000, -1, 1, 13, 120_000] {
                let moved = day.adding(months: months)
                try hold(moved.parts.day <= day.parts.day, "a day some months later")
            }
            try hold(Zone.shanghai.day(of: Zone.shanghai.end(of: day)) == day, "the end of a day")
        }
        if let instant = try? Instant(text) {
            try holdEqual(try? Instant(written: instant.written), instant, "a moment as it is written")
            _ = Zone.shanghai.clock(of: instant)
        }
        for format in formats {
            guard let whole = format.reading(of: text) else {
                _ = format.readingOfStart(of: text)
                continue
            }
            try holdEqual(format.readingOfStart(of: text)?.day, whole.day, "a day in a format and at its start")
            if let second = whole.second, let moment = Zone.shanghai.text(on: whole.day, second: second) {
                let read = try? Instant(moment)
                try holdSame(read.map(Zone.shanghai.text), moment, "a local time")
            }
        }
        if let format = DateFormat(text) { _ = format.readingOfStart(of: "20261123 081200") }
    }

    private static let formats = [
        "yyyyMMdd", "yyyy-M-d", "d MMM yyyy", "yyyyMMdd HHmmss", "yyyy-MM-dd H:mm", "rfc3339",
    ]
    .compactMap(DateFormat.init)

    /// Texts of attributes: the quick way and Foundation's.
    private static func checkTexts(_ text: String) throws {
        let bytes = Array(text.utf8)
        let normal = text.precomposedStringWithCanonicalMapping
        try bytes.withUnsafeBufferPointer { bytes in
            try holdSame(NormalForm.text(bytes), normal, "the normal form")
            let field = FieldText(bytes)
            try holdEqual(field == nil, Text.isBlank(normal), "whether a text is blank")
            guard let field else { return }
            try holdSame(field.string, normal, "the text of an attribute")
            try holdSame(field.identifier?.string, try? Text.identifier(normal), "an identifier")
            try holdSame(
                field.trimmed(Text.nameLimit)?.string,
                (try? Text.trimmed(normal, limit: Text.nameLimit)).flatMap { $0 }, "a name")
            try holdEqual(field.isDoubtful, Text.isDoubtful(normal), "whether a text hides something")
        }
        try hold(!Text.isDoubtful(Text.visible(text)), "a text made visible")
        let cleaning = NumberCleaning(before: ["No.", "passport"], remarks: true)
        if let number = cleaning.number(in: text) {
            try holdSame(cleaning.number(in: number), number, "a number that was cleaned")
        }
    }

    private static func checkZone(_ text: String) throws {
        guard let zone = Zone(named: text) else { return }
        try holdSame(zone.name, text, "a zone's name")
        let moment = Instant(nanoseconds: 1_795_392_000_123_456_789)
        try holdEqual(try? Instant(zone.text(of: moment)), moment, "a moment in the zone \(text)")
    }
}
