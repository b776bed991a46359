import Testing

/// Feeds that come one after another, what is said of each, and what stands in the end.
struct ImportStory: Sendable, CustomTestStringConvertible {
    enum Result: Sendable {
        case totals(FeedTotals)
        case refused(String, line: Int?)

        /// In the order of the contracts: accepted, duplicate, notRegistered, possibleMatch, quarantined.
        static func counts(
            _ accepted: Int, _ duplicate: Int = 0, _ notRegistered: Int = 0, _ possible: Int = 0, _ quarantined: Int = 0
        ) -> Result {
            .totals(
                FeedTotals(
                    accepted: accepted, duplicate: duplicate, notRegistered: notRegistered, possibleMatch: possible,
                    quarantined: quarantined))
        }
    }

    struct Step: Sendable {
        var sequence: Int64 = 1
        var source = "gd"
        var records: String
        var result: Result
    }

    var testDescription: String
    var steps: [Step]
    /// `person:record` of all that stands, in the order in which it came; nil where that is not the point.
    var standing: [String]?
    /// Reason and field of what is in quarantine.
    var quarantine: [String]?

    init(_ name: String, _ steps: [Step], standing: [String]? = nil, quarantine: [String]? = nil) {
        testDescription = name
        self.steps = steps
        self.standing = standing
        self.quarantine = quarantine
    }

    func play() throws {
        let home = try FeedHome()
        for (number, step) in steps.enumerated() {
            let file = "\(number).xml"
            try home.write(file, FeedText.feed(step.sequence, source: step.source, step.records))
            let before = try home.dump()
            let run = try home.run("import", "--json", file)
            switch step.result {
            case .totals(let totals):
                #expect(run.lines == [totals.line(file, source: step.source, step.sequence)], "step \(number)")
                #expect(run.code == (totals.possibleMatch + totals.quarantined > 0 ? 10 : 0), "step \(number)")
            case .refused(let code, let line):
                #expect(run.lines == [FeedTotals.refused(file, code, line: line)], "step \(number)")
                #expect(run.code == 65, "step \(number)")
                #expect(try home.dump() == before, "step \(number)")
            }
        }
        if let standing { #expect(try home.standing() == standing) }
        if let quarantine {
            #expect(try home.texts("SELECT reason || ' ' || field FROM quarantine ORDER BY id") == quarantine)
        }
        #expect(try home.run("doctor").code == 0)
    }
}

extension ImportStory.Step {
    static func feed(
        _ sequence: Int64, source: String = "gd", _ records: String..., gives result: ImportStory.Result
    ) -> Self {
        Self(sequence: sequence, source: source, records: records.joined(separator: "\n"), result: result)
    }
}

extension FeedHome {
    /// `person:record` of every record that counts for somebody.
    func standing() throws -> [String] {
        try texts(
            """
            SELECT p.ref || ':' || r.record_id FROM feed_record r JOIN person p USING (person_id) WHERE NOT EXISTS
            (SELECT 1 FROM withdrawn w WHERE w.source = r.source AND w.record_id = r.record_id) ORDER BY r.accepted
            """)
    }
}
