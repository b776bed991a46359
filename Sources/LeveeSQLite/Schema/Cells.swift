import Foundation
import GRDB
import LeveeCore

// Values on their way into the database.

func cell(_ text: String?) -> DatabaseValue { text?.databaseValue ?? .null }
func cell(_ number: Int64?) -> DatabaseValue { number?.databaseValue ?? .null }
func cell(_ flag: Bool) -> DatabaseValue { flag.databaseValue }
func cell(_ day: CalendarDay?) -> DatabaseValue { day.map { Int64($0.number).databaseValue } ?? .null }
func cell(_ instant: Instant?) -> DatabaseValue { instant?.nanoseconds.databaseValue ?? .null }
func cell(_ country: CountryCode?) -> DatabaseValue { cell(country?.text) }
func cell(_ document: DocumentKey) -> DatabaseValue { document.description.databaseValue }
func cell(_ bytes: [UInt8]?) -> DatabaseValue { bytes.map { Data($0).databaseValue } ?? .null }

/// GRDB's own initialiser for values of one type goes through a key path, which costs as much as the insert does.
func bound(_ cells: [DatabaseValue]) -> StatementArguments {
    StatementArguments(cells.map { $0 as (any DatabaseValueConvertible)? })
}

// Values on their way out, by the place of their column. The schema is STRICT, so that kinds need no check; what a column
// can hold and a type of ours cannot is corrupt.

extension Row {
    func text(_ column: Int) -> String { self[column] }
    func optionalText(_ column: Int) -> String? { self[column] }
    /// Items separated by `;`.
    func list(_ column: Int) -> [Substring] {
        text(column).utf8.split(separator: UInt8(ascii: ";")).map(Substring.init)
    }
    func number(_ column: Int) -> Int64 { self[column] }
    func count(_ column: Int) -> Int { self[column] }
    func flag(_ column: Int) -> Bool { self[column] }
    func bytes(_ column: Int) -> [UInt8] { Array(self[column] as Data) }
    func instant(_ column: Int) -> Instant { Instant(nanoseconds: self[column]) }
    func isNull(_ column: Int) -> Bool { hasNull(atIndex: column) }

    func day(_ column: Int) -> CalendarDay { CalendarDay(number: Int32(clamping: self[column] as Int64)) }

    func optionalDay(_ column: Int) -> CalendarDay? {
        (self[column] as Int64?).map { CalendarDay(number: Int32(clamping: $0)) }
    }

    func code<Code: RawRepresentable<String>>(_ column: Int, as: Code.Type = Code.self) throws -> Code {
        guard let code = Code(rawValue: text(column)) else { throw StoreError.corrupt("\(Code.self)".lowercased()) }
        return code
    }

    func optionalCode<Code: RawRepresentable<String>>(_ column: Int, as: Code.Type = Code.self) throws -> Code? {
        isNull(column) ? nil : try code(column)
    }

    func country(_ column: Int) throws -> CountryCode {
        do { return try CountryCode(text(column)) } catch { throw StoreError.corrupt("country") }
    }

    func optionalCountry(_ column: Int) throws -> CountryCode? { isNull(column) ? nil : try country(column) }

    func document(_ column: Int) throws -> DocumentKey { try Self.document(text(column)) }

    func idNumber(_ column: Int) throws -> CitizenNumber {
        do { return try CitizenNumber(text(column)) } catch { throw StoreError.corrupt("id_number") }
    }

    static func document(_ text: some StringProtocol) throws -> DocumentKey {
        do { return try DocumentKey(text) } catch { throw StoreError.corrupt("document") }
    }
}
