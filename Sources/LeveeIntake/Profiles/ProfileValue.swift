import LeveeCore

/// Where one value comes from, and what is done to its text before it becomes an attribute of our feed.
///
/// A text that the rules do not fit stays as it is: the ordinary checking says then what is wrong with it.
struct ProfileValue: Sendable {
    enum Origin: Sendable {
        /// The first of the paths that has a text.
        case first([PlacedPath])
        /// The texts of all the paths that have one, with a space between them.
        case joined([PlacedPath])
        /// The text that all the paths share that have one.
        case shared([PlacedPath])
        /// An attribute of the header.
        case header(String)
        case constant(String)
    }

    /// What happens where a path leads to several different texts.
    enum Several: String, Sendable, CaseIterable {
        /// The record is bad.
        case bad
        /// The first one counts.
        case first
        /// The value is left out.
        case none
    }

    var origin: Origin
    var several = Several.bad
    /// What stands there where the origin has no text; another value's turn comes first.
    var otherwise: Otherwise?
    var codes: [CodeMap] = []
    var clean: NumberCleaning?
    var day: [DateFormat] = []
    var moment: [DateFormat] = []
    /// Phrases of a free text behind which the day stands; the text is no value itself.
    var phrases: [String] = []

    indirect enum Otherwise: Sendable {
        case constant(String)
        case value(ProfileValue)
    }

    init(_ origin: Origin) { self.origin = origin }
}

/// What must hold of an element before it is a record.
struct ProfileCondition: Sendable {
    enum Test: Sendable {
        case there, missing
        case isOne(of: [String])
        case isNone(of: [String])
        case contains([String])
    }

    var path: PlacedPath
    var test: Test
}
