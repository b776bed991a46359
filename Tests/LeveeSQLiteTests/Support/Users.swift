import LeveeCore

@testable import LeveeSQLite

extension TestStore {
    /// Two people of one unit, and users who may correct: `u-1` administrates, loads and asks, `u-2` asks and confirms,
    /// `u-3` confirms; `u-4` may do what `u-2` may.
    func addUsers() throws {
        try load(
            .unit(Unit(code: "U-1", name: "某局", region: "440300")), .unit(.init(code: "U-9", name: "他局", region: "1")))
        try load(.person(.sample(1)), .person(.sample(2)))
        try add("u-1", [.administrator, .clerk])
        try add("u-2", [.clerk, .reviewer])
        try add("u-3", [.reviewer])
        try add("u-4", [.clerk, .reviewer])
    }

    func add(_ user: String, _ roles: Set<Role>, unit: String = "U-1", ref: String? = nil) throws {
        try store.addUser(Account(user: user, roles: roles, unit: unit, ref: ref), actor: "u-1", at: now)
    }

    func ask(_ name: FactName, _ edit: Correction.Edit, by user: String = "u-1") throws -> Int64 {
        try store.askCorrection(of: name, edit, reason: "录入有误", actor: user, at: now).request.number
    }

    func confirm(_ number: Int64, by user: String = "u-3") throws {
        _ = try store.confirmCorrection(number, actor: user, at: now)
    }

    /// Asks and confirms.
    @discardableResult
    func correct(_ name: FactName, _ edit: Correction.Edit) throws -> Int64 {
        let number = try ask(name, edit)
        try confirm(number)
        return number
    }
}
