import LeveeCore

/// Looks for lines of UTF-8 in a file that is GB18030 by its bytes.
///
/// Half of all UTF-8 Han text is GB18030 too, and would be read as other characters without a word. The reverse hardly
/// ever happens: three GB characters are two of UTF-8 about once in a million, six are four never.
struct MixtureCheck {
    private var check = UTF8Check()
    private var line = 1
    private var isHan = true
    private var hasHigh = false
    private var han = 0

    private var utf8Lines = 0
    private var otherLines = 0
    private var firstUTF8Line: Int?
    private var isCertain = false

    mutating func take(_ bytes: [UInt8]) {
        for byte in bytes {
            if byte == UInt8(ascii: "\n") { endLine() } else if byte >= 0x80 || !check.isComplete { take(byte) }
        }
    }

    private mutating func take(_ byte: UInt8) {
        hasHigh = true
        guard isHan else { return }
        let leads = check.isComplete
        isHan = check.accepts(byte) && !(leads && byte < 0xE2)
        if leads, (0xE3...0xE9).contains(byte) { han += 1 }
    }

    private mutating func endLine() {
        if isHan, check.isComplete, han >= 2 {
            utf8Lines += 1
            firstUTF8Line = firstUTF8Line ?? line
            if han >= 4 { isCertain = true }
        } else if hasHigh {
            otherLines += 1
        }
        line += 1
        check = UTF8Check()
        isHan = true
        hasHigh = false
        han = 0
    }

    /// After the last byte: the first line of the encoding that the file uses less; nil where there is no mixture.
    mutating func line(firstNotUTF8: Int) -> Int? {
        endLine()
        guard let firstUTF8Line, isCertain || utf8Lines * 1000 > otherLines else { return nil }
        return utf8Lines > otherLines ? firstNotUTF8 : firstUTF8Line
    }
}
