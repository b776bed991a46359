import NIOCore
import NIOHTTPTypes

/// Closes a connection that takes too long in all (总时限), however busy it looks: a head that never ends, a body that drips, an
/// answer that does not come. The library ends only those where nothing moves at all.
final class Deadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    struct Terms: Sendable {
        /// From the connection's begin, or the last answer's end, to a whole head; and from there to the body's end.
        var request = TimeAmount.seconds(60)
        /// Bytes of a body for which there is a second more.
        var slowest = 16 << 10
        /// From a request's end to its answer's.
        var answer = TimeAmount.seconds(120)
    }

    private let terms: Terms
    private var until = NIODeadline.distantFuture
    private var timer: Scheduled<Void>?

    init(_ terms: Terms = Terms()) { self.terms = terms }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: until = context.eventLoop.now + terms.request
        case .body(let bytes):
            until = until + .milliseconds(Int64(bytes.readableBytes) * 1_000 / Int64(terms.slowest))
        case .end: until = context.eventLoop.now + terms.answer
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { until = context.eventLoop.now + terms.request }
        context.write(data, promise: promise)
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard timer == nil else { return }
        until = context.eventLoop.now + terms.request
        look(again: context)
    }

    /// One timer that is set anew when it goes off, as the end moves with each part that comes.
    private func look(again context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(deadline: until) {
            let (handler, context) = bound.value
            if context.eventLoop.now < handler.until { return handler.look(again: context) }
            context.close(promise: nil)
        }
    }
}
