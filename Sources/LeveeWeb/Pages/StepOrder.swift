extension ApplicationAnswer.Step {
    /// Forms that can be opened, those first that the lifecycle asks for now; one address stands once.
    /// - Parameter next: what the lifecycle asks for, the first one first.
    static func inOrder<Step: Equatable>(_ offered: [(step: Step, form: Self)], next: [Step]) -> [Self] {
        let asked = next.flatMap { step in offered.filter { $0.step == step }.map(\.form) }
            .map { Self(title: $0.title, address: $0.address, isNext: true) }
        var seen: Set<String> = []
        return (asked + offered.map(\.form)).filter { seen.insert($0.address).inserted }
    }

    /// As buttons; where nothing is asked for now none of them stands out.
    static func actions(_ steps: [Self], _ title: (Self) -> String) -> [Block] {
        steps.isEmpty
            ? [] : [.actions(steps.map { .init(title($0), to: $0.address) }, hasMain: steps[0].isNext)]
    }
}
