import LeveeCore

/// `documents.csv`: what the persons declared about their documents.
enum DocumentsTable: Table {
    static let columns: [Column] = [
        .required("type"), .required("number"), .required("ref"), .required("issuing_state"), .required("issued_on"),
        .required("expires_on"), .optional("authority"), .required("declared_on"),
    ]

    static func record(from row: inout Row) throws(RowProblem) -> RegistryRow {
        let (document, raw) = try row.document()
        let ref = try row.identifier("ref")
        let state = try row.country("issuing_state")
        if document.type == .foreignPassport, state == .china {
            row.doubt(.foreignPassportOfChina, "issuing_state", state.text)
        }
        let issued = try row.day("issued_on")
        let expires = try row.day("expires_on")
        row.doubt("expires_on", expires, before: issued)
        return .document(
            Declaration(
                document: document, rawNumber: raw, ref: ref, issuingState: state, issuedOn: issued,
                expiresOn: expires, authority: try row.optionalFreeText("authority"),
                declaredOn: try row.day("declared_on")))
    }
}

extension Row {
    /// The columns `type` and `number`: the document and its number as written.
    mutating func document() throws(RowProblem) -> (key: DocumentKey, raw: String) {
        let type = try choice("type", of: DocumentType.self)
        let number = try required("number") { text throws(Refusal) in try DocumentNumber(text) }
        let key = DocumentKey(type, number)
        doubtPattern("number", key, written: number.raw)
        return (key, number.raw)
    }
}
