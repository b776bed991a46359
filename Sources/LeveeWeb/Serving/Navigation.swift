import LeveeCore

/// The parts of the workspace, and who sees which.
struct Navigation: Sendable {
    var path: String
    /// Key of its title.
    var title: String
    /// Nil where being signed in is enough.
    var permission: Permission?

    static let all = [
        Navigation(path: "/", title: "today.title", permission: nil),
        Navigation(path: "/people", title: "people.title", permission: .readPeople),
        Navigation(path: "/applications", title: "applications.title", permission: .readApplications),
        Navigation(path: "/decide", title: "decide.title", permission: .decideApplication),
        Navigation(path: "/custody", title: "custody.title", permission: .readCustody),
        Navigation(path: "/findings", title: "findings.title", permission: .readFindings),
        Navigation(path: "/feeds", title: "feeds.title", permission: .readFeeds),
        Navigation(path: "/rules", title: "rules.title", permission: .readRules),
        Navigation(path: "/audit", title: "audit.title", permission: .readAudit),
        Navigation(path: "/users", title: "users.title", permission: .readUsers),
    ]

    private static let own = Navigation(path: "/my-file", title: "my-file.title", permission: nil)

    /// What a visitor may see; nothing for a stranger, and for somebody who still owes his second factor.
    static func entries(for visitor: Visitor?) -> [Navigation] {
        guard let visitor, visitor.owes == nil else { return [] }
        let allowed = all.filter { entry in entry.permission.map(visitor.may) ?? true }
        return visitor.account.ref == nil ? allowed : allowed + [own]
    }

    /// Whether a page belongs to this part.
    func contains(_ asked: String) -> Bool {
        path == "/" ? asked == "/" : asked == path || asked.utf8.starts(with: "\(path)/".utf8)
    }
}
