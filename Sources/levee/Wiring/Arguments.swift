public import ArgumentParser
import Foundation
public import LeveeCore

/// Text as it comes off the command line, in the form in which everything is stored.
enum Typed {
    static func text(_ input: String) -> String { input.precomposedStringWithCanonicalMapping }
}

/// Number of a request, written `R-17`.
struct RequestNumber: ExpressibleByArgument {
    var value: Int64

    init?(argument: String) {
        let digits = argument.utf8.dropFirst(2)
        guard argument.utf8.starts(with: "R-".utf8), digits.allSatisfy({ (48...57).contains($0) }),
            let value = Int64(String(Substring(digits))), value > 0
        else { return nil }
        self.value = value
    }
}

extension DocumentKey: ExpressibleByArgument {
    /// Reads `type:number`.
    public init?(argument: String) { try? self.init(Typed.text(argument)) }
}

extension Instant: ExpressibleByArgument {
    public init?(argument: String) { try? self.init(argument) }
}

extension CustodyEvent.Kind: ExpressibleByArgument {}
