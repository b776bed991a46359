/// 前次出境未了结: an earlier trip has ended, and its document is not back or its report is not in, whether due yet or not.
public enum PreviousOpen: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.previous-open",
        title: .init(zh: "前次出境未了结", en: "previous trip open"),
        keys: [.earlyDays],
        condition: .init(
            zh: "前次行程已结束，所用证件仍领出未交回或拒不交回，或尚未交回执（不论是否到期）",
            en:
                "an earlier trip has ended, and its document is out of custody or refused, or its report is not in, whether due yet or not"
        ),
        message: .init(zh: "前次行程未了结：{trips}", en: "earlier trips are not settled: {trips}"),
        remedy: .init(
            zh: "请先交回证件、补交回执；已办的，请补登记",
            en: "hand the document back and the report in first; if that was done, enter it"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        var texts: [Bilingual] = []
        var evidence: [String] = []
        for trip in file.file.trips.trips where trip.entered != nil {
            let document = file.file.document(trip.document)
            let isOut = document?.state == .out || document?.state == .refused
            let unreported = trip.cover.flatMap { $0.approval.reportedOn == nil ? $0 : nil }
            if !isOut && unreported == nil { continue }
            texts.append(text(trip, isOut: isOut, isReported: unreported == nil))
            evidence += trip.evidence
            if isOut, let last = document?.record.notBack { evidence.append(last.evidence) }
            if let unreported { evidence.append(unreported.approval.evidence) }
        }
        if texts.isEmpty { return .clear }
        return .found(
            .refer,
            [
                "trips": .both(
                    zh: texts.map(\.zh).joined(separator: "；"), en: texts.map(\.en).joined(separator: "; "))
            ], evidence: evidence.unrepeated)
    }

    private static func text(_ trip: Trip, isOut: Bool, isReported: Bool) -> Bilingual {
        let zh = [isOut ? "证件未交回" : nil, isReported ? nil : "回执未交"].compactMap { $0 }.joined(separator: "、")
        let en = [isOut ? "document out" : nil, isReported ? nil : "no report"].compactMap { $0 }.joined(
            separator: ", ")
        return Bilingual(zh: "\(trip.left) 出境（\(zh)）", en: "exit of \(trip.left) (\(en))")
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"

    /// A trip from 10 to 15 February on the passport, approved and reported on unless said otherwise.
    private static func example(
        _ name: String, _ expected: ApplicationOutcome, reported: StaticString? = "2026-02-20", back: StaticString?,
        isOver: Bool = true, _ build: (inout Dossier) -> Void = { _ in }
    ) -> ApplicationExample {
        ApplicationExample(name, on: "2026-03-01", expected) {
            guard var dossier = $0.dossier else { return }
            dossier.mayTravel("A-1", "2026-02-10", "2026-02-15", reported: reported)
            dossier.custody(.handedOut, passport, at: "2026-02-08", approval: "A-1")
            dossier.crosses(.exit, at: "2026-02-10", with: passport, to: "SGP")
            if isOver { dossier.crosses(.entry, at: "2026-02-15", with: passport, to: "SGP") }
            if let back { dossier.custody(.handedIn, passport, at: back) }
            build(&dossier)
            $0.dossier = dossier
        }
    }

    public static let examples = [
        ApplicationExample("no trip", on: "2026-03-01", .clear),
        example("all settled", .clear, back: "2026-02-18"),
        example("the document is back today", .clear, back: "2026-03-01"),
        example("the document is back tomorrow", .refer, back: "2026-03-02"),
        example("no report", .refer, reported: nil, back: "2026-02-18"),
        example("the report is in tomorrow", .refer, reported: "2026-03-02", back: "2026-02-18"),
        example("still abroad", .clear, reported: nil, back: nil, isOver: false),
        example("he refuses to hand it back", .refer, back: nil) {
            $0.custody(.refused, passport, at: "2026-02-20")
        },
        example("missing is not out", .clear, back: "2026-02-18") {
            $0.custody(.missing, passport, at: "2026-02-25")
        },
        ApplicationExample("without approval no report is due", on: "2026-03-01", .clear) {
            $0.dossier?.crosses(.exit, at: "2026-02-10", with: passport)
            $0.dossier?.crosses(.entry, at: "2026-02-15", with: passport)
        },
    ]
}
