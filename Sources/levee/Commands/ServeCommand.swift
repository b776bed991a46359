import ArgumentParser
import Dispatch
import Foundation
import LeveeCore
import LeveeSQLite
import LeveeWeb
import Logging
import Synchronization

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the workspace: pages for people, an interface for machines (工作台).",
        discussion: """
            Without a certificate it serves this machine alone, by plain HTTP. With --certificate and --key it serves the \
            network by TLS. Who may sign in is registered with `levee user add` and gets a first password with `levee user \
            password`. Machines bring tokens that the department's identity provider signs (--machine-keys, a JWKS file); \
            what they can ask is described at /api/v1/openapi.json.

            EXAMPLE
              levee serve
              levee serve --host levee.example.org --port 443 \\
                --certificate chain.pem --key key.pem --machine-keys jwks.json
            """)

    @Option(help: "Name or address to listen at.")
    var host = "localhost"

    @Option(help: "Port; 0 for any that is free.")
    var port = 8080

    @Option(help: "File of the certificate chain (PEM).", completion: .file(extensions: ["pem"]))
    var certificate: String?

    @Option(help: "File of the certificate's key (PEM).", completion: .file(extensions: ["pem"]))
    var key: String?

    @Option(help: "File of the identity provider's public keys (JWKS).", completion: .file(extensions: ["json"]))
    var machineKeys: String?

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func validate() throws {
        guard (certificate == nil) == (key == nil) else { throw ValidationError("--certificate and --key go together") }
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535") }
        let settings = WebServer.Settings(host: host, port: port)
        guard certificate != nil || settings.isLoopback else {
            throw ValidationError("beyond this machine it is served by TLS only; give --certificate and --key")
        }
    }

    func run() throws {
        let home = try Home(common)
        let store = try home.open()
        let policies = try HomePolicies(store.reader(), policyOption)
        let readers = try (0..<4).map { _ in try store.reader() }
        var logger = Logger(label: "levee") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = OperatorLog.level ?? .warning
        let foundations = WebServer.Foundations(
            records: readers, desk: store, signIn: store, replays: store, policies: policies,
            feeds: HomeFeeds(store: store, home: home.path, policyOption: policyOption, clock: { .now }),
            key: try store.pagesKey(actor: NSUserName(), at: .now),
            machineKeys: try machineKeys.map(Self.text), clock: { .now })
        let settings = WebServer.Settings(
            host: host, port: port, certificate: certificate.flatMap { chain in key.map { (chain, $0) } })
        let terminal = common.terminal
        let scheme = certificate == nil ? "http" : "https"
        try Self.wait { [logger, host] in
            let server = try await WebServer(foundations, settings, logger: logger)
            try await server.run { port in
                let address = "\(scheme)://\(host):\(port)/"
                terminal.say(
                    Bilingual(zh: "工作台已就绪：\(address)（Ctrl-C 结束）", en: "the workspace is at \(address) (Ctrl-C ends it)")
                )
                // Whoever waits for the address on the other end of a pipe gets it now.
                fflush(nil)
            }
        }
    }

    private static func text(_ path: String) throws -> String {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure(
                .badData,
                Bilingual(
                    zh: "无法读取 `\(Text.visible(path))`，请检查路径与权限",
                    en: "cannot read `\(Text.visible(path))`; check the path and its permissions"))
        }
        return text
    }

    /// Runs what is asynchronous to its end.
    private static func wait(_ work: @escaping @Sendable () async throws -> Void) throws {
        let done = DispatchSemaphore(value: 0)
        let outcome = Mutex<Result<Void, any Error>>(.success(()))
        Task {
            do { try await work() } catch { outcome.withLock { $0 = .failure(error) } }
            done.signal()
        }
        done.wait()
        try outcome.withLock { $0 }.get()
    }
}
