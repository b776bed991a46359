extension FindingLife {
    /// Where a step leads on a day.
    /// - Parameter policy: what it says on the day.
    /// - Throws: ``FindingRefusal`` where the table does not allow it, the day is before what was done last, or a deadline that
    ///   protects somebody has not passed yet or has passed.
    @discardableResult
    public func next(_ step: FindingStep, under policy: PolicyOnDay) throws(FindingRefusal) -> FindingState {
        if let goneOn { throw refusal(.isGone(goneOn), step) }
        let next: FindingState
        switch FindingTable.answer(state, isUnderReview: isUnderReview, step) {
        case .next(let state): next = state
        case .refused(let reason): throw refusal(reason, step)
        }
        let day = policy.day
        if day < lastDay { throw refusal(.beforeLastAct(lastDay), step) }
        switch step {
        // Who has the notice can answer until the deadline, and is heard first.
        case .uphold, .putRight:
            if state == .notified, let notice, day <= notice.due { throw refusal(.answerOpen(notice.due), step) }
        case .close:
            if state == .answered {
                if !policy.list(.findingExplained).contains(rule) { throw refusal(.notExplainable, step) }
            } else if let until = reviewUntil, day <= until {
                throw refusal(.reviewOpen(until), step)
            }
        case .askReview:
            guard let until = reviewUntil else { throw refusal(.isReviewed, step) }
            if day > until { throw refusal(.lateReview(until), step) }
        case .notify, .answer, .dismiss, .upholdInReview, .dismissInReview, .assign: break
        }
        return next
    }

    public func refusal(_ reason: FindingRefusal.Reason, _ step: FindingStep) -> FindingRefusal {
        let decided = acts.last {
            switch $0.what {
            case .decided, .reviewed: true
            case .notified, .answered, .reviewAsked, .assigned: false
            }
        }
        return FindingRefusal(reason, of: id, in: state, step, decided: decided)
    }

    /// Explaining, deciding and reviewing are different people's. Nobody decides on his own file: ``Actor/require(over:)`` sees
    /// to that.
    /// - Throws: ``AccessRefusal`` where he did what stands against it before, by this user or by another one of his.
    public func require(_ actor: Actor, mayDo step: FindingStep) throws(AccessRefusal) {
        for act in acts where actor.isSame(as: act.by) {
            let isBarred =
                switch (step, act.what) {
                case (.uphold, .answered), (.dismiss, .answered), (.putRight, .answered), (.close, .answered): true
                case (.upholdInReview, .answered), (.upholdInReview, .decided), (.upholdInReview, .reviewAsked): true
                case (.dismissInReview, .answered), (.dismissInReview, .decided), (.dismissInReview, .reviewAsked): true
                default: false
                }
            if isBarred { throw .samePerson(actor.user, words(for: act, isSelf: actor)) }
        }
    }

    private func words(for act: FindingAct, isSelf actor: Actor) -> Bilingual {
        let isOther = !act.by.user.utf8.elementsEqual(actor.user.utf8)
        let other = Text.visible(act.by.user)
        return Bilingual(
            zh: "已于 \(act.day) " + (isOther ? "以用户 `\(other)` " : "") + "对 `\(id)` \(act.title().zh)",
            en: "\(act.title(of: "`\(id)`").en) on \(act.day)" + (isOther ? " as the user `\(other)`" : ""))
    }
}

extension Actor {
    /// What a person may do about himself without a role: say what there is to say for him.
    /// - Throws: ``AccessRefusal`` where he is another person and may not do it for him, or does not reach him.
    public func require(_ permission: Permission, orHimself person: Person) throws(AccessRefusal) {
        if let ref = account?.ref, ref.utf8.elementsEqual(person.ref.utf8) { return }
        try require(permission)
        try require(over: person)
    }
}
