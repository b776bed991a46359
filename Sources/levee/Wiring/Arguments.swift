public import ArgumentParser
import Foundation
public import LeveeCore

/// Text as it comes off the command line, in the form in which everything is stored.
enum Typed {
    static func text(_ input: String) -> String { input.precomposedStringWithCanonicalMapping }

    /// A name, such as that of a place.
    static func name(_ input: String) throws -> String { try kept(input, limit: Text.nameLimit) }

    /// A free text, such as a note; room is left for a name before it.
    static func note(_ input: String) throws -> String { try kept(input, limit: Text.freeLimit - Text.nameLimit - 10) }

    /// An identifier, such as a slot or the number of an approval.
    static func identifier(_ input: String) throws -> String {
        do { return try Text.identifier(text(input)) } catch {
            throw ValidationError("`\(Text.visible(input))` \(error.explanation.en)")
        }
    }

    private static func kept(_ input: String, limit: Int) throws -> String {
        do {
            guard let kept = try Text.trimmed(text(input), limit: limit) else { throw Refusal(.missing, input) }
            return kept
        } catch let refusal as Refusal { throw ValidationError("the text \(refusal.explanation.en)") }
    }
}

/// Number of a request, written `R-17`.
struct RequestNumber: ExpressibleByArgument {
    var value: Int64

    init?(argument: String) {
        guard let value = Typed.number(argument, after: "R-") else { return nil }
        self.value = value
    }
}

extension Typed {
    /// The number in a name such as `R-17`: digits alone behind the letters, and more than nought.
    static func number(_ argument: String, after letters: String) -> Int64? {
        let digits = argument.utf8.dropFirst(letters.utf8.count)
        guard argument.utf8.starts(with: letters.utf8), digits.allSatisfy({ (48...57).contains($0) }),
            let value = Int64(String(Substring(digits))), value > 0
        else { return nil }
        return value
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
