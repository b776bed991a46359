/// 盘库缺失: a stocktake did not find the booklet, and nothing since explains where it is.
public enum CustodyMissing: Rule {
    public static let info = RuleInfo(
        id: "custody.missing",
        title: .init(zh: "盘库缺失", en: "missing from custody"),
        severity: .serious,
        since: .run,
        keys: [],
        condition: .init(zh: "证件在保管台账中的最后状态为盘库缺失", en: "by the custody ledger the document is missing"),
        message: .init(zh: "{document}于{day}盘库缺失", en: "the stocktake of {day} did not find {document}"),
        remedy: .init(
            zh: "请查找证件并登记结果；确已遗失的，请报失", en: "look for it and record what was found; if it is lost, report the loss"),
        refutation: .init(zh: "其后的盘库、交存或领取登记", en: "a later entry that it was seen, handed in or handed out"))

    public static func examine(_ file: CaseFile) -> Outcome {
        file.examineCustody(for: .missing, otherwise: .init(zh: "没有盘库缺失的证件", en: "no document is missing"))
    }

    public static func closest(in file: CaseFile) -> Closest? { file.lastCustody }

    private static let passport: StaticString = "ordinaryPassport:E12345678"

    private static func counted(_ dossier: inout Dossier) {
        dossier.declares(passport, issued: "2025-01-01")
        dossier.custody(.handedIn, passport, at: "2025-01-05")
        dossier.custody(.missing, passport, at: "2026-03-01")
    }

    public static let examples = [
        Example("not found", on: "2026-03-01", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) { counted(&$0) },
        Example("the day before the stocktake", on: "2026-02-28", .satisfied) { counted(&$0) },
        Example("seen again", on: "2026-03-10", .satisfied) {
            counted(&$0)
            $0.custody(.seen, passport, at: "2026-03-05")
        },
        Example("found in somebody's hands: it is out", on: "2026-03-10", .satisfied) {
            counted(&$0)
            $0.custody(.handedOut, passport, at: "2026-03-05")
        },
        Example("seen on the same day", on: "2026-03-01", .satisfied) {
            counted(&$0)
            $0.custody(.seen, passport, at: "2026-03-01T12:01")
        },
        Example("not found twice is one run", on: "2026-03-10", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) {
            counted(&$0)
            $0.custody(.missing, passport, at: "2026-03-05")
        },
        Example("seen and not found again", on: "2026-03-10", .fires(["ordinaryPassport:E12345678": "2026-03-08"])) {
            counted(&$0)
            $0.custody(.seen, passport, at: "2026-03-05")
            $0.custody(.missing, passport, at: "2026-03-08")
        },
        Example(
            "he has left and it is cancelled", on: "2026-03-10", .fires(["ordinaryPassport:E12345678": "2026-03-01"])
        ) {
            counted(&$0)
            $0.authority(.cancelled, passport, on: "2026-01-01")
            $0.person.status = .left
            $0.person.statusSince = .example("2026-01-01")
        },
        Example("another person declared it", on: "2026-03-10", .notApplicable) {
            counted(&$0)
            $0.documents[0].declaration?.ref = "P-2"
            $0.authority(.issued, passport, on: "2025-01-01")
        },
        Example("the last record names another person", on: "2026-03-10", .notApplicable) {
            $0.authority(.issued, passport, on: "2025-01-01")
            $0.authority(.renewed, passport, on: "2025-06-01", of: "P-2")
            $0.custody(.missing, passport, at: "2026-03-01")
        },
        Example("the last record names him", on: "2026-03-10", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) {
            $0.authority(.issued, passport, on: "2025-01-01", of: "P-2")
            $0.authority(.renewed, passport, on: "2025-06-01")
            $0.custody(.missing, passport, at: "2026-03-01")
        },
        Example("forwarded since", on: "2026-03-10", .notApplicable) {
            counted(&$0)
            $0.custody(.forwarded, passport, at: "2026-03-05")
        },
    ]
}
