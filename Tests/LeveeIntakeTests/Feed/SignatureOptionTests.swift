import Testing

@testable import LeveeIntake

@Suite struct SignatureOptionTests {
    /// Entities of XML itself, no network, short texts inside their nodes, long line numbers; nothing else.
    @Test func optionsOfTheTree() {
        #expect(SignatureCheck.options == 1 << 1 | 1 << 11 | 1 << 16 | 1 << 22)
    }
}
