/// A case that shows what a rule does: an invented dossier, a day, and the answer expected.
public struct Example: Sendable {
    public enum Expectation: Sendable, Hashable {
        /// The subjects that fire, each with its `since`.
        case fires([String: String])
        case satisfied
        case notApplicable
        case undecided(Missing.Kind)
        /// Some subjects fire, and something else is undecided beside them.
        case firesUndecided([String: String], Missing.Kind)
    }

    public var name: String
    public var day: CalendarDay
    public var expectation: Expectation
    public var dossier: Dossier

    /// - Parameters:
    ///   - name: what the case shows, in a few words.
    ///   - day: the as-of day.
    ///   - build: adds facts to ``Dossier/example``.
    public init(
        _ name: String, on day: StaticString, _ expectation: Expectation, _ build: (inout Dossier) -> Void = { _ in }
    ) {
        self.name = name
        self.day = .example(day)
        self.expectation = expectation
        dossier = .example
        build(&dossier)
    }
}

extension CalendarDay {
    /// A day written in an example. The test that runs all examples reads every one of them.
    static func example(_ text: StaticString) -> CalendarDay {
        do { return try CalendarDay(text.description) } catch {
            preconditionFailure("an example has a bad day: \(text)")
        }
    }
}

extension Instant {
    /// `2026-03-01T08:12`, or a day alone for its noon, in UTC+8.
    static func example(_ text: StaticString) -> Instant {
        let text = text.description
        let whole = text.utf8.count == 10 ? text + "T12:00:00+08:00" : text + ":00+08:00"
        do { return try Instant(whole) } catch { preconditionFailure("an example has a bad moment: \(text)") }
    }
}

extension DocumentKey {
    static func example(_ text: StaticString) -> DocumentKey {
        do { return try DocumentKey(text.description) } catch {
            preconditionFailure("an example has a bad document: \(text)")
        }
    }
}

extension CountryCode {
    static func example(_ text: StaticString) -> CountryCode {
        do { return try CountryCode(text.description) } catch {
            preconditionFailure("an example has a bad country: \(text)")
        }
    }
}
