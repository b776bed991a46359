import HTTPTypes
import Hummingbird
import LeveeCore

extension Installing {
    /// A list that is searched. Filters and sort stand in the address; what somebody typed to find a person does not: it is sent
    /// as a form, and its answer has no address.
    func search<Context: Known, Shown: Answer>(
        _ name: String, _ path: String, for _: Context.Type, query: [String], fields: [Field],
        _ gather: @escaping @Sendable (Asked<Context>, Values) async throws -> Shown
    ) -> [Route] {
        resource(name, path, for: Context.self, query: query) { asked in try await gather(asked, asked.query) } + [
            route(.post, path, for: Context.self) { request, context in
                let asked = asked(request, context)
                let values = try await submitted(request, context.visit)
                let answer = try await gather(asked, values)
                var setting = setting(asked)
                setting.query = values
                return setter.response(answer.page(setting), for: context.visit)
            },
            route(
                .post, "\(Self.machines)\(path)/search", for: Context.self,
                description: Described(
                    name: "\(name)BySearch", fields: fields, query: [], answer: .of(Shown.self))
            ) { request, context in
                let values = try await Body.json(request, fields: fields)
                let form = FormReading(values, fields: fields)
                try form.done()
                return try Self.json(try await gather(asked(request, context), values))
            },
        ]
    }
}
