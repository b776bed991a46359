import LeveeCore

/// A line of the audit in words. The line itself, over which its hash is taken, stands in the answer for machines and in the terminal.
enum AuditWords {
    /// What was done; as the line has it where it is none of ours any more.
    static func action(_ action: String, _ words: Words) -> String {
        let parts = action.split(separator: " ", maxSplits: 1).map(String.init)
        if let known = actions[action] { return words.opening(words[known]) }
        guard parts.count == 2 else { return action }
        switch parts[0] {
        case "custody":
            return DeskOperation(rawValue: parts[1]).map { words.opening(words[$0.title]) } ?? action
        case "findings":
            return FindingStep(rawValue: parts[1]).map { words.title(words["findings.title"], of: words[$0.offer]) }
                ?? action
        default: return action
        }
    }

    /// The details word by word, so that they break between them.
    static func detail(_ detail: String, _ words: Words) -> Cell {
        .cells(
            detail.split(separator: " ").flatMap { word -> [Cell] in
                let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                let key = keys[parts[0]].map { words[$0] } ?? parts[0]
                guard parts.count == 2 else { return found(word, words) ?? [.text(key)] }
                if isHash(parts[1]) { return [.text(key), .hash(parts[1])] }
                let value = parts[1].isEmpty ? "–" : value(parts[1], of: parts[0]).map { words[$0] } ?? parts[1]
                return [.text("\(key) \(value)")]
            })
    }

    /// A finding, where it stands and its hash, which the audit has as `F-1A2B3C4D:notified:` with the digits behind; nil for
    /// anything else.
    private static func found(_ word: Substring, _ words: Words) -> [Cell]? {
        let parts = word.split(separator: ":").map(String.init)
        guard parts.count == 3, let state = FindingState(rawValue: parts[1]), isHash(parts[2]) else { return nil }
        return [.text("\(parts[0]) \(words[state.title])"), .hash(parts[2])]
    }

    private static func isHash(_ text: String) -> Bool {
        text.utf8.count >= 32
            && text.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    private static func value(_ text: String, of key: String) -> Said? {
        switch (key, text) {
        case ("outcome", _): ApplicationOutcome(rawValue: text)?.title ?? FeedOutcome(rawValue: text)?.title
        case ("step", _): FindingStep(rawValue: text)?.offer
        case ("to", _): DunningStep.Recipient(rawValue: text)?.title
        case ("fact", _): CorrectableFact.Kind(rawValue: text)?.title
        case ("by", _): OpinionOffice(rawValue: text)?.title
        case ("event", _): CustodyEvent.Kind(rawValue: text)?.title
        case ("roles", _):
            Self.joined(text.split(separator: ",").compactMap { Role(rawValue: String($0))?.title })
        case (_, "true"): Said(zh: "是", en: "yes")
        case (_, "false"): Said(zh: "否", en: "no")
        case ("opinion", "agree"): Said(zh: "同意", en: "agrees")
        case ("opinion", _): Said(zh: "不同意", en: "disagrees")
        default: nil
        }
    }

    private static func joined(_ titles: [Said]) -> Said? {
        titles.isEmpty
            ? nil
            : Said(zh: titles.map(\.zh).joined(separator: "、"), en: titles.map(\.en).joined(separator: ", "))
    }

    private static let actions: [String: Said] = [
        "application file": Permission.fileApplication.title, "application check": Permission.recheckApplication.title,
        "application opinion": Said(zh: "出具意见", en: "give an opinion"),
        "application approve": Said(zh: "批准申请", en: "approve an application"),
        "application refuse": Said(zh: "不予批准", en: "refuse an application"),
        "application amend": Permission.amendApplication.title,
        "application extend": Permission.extendApplication.title,
        "application report": Permission.reportReturn.title,
        "application withdraw": Permission.withdrawApplication.title,
        "application review ask": Permission.askReview.title,
        "application review uphold": Said(zh: "复核维持", en: "uphold in review"),
        "application review reopen": Said(zh: "复核重办", en: "reopen in review"),
        "correction ask": Permission.askCorrection.title, "correction confirm": Permission.confirmCorrection.title,
        "correction decline": Said(zh: "不予更正", en: "decline a correction"),
        "custody ask": Permission.askOverride.title, "custody confirm": Permission.confirmOverride.title,
        "custody decline": Said(zh: "否决破例发放", en: "decline an exceptional hand-out"),
        "dunning sent": Permission.sendDunning.title, "dunning claim": Permission.recordClaim.title,
        "dunning settle": Permission.settleClaim.title, "filing batch": Permission.makeFilingBatch.title,
        "filing confirm": Permission.confirmFiling.title,
        "forget matches": Said(zh: "到期删除疑似匹配", en: "forget possible matches"),
        "forget quarantine": Said(zh: "到期删除隔离记录", en: "forget quarantined records"),
        "import": Permission.importFeed.title, "load": Permission.loadTables.title,
        "match confirmed": Said(zh: "认定疑似匹配为本人", en: "confirm a possible match"),
        "match rejected": Said(zh: "认定疑似匹配非本人", en: "reject a possible match"),
        "nightly": Said(zh: "夜间核查", en: "the night"), "policy draft": Said(zh: "存入政策草案", en: "keep a draft policy"),
        "policy shadow": Said(zh: "设定每夜试行的草案", en: "set the draft that runs in the shadow"),
        "policy shadow night": Said(zh: "夜间试行草案", en: "a night in the shadow"),
        "policy propose": Permission.proposePolicy.title, "policy sign": Permission.signPolicy.title,
        "policy decline": Said(zh: "否决政策", en: "decline a policy"),
        "quarantine drop": Permission.dropQuarantined.title, "quarantine fix": Permission.fixQuarantined.title,
        "quarantine replay": Permission.replayQuarantined.title, "replay": Permission.replayQuarantined.title,
        "serve key": Said(zh: "生成工作台密钥", en: "make the workspace's key"),
        "stocktake start": Said(zh: "开始盘库", en: "start a count"),
        "stocktake finish": Said(zh: "结束盘库", en: "finish a count"),
        "stocktake cancel": Said(zh: "取消盘库", en: "cancel a count"),
        "stocktake scan": Said(zh: "盘库扫描", en: "scan in a count"),
        "user add": Permission.addUser.title, "user disable": Permission.disableUser.title,
        "user password": Said(zh: "设置密码", en: "set a password"),
        "user second-factor": Said(zh: "设置第二因素", en: "set a second factor"),
        "user sessions": Said(zh: "结束会话", en: "end sessions"),
    ]

    private static let keys: [String: Said] = [
        "accepted": FeedOutcome.accepted.title, "answers": Said(zh: "结果", en: "answers"),
        "application": Said(zh: "申请", en: "application"), "applications": Said(zh: "申请", en: "applications"),
        "approval": Said(zh: "批件", en: "approval"), "asOf": Said(zh: "日期", en: "as of"),
        "batch": Said(zh: "批次", en: "batch"), "by": Said(zh: "意见方", en: "by"),
        "claim": Said(zh: "声明", en: "claim"), "cleared": Said(zh: "不再提示", en: "cleared"),
        "closed": Said(zh: "关闭", en: "closed"), "draft": Said(zh: "草案", en: "draft"),
        "duplicate": FeedOutcome.duplicate.title, "event": Said(zh: "事项", en: "event"),
        "extends": Said(zh: "所延批件", en: "extends"), "fact": Said(zh: "登记条目", en: "entry"),
        "findings": Said(zh: "异常", en: "findings"),
        "flagged": Said(zh: "新提示", en: "flagged"), "forgotten": Said(zh: "删除", en: "forgotten"),
        "found": Said(zh: "找到", en: "found"), "from": Said(zh: "自", en: "from"),
        "imported": Said(zh: "导入", en: "imported"), "irregular": Said(zh: "不合规", en: "irregular"),
        "members": Said(zh: "人数", en: "members"), "missing": Said(zh: "缺失", en: "missing"),
        "must_change": Said(zh: "须改密码", en: "has to change it"), "new": Said(zh: "新增", en: "new"),
        "notRegistered": FeedOutcome.notRegistered.title, "opened": Said(zh: "新开", en: "opened"),
        "opinion": Said(zh: "意见", en: "opinion"), "outcome": Said(zh: "结论", en: "outcome"),
        "persons": Said(zh: "人员", en: "people"), "possibleMatch": FeedOutcome.possibleMatch.title,
        "proposal": Said(zh: "提请", en: "proposal"), "quarantined": FeedOutcome.quarantined.title,
        "read": Said(zh: "读取", en: "read"), "receipt": Said(zh: "凭证", en: "receipt"),
        "received": Said(zh: "收到", en: "received"), "record": Said(zh: "记录", en: "record"),
        "refused": Said(zh: "不予受理", en: "refused"), "regular": Said(zh: "合规", en: "regular"),
        "rejected": Said(zh: "拒收", en: "rejected"), "rematched": Said(zh: "重新匹配", en: "matched again"),
        "request": Said(zh: "请求", en: "request"), "roles": Said(zh: "角色", en: "roles"),
        "scans": Said(zh: "扫描", en: "scans"), "seen": Said(zh: "在位", en: "seen"),
        "sequence": Said(zh: "序号", en: "number"), "sessions_ended": Said(zh: "结束的会话", en: "sessions ended"),
        "set": Said(zh: "已设置", en: "set"), "sha256": Said(zh: "SHA-256", en: "SHA-256"),
        "source": Said(zh: "来源", en: "source"),
        "step": Said(zh: "步骤", en: "step"), "stillBad": Said(zh: "仍不能导入", en: "still bad"),
        "stocktake": Said(zh: "盘库", en: "count"), "to": Said(zh: "至", en: "to"),
        "unchanged": Said(zh: "不变", en: "unchanged"), "undecided": Said(zh: "待核", en: "undecided"),
        "unit": Said(zh: "单位", en: "unit"), "unusual": Said(zh: "异常数据", en: "unusual"),
        "updated": Said(zh: "更新", en: "updated"), "user": Said(zh: "用户", en: "user"),
        "version": Said(zh: "版本", en: "version"),
    ]
}
