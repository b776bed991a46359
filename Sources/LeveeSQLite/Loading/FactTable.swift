import GRDB

/// A table of facts with one row per version of a key.
struct FactTable {
    var name: String
    var keys: [String]
    var values: [String]
    /// Whether a correction may change its entries or make them void: then its versions say so.
    var isCorrectable = false

    static let unit = FactTable(name: "unit", keys: ["code"], values: ["name", "parent", "region"])
    static let approver = FactTable(
        name: "approver", keys: ["user"], values: ["up_to_rank", "unit", "from_day", "until_day"])
    static let person = FactTable(
        name: "person_fact", keys: ["person_id"],
        values: [
            "id_number", "name", "surname_latin", "given_latin", "sex", "birth_date", "unit", "post", "rank",
            "category", "covered_since", "status", "status_since", "restricted_post", "principal", "clearance",
            "clearance_ends",
        ])
    static let filing = FactTable(name: "filing", keys: ["person_id", "on_day", "action"], values: ["unit", "post"])
    static let relative = FactTable(
        name: "relative", keys: ["person_id", "relation", "name"],
        values: ["country", "status", "since", "reported_on"])
    static let declaration = FactTable(
        name: "declaration", keys: ["document"],
        values: [
            "person_id", "raw_number", "issuing_state", "issued_on", "expires_on", "authority", "declared_on",
        ], isCorrectable: true)
    static let custody = FactTable(
        name: "custody", keys: ["document", "at", "event"],
        values: ["place", "slot", "approval", "officer", "note"], isCorrectable: true)
    static let approval = FactTable(
        name: "approval", keys: ["person_id", "number"],
        values: [
            "kind", "extends", "purpose", "documents", "destinations", "depart_on", "return_on", "decided_on",
            "decision", "approver", "reported_on",
        ], isCorrectable: true)
    static let restriction = FactTable(
        name: "restriction", keys: ["person_id", "reference"],
        values: ["kind", "from_day", "until_day", "authority", "basis"])

    /// The column of the table files that names the entry.
    var numberColumn: String { name == "approval" ? "approval_no" : "number" }
}
