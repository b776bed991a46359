/// 证件信息不符: what the person declared, what the authority says and who the person is do not agree.
public enum DetailsDiffer: Rule {
    public static let info = RuleInfo(
        id: "document.details-differ",
        title: .init(zh: "证件信息不符", en: "document details differ"),
        severity: .moderate,
        since: .run,
        keys: PolicyKey.cover,
        condition: .init(
            zh: "有效证件的申报签发日或有效期与公安机关记录不一致，或任一记录中持证人姓名、出生日期与本人不一致，本人在管",
            en:
                "a live document's declared issue or expiry day differs from the authority's, or a record names a holder of "
                + "another name or birth date, while the person is covered"),
        message: .init(
            zh: "{document}信息不符：{differences}", en: "details of {document} differ: {differences}"),
        remedy: .init(
            zh: "请核对证件原件，更正申报或提请公安机关更正",
            en: "compare the document itself; correct the declaration or ask the authority to correct its record"),
        refutation: .init(
            zh: "证件原件，或公安机关的更正记录", en: "the document itself, or the authority's corrected record"))

    /// Two values that should be the same, and the record that gives the second one.
    private struct Difference {
        var values: String
        var record: String

        init(_ own: some CustomStringConvertible, _ other: some CustomStringConvertible, by mention: Mention) {
            values = "\(own) ≠ \(other)"
            record = mention.evidence
        }
    }

    public static func examine(_ file: CaseFile) -> Outcome {
        let ref = file.person.ref
        let documents = file.documents.filter { $0.isDeclared(by: ref) || $0.isInFeed(of: ref) }
        if documents.isEmpty {
            return .notApplicable(.init(zh: "没有证件", en: "there is no document"))
        }
        var outcome = Outcome.satisfied(.init(zh: "有效证件的信息一致", en: "the details of every live document agree"))
        for document in documents {
            let dates = document.isDeclared(by: ref) ? differentDates(document) : []
            let differences = dates + differentHolders(document, from: file.person)
            if differences.isEmpty { continue }
            let declaration = dates.isEmpty ? [] : document.declaration.map { [$0.evidence] } ?? []
            outcome.record(
                if: file.covered.and(file.live(document)),
                .init(
                    .document(document.key),
                    facts: [
                        "document": .document(document.key),
                        "differences": .text(differences.map(\.values).unrepeated.joined(separator: "; ")),
                    ], evidence: (declaration + differences.map(\.record)).unrepeated))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        let ref = file.person.ref
        return .nearest(
            of: file.documents.filter { $0.isDeclared(by: ref) || $0.isInFeed(of: ref) }.map { document in
                let dates = document.isDeclared(by: ref) ? differentDates(document) : []
                let differences = dates + differentHolders(document, from: file.person)
                let facts: [String: Fact] = [
                    "document": .document(document.key), "count": .number(document.evidence.count),
                    "differences": .text(differences.map(\.values).unrepeated.joined(separator: "; ")),
                ]
                if differences.isEmpty {
                    return Closest(
                        .init(
                            zh: "{document}的{count}条记录之间没有出入",
                            en: "nothing differs about {document} (records: {count})"), facts, .fixed,
                        evidence: document.evidence)
                }
                return Closest(
                    .init(zh: "{document}信息不符：{differences}", en: "{document} differs: {differences}"), facts,
                    file.barredToday(unlessLive: document),
                    evidence: (document.declaration.map { [$0.evidence] } ?? []) + differences.map(\.record).unrepeated)
            })
    }

    /// A value that either side leaves blank differs from nothing.
    private static func differentDates(_ document: KnownDocument) -> [Difference] {
        guard let declared = document.declaration else { return [] }
        let fields: [(CalendarDay, (Mention) -> CalendarDay?)] = [
            (declared.issuedOn, { $0.issuedOn }), (declared.expiresOn, { $0.expiresOn }),
        ]
        return fields.compactMap { own, field in
            guard let mention = document.record.authoritySource(field), let other = field(mention), other != own else {
                return nil
            }
            return Difference(own, other, by: mention)
        }
    }

    private static func differentHolders(_ document: KnownDocument, from person: Person) -> [Difference] {
        document.mentions.flatMap { mention in
            var found: [Difference] = []
            if let name = mention.holderName, name != person.name {
                found.append(Difference(person.name, name, by: mention))
            }
            if let birthDate = mention.holderBirthDate, birthDate != person.birthDate {
                found.append(Difference(person.birthDate, birthDate, by: mention))
            }
            return found
        }
    }

    public static let examples = [
        Example("another expiry day", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-02"])) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-02", expires: "2036-03-01")
        },
        Example("another issue day", on: "2026-03-05", .fires(["servicePassport:SE1234567": "2026-03-03"])) {
            $0.declares("servicePassport:SE1234567", issued: "2026-03-01")
            $0.authority(.issued, "servicePassport:SE1234567", on: "2026-03-03", issued: "2026-03-02")
        },
        Example("the authority's last word agrees", on: "2026-03-05", .satisfied) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01", expires: "2036-02-28")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-02", expires: "2036-03-01")
            $0.authority(.renewed, "ordinaryPassport:E12345678", on: "2026-03-04", expires: "2036-02-28")
        },
        Example("blanks differ from nothing", on: "2026-03-05", .satisfied) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
            $0.crosses(.exit, at: "2026-03-03", with: "ordinaryPassport:E12345678")
        },
        Example("another name, once", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-02"])) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-02", name: "张山")
            $0.authority(.renewed, "ordinaryPassport:E12345678", on: "2026-03-03", name: "张三")
        },
        Example("another birth date", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-02"])) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-02", name: "张三")
            $0.documents[0].mentions[0].holderBirthDate = .example("1990-03-08")
        },
        Example(
            "a record of another person names it", on: "2026-03-05",
            .fires(["ordinaryPassport:E12345678": "2026-03-02"])
        ) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-02", name: "李四", of: "P-2")
        },
        Example("undeclared, another name", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-02"])) {
            $0.authority(
                .issued, "ordinaryPassport:E12345678", on: "2026-03-02", issued: "2026-03-02", expires: "2036-03-01",
                name: "张山")
        },
        Example("undeclared, another name, no expiry day", on: "2026-03-05", .undecided(.expiresOn)) {
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-02", name: "张山")
        },
        Example("all agrees, no expiry day", on: "2026-03-05", .satisfied) {
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-02", name: "张三")
        },
        Example("the authority's expiry day is over", on: "2026-03-05", .satisfied) {
            $0.declares("ordinaryPassport:E12345678", issued: "2016-03-05", expires: "2026-03-05")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2016-03-05", expires: "2026-03-04")
        },
        Example(
            "the authority's expiry day is today", on: "2026-03-04",
            .fires(["ordinaryPassport:E12345678": "2016-03-05"])
        ) {
            $0.person.coveredSince = .example("2016-03-01")
            $0.declares("ordinaryPassport:E12345678", issued: "2016-03-05", expires: "2026-03-05")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2016-03-05", expires: "2026-03-04")
        },
        Example("cancelled", on: "2026-03-05", .satisfied) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
            $0.authority(.cancelled, "ordinaryPassport:E12345678", on: "2026-03-05", name: "张山")
        },
        Example("forwarded", on: "2026-03-05", .notApplicable) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-02", name: "张山")
            $0.custody(.forwarded, "ordinaryPassport:E12345678", at: "2026-03-05")
        },
    ]
}
