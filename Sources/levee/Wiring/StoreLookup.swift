import LeveeCore
import LeveeSQLite

extension Store {
    /// The dossier of a person, or an error that says where refs come from.
    func dossier(named ref: String, in zone: Zone) throws -> Dossier {
        guard let dossier = try dossier(ref: ref, zone: zone) else {
            throw Failure(
                .badData,
                Bilingual(
                    zh: "登记册中没有 `\(ref)`，请核对人员编号", en: "`\(ref)` is not in the registry; check the personnel number"))
        }
        return dossier
    }

    /// What stands against a person, each with its id.
    func findings(of ref: String) throws -> [(id: String, standing: StandingFinding)] {
        try findings(ref: ref).map { ($0.id, $0.standing) }
    }

    func unitName(_ code: String) throws -> String? { try units().first { $0.code == code }?.name }
}
