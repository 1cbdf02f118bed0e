// Requests over AsyncHTTPClient: one connection each, to the address that was checked.

import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

/// Asks real hosts. Redirects are left to the caller; bodies are bounded while they arrive.
public struct ClientExchange: HTTPExchange {
    private static let connectTimeout = TimeAmount.seconds(10)
    private static let readTimeout = TimeAmount.seconds(20)

    public init() {}

    public func send(_ request: ExchangeRequest) async throws -> ExchangeAnswer {
        let client = HTTPClient(
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton),
            configuration: Self.configuration(for: request))
        let result: Result<ExchangeAnswer, any Error>
        do {
            result = .success(
                try await withTimeLimit(seconds: request.longestInSeconds) {
                    try await Self.answer(to: request, by: client)
                })
        } catch {
            result = .failure(error)
        }
        try? await client.shutdown()
        do {
            return try result.get()
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw Self.exchangeError(error)
        }
    }

    private static func configuration(for request: ExchangeRequest) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: connectTimeout, read: readTimeout),
            decompression: .enabled(limit: .size(request.mostBytes)))
        // HTTP/2 would pass the check of the peer by.
        configuration.httpVersion = .http1Only
        if NetworkAddress(request.address.host) == nil {
            configuration.dnsOverride = [request.address.host: request.peer.description]
        }
        let peer = request.peer
        configuration.http1_1ConnectionDebugInitializer = { channel in
            guard let connected = channel.remoteAddress?.ipAddress.flatMap({ NetworkAddress($0) }), connected == peer
            else {
                return channel.eventLoop.makeFailedFuture(ExchangeError.unreachable("connected to another address"))
            }
            return channel.eventLoop.makeSucceededVoidFuture()
        }
        return configuration
    }

    private static func answer(to request: ExchangeRequest, by client: HTTPClient) async throws -> ExchangeAnswer {
        var outgoing = HTTPClientRequest(url: request.address.description)
        outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
        for header in request.headers { outgoing.headers.add(name: header.name, value: header.value) }
        if request.method == .post { outgoing.body = .bytes(request.body) }
        let deadline = NIODeadline.now() + .milliseconds(Int64(request.longestInSeconds * 1000))
        let answer = try await client.execute(outgoing, deadline: deadline)
        let length = answer.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        guard length <= request.mostBytes else { throw ExchangeError.tooLarge }
        var body: [UInt8] = []
        for try await chunk in answer.body {
            guard body.count + chunk.readableBytes <= request.mostBytes else { throw ExchangeError.tooLarge }
            body.append(contentsOf: chunk.readableBytesView)
        }
        return ExchangeAnswer(
            status: Int(answer.status.code), headers: answer.headers.map { ($0.name, $0.value) }, body: body)
    }

    private static func exchangeError(_ error: any Error) -> ExchangeError {
        if let known = error as? ExchangeError { return known }
        let text = String(describing: error)
        if let failure = error as? HTTPClientError {
            let timeouts: [HTTPClientError] = [.connectTimeout, .readTimeout, .deadlineExceeded, .writeTimeout]
            return timeouts.contains(failure) ? .timedOut : .unreachable(text)
        }
        if let failure = error as? ChannelError, case .connectTimeout = failure { return .timedOut }
        if let failure = (error as? NIOConnectionError)?.connectionErrors.last?.error as? IOError {
            return .unreachable(String(cString: strerror(failure.errnoCode)).lowercased())
        }
        if error is NIOSSLError || error is NIOSSLExtraError {
            return .unreachable("its certificate or encryption is not accepted")
        }
        if let failure = error as? NIOHTTPDecompression.DecompressionError {
            return failure == .limit ? .tooLarge : .badEncoding
        }
        if error is NIOHTTPDecompression.ExtraDecompressionError { return .badEncoding }
        return .unreachable(text)
    }
}

/// Runs work that may take so long and no longer.
private func withTimeLimit<Success: Sendable>(
    seconds: Double, _ work: @escaping @Sendable () async throws -> Success
) async throws -> Success {
    try await withThrowingTaskGroup(of: Success.self) { group in
        group.addTask(operation: work)
        group.addTask {
            try await Task.sleep(for: .seconds(seconds))
            throw ExchangeError.timedOut
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw ExchangeError.timedOut }
        return first
    }
}
