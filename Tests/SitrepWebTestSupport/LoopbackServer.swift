// A small web server on 127.0.0.1 for the length of a test: pages by path, and what was asked of it.

import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Answers by path; a path that nothing was put under gives 404.
public final class LoopbackServer: Sendable {
    public struct Request: Sendable {
        public let method: String
        public let path: String
        public let headers: [String: String]
        public let body: String

        /// A field by its name in lower case.
        public subscript(_ header: String) -> String? { headers[header] }
    }

    public struct Reply: Sendable {
        public var status: Int
        public var headers: [String: String]
        public var body: [UInt8]
        /// Whether the answer never comes.
        public var isSilent = false

        public init(status: Int = 200, headers: [String: String] = [:], body: some Sequence<UInt8> = []) {
            self.status = status
            self.headers = headers
            self.body = Array(body)
        }

        public static var silence: Reply {
            var reply = Reply()
            reply.isSilent = true
            return reply
        }
    }

    public typealias Page = @Sendable (Request) -> Reply

    private struct State {
        var pages: [String: Page] = [:]
        var requests: [Request] = []
    }

    private let state: SharedState<State>
    private let channel: any Channel
    public let port: Int

    public init() async throws {
        let state = SharedState(State())
        let answer: Page = { request in
            let page = state.value.withLock { state in
                state.requests.append(request)
                return state.pages[request.path]
            }
            return page?(request) ?? Reply(status: 404)
        }
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(ReplyHandler(answer: answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        self.state = state
        port = channel.localAddress?.port ?? 0
    }

    deinit { channel.close(promise: nil) }

    public var base: String { "http://127.0.0.1:\(port)" }
    public var requests: [Request] { state.value.withLock { $0.requests } }
    public func count(of path: String) -> Int { requests.count { $0.path == path } }

    public func put(_ path: String, _ page: @escaping Page) { state.value.withLock { $0.pages[path] = page } }

    public func put(_ path: String, _ body: String, type: String = "text/html; charset=utf-8") {
        put(path) { _ in Reply(headers: ["Content-Type": type], body: body.utf8) }
    }
}

/// A value that the server's threads share with the test.
private final class SharedState<Value: Sendable>: Sendable {
    let value: Mutex<Value>
    init(_ value: sending Value) { self.value = Mutex(value) }
}

/// Gathers one request, then answers it.
private final class ReplyHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let answer: LoopbackServer.Page
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(answer: @escaping LoopbackServer.Page) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let part): body += part.readableBytesView
        case .end: if let head { reply(to: head, context) }
        }
    }

    private func reply(to head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
        let reply = answer(
            LoopbackServer.Request(
                method: head.method.rawValue, path: head.uri, headers: headers,
                body: String(decoding: body, as: UTF8.self)))
        guard !reply.isSilent else { return }
        var fields = HTTPHeaders(reply.headers.map { ($0.key, $0.value) })
        if reply.headers["Transfer-Encoding"] == nil {
            fields.add(name: "Content-Length", value: "\(reply.body.count)")
        }
        fields.add(name: "Connection", value: "close")
        let answerHead = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: reply.status), headers: fields)
        context.write(wrapOutboundOut(.head(answerHead)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: reply.body)))), promise: nil)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }
}
