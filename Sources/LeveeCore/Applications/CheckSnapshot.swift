/// All that a verdict on an application was given from, but for the policy: kept, it gives the verdict again.
public struct CheckSnapshot: Sendable, Codable {
    public var application: Application
    public var dossier: Dossier
    public var around: Surroundings

    public init(application: Application, dossier: Dossier, around: Surroundings) {
        self.application = application
        self.dossier = dossier
        self.around = around
    }

    /// What the rules say of it.
    public func verdict(under policy: PolicyOnDay) -> CheckLine {
        CheckLine(
            ApplicationChecker(policy: policy).verdict(on: application, of: dossier, around: around),
            bases: policy.bases)
    }

    /// Its parts with what a person calls them, to tell which of them has changed.
    public var parts: [(title: Bilingual, content: any Encodable)] {
        [
            (.init(zh: "申请", en: "the application"), application), (.init(zh: "人员", en: "person"), dossier.person),
            (.init(zh: "备案", en: "filings"), dossier.filings), (.init(zh: "家属", en: "relatives"), dossier.relatives),
            (.init(zh: "批件", en: "approvals"), dossier.approvals),
            (.init(zh: "限制", en: "restrictions"), dossier.restrictions),
            (.init(zh: "证件与保管", en: "documents and custody"), dossier.documents),
            (.init(zh: "出入境记录", en: "crossings"), dossier.crossings),
            (.init(zh: "公安所列证照", en: "the authority's list"), dossier.holdings),
            (.init(zh: "另有身份", en: "identities"), dossier.identities),
            (.init(zh: "数据覆盖范围", en: "days that the feeds cover"), dossier.coverage),
            (.init(zh: "单位", en: "units"), around.units), (.init(zh: "审批权限", en: "approvers"), around.approvers),
            (.init(zh: "其他正职", en: "other principals"), around.otherPrincipals),
            (.init(zh: "本单位借出的证件", en: "documents out in the unit"), around.borrowers),
            (.init(zh: "所用证件", en: "the document named"), around.namedDocument),
            (.init(zh: "已认定不成立或办结的异常", en: "findings dismissed or closed"), around.settled),
        ]
    }
}
