extension FindingLife {
    /// The steps that its lifecycle asks for now (下一步), the first one first; empty where it waits for nothing.
    ///
    /// Less than ``FindingTable`` allows: a notice may go out again, and a decision fall before the answer, but neither is what
    /// it waits for. It follows ``due(under:)``; what was found to be so still waits to be put right and closed, by no day.
    public func awaited(under policy: PolicyOnDay) -> [FindingStep] {
        if isOver { return [] }
        switch due(under: policy)?.what {
        case .notice: return [.notify]
        case .answer: return [.answer]
        // Where he kept silent it is decided, or he is told once more.
        case .decision:
            return FindingStep.decisions.filter { allows($0, under: policy) } + (state == .notified ? [.notify] : [])
        case .review: return [.upholdInReview, .dismissInReview]
        case nil: break
        }
        switch state {
        case .upheld: return [.putRight, .close].filter { allows($0, under: policy) }
        case .putRight: return [.close].filter { allows($0, under: policy) }
        case .open, .notified, .answered, .dismissed, .closed: return []
        }
    }

    private func allows(_ step: FindingStep, under policy: PolicyOnDay) -> Bool {
        (try? next(step, under: policy)) != nil
    }
}

extension FindingStep {
    static let decisions: [FindingStep] = [.uphold, .dismiss, .putRight, .close]
}
