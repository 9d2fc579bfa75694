import Foundation
import Glibc
import Testing

@testable import FastCGI

struct RefusalTests {
    /// What is wrong with a request, and what comes of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var method: String? = "POST"
        var length: String?
        var body = 10
        let refusal: Refusal
    }

    static let cases = [
        Case(testDescription: "a byte too long", body: 1001, refusal: .bodyTooLong),
        Case(testDescription: "announced too long", length: "99999999999", refusal: .bodyTooLong),
        Case(testDescription: "shorter than announced", length: "11", refusal: .bodyIncomplete),
        Case(testDescription: "longer than announced", length: "9", refusal: .malformed),
        Case(testDescription: "not announced", length: "", refusal: .malformed),
        Case(testDescription: "length below zero", length: "-1", refusal: .malformed),
        Case(testDescription: "length no number", length: "1e3", refusal: .malformed),
        Case(testDescription: "no method", method: nil, refusal: .malformed),
        Case(testDescription: "empty method", method: "", refusal: .malformed),
    ]

    @Test(arguments: cases)
    func `a request that is not whole is refused in the handler's words, and the connection closed`(
        one: Case
    ) throws {
        try withPool(bodyLimit: 1000) { pool in
            let client = try FastCGIClient(pool.path)
            let body: [UInt8] = Array(repeating: 0x62, count: one.body)
            client.send(client.request("/length", method: one.method, length: one.length, body: body))
            let reply = try client.receive()
            #expect(reply.status == one.refusal.status)
            #expect(reply.body == "refused: \(one.refusal)")
            #expect(client.isClosed(within: 5))
        }
    }

    @Test
    func `a body of exactly the limit is taken`() throws {
        try withPool(bodyLimit: 1000) { pool in
            let client = try FastCGIClient(pool.path)
            let reply = try client.exchange("/length", body: Array(repeating: 0, count: 1000))
            #expect(reply.body == "1000")
        }
    }

    @Test
    func `a body that stops half way is refused when patience ends, and has no effect`() throws {
        try withPool(change: { $0.patience = .milliseconds(200) }) { pool in
            let client = try FastCGIClient(pool.path)
            let whole = client.request("/length", body: Array(repeating: 0x62, count: 100))
            client.send(whole.dropLast(50))
            #expect(try client.receive().body == "refused: bodyIncomplete")
        }
    }

    @Test
    func `variables that stop half way make no request`() throws {
        try withPool { pool in
            let client = try FastCGIClient(pool.path)
            client.send(Array(client.request("/name").prefix(40)))
            shutdown(client.descriptor, Int32(SHUT_WR))
            #expect(throws: ClientError.noAnswer) { try client.receive() }
        }
    }
}
