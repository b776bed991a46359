/// Which version of a person's row is the current one, in SQL: the newest. A row of the table of persons is never withdrawn; a
/// newer one takes its place. Nothing else says it: a test looks for copies.
enum PersonVersion {
    /// The number of a person's newest version.
    /// - Parameter person: what names the person's id in the query.
    static func newest(of person: String) -> String {
        "(SELECT max(newest.seq) FROM person_fact newest WHERE newest.person_id = \(person))"
    }

    /// A condition that holds for the newest version of a person alone.
    /// - Parameter version: the name that `person_fact` has in the query.
    static func isCurrent(_ version: String) -> String {
        "\(version).seq = \(newest(of: "\(version).person_id"))"
    }
}
