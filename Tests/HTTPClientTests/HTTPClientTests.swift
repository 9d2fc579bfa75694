import Foundation
import HTTPClient
import TestSupport
import Testing

@Suite struct HTTPClientTests {
    @Test func `a body arrives as it was sent, with its headers, and the answer comes back`() throws {
        let server = StubServer()
        defer { server.close() }
        let client = HTTPClient(timeout: .seconds(5), unixSocket: server.socket)
        let body = #"{"seq":1,"text":"für alle"}"#
        let answer = try client.post(Array(body.utf8), to: "http://stub/pub/a.1", headers: ["X-Kind: tick"])
        #expect(answer.status == 201 && answer.body == Array("ok".utf8))
        #expect(server.posts.map(\.path) == ["/pub/a.1"])
        #expect(server.posts.map(\.body) == [body])
        #expect(server.posts.allSatisfy { $0.head.contains("\r\nX-Kind: tick") })
    }

    @Test func `requests share a connection, and a closed one is replaced`() throws {
        let server = StubServer { $0 == 2 ? "" : StubServer.created }
        defer { server.close() }
        let client = HTTPClient(timeout: .seconds(5), unixSocket: server.socket)
        for _ in 0..<2 { #expect(try client.post([1], to: "http://stub/").status == 201) }
        #expect(server.connectionCount == 1)
        // The third is cut off; curl tries a kept connection's request once more on a new one.
        #expect(try client.post([1], to: "http://stub/").status == 201)
        #expect(server.connectionCount == 2)
    }

    @Test func `an empty body is a body`() throws {
        let server = StubServer()
        defer { server.close() }
        let client = HTTPClient(timeout: .seconds(5), unixSocket: server.socket)
        #expect(try client.post([], to: "http://stub/").status == 201)
        #expect(server.posts.map(\.body) == [""])
    }

    @Test func `nobody there is unreachable`() {
        let client = HTTPClient(timeout: .seconds(5), unixSocket: "/nonexistent/socket")
        #expect(throws: HTTPClientError.unreachable) { _ = try client.post([1], to: "http://stub/") }
    }

    @Test func `a server that does not answer is not waited for`() {
        let server = StubServer(answer: nil)
        defer { server.close() }
        let client = HTTPClient(timeout: .milliseconds(100), unixSocket: server.socket)
        #expect(throws: HTTPClientError.timedOut) { _ = try client.post([1], to: "http://stub/") }
    }

    @Test func `an answer longer than allowed is refused`() {
        let server = StubServer()
        defer { server.close() }
        let client = HTTPClient(timeout: .seconds(5), unixSocket: server.socket, longestBody: 1)
        #expect(throws: HTTPClientError.bodyTooLong) { _ = try client.post([1], to: "http://stub/") }
    }

    @Test(arguments: ["file:///etc/hostname", "ftp://stub/", "gopher://stub/"])
    func `nothing but HTTP is spoken`(url: String) {
        let client = HTTPClient(timeout: .seconds(5))
        #expect(throws: HTTPClientError.self) { _ = try client.post([1], to: url) }
    }
}
