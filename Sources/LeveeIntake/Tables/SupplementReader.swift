public import LeveeCore

/// Reads what the filing form asks of people and the registry does not have: a CSV file with `ref`, `surname`, `household`.
public enum SupplementReader {
    static let columns: [Column] = [.required("ref"), .optional("surname"), .optional("household")]

    /// What the file says, by ref.
    /// - Throws: ``TableRefusal`` at the first row that is not good: what goes to the authority is taken whole or not at all.
    public static func read(path: String) throws(TableRefusal) -> [String: FilingSupplement] {
        let file = try FileBytes(path)
        var csv = try CSVReader(DecodedBytes(file, try TextEncoding.detect(file)))
        let header = try TableHeader(of: columns, from: &csv, file)
        var row = Row(columns: columns, categories: [])
        var people: [String: FilingSupplement] = [:]
        while let item = try csv.next() {
            if case .fault(let fault) = item { throw file.refusal(fault.explanation, line: csv.rowLine) }
            guard csv.fieldCount == header.names.count else {
                throw file.refusal(
                    .init(
                        zh: "本行有\(csv.fieldCount)个字段，表头有\(header.names.count)个，请核对",
                        en: "the row has \(csv.fieldCount) fields where the header has \(header.names.count); check it"),
                    line: csv.rowLine)
            }
            row.fill(from: csv, header.places)
            do throws(RowProblem) {
                let ref = try row.identifier("ref")
                people[ref] = FilingSupplement(
                    surname: try row.optionalName("surname"), household: try row.optionalFreeText("household"))
            } catch { throw file.refusal(error.explanation, line: error.line, column: error.column) }
        }
        return people
    }
}
