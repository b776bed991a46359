/// Something did not hold that must hold for any bytes.
struct Broken: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// - Throws: ``Broken``.
func hold(_ isSo: Bool, _ what: @autoclosure () -> String) throws {
    guard isSo else { throw Broken(what()) }
}

/// - Throws: ``Broken`` with both values.
func holdEqual<Value: Equatable>(_ one: Value, _ other: Value, _ what: @autoclosure () -> String) throws {
    guard one == other else { throw Broken("\(what())\n  one:   \(one)\n  other: \(other)") }
}

/// Texts are the same only byte by byte: equality of strings passes over canonical equivalence.
func holdSame(_ one: String?, _ other: String?, _ what: @autoclosure () -> String) throws {
    try holdEqual(one.map { Array($0.utf8) }, other.map { Array($0.utf8) }, what())
}
