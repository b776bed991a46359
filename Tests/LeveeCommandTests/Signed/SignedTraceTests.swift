import Foundation
import Testing

/// What the system sees of an import with signatures: no socket, and no file that an unsigned import does not open.
@Suite struct SignedTraceTests {
    private static let lures: [(name: String, make: @Sendable () throws -> String)] = [
        ("good", { try SignedFeeds.good() }),
        (
            "a key's address",
            { try SignedFeeds.signed(.keyInfo("<ds:RetrievalMethod URI='http://127.0.0.1:9/bait.xml'/>")) }
        ),
        ("a key's file", { try SignedFeeds.signed(.keyInfo("<ds:RetrievalMethod URI='file:bait.xml'/>")) }),
        ("an address", { SignedFeeds.template(.uri("http://127.0.0.1:9/bait.xml")) }),
        ("a file", { SignedFeeds.template(.uri("file:bait.xml")) }),
        ("a path", { SignedFeeds.template(.uri("bait.xml")) }),
        (
            "a stylesheet",
            {
                let sheet =
                    "<x:stylesheet version='1.0' xmlns:x='http://www.w3.org/1999/XSL/Transform'>"
                    + "<x:import href='bait.xml'/></x:stylesheet>"
                let transform = SignatureText.transform("http://www.w3.org/TR/1999/REC-xslt-19991116", sheet)
                return SignedFeeds.template(.transforms(SignatureText.enveloped + transform))
            }
        ),
        (
            "an inclusion and a catalog",
            {
                let inclusion = "<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='bait.xml'/>"
                return try "<?oasis-xml-catalog catalog='bait.xml'?>"
                    + SignedFeeds.good(2, inclusion).drop { $0 != "\n" }
            }
        ),
    ]

    @Test(arguments: lures.indices) func opensNothingElse(_ index: Int) throws {
        let home = try FeedHome.signed()
        try home.write("bait.xml", "<bait/>")
        try home.write("plain.xml", FeedText.feed(1, source: "ql", FeedText.issued("q-1")))
        try home.write("a.xml", try Self.lures[index].make())
        try home.write(
            "plain.yaml",
            try String(contentsOf: Program.root.appending(path: "data/policy/policy.yaml"), encoding: .utf8))
        let usual = try home.trace("import", "--json", "--policy", "plain.yaml", "plain.xml")
        let traced = try home.trace("import", "--json", "--policy", "p.yaml", "a.xml")
        #expect(traced.run.lines.count == 1)
        #expect(usual.sockets == [] && traced.sockets == [])
        #expect(traced.files.subtracting(usual.files) == ["a.xml", "p.yaml"])
        #expect(traced.files.contains("a.xml"))
        // The feed is opened once: what was verified is what was imported.
        #expect(traced.calls.count { $0.contains("open") && $0.contains("\"a.xml\"") } == 1)
    }
}

extension FeedHome {
    /// What the program asked the system for.
    struct Trace {
        var run: FeedRun
        var calls: [String]

        /// Files that were opened, those of the folder by their names; those of the home come and go.
        var files: Set<String> {
            Set(
                calls.compactMap { call in
                    guard !call.contains(" = -1 "), let path = call.firstMatch(of: #/open(?:at)?\([^"]*"([^"]*)"/#)
                    else { return nil }
                    return path.1.contains("home/") || path.1.hasPrefix("/proc") ? nil : String(path.1)
                })
        }
        /// Calls for the network. Looking up the login may ask a service of this machine.
        var sockets: [String] { calls.filter { $0.contains("AF_INET") || $0.contains("AF_PACKET") } }
    }

    func trace(_ arguments: String...) throws -> Trace {
        let trace = folder.appending(path: "trace.txt").path
        let run = try runBelow(
            "strace", ["-f", "-qq", "-s", "4096", "-e", "trace=open,openat,socket,connect,execve", "-o", trace],
            arguments)
        let calls = try text("trace.txt").replacing(folder.path + "/", with: "").split(separator: "\n").map(String.init)
        return Trace(run: run, calls: calls)
    }
}
