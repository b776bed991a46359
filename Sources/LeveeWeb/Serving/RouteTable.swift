import HTTPTypes
import Hummingbird
import LeveeCore

/// Everything that can be reached (路由表).
struct RouteTable: Sendable {
    let routes: [Route]

    init(_ installing: Installing, assets: Assets) {
        var routes: [Route] = []
        routes += PublicPages.routes(installing, assets: assets)
        self.routes = routes + MachinePages.routes(installing, describing: routes)
    }
}
