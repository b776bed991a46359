/// A case that shows what a rule on applications does. The starting point is an application that no rule objects to.
public struct ApplicationExample: Sendable {
    public var name: String
    public var day: CalendarDay
    public var expected: ApplicationOutcome
    public var application: Application
    /// The applicant's; nil where he is not in the registry.
    public var dossier: Dossier?
    public var around: Surroundings

    /// - Parameters:
    ///   - day: the as-of day. The example application was submitted on 2026-03-01 for 2026-05-01 to 2026-05-05.
    ///   - build: changes the application, the dossier or what is around them.
    public init(
        _ name: String, on day: StaticString, _ expected: ApplicationOutcome, dossier: Dossier? = .applicant,
        _ build: (inout ApplicationExample) -> Void = { _ in }
    ) {
        self.name = name
        self.day = .example(day)
        self.expected = expected
        application = .travelExample
        self.dossier = dossier
        around = Surroundings(
            units: [Unit(code: "U-1", name: "局", region: "449999")],
            approvers: [Approver(user: "u-9", upToRank: .bureau, unit: "U-1", from: .example("2020-01-01"))])
        build(&self)
        if around.namedDocument == nil, let key = application.document {
            around.namedDocument = self.dossier?.documents.first { $0.key == key }
        }
    }
}

extension Dossier {
    /// The applicant of all examples: the person of ``example`` with a passport and a permit in the safe.
    public static var applicant: Dossier {
        var dossier = example
        dossier.declares("ordinaryPassport:E12345678", issued: "2022-01-10")
        dossier.custody(.handedIn, "ordinaryPassport:E12345678", at: "2022-01-12")
        dossier.declares("hkMacaoPermit:C12345678", issued: "2022-01-10")
        dossier.custody(.handedIn, "hkMacaoPermit:C12345678", at: "2022-01-12")
        return dossier
    }
}

extension Application {
    /// Private travel to Singapore on his passport, complete in every way.
    static let travelExample = Application(
        number: "S-1", person: "P-1", kind: .travel, purpose: .private, reason: "探亲", destinations: [.example("SGP")],
        departOn: .example("2026-05-01"), returnOn: .example("2026-05-05"),
        document: .example("ordinaryPassport:E12345678"),
        funding: "self", submittedOn: .example("2026-03-01"), filedBy: "u-1", approver: "u-9",
        opinions: [.example("discipline", "2026-02-20")])

    /// Consent to apply for a Taiwan permit, complete in every way.
    static let issueExample = Application(
        number: "S-2", person: "P-1", kind: .issue, purpose: .private, reason: "探亲", documentType: .taiwanPermit,
        submittedOn: .example("2026-03-01"), filedBy: "u-1", approver: "u-9",
        opinions: [.example("discipline", "2026-02-20")])

    /// Four more days of the trip to Singapore, under the approval `A-1`.
    static let extensionExample = Application(
        number: "S-3", person: "P-1", kind: .extension, purpose: .private, reason: "航班取消",
        destinations: [.example("SGP")], departOn: .example("2026-05-01"), returnOn: .example("2026-05-09"),
        document: .example("ordinaryPassport:E12345678"), submittedOn: .example("2026-03-01"), filedBy: "u-1",
        approver: "u-9", approval: "A-1")

    /// The passport until the end of March, for a visa.
    static let loanExample = Application(
        number: "S-4", person: "P-1", kind: .lend, reason: "办理签证", returnOn: .example("2026-03-31"),
        document: .example("ordinaryPassport:E12345678"), submittedOn: .example("2026-03-01"), filedBy: "u-1",
        approver: "u-9")
}

extension Application.Opinion {
    static func example(_ office: String, _ day: StaticString, _ opinion: String = "agree") -> Self {
        Self(by: office, on: .example(day), opinion: opinion)
    }
}
