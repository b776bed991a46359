/// The pages of the office, one part of the workspace after the other.
enum OfficePages {
    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("today", "/", for: SignedIn.self) { try await TodayAnswer.gather($0) }
            + installing.search(
                "people", "/people", for: Granted<ReadsPeople>.self,
                query: PeopleAnswer.filters + Sorting.query + ["after"],
                fields: PeopleAnswer.fields
            ) { try await PeopleAnswer.gather($0, $1) }
            + installing.resource("person", "/people/{person}", for: Granted<ReadsPeople>.self, isKept: true) {
                try await DossierAnswer.gather($0)
            }
            + RecordAnswer.routes(installing)
            + installing.resource(
                "applications", "/applications", for: Granted<ReadsApplications>.self,
                query: ["stage", "before"] + Sorting.query
            ) { try await ApplicationsAnswer.gather($0) }
            + FilingPages(installing: installing).routes
            + installing.resource("application", "/applications/{application}", for: Granted<ReadsApplications>.self) {
                try await ApplicationAnswer.gather($0)
            }
            + ApplicationOperations.routes(installing) + CustodyDesk.routes(installing)
            + FindingOperations.routes(installing) + MyFileAnswer.routes(installing)
            + FeedPages.routes(installing) + RuleTrial.routes(installing) + PolicyPages.routes(installing)
            + AuditAnswer.routes(installing)
            + UsersAnswer.routes(installing) + CorrectionsAnswer.routes(installing)
            + installing.resource("decide", "/decide", for: Granted<DecidesApplications>.self) {
                try await DecideAnswer.gather($0)
            }
    }
}
