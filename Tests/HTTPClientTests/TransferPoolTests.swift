import Foundation
import HTTPClient
import Testing

/// Requests to a real server with TLS, one that means well and one that does not.
@Suite struct TransferPoolTests {
    static let shared = Result { try Sink() }
    let sink: Sink
    let pool: TransferPool<String>

    init() throws {
        sink = try Self.shared.get()
        pool = TransferPool(authorities: sink.authority)
    }

    static let limits = TransferLimits(connect: .seconds(5), whole: .seconds(10))

    private func request(
        _ url: String, headers: [HeaderLine] = [], body: String = "{}", limits: TransferLimits = limits,
        isRepeatable: Bool = true, policy: AddressPolicy = .strangersAndThisHost
    ) throws -> OutgoingRequest {
        OutgoingRequest(
            to: try Destination(url, policy: policy), headers: headers, body: Array(body.utf8), limits: limits,
            isRepeatable: isRepeatable)
    }

    /// Sends one and waits for its end.
    private func send(_ request: OutgoingRequest) throws -> TransferOutcome {
        pool.start(request, tag: "only")
        let finished = pool.wait(.seconds(20))
        try #require(finished.map(\.tag) == ["only"])
        return finished[0].outcome
    }

    @Test func `a request arrives as it was made, and the answer comes back with its times`() throws {
        let headers = [try #require(HeaderLine("webhook-id", "msg_1")), try #require(HeaderLine("X-Kind", "a: b"))]
        let answer = try send(request(sink.url("/a/../echo?x=1"), headers: headers, body: "für alle")).answer
        let echo = try JSONDecoder().decode(Echo.self, from: Data(answer.body))
        #expect(answer.status == 200 && answer.isWhole)
        #expect(echo.path == "/a/../echo?x=1" && echo.body == "für alle")
        let lines = echo.head.components(separatedBy: "\r\n")
        #expect(lines.contains("webhook-id: msg_1") && lines.contains("X-Kind: a: b"))
        for name in ["accept-encoding", "cookie", "expect", "user-agent", "referer"] {
            #expect(!lines.contains { $0.lowercased().hasPrefix(name + ":") })
        }
        #expect(answer.times.connected > .zero && answer.times.answered <= answer.times.ended)
    }

    @Test func `connections are kept, but not for what must go out once`() throws {
        func connection(isRepeatable: Bool) throws -> Int {
            let answer = try send(request(sink.url("/echo"), isRepeatable: isRepeatable)).answer
            return try JSONDecoder().decode(Echo.self, from: Data(answer.body)).connection
        }
        let first = try connection(isRepeatable: true)
        #expect(try connection(isRepeatable: true) == first)
        let own = try connection(isRepeatable: false)
        #expect(own != first)
        #expect(try connection(isRepeatable: false) != own)
    }

    @Test(arguments: [204, 302, 400, 410, 500, 503])
    func `any status is an answer`(status: Int) throws {
        #expect(try send(request(sink.url("/status/\(status)"))).answer.status == status)
    }

    @Test func `only wanted headers are kept`() throws {
        let answer = try send(request(sink.url("/later"))).answer
        #expect(answer.status == 429 && answer.headers == ["retry-after": "7"])
    }

    @Test func `a redirect is not followed`() throws {
        #expect(try send(request(sink.url("/redirect?to=this-host"))).answer.status == 302)
        #expect(sink.seen.contains("/redirect?to=this-host") && !sink.seen.contains("/echo?redirected"))
    }

    @Test func `of ten gigabytes no more than allowed is read`() throws {
        let start = ContinuousClock.now
        let answer = try send(request(sink.url("/endless"))).answer
        #expect(answer.status == 200 && answer.body.count == 65_536 && !answer.isWhole)
        #expect(.now - start < .seconds(5))
    }

    @Test(arguments: ["/trickle", "/half"])
    func `an answer whose end does not come is one all the same`(path: String) throws {
        let limits = TransferLimits(connect: .seconds(5), whole: .seconds(2))
        let answer = try send(request(sink.url(path), limits: limits)).answer
        #expect((200...202).contains(answer.status) && !answer.isWhole)
    }

    @Test(arguments: ["/heads", "/interim", "/garbage"])
    func `a head without an end, or none, is no answer`(path: String) throws {
        let error = try #require(try send(request(sink.url(path))).error)
        #expect(error == .answerMalformed && error.mayHaveArrived)
    }

    @Test func `who does not answer is not waited for, and may have had it`() throws {
        let limits = TransferLimits(connect: .seconds(5), whole: .seconds(2))
        #expect(try send(request(sink.url("/hang"), limits: limits)).error == .timedOut(sent: true))
        #expect(try send(request(sink.url("/reset"))).error == .connectionLost(sent: true))
    }

    @Test func `who does not even agree on a connection has not had it`() throws {
        let limits = TransferLimits(connect: .milliseconds(300), whole: .seconds(10))
        #expect(try send(request(sink.url("/", port: "mute"), limits: limits)).error == .timedOut(sent: false))
        let hasty = try #require(try send(request(sink.url("/", port: "hasty"))).error)
        #expect(!hasty.mayHaveArrived)
        let nobody = try send(request("https://localhost:1/")).error
        #expect(nobody == .notConnected)
    }

    @Test(arguments: ["stranger", "old"])
    func `a server that nobody vouches for, or with old TLS, gets nothing`(port: String) throws {
        #expect(try send(request(sink.url("/untrusted-\(port)", port: port))).error == .notTrusted)
        #expect(!sink.seen.contains("/untrusted-\(port)"))
    }

    @Test func `a certificate for another name is refused`() throws {
        pool.resolving = ["other.example.com:\(sink.ports["tls", default: 0]):127.0.0.1"]
        let url = sink.url("/other-name", host: "other.example.com")
        #expect(try send(request(url)).error == .notTrusted)
        #expect(!sink.seen.contains("/other-name"))
    }

    @Test func `without an authority of its own the machine's own count`() throws {
        let pool = TransferPool<Int>()
        pool.start(try request(sink.url("/")), tag: 1)
        #expect(pool.wait(.seconds(10)).first?.outcome.error == .notTrusted)
    }

    @Test func `plain HTTP reaches this host where it is allowed`() throws {
        #expect(try send(request(sink.url("/status/201", port: "plain"))).answer.status == 201)
    }

    @Test func `who is slow holds up nobody`() throws {
        let slow = TransferLimits(connect: .seconds(9), whole: .seconds(9))
        for path in ["/hang", "/trickle", "/endless", "/heads"] {
            pool.start(try request(sink.url(path), limits: slow), tag: path)
        }
        pool.start(try request(sink.url("/", port: "mute"), limits: slow), tag: "mute")
        let start = ContinuousClock.now
        var left = 200
        for number in 0..<20 { pool.start(try request(sink.url("/echo?\(number)")), tag: "quick") }
        var slowest = Duration.zero
        while left > 0, .now - start < .seconds(20) {
            for end in pool.wait(.seconds(10)) where end.tag == "quick" {
                left -= 1
                slowest = max(slowest, try end.outcome.answer.times.ended)
                if left >= 20 { pool.start(try request(sink.url("/status/200")), tag: "quick") }
            }
        }
        #expect(left == 0 && .now - start < .seconds(9))
        #expect(slowest < .seconds(5))
    }

    @Test func `nothing under way is not waited for, and a pool may end with something under way`() throws {
        let start = ContinuousClock.now
        #expect(pool.wait(.seconds(10)).isEmpty)
        #expect(.now - start < .seconds(1))
        pool.start(try request(sink.url("/hang")), tag: "never")
        #expect(pool.wait(.milliseconds(200)).isEmpty && pool.count == 1)
    }

    /// What the server says of the request that it had.
    struct Echo: Decodable {
        let head: String
        let body: String
        let path: String
        let connection: Int
    }
}

extension TransferOutcome {
    var answer: Answer {
        get throws {
            guard case .answered(let answer) = self else { throw Unexpected(outcome: "\(self)") }
            return answer
        }
    }

    var error: TransferError? {
        if case .failed(let error) = self { error } else { nil }
    }

    struct Unexpected: Error {
        let outcome: String
    }
}
