import LeveeCore
import LeveeSQLite

extension Store {
    /// The dossier of a person, or an error that says where refs come from.
    /// - Parameter known: the line that says as of what knowledge the store answers.
    func dossier(named ref: String, in zone: Zone, known line: Bilingual? = nil) throws -> Dossier {
        guard let dossier = try dossier(ref: ref, zone: zone) else {
            if let line {
                throw Failure(
                    .badData,
                    Bilingual(
                        zh: "登记册中当时没有 `\(ref)`：\(line.zh)", en: "`\(ref)` was not in the registry then: \(line.en)"))
            }
            throw Failure(
                .badData,
                Bilingual(
                    zh: "登记册中没有 `\(ref)`，请核对人员编号", en: "`\(ref)` is not in the registry; check the personnel number"))
        }
        return dossier
    }

    /// The name of the unit that writes a letter: the acting user's; for somebody who only looks, the uppermost one.
    /// - Throws: ``AccessRefusal`` where a user was named and is none.
    func letterhead(of actor: ActorOption, _ units: [Unit]) throws -> String {
        let accounts = try accounts()
        let acting: String? =
            if let named = actor.actor {
                try Actor(named: named, among: accounts, units: units).account?.unit
            } else {
                (try? Actor(named: actor.name, among: accounts, units: units))?.account?.unit
            }
        let unit = units.first { $0.code == acting } ?? units.first { $0.parent == nil }
        return unit?.name ?? acting ?? ""
    }

    /// Every overdue booklet, with a progress bar.
    func dunning(_ policy: PolicyOnDay, showing terminal: Terminal) throws -> [DunningCase] {
        let bar = ProgressBar(terminal, total: try personCount(), unit: Bilingual(zh: "人", en: "people"))
        defer { bar.finish() }
        return try dunning(policy) { bar.reached($0) }
    }

    func unitName(_ code: String) throws -> String? { try units().first { $0.code == code }?.name }
}
