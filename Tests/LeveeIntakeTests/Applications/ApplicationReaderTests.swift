import Foundation
import LeveeCore
import Testing

@testable import LeveeIntake

/// `levee check`'s input, as contracts §5 says.
@Suite struct ApplicationReaderTests {
    private static func read(_ text: String) throws(ApplicationRefusal) -> ApplicationReader.Batch {
        try ApplicationReader(file: "a.json").read(Data(text.utf8))
    }

    /// What is said of a text that is refused, in English.
    private static func refusal(_ text: String) -> String {
        do {
            _ = try read(text)
            return "not refused"
        } catch {
            #expect(error.message.zh.hasPrefix("a.json"))
            return error.message.en
        }
    }

    /// An application with one field written otherwise; nil leaves it out.
    private static func application(_ field: String = "", _ value: String? = nil) -> String {
        var fields = [
            "applicationNo": #""S-1""#, "person": #""P-1""#, "kind": #""travel""#, "purpose": #""private""#,
            "submittedOn": #""2026-11-23""#,
        ]
        if !field.isEmpty { fields[field] = value }
        return "{" + fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    private static let least = Application(
        number: "S-1", person: "P-1", kind: .travel, purpose: .private, submittedOn: day("2026-11-23"))

    private static func day(_ text: String) -> CalendarDay { try! CalendarDay(text) }

    @Test func everyField() throws {
        let text = """
            {"applicationNo":"S-1","person":"P-1","kind":"travel","purpose":"official","reason":" 考察 ",
             "destinations":["SGP","HKG"],"transits":["TWN"],"departOn":"2027-01-18","returnOn":"2027-01-24",
             "document":"ordinaryPassport:e 1234-5678","documentType":"servicePassport","funding":"self",
             "companions":[{"name":" 李四 ","relation":"spouse"},{"name":"王五","relation":"colleague","ref":"P-3"}],
             "submittedOn":"2026-11-23","filedBy":"clerk-1","approver":"u-9",
             "opinions":[{"by":"discipline","on":"2026-11-01","opinion":"disagree"}]}
            """
        let expected = Application(
            number: "S-1", person: "P-1", kind: .travel, purpose: .official, reason: "考察",
            destinations: [try CountryCode("SGP"), .hongKong], transits: [.taiwan], departOn: Self.day("2027-01-18"),
            returnOn: Self.day("2027-01-24"), document: try DocumentKey("ordinaryPassport:E12345678"),
            documentType: .servicePassport, funding: "self",
            companions: [
                .init(name: "李四", relation: "spouse"), .init(name: "王五", relation: "colleague", ref: "P-3"),
            ], submittedOn: Self.day("2026-11-23"), filedBy: "clerk-1", approver: "u-9",
            opinions: [.init(by: "discipline", on: Self.day("2026-11-01"), opinion: "disagree")])
        #expect(try Self.read(text) == .init(applications: [expected], isArray: false))
        #expect(try Self.read("\u{FEFF}[\(text)]") == .init(applications: [expected], isArray: true))
        #expect(try Self.read("[]") == .init(applications: [], isArray: true))
    }

    /// What he should have given is for the rules to miss.
    @Test(arguments: [
        "reason", "departOn", "returnOn", "document", "documentType", "funding", "filedBy", "approver",
    ]) func aBlankTextIsAMissingOne(_ field: String) throws {
        for value in ["null", #""""#, #"" \t　""#] {
            let batch = try Self.read(Self.application(field, value))
            #expect(batch.applications == [Self.least])
        }
    }

    @Test(arguments: ["destinations", "transits", "companions", "opinions"]) func noArrayIsAnEmptyOne(_ field: String)
        throws
    {
        for value in ["null", "[]"] {
            #expect(try Self.read(Self.application(field, value)).applications == [Self.least])
        }
    }

    @Test func onlyATripNeedsAPurpose() throws {
        let issue = #"{"applicationNo":"S-1","person":"P-1","kind":"issue","submittedOn":"2026-11-23"}"#
        #expect(try Self.read(issue).applications.map(\.purpose) == [nil])
    }

    @Test func namesAreNormalised() throws {
        let value = "[{\"name\":\"Jose\u{301}\",\"relation\":\"child\"}]"
        let name = try Self.read(Self.application("companions", value)).applications[0].companions[0].name
        #expect(Array(name.utf8) == Array("Jos\u{E9}".utf8))
    }

    @Test(
        arguments: [
            ("applicationNo", nil, "a.json, field `applicationNo`: is missing; fill it in"),
            ("person", #""""#, "a.json, field `person`: is missing; fill it in"),
            ("person", #""P 1""#, "a.json, field `person`, value `P 1`: contains white space; remove it"),
            ("kind", nil, "a.json, field `kind`: is missing; fill it in"),
            (
                "kind", #""lend""#,
                "a.json, field `kind`, value `lend`: is not taken here; give `travel` or `issue`, and see `levee application extend` and `lend`"
            ),
            ("purpose", nil, "a.json, field `purpose`: is missing; say `private` or `official`"),
            (
                "purpose", #""leisure""#,
                "a.json, field `purpose`, value `leisure`: is not one of the values allowed here; use `private`, `official`"
            ),
            ("submittedOn", nil, "a.json, field `submittedOn`: is missing; fill it in"),
            (
                "departOn", #""2026-02-30""#,
                "a.json, field `departOn`, value `2026-02-30`: is not a calendar day; write it like 2026-11-23"
            ),
            ("departOn", "20260230", "a.json, field `departOn`, value `20260230`: is a number; give a text here"),
            ("reason", "true", "a.json, field `reason`, value `true`: is a truth value; give a text here"),
            ("reason", "{}", "a.json, field `reason`: is an object; give a text here"),
            ("destinations", #""SGP""#, "a.json, field `destinations`, value `SGP`: is a text; give an array here"),
            (
                "destinations", #"["SGP","sgp"]"#,
                "a.json, field `destinations[1]`, value `sgp`: is not a known country or region; "
                    + "use the ISO 3166-1 alpha-3 code in upper case"
            ),
            ("transits", "[null]", "a.json, field `transits[0]`: is null; give a text here"),
            (
                "document", #""visa:1""#,
                "a.json, field `document`, value `visa:1`: is not a known document type; "
                    + "write a code such as ordinaryPassport"
            ),
            (
                "companions", #"[{"name":"李四","relation":"spouse","age":4}]"#,
                "a.json, field `companions[0].age`: is not a known field; the fields are `name`, `relation`, `ref`"
            ),
            ("companions", #"[{"relation":"spouse"}]"#, "a.json, field `companions[0].name`: is missing; fill it in"),
            (
                "opinions", #"[{"by":"discipline","on":"2026-11-01","opinion":"yes"}]"#,
                "a.json, field `opinions[0].opinion`, value `yes`: is not one of the values allowed here; "
                    + "use `agree`, `disagree`"
            ),
            (
                "opinions", #"[{"by":"discipline","opinion":"agree"}]"#,
                "a.json, field `opinions[0].on`: is missing; fill it in"
            ),
        ] as [(String, String?, String)]) func badValues(_ field: String, _ value: String?, _ expected: String)
    {
        #expect(Self.refusal(Self.application(field, value)) == expected)
    }

    @Test func anUnknownFieldIsNamed() {
        let message = Self.refusal(Self.application("colour", "1"))
        #expect(message.hasPrefix("a.json, field `colour`: is not a known field; the fields are `applicationNo`, "))
        let hidden = Self.refusal(Self.application("a\\u202Eb", "1"))
        #expect(hidden.contains("`a[U+202E]b`"))
    }

    @Test func theFirstFaultOfAnArrayHasItsPlace() {
        let good = Self.application()
        #expect(
            Self.refusal("[\(good),\(Self.application("applicationNo", #""S-2""#)),\(good)]")
                == "a.json, field `[2].applicationNo`, value `S-1`: is the number of an earlier application; "
                + "give each its own")
        #expect(Self.refusal("[\(good),7]") == "a.json, field `[1]`, value `7`: is a number; give an object here")
        #expect(Self.refusal("[[\(good)]]") == "a.json, field `[0]`: is an array; give an object here")
    }

    @Test(arguments: [
        "", "{", "[1,", "[,]", "{,}", "{'a':1}", "nonsense", "nul", "{} {}", "// a\n[]", "[\"a\nb\"]", "[\"a", "[1 2]",
        #"{"a"}"#, #"{"a":}"#, #"{a:1}"#, #"{"a":1"b":2}"#, "[01]", "[+1]", "[.5]", "[1.]", "[1e]", "[-]", "[NaN]",
        #"["\x"]"#, #"["\u12G4"]"#, #"["\uD800"]"#, #"["\uD800\u0041"]"#, #"["\uDC00"]"#, "[\u{A0}1]",
    ]) func whatIsNotJSON(_ text: String) {
        #expect(Self.refusal(text).contains("is not valid JSON; give one object or one array"), "\(text)")
    }

    /// Other readers take the first of two values, or the last; nobody can know which was meant.
    @Test(arguments: [
        (#"{"kind":"travel",\#n "departOn":"2026-12-01",\#n "departOn":"2026-12-02"}"#, "a.json:3, field `departOn`"),
        (#"[{},{"reason":null,"re\u0061son":null}]"#, "a.json:1, field `[1].reason`"),
        (#"{"opinions":[{"by":"discipline","by":"secrecy"}]}"#, "a.json:1, field `opinions[0].by`"),
    ]) func aNameGivenTwiceIsRefused(_ text: String, _ place: String) {
        #expect(Self.refusal(text) == "\(place): is given twice; keep one")
    }

    @Test(arguments: [
        (#"{"kind":"travel",}"#, "a.json:1"), ("[{}\n,\n]", "a.json:3"),
        (#"{"destinations":["SGP", ]}"#, "a.json:1, field `destinations`"),
        (#"[{"companions":[{"name":"李四",}]}]"#, "a.json:1, field `[0].companions[0]`"),
    ]) func aCommaTooManyIsRefused(_ text: String, _ place: String) {
        #expect(Self.refusal(text) == "\(place): has a comma after its last value; remove it")
    }

    @Test func nestingHasALimit() {
        let deep = String(repeating: "[", count: 40)
        #expect(Self.refusal(deep).hasSuffix("is nested too deeply; take levels away"))
    }

    @Test func everyKindOfValueIsRead() throws {
        let text = #" {"a":[null,true,false,-0.5e+10,0],"b":{},"c":[],"d":"\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00é"} "#
        let expected: [String: JSONValue] = [
            "a": .list([.null, .bool(true), .bool(false), .number("-0.5e+10"), .number("0")]), "b": .object([:]),
            "c": .list([]), "d": .text("\"\\/\u{8}\u{C}\n\r\t\u{E9}\u{1F600}\u{E9}"),
        ]
        #expect(try JSONValue.read(Data(text.utf8), file: "a.json") == .object(expected))
    }

    @Test func bytesThatAreNoText() {
        #expect(throws: ApplicationRefusal.self) {
            _ = try ApplicationReader(file: "a.json").read(Data([0x7B, 0xFF, 0x7D]))
        }
        #expect(throws: ApplicationRefusal.self) {
            _ = try ApplicationReader(file: "a.json").read(Data(count: ApplicationReader.limit + 1))
        }
        #expect(throws: ApplicationRefusal.self) { _ = try ApplicationReader(file: "/nowhere/a.json").read() }
    }
}
