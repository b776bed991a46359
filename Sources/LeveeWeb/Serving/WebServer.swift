import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import LeveeCore
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
    let responder: RouterResponder<VisitContext>

    /// What the pages stand on; the command that serves them alone knows the concrete types.
    public struct Foundations: Sendable {
        /// One or more connections to read from; each question takes one.
        public var records: [any OfficeRecords]
        public var desk: any OfficeDesk
        public var signIn: any SignInRecords
        /// What machines sent under a key.
        public var replays: any ReplayRecords
        public var policies: any PolicySource
        public var feeds: any FeedDesk
        /// 32 bytes, the home's own: seals addresses, proves forms.
        public var key: [UInt8]
        /// The identity provider's key set (JWKS); nil where no machine comes.
        public var machineKeys: String?
        /// The one clock.
        public var clock: @Sendable () -> Instant

        public init(
            records: [any OfficeRecords], desk: any OfficeDesk, signIn: any SignInRecords,
            replays: any ReplayRecords, policies: any PolicySource, feeds: any FeedDesk, key: [UInt8],
            machineKeys: String?, clock: @escaping @Sendable () -> Instant
        ) {
            self.records = records
            self.desk = desk
            self.signIn = signIn
            self.replays = replays
            self.policies = policies
            self.feeds = feeds
            self.key = key
            self.machineKeys = machineKeys
            self.clock = clock
        }
    }

    /// - Throws: ``MachineKeysRefusal``; where a template cannot be read.
    public init(_ on: Foundations, _ settings: Settings, logger: Logger) async throws {
        try await self.init(on, settings, logger: logger, cost: .standard)
    }

    init(_ on: Foundations, _ settings: Settings, logger: Logger, cost: PasswordHash.Cost) async throws {
        let desks = RecordDesks(on.records)
        let first = on.records[0]
        let signIn = SignIn(records: on.signIn, accounts: { try first.accounts() }, key: on.key, cost: cost)
        var machines: MachineTokens?
        if let keys = on.machineKeys { machines = try await MachineTokens(jwks: keys) }
        let office = Workspace(
            records: desks, desk: on.desk, replays: on.replays, policies: on.policies, feeds: on.feeds,
            receptionist: FrontDesk(signIn: signIn, machines: machines, records: desks), key: on.key, clock: on.clock)
        try self.init(office, signIn, settings, logger: logger)
    }

    init(_ office: Workspace, _ signIn: SignIn?, _ settings: Settings, logger: Logger) throws {
        self.settings = settings
        self.logger = logger
        let isSecure = settings.certificate != nil
        let cookies = CookieNames(isSecure: isSecure)
        let assets = Assets()
        let setter = try PageSetter(assets: assets, forms: office.forms)
        let installing = Installing(office: office, setter: setter, isSecure: isSecure)
        routes = RouteTable(installing, assets: assets, signIn: signIn).routes
        let router = Router(context: VisitContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: Headers(isSecure: isSecure))
        router.add(middleware: RequestLog())
        router.add(middleware: Failures(setter: setter))
        router.add(middleware: Reception(office: office, cookies: cookies))
        router.add(middleware: UnsentKeeping(office: office, cookies: cookies))
        for route in routes { route.install(router) }
        OtherMethods.refuse(on: router, besides: routes)
        responder = router.buildResponder()
    }

    /// - Parameter ready: called with the port once it listens.
    func application(ready: @escaping @Sendable (Int) -> Void = { _ in }) throws -> some ApplicationProtocol {
        let http = HTTP1Channel.Configuration(
            additionalChannelHandlers: [Deadline()], idleTimeout: .seconds(60))
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
