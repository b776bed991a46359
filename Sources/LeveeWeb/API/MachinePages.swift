import Hummingbird
import LeveeCore

/// What machines are told about the interface itself.
enum MachinePages {
    /// - Parameter routes: every line of the table but this one.
    static func routes(_ installing: Installing, describing routes: [Route]) -> [Route] {
        let description = OpenAPI(routes: routes).document
        return [
            installing.open(.get, "\(Installing.machines)/openapi.json") { _, _, _ in try Installing.json(description) }
        ]
    }
}
