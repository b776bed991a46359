import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import LeveeCore
public import Logging
import NIOCore
import NIOSSL

/// The workspace on the network (工作台).
public struct WebServer: Sendable {
    /// Where it listens, and under which certificate.
    public struct Settings: Sendable {
        public var host: String
        public var port: Int
        /// Files of the certificate chain and its key, both PEM; nil for plain HTTP on this machine alone.
        public var certificate: (chain: String, key: String)?

        public init(host: String, port: Int, certificate: (chain: String, key: String)? = nil) {
            self.host = host
            self.port = port
            self.certificate = certificate
        }

        /// Whether nobody but this machine can ask there.
        public var isLoopback: Bool { host == "localhost" || host == "127.0.0.1" || host == "::1" }
    }

    private let settings: Settings
    private let logger: Logger
    let routes: [Route]
    private let responder: RouterResponder<VisitContext>

    /// - Throws: where a template cannot be read.
    public init(_ office: Workspace, _ settings: Settings, logger: Logger) throws {
        self.settings = settings
        self.logger = logger
        let isSecure = settings.certificate != nil
        let assets = Assets()
        let setter = try PageSetter(assets: assets, forms: office.forms)
        let installing = Installing(office: office, setter: setter, isSecure: isSecure)
        routes = RouteTable(installing, assets: assets).routes
        let router = Router(context: VisitContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: Headers(isSecure: isSecure))
        router.add(middleware: RequestLog())
        router.add(middleware: Failures(setter: setter))
        router.add(middleware: Reception(office: office, cookies: CookieNames(isSecure: isSecure)))
        for route in routes { route.install(router) }
        responder = router.buildResponder()
    }

    /// - Parameter ready: called with the port once it listens.
    func application(ready: @escaping @Sendable (Int) -> Void = { _ in }) throws -> some ApplicationProtocol {
        let http = HTTP1Channel.Configuration(idleTimeout: .seconds(60))
        var server = HTTPServerBuilder.http1(configuration: http)
        if let certificate = settings.certificate {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate.chain)
            let key = try NIOSSLPrivateKey(file: certificate.key, format: .pem)
            var tls = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            tls.minimumTLSVersion = .tlsv12
            server = try .tls(server, tlsConfiguration: tls)
        }
        return Application(
            responder: responder, server: server,
            configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
            onServerRunning: { channel in ready(channel.localAddress?.port ?? settings.port) }, logger: logger)
    }

    /// Serves until the process is told to stop.
    /// - Parameter ready: called with the port once it listens.
    /// - Throws: where the address is taken or the certificate cannot be read.
    public func run(ready: @escaping @Sendable (Int) -> Void) async throws {
        try await application(ready: ready).runService()
    }
}
