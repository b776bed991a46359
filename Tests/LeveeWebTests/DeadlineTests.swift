import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import LeveeWeb

/// Nobody holds a connection by dripping.
@Suite struct DeadlineTests {
    private let channel: EmbeddedChannel
    private static let head = HTTPRequestPart.head(
        HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/"))

    init() throws {
        channel = EmbeddedChannel(
            handler: Deadline(.init(request: .seconds(60), slowest: 1_000, answer: .seconds(120))))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    private func isOpen(after seconds: Int64) -> Bool {
        channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
        return channel.isActive
    }

    private func body(_ count: Int) throws {
        try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(repeating: 0, count: count)))
    }

    @Test func aHeadThatNeverComesEndsIt() {
        #expect(isOpen(after: 59))
        #expect(!isOpen(after: 1))
    }

    @Test func aBodyHasItsTimeAndASecondMoreForEachThousandBytes() throws {
        #expect(isOpen(after: 50))
        try channel.writeInbound(Self.head)
        #expect(isOpen(after: 59))
        try body(2_000)
        #expect(isOpen(after: 2))
        #expect(!isOpen(after: 1))
    }

    @Test func drippingBytesDoNotHoldIt() throws {
        try channel.writeInbound(Self.head)
        for _ in 0..<6 {
            #expect(isOpen(after: 9))
            try body(1)
        }
        #expect(!isOpen(after: 7))
    }

    @Test func anAnswerHasItsOwnTimeAndTheNextRequestToo() throws {
        try channel.writeInbound(Self.head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        #expect(isOpen(after: 119))
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        #expect(isOpen(after: 59))
        #expect(!isOpen(after: 1))
    }

    @Test func anAnswerThatDoesNotComeEndsIt() throws {
        try channel.writeInbound(Self.head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        #expect(isOpen(after: 119))
        #expect(!isOpen(after: 1))
    }
}
