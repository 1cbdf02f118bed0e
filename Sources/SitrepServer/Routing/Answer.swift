// What a page answers with: bytes that can be kept.

import HTTPTypes
import Hummingbird

/// An answer of the pages.
struct Answer: ResponseGenerator, Sendable {
    let mediaType: String
    let body: ByteBuffer
    var headers: HTTPFields = [:]

    func response(from request: Request, context: some RequestContext) throws -> Response {
        var headers = headers
        headers[.contentType] = mediaType
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: body))
    }
}

/// Answers by address, as long as there is room.
struct KeptAnswers: Sendable {
    private static let capacity = 64 << 20
    private var answers: [String: Answer] = [:]
    private var size = 0

    subscript(address: String) -> Answer? { answers[address] }

    /// Begins anew when full: what is asked for often is soon there again.
    mutating func keep(_ answer: Answer, for address: String) {
        guard answers[address] == nil, answer.body.readableBytes <= Self.capacity else { return }
        if size + answer.body.readableBytes > Self.capacity { (answers, size) = ([:], 0) }
        answers[address] = answer
        size += answer.body.readableBytes
    }
}
