extension FeedRefusal {
    /// The sentence for people: file, line, what is wrong, the remedy.
    public func message(file: String) -> Bilingual {
        let file = Text.visible(file)
        let field = field.map { " `\($0)`" } ?? ""
        let text = explanation
        return Bilingual(
            zh: file + (line.map { " 第\($0)行" } ?? "") + field + "：" + text.zh + "；整个文件未导入",
            en: file + (line.map { " line \($0)" } ?? "") + field + ": " + text.en + "; nothing of the file was kept")
    }

    /// What is wrong and the remedy, without file and line.
    public var explanation: Bilingual {
        switch code {
        case .unreadable:
            .init(
                zh: "无法读取，或目录中没有 .xml 文件，请检查路径与权限",
                en: "cannot be read, or is a directory without .xml files; check the path and its permissions")
        case .notUTF8: .init(zh: "不是 UTF-8，请发送方改用 UTF-8", en: "is not UTF-8; ask the sender for UTF-8")
        case .compressed: .init(zh: "是压缩文件，请先解压", en: "is compressed; unpack it first")
        case .doctype:
            .init(zh: "含有 DOCTYPE，不予接受", en: "carries a DOCTYPE, which is never accepted; ask for a feed without")
        case .notWellFormed: .init(zh: "不是格式良好的 XML，请重新索取", en: "is not well-formed XML; ask for the file again")
        case .wrongRoot:
            .init(
                zh: "根元素不是 urn:levee:border-feed:1 的 borderFeed，请核对文件",
                en: "does not have the root borderFeed of urn:levee:border-feed:1; check which file it is")
        case .rootAttribute:
            .init(zh: "根元素的属性缺失、未知或有误，请更正", en: "is missing, unknown or bad on the root element; have it corrected")
        case .textBetweenRecords: .init(zh: "记录之间有文字，请删除", en: "has text between its records; have it removed")
        case .tooLarge: .init(zh: "超过 2 GiB，请分成多个文件", en: "is larger than 2 GiB; have it split")
        case .tagTooLong:
            .init(zh: "有超过 64 KiB 的标记", en: "has a tag, comment or instruction over 64 KiB; have it corrected")
        case .textTooLong:
            .init(zh: "有超过 64 KiB 的文字", en: "has more than 64 KiB of text between two tags; have it corrected")
        case .tooManyAttributes:
            .init(zh: "某元素的属性超过 64 个", en: "has an element of more than 64 attributes; have it corrected")
        case .tooDeep: .init(zh: "嵌套超过 32 层", en: "nests deeper than 32; have it corrected")
        case .tooManyNames:
            .init(zh: "未知元素名超过 64 个", en: "has more than 64 unknown element names; check which file it is")
        case .tooSlow: .init(zh: "读取太慢，请稍后重试", en: "came too slowly; try again")
        case .fromTheFuture:
            .init(zh: "日期在导入日之后，请核对时钟与文件", en: "lies in the future of the import; check the clock and the file")
        case .sequenceReused:
            .init(
                zh: "此序号已导入过，内容不同，请向发送方核实",
                en: "was imported before with other records; ask the sender which file is right")
        case .unusual:
            .init(
                zh: "异常，按政策停止导入：" + notices.map(\.message.zh).joined(separator: "；")
                    + "；请向来源核实，确认无误的由有权限的用户加 --accept-unusual 理由 重新导入",
                en: "is unusual, and the policy stops it: " + notices.map(\.message.en).joined(separator: "; ")
                    + "; ask the source; where the file is right, somebody who may do so imports it with "
                    + "--accept-unusual REASON")
        case .unbalanced: .init(zh: "合计不平，请报告此错误", en: "does not balance; report this as a fault of the program")
        }
    }
}
