/// 拒不交存: the person was asked for the booklet and refused to hand it in.
public enum CustodyRefused: Rule {
    public static let info = RuleInfo(
        id: "custody.refused",
        title: .init(zh: "拒不交存", en: "refused to hand in"),
        severity: .critical,
        since: .run,
        keys: [],
        condition: .init(zh: "证件在保管台账中的最后状态为拒不交存", en: "by the custody ledger the person refused to hand it in"),
        message: .init(zh: "本人自{day}起拒不交存{document}", en: "the person has refused to hand in {document} since {day}"),
        remedy: .init(
            zh: "请谈话并书面催交；交存后登记", en: "talk to the person and ask in writing; record it when it is handed in"),
        refutation: .init(zh: "其后的交存登记，或误登的更正", en: "a later entry that it was handed in, or a correction of the entry")
    )

    public static func examine(_ file: CaseFile) -> Outcome {
        file.examineCustody(for: .refused, otherwise: .init(zh: "没有拒不交存的证件", en: "no document was refused"))
    }

    public static func closest(in file: CaseFile) -> Closest? { file.lastCustody }

    private static let permit: StaticString = "hkMacaoPermit:C12345678"

    private static func refuses(_ dossier: inout Dossier) {
        dossier.declares(permit, issued: "2026-01-01")
        dossier.custody(.refused, permit, at: "2026-03-01")
    }

    public static let examples = [
        Example("refused", on: "2026-03-01", .fires(["hkMacaoPermit:C12345678": "2026-03-01"])) { refuses(&$0) },
        Example("the day before", on: "2026-02-28", .notApplicable) { refuses(&$0) },
        Example("seen changes nothing", on: "2026-03-20", .fires(["hkMacaoPermit:C12345678": "2026-03-01"])) {
            refuses(&$0)
            $0.custody(.seen, permit, at: "2026-03-05")
            $0.custody(.refused, permit, at: "2026-03-10")
        },
        Example("handed in at last", on: "2026-03-20", .satisfied) {
            refuses(&$0)
            $0.custody(.handedIn, permit, at: "2026-03-05")
        },
        Example("handed in on the same day", on: "2026-03-01", .satisfied) {
            refuses(&$0)
            $0.custody(.handedIn, permit, at: "2026-03-01T17:00")
        },
        Example("refused again", on: "2026-03-20", .fires(["hkMacaoPermit:C12345678": "2026-03-15"])) {
            refuses(&$0)
            $0.custody(.handedIn, permit, at: "2026-03-05")
            $0.custody(.refused, permit, at: "2026-03-15")
        },
        Example(
            "he has retired and it has expired", on: "2026-03-20", .fires(["hkMacaoPermit:C12345678": "2026-03-01"])
        ) {
            $0.declares(permit, issued: "2016-01-01", expires: "2025-12-31")
            $0.custody(.refused, permit, at: "2026-03-01")
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-01-01")
        },
        Example("never asked for", on: "2026-03-20", .notApplicable) { $0.declares(permit, issued: "2026-01-01") },
    ]
}
