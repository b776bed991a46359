/// Keys of what a form on the way in says, by where it stands.
struct SignInTexts {
    static let paths = ["/sign-in", "/sign-in/code", "/sign-in/enrolment", "/sign-in/password"]

    private let key: String

    init(_ path: String) { key = String(path.dropFirst()).replacing("/", with: ".") }

    var title: String { "\(key).title" }
    var lead: String { "\(key).lead" }
    var submit: String { "\(key).submit" }

    var all: [String] { [title, lead, submit] }
}
