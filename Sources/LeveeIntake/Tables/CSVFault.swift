public import LeveeCore

/// Why a row cannot be taken as CSV.
public struct CSVFault: Hashable, Sendable {
    /// What is wrong.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A quote inside a field that does not start with one.
        case strayQuote
        /// Something between a closing quote and the next comma.
        case textAfterQuote
        /// The file ends inside quotes.
        case unclosedQuote
        /// A carriage return without a line feed, outside quotes.
        case loneReturn
        case nul
        /// The row is above 1 MiB.
        case tooLong
    }

    public var kind: Kind
    /// Place of the field, from 0.
    public var field: Int
    /// The field as far as it was read.
    public var text: String

    /// What is wrong and the remedy.
    public var explanation: Bilingual {
        switch kind {
        case .strayQuote:
            .init(
                zh: "未加引号的字段中有引号，请把整个字段放进引号并把其中的引号写两遍",
                en: "has a quote inside a field without quotes; quote the whole field and double the quotes in it")
        case .textAfterQuote:
            .init(
                zh: "右引号之后还有文字，请把字段中的引号写两遍",
                en: "has text after a closing quote; double the quotes inside the field")
        case .unclosedQuote: .init(zh: "引号没有结束，请补上右引号", en: "has a quote that never closes; add the closing quote")
        case .loneReturn:
            .init(
                zh: "回车符后没有换行符，请以 CRLF 或 LF 结束各行",
                en: "has a carriage return without a line feed; end lines with CR LF or LF")
        case .nul: .init(zh: "含有 NUL 字符，请删除", en: "contains a NUL character; remove it")
        case .tooLong:
            .init(zh: "一行超过1 MiB，请检查引号并缩短", en: "makes a row of more than 1 MiB; check the quotes and shorten it")
        }
    }
}
