/// The check-character systems of the documents and codes in this field.
public enum CheckDigit {
    /// ISO 7064 MOD 11-2 over ASCII digits, as GB 11643 uses it: `0`–`9` or `X`.
    public static func mod11Dash2(_ digits: some Sequence<UInt8>) -> UInt8 {
        var remainder = 0
        for digit in digits { remainder = (remainder + Int(digit &- 48)) * 2 % 11 }
        let value = (12 - remainder) % 11
        return value == 10 ? UInt8(ascii: "X") : UInt8(48 + value)
    }

    /// GB 11714 over the eight characters of an organisation's own code: weights 3 7 9 10 5 8 4 2, `0`–`9` or `X`; nil for
    /// other characters than digits and capital letters.
    public static func gb11714(_ code: some Sequence<UInt8>) -> UInt8? {
        var sum = 0
        for (place, byte) in code.enumerated() {
            let value: Int
            switch byte {
            case 48...57: value = Int(byte) - 48
            case 65...90: value = Int(byte) - 55
            default: return nil
            }
            sum += value * [3, 7, 9, 10, 5, 8, 4, 2][place % 8]
        }
        let check = (11 - sum % 11) % 11
        return check == 10 ? UInt8(ascii: "X") : UInt8(48 + check)
    }

    /// ICAO 9303 part 3: weights 7, 3, 1 over digits, letters (A = 10 … Z = 35) and filler (0); nil for other bytes.
    public static func icao9303(_ field: some Sequence<UInt8>) -> UInt8? {
        var sum = 0
        for (place, byte) in field.enumerated() {
            let value: Int
            switch byte {
            case 48...57: value = Int(byte) - 48
            case 65...90: value = Int(byte) - 55
            case UInt8(ascii: "<"): value = 0
            default: return nil
            }
            sum += value * [7, 3, 1][place % 3]
        }
        return UInt8(48 + sum % 10)
    }
}
