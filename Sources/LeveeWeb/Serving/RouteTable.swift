import HTTPTypes
import Hummingbird
import LeveeCore

/// Everything that can be reached (路由表).
struct RouteTable: Sendable {
    let routes: [Route]

    /// - Parameter signIn: nil where a test signs people in by itself.
    init(_ installing: Installing, assets: Assets, signIn: SignIn?) {
        var routes: [Route] = []
        routes += PublicPages.routes(installing, assets: assets)
        routes += OfficePages.routes(installing)
        if let signIn { routes += SignInPages(installing: installing, signIn: signIn).routes }
        self.routes = routes + MachinePages.routes(installing, describing: routes)
    }
}
