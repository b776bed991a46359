import Foundation
import LeveeCore

/// JSON that is the same bytes for the same value, on every platform: sorted keys, nothing escaped that need not be.
public enum CanonicalJSON {
    public static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// - Throws: ``StoreError`` `corrupt` where the text is not such a value.
    static func read<Value: Decodable>(_ text: String, as: Value.Type = Value.self, in place: String) throws -> Value {
        do { return try JSONDecoder().decode(Value.self, from: Data(text.utf8)) } catch {
            throw StoreError.corrupt(place)
        }
    }
}
