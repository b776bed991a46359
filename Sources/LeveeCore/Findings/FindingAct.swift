/// One thing that somebody did to a finding. Acts are only ever added; where the finding stands follows from them and from
/// the nights.
public struct FindingAct: Hashable, Sendable {
    public typealias Party = ApplicationAct.Party

    /// The day that it counts for.
    public var day: CalendarDay
    /// When it was entered.
    public var at: Instant
    public var by: Party
    public var what: What

    public enum What: Hashable, Sendable {
        case notified(Notice)
        case answered(Answer)
        case decided(Decision)
        case reviewAsked(Request)
        case reviewed(Review)
        case assigned(Assignment)
    }

    /// The notice to the person and the unit (告知书).
    public struct Notice: Hashable, Sendable, Codable {
        /// The last day for an answer.
        public var due: CalendarDay

        public init(due: CalendarDay) { self.due = due }
    }

    public struct Answer: Hashable, Sendable, Codable {
        public var text: String
        /// What was handed in with it, by reference: a file number, a place in the archive.
        public var attachments: [String]

        public init(_ text: String, attachments: [String] = []) {
            self.text = text
            self.attachments = attachments
        }
    }

    public struct Decision: Hashable, Sendable, Codable {
        public var word: Word
        public var reason: String
        /// The last day on which a review can be asked for.
        public var reviewUntil: CalendarDay
        /// Whether an explanation that was verified closed it, so that nobody is to blame.
        public var isBlameless: Bool

        public enum Word: String, Hashable, Sendable, CaseIterable, Codable {
            case uphold, dismiss, putRight, close

            public var step: FindingStep {
                switch self {
                case .uphold: .uphold
                case .dismiss: .dismiss
                case .putRight: .putRight
                case .close: .close
                }
            }
        }

        public init(_ word: Word, reason: String, reviewUntil: CalendarDay, isBlameless: Bool = false) {
            self.word = word
            self.reason = reason
            self.reviewUntil = reviewUntil
            self.isBlameless = isBlameless
        }
    }

    public struct Request: Hashable, Sendable, Codable {
        public var reason: String

        public init(_ reason: String) { self.reason = reason }
    }

    public struct Review: Hashable, Sendable, Codable {
        public var dismisses: Bool
        public var reason: String

        public init(dismisses: Bool, reason: String) {
            self.dismisses = dismisses
            self.reason = reason
        }
    }

    public struct Assignment: Hashable, Sendable, Codable {
        /// Nil where it is nobody's any more.
        public var user: String?

        public init(to user: String?) { self.user = user }
    }

    public init(day: CalendarDay, at: Instant, by party: Party, _ what: What) {
        self.day = day
        self.at = at
        by = party
        self.what = what
    }

    /// The step that it is in the table.
    public var step: FindingStep {
        switch what {
        case .notified: .notify
        case .answered: .answer
        case .decided(let decision): decision.word.step
        case .reviewAsked: .askReview
        case .reviewed(let review): review.dismisses ? .dismissInReview : .upholdInReview
        case .assigned: .assign
        }
    }

    /// Why it was done, where a reason belongs to it.
    public var reason: String? {
        switch what {
        case .notified, .assigned: nil
        case .answered(let answer): answer.text
        case .decided(let decision): decision.reason
        case .reviewAsked(let request): request.reason
        case .reviewed(let review): review.reason
        }
    }

    /// What was done to it, as it follows a name.
    public func title(of it: String = "it") -> Bilingual {
        let title: Bilingual =
            switch what {
            case .notified: .init(zh: "告知", en: "gave notice of {it}")
            case .answered: .init(zh: "说明", en: "answered {it}")
            case .decided(let decision): decision.title
            case .reviewAsked: .init(zh: "申请复核", en: "asked for a review of {it}")
            case .reviewed(let review):
                review.dismisses
                    ? .init(zh: "复核认定不成立", en: "dismissed {it} in review")
                    : .init(zh: "复核认定属实", en: "upheld {it} in review")
            case .assigned(let assignment):
                assignment.user == nil
                    ? .init(zh: "取消分派", en: "took {it} from whoever had it") : .init(zh: "分派", en: "assigned {it}")
            }
        return title.filled(with: ["it": Bilingual(same: it)])
    }
}

extension FindingAct.Decision {
    fileprivate var title: Bilingual {
        switch word {
        case .uphold: .init(zh: "认定属实", en: "upheld {it}")
        case .dismiss: .init(zh: "认定不成立", en: "dismissed {it}")
        case .putRight: .init(zh: "认定已整改", en: "took {it} as put right")
        case .close:
            isBlameless
                ? .init(zh: "说明属实，予以办结，不予追究", en: "verified the explanation and closed {it} without blame")
                : .init(zh: "办结", en: "closed {it}")
        }
    }
}
