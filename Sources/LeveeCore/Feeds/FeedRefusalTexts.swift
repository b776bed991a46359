extension FeedRefusal {
    /// The sentence for people: file, line, what is wrong, the remedy.
    public func message(file: String) -> Bilingual {
        let file = Text.visible(file)
        let field = field.map { " `\($0)`" } ?? ""
        let text = detail ?? explanation
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
        case .readerFailed:
            .init(
                zh: "解析进程异常终止（故障，或超出内存、时间限制），请向发送方核实文件",
                en:
                    "broke the process that parses it, or wanted more memory or time than that may have; ask the sender about it"
            )
        case .recordTooLarge:
            .init(
                zh: "单条记录或单个人员的内容超过 4 MiB，请分成多个", en: "has one record or element over 4 MiB; have it split")
        case .notOfProfile:
            .init(
                zh: "不是此格式（profile）的根元素，请核对文件与格式",
                en: "is not the root that the profile expects; check which file and which profile it is")
        case .wrongTable:
            .init(zh: "表头不符，请核对文件", en: "does not have the header of such a table; check which file it is")
        case .headerMissing:
            .init(zh: "文件与格式中均未给出，请用此选项指定", en: "is said neither by the file nor by the profile; give this option")
        case .sequenceReused:
            .init(
                zh: "此序号已导入过，内容不同，请向发送方核实",
                en: "was imported before with other records; ask the sender which file is right")
        case .notSigned:
            .init(
                zh: "没有签名，而政策要求此来源签名，请索取已签名的文件",
                en: "has no signature, and the policy asks this source for one; ask the sender for the signed file")
        case .badSignature:
            .init(
                zh: "签名与政策所列证书或文件内容不符，文件可能被改动或冒名，请直接向发送方核实",
                en:
                    "has a signature that does not fit the policy's certificate and what the file says: it may have been "
                    + "changed or forged; ask the sender in person")
        case .signatureNotAllowed:
            .init(
                zh: "签名的形式或算法不在许可之列，请发送方按 data/policy/README.md 所列方式重新签名",
                en: "has a signature of a shape or with an algorithm that is not allowed; have it signed as "
                    + "data/policy/README.md says")
        case .signedTooLarge:
            .init(
                zh: "签名文件超过政策 `signed.limit` 所许大小，请分成多个文件",
                en: "is larger than a signed file may be (`signed.limit` of the policy); have it split")
        case .noValidCertificate:
            .init(
                zh: "政策中没有此来源在导入日有效且密钥足够长的证书，请向发送方索取新证书并更新政策",
                en:
                    "comes from a source without a certificate in the policy that is valid today and long enough; get the "
                    + "sender's new certificate and enter it")
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
