import Foundation
import HTTPTypes
import LeveeCore

@testable import LeveeWeb

/// Something that can be sent to an operation: every field filled in.
extension WebOffice {
    /// - Parameter text: what stands in the fields that take any text; a field that names something gets a name that is there.
    static func filled(_ fields: [Field], text: String = "x", inside: Bool = true) -> [String: [String]] {
        var values: [String: [String]] = [:]
        for field in fields {
            switch field.kind {
            case .choice(let choices), .choices(let choices):
                values[field.name] = [choices.first?.value ?? "P-2"]
            case .day:
                // What is done is done today at the latest; a journey lies ahead.
                let days = ["on": "2026-11-23", "returnOn": "2027-02-02"]
                values[field.name] = [days[field.name] ?? "2027-02-01"]
            case .number: values[field.name] = ["1"]
            case .flag, .secret, .file, .hidden: break
            default: values[field.name] = [text]
            }
        }
        return values
    }

    /// What a machine sends.
    static func json(_ fields: [Field], _ values: [String: [String]]) throws -> String {
        var object: [String: Any] = [:]
        for field in fields {
            guard let given = values[field.name] else { continue }
            if case .choices = field.kind { object[field.name] = given } else { object[field.name] = given[0] }
        }
        return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }

    /// The fields of what a route takes, from its line for machines.
    func fields(of route: Route) -> [Field] {
        let path = route.isForMachines ? route.path : Installing.machines + route.path
        return server.routes.first { $0.path == path && $0.method == .post }?.description?.fields ?? []
    }

    /// Users who have the right that a route asks for, of those in U-1.
    func users(of route: Route) -> [String] {
        switch route.audience {
        case .anybody, .signedIn: Role.allCases.map(\.rawValue)
        case .permitted(let permission): PermissionTable.roles(for: permission).map(\.rawValue).sorted()
        }
    }
}
