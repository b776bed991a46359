/// What is done with an input, by the name of its corpus.
struct FuzzTarget: Sendable, CustomStringConvertible {
    let name: String
    /// - Throws: what must not be, such as ``Broken``.
    let check: @Sendable ([UInt8]) throws -> Void

    var description: String { name }

    static let all = [
        FuzzTarget(name: "gate", check: GateTarget.check), FuzzTarget(name: "reader", check: ReaderTarget.check),
        FuzzTarget(name: "values", check: ValuesTarget.check), FuzzTarget(name: "mrz", check: MRZTarget.check),
        FuzzTarget(name: "frames", check: FramesTarget.check), FuzzTarget(name: "yaml", check: YAMLTarget.check),
        FuzzTarget(name: "json", check: JSONTarget.check), FuzzTarget(name: "tables", check: TablesTarget.check),
        FuzzTarget(name: "profiles", check: ProfilesTarget.check),
        FuzzTarget(name: "signature", check: SignatureTarget.check),
        FuzzTarget(name: "import", check: ImportTarget.check),
        FuzzTarget(name: "messages", check: MessagesTarget.check),
    ]
}
