import LeveeCore
import LeveeIntake
import LeveeSQLite

/// Tries the draft that is set as a shadow beside the policy of a night. Nothing is stored as a finding, and a draft that cannot be
/// tried never holds up a night: it is said on standard error.
struct ShadowRun {
    let policy: Policy
    let day: CalendarDay
    let actor: String
    let now: Instant
    let terminal: Terminal

    func run(on store: Store) throws {
        guard let draft = try store.policyShadow() else { return }
        var trial: PolicyTrial
        do {
            trial = try PolicyTrial(inForce: line(policy), draft: line(draft.policy()))
        } catch let error where error is PolicyTrial.Obstacle || error is PolicyGap || error is PolicyFileError {
            let reason = Failure(error)?.message ?? Failure.unexpected.message
            let text = Bilingual(
                zh: "levee：草案 `\(draft.name)` 未能试行：\(reason.zh)",
                en: "levee: the draft `\(draft.name)` was not tried: \(reason.en)")
            return Terminal.complain(text[terminal.language])
        }
        let zone = try policy.zone(on: now)
        try store.eachDossier(zone: zone) { trial.examine($0) }
        try store.keepShadow(trial.report, of: draft, beside: policy.version, actor: actor, at: now)
    }

    private func line(_ policy: Policy) throws -> PolicyLine {
        try PolicyLine([(day, policy)], from: day, through: day)
    }
}
