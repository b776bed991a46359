/// 裸官从严审批: an official whose family moved abroad asks for private travel, or to apply for a private document.
public enum FamilyAbroad: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.family-abroad",
        title: .init(zh: "裸官从严审批", en: "family abroad"),
        kinds: [.travel, .issue, .extension],
        keys: [.familyAbroadStatuses],
        condition: .init(
            zh: "在职，配偶已移居国（境）外，或没有配偶而子女均已移居国（境）外，申请因私出境或办理因私证件",
            en:
                "an active official whose spouse moved abroad, or who has no spouse and whose children all did, asks for "
                + "private travel or to apply for a private document"),
        message: .init(
            zh: "家属已移居国（境）外：{relatives}；因私申请应从严审批",
            en: "family moved abroad: {relatives}; a private application is to be looked at strictly"),
        remedy: .init(
            zh: "请干部管理部门核实出行事由后从严审批；家属情况有变的，请更新家庭成员登记",
            en:
                "let the personnel department verify the reason; if the family's situation has changed, update its record"
        ))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        guard isPrivate(file.application) else { return .clear }
        let relatives = file.file.familyAbroad
        if relatives.isEmpty { return .clear }
        return .found(
            .refer, ["relatives": .text(relatives.map(\.name).joined(separator: ", "))],
            evidence: relatives.map(\.evidence))
    }

    /// By its purpose; consent to apply for a document may have none, and then the document's class tells.
    private static func isPrivate(_ application: Application) -> Bool {
        if let purpose = application.purpose { return purpose == .private }
        return application.kind == .issue && application.documentType?.isPrivate == true
    }

    public static let examples = [
        ApplicationExample("the spouse became a citizen", on: "2026-03-01", .refer) {
            $0.dossier?.relative(.spouse, "李四", in: "CAN", .citizen, since: "2026-03-01")
        },
        ApplicationExample("the day before", on: "2026-02-28", .clear) {
            $0.dossier?.relative(.spouse, "李四", in: "CAN", .citizen, since: "2026-03-01")
        },
        ApplicationExample("official travel", on: "2026-03-01", .clear) {
            $0.application.purpose = .official
            $0.dossier?.relative(.spouse, "李四", in: "CAN", .citizen, since: "2026-03-01")
        },
        ApplicationExample("residing is not moved", on: "2026-03-01", .clear) {
            $0.dossier?.relative(.spouse, "李四", in: "CAN", .residing, since: "2020-01-01")
        },
        ApplicationExample("no spouse, every child away", on: "2026-03-01", .refer) {
            $0.dossier?.relative(.child, "张小", in: "USA", .longTermResident, since: "2020-01-01")
        },
        ApplicationExample("he retires", on: "2026-03-01", .clear) {
            $0.dossier?.person.status = .retired
            $0.dossier?.person.statusSince = .example("2026-03-01")
            $0.dossier?.relative(.spouse, "李四", in: "CAN", .citizen, since: "2020-01-01")
        },
        ApplicationExample("the day before he retires", on: "2026-02-28", .refer) {
            $0.dossier?.person.status = .retired
            $0.dossier?.person.statusSince = .example("2026-03-01")
            $0.dossier?.relative(.spouse, "李四", in: "CAN", .citizen, since: "2020-01-01")
        },
        ApplicationExample("consent: a private document, no purpose given", on: "2026-03-01", .refer) {
            $0.application = .issueExample
            $0.application.purpose = nil
            $0.dossier?.relative(.spouse, "李四", in: "CAN", .citizen, since: "2020-01-01")
        },
        ApplicationExample("consent: an official document, no purpose given", on: "2026-03-01", .clear) {
            $0.application = .issueExample
            $0.application.purpose = nil
            $0.application.documentType = .servicePassport
            $0.dossier?.relative(.spouse, "李四", in: "CAN", .citizen, since: "2020-01-01")
        },
        ApplicationExample("travel of no stated purpose", on: "2026-03-01", .clear) {
            $0.application.purpose = nil
            $0.dossier?.relative(.spouse, "李四", in: "CAN", .citizen, since: "2020-01-01")
        },
    ]
}
