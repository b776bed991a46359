import LeveeCore

/// Work in the background as it stands (后台办理); the page asks again by itself until it is done.
struct JobAnswer: Answer {
    enum State: String, Codable, Sendable, CaseIterable, NamedChoices { case running, done, failed }

    var state: State
    /// Records that were read so far, and the share of the file, in percent; nil where nobody can tell.
    var records: Int?
    var percent: Int?
    /// Why it was not done.
    var reason: Said?
    /// What a trial of a draft found.
    var trial: TrialAnswer?
    /// What came of it, for the page alone.
    private var blocks: [Block] = []

    private enum CodingKeys: String, CodingKey { case state, records, percent, reason, trial }

    static func gather(_ asked: Asked<SignedIn>) throws -> JobAnswer {
        guard let state = asked.office.jobs.state(of: asked.parameter("job"), for: asked.user) else { throw Missing() }
        return JobAnswer(state)
    }

    init(_ state: Jobs.State) {
        switch state {
        case .running(let progress):
            self.state = .running
            records = progress?.records
            percent = progress.map { Int($0.share * 100) }
        case .done(let result):
            self.state = .done
            (blocks, trial) = (result.blocks, result.trial)
        case .failed(let why):
            self.state = .failed
            reason = why
        }
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        switch state {
        case .running:
            var blocks: [Block] = [.text(words["job.wait"])]
            if let records, let percent {
                let text = words("job.progress", ["percent": "\(percent)", "records": "\(records)"])
                blocks.insert(.progress(percent, text), at: 0)
            }
            return Page(words["job.running"], blocks, refresh: 2)
        case .done: return Page(words["job.done"], blocks)
        case .failed:
            return Page(
                words["job.failed"],
                [
                    .notice(.init(tone: .warning, title: reason.map { words[$0] } ?? "")),
                    .links([.init(words["feeds.title"], to: "/feeds")]),
                ])
        }
    }
}
