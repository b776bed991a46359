import ArgumentParser
import Foundation
import LeveeCore

/// Texts of the command line as the registry keeps them: in Unicode's form NFC, trimmed, within their limits.
enum TextOption {
    /// A name, such as a place.
    static func name(_ text: String) throws -> String { try text.kept(limit: Text.nameLimit) }

    /// A free text, such as a note. Room is left for what the desk writes before it.
    static func free(_ text: String) throws -> String { try text.kept(limit: Text.freeLimit - Text.nameLimit) }

    /// An identifier, such as a slot.
    static func identifier(_ text: String) throws -> String {
        do { return try Text.identifier(text.precomposedStringWithCanonicalMapping) } catch {
            throw ValidationError("`\(Text.visible(text))` \(error.explanation.en)")
        }
    }
}

extension String {
    fileprivate func kept(limit: Int) throws -> String {
        do {
            guard let kept = try Text.trimmed(precomposedStringWithCanonicalMapping, limit: limit) else {
                throw Refusal(.missing, self)
            }
            return kept
        } catch let refusal as Refusal { throw ValidationError("a text \(refusal.explanation.en)") }
    }
}
