import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// An organisation's outside analyser: set, asked, and done without.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct AnalyserTests {
    let calls: CallTenant

    /// The embedded default may send to this host.
    init() throws { calls = try CallTenant(environment: ["TRUNKLINE_MODE": "embedded"]) }

    private static let path = "/api/ivr/call-analyser"
    private static let said = "Caller: Do you have SaidXylograph? When do you open?"

    /// A chat completion with that as its message.
    private static func completion(_ content: String, status: String = "200 OK") -> String {
        let message = JSONValue.object(["choices": [["message": ["role": "assistant", "content": .string(content)]]]])
        let body = String(decoding: message.bytes, as: UTF8.self)
        return
            "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private static let good = #"{"sentimentScore":91,"summary":"Customer asked for woodcuts","reason":"Order"}"#

    private func set(_ members: String = "", url: String, tag: String = "*", token: String? = nil) -> Answer {
        calls.service.send(
            .put, Self.path, #"{"enabled":true,"url":"\#(url)","model":"small-1"\#(members)}"#,
            token: token ?? calls.manager, headers: ["If-Match": tag])
    }

    private func get() -> Answer { calls.service.send(.get, Self.path, token: calls.manager) }

    /// Reports a call with an analyser that answers so. Returns the call as it is shown, and what the analyser was sent.
    private func reported(
        _ answer: String, members: String = "", transcript: String = said, isGone: Bool = false
    ) throws -> (call: Answer, posts: [StubServer.Post]) {
        let server = StubServer(isOnNetwork: true) { _ in answer }
        defer { if !isGone { server.close() } }
        if isGone { server.close() }
        #expect(set(members, url: "http://127.0.0.1:\(server.port)/v1/chat/completions").status == 200)
        let reported = try calls.report(["transcript": transcript])
        #expect(reported.status == 200)
        return (calls.get("calls/\(reported.string("data.callId"))"), server.posts)
    }

    @Test func `nothing is set at first, and nothing that was said goes anywhere`() throws {
        #expect(get().status == 200)
        #expect(get()[header: "etag"] == #""0""#)
        #expect(get()["data.enabled"] == .boolean(false))
        let call = calls.get("calls/\(try calls.report(["transcript": Self.said]).string("data.callId"))")
        #expect(call.string("data.analyser") == "understanding-1")
        #expect(call["data.explanation.external"] == nil)
    }

    @Test func `it is set by managers alone, of the version that they saw, and its key is never shown`() throws {
        let url = "https://models.example.test/v1/chat/completions"
        let first = set(#","key":"sk-KeyXylograph","timeLimitMs":500"#, url: url, tag: #""0""#)
        #expect(first.status == 200 && first[header: "etag"] == #""1""#)
        #expect(first["data.hasKey"] == .boolean(true) && first.string("data.url") == url)
        #expect(set(url: url, tag: #""0""#).status == 412)
        for token in [calls.agent, calls.key] {
            #expect(set(url: url, token: token).status == 403)
            #expect(calls.service.send(.get, Self.path, token: token).status == 403)
        }
        #expect(calls.service.send(.put, Self.path, "{}", token: calls.manager).status == 422)
        #expect(set(url: url)["data.hasKey"] == .boolean(true))
        #expect(!get().text.contains("Xylograph"))
        #expect(set(#","key":"""#, url: url)["data.hasKey"] == .boolean(false))
        let fields = try calls.fields(of: "call_analyser_changed")
        #expect(fields.count == 3 && !fields.joined().contains("Xylograph") && !fields.joined().contains("models."))
        #expect(fields.first?.contains(#""key":"changed""#) == true)
    }

    @Test func `a key belongs to its URL, and another URL never gets it`() throws {
        #expect(set(#","key":"sk-KeyXylograph""#, url: "https://models.example.test/v1").status == 200)
        #expect(set(url: "https://elsewhere.example.test/v1")["data.hasKey"] == .boolean(false))
        #expect(set(url: "https://models.example.test/v1")["data.hasKey"] == .boolean(false))
    }

    @Test(arguments: [
        "http://models.example.test/v1", "https://10.0.0.1/v1", "https://169.254.169.254/latest", "https://[fe80::1]/",
        "https://user:word@models.example.test/", "https://models.example.test:8443/", "ftp://models.example.test/",
        "https://models.example.test/#x", "https://224.0.0.1/", "https://localhost/", "http://127.0.0.1:80/",
        "not a URL",
    ])
    func `what may not be sent to is refused`(url: String) throws {
        let production = try CallTenant()
        let answer = production.service.send(
            .put, Self.path, #"{"enabled":true,"url":"\#(url)","model":"small-1"}"#, token: production.manager,
            headers: ["If-Match": "*"])
        #expect(answer.status == 422, "\(answer.text)")
        #expect(answer.text.contains(#""field":"url""#))
    }

    @Test(arguments: [#","key":"a b""#, #","key":"ä""#, #","timeLimitMs":100"#, #","timeLimitMs":60000"#])
    func `values out of bounds are refused`(members: String) {
        #expect(set(members, url: "https://models.example.test/").status == 422)
    }

    @Test func `what it answers is the call's, and the call says who answered`() throws {
        let (call, posts) = try reported(Self.completion(Self.good), members: #","key":"sk-KeyXylograph""#)
        #expect(call.string("data.call.summary") == "Customer asked for woodcuts")
        #expect(call.string("data.call.reason") == "Order")
        #expect(call["data.call.sentimentScore"] == 91 && call.string("data.call.sentimentLabel") == "positive")
        #expect(call.string("data.analyser") == "external:small-1")
        #expect(call.string("data.explanation.external") == "answered")
        #expect(posts.count == 1)
        let post = try #require(posts.first)
        #expect(post.path == "/v1/chat/completions")
        #expect(post.head.contains("authorization: Bearer sk-KeyXylograph"))
        let body = try JSONValue(parsing: Array(post.body.utf8))
        #expect(body["model"] == "small-1" && body["messages"]?[1]?["content"] == .string(Self.said))
        // It is a disclosure, and on record as one.
        #expect(try calls.fields(of: "call_processed") == [#"{"external":"answered"}"#])
    }

    @Test func `what is reported again is not sent again, and no completion of what is not there`() throws {
        let server = StubServer(isOnNetwork: true) { _ in Self.completion(Self.good) }
        defer { server.close() }
        #expect(set(url: "http://localhost:\(server.port)/").status == 200)
        let first = try calls.report()
        #expect(try calls.report().text == first.text)
        #expect(try calls.report(["transcript": "Other"]).text == first.text)
        #expect(server.posts.count == 1)
        let id = first.string("data.callId")
        #expect(try calls.complete("8c0e8400-e29b-41d4-a716-446655440001").status == 404)
        #expect(try calls.complete(id).string("data.summary") == "Customer asked for woodcuts")
        #expect(try calls.complete(id).status == 200)
        #expect(try calls.complete(id, ["duration": 1]).status == 409)
        #expect(server.posts.count == 2)
    }

    @Test(arguments: [
        ("{}", "malformed"), ("not JSON", "malformed"), ("", "malformed"),
        (#"{"sentimentScore":101,"summary":"S","reason":"Order"}"#, "malformed"),
        (#"{"sentimentScore":1.5,"summary":"S","reason":"Order"}"#, "malformed"),
        (#"{"sentimentScore":"50","summary":"S","reason":"Order"}"#, "malformed"),
        (#"{"sentimentScore":50,"summary":"","reason":"Order"}"#, "malformed"),
        (#"{"sentimentScore":50,"summary":"a\nb","reason":"Order"}"#, "malformed"),
        (#"{"sentimentScore":50,"summary":"S","reason":"Robbery"}"#, "malformed"),
        (#"{"sentimentScore":50,"summary":"\#(String(repeating: "s", count: 301))","reason":"Order"}"#, "malformed"),
    ])
    func `what is not what was asked for is not believed`(content: String, outcome: String) throws {
        let (call, posts) = try reported(Self.completion(content))
        #expect(posts.count == 1)
        try expectBuiltIn(call, outcome)
    }

    @Test func `a body that is none, a status that is none, a redirect and an answer without end are done without`()
        throws
    {
        let cases = [
            ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "malformed"),
            (Self.completion(Self.good, status: "500 Internal Server Error"), "refused"),
            ("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", "refused"),
            (
                Self.completion(Self.good.dropLast() + #","more":"\#(String(repeating: "x", count: 70_000))"}"#),
                "malformed"
            ),
        ]
        for (place, (answer, outcome)) in cases.enumerated() {
            let server = StubServer(isOnNetwork: true) { _ in answer }
            defer { server.close() }
            // Set anew, so that it is asked although the last one failed.
            #expect(set(url: "http://127.0.0.1:\(server.port)/").status == 200)
            let reported = try calls.report(["callId": "\(place)", "transcript": Self.said])
            #expect(server.posts.count == 1)
            try expectBuiltIn(calls.get("calls/\(reported.string("data.callId"))"), outcome)
        }
    }

    @Test func `who takes too long is not waited for, and is then left alone for a while`() throws {
        let server = StubServer(isOnNetwork: true, answer: nil)
        defer { server.close() }
        #expect(set(#","timeLimitMs":1000"#, url: "http://127.0.0.1:\(server.port)/").status == 200)
        let now = Date()
        let clock = ContinuousClock()
        var ids: [String] = []
        let first = try clock.measure {
            ids.append(try calls.report(["transcript": Self.said], now: now).string("data.callId"))
        }
        #expect(first >= .seconds(1) && first < .seconds(10))
        for place in 1...3 {
            ids.append(
                try calls.report(["callId": "\(place)", "transcript": Self.said], now: now + 29).string("data.callId"))
        }
        #expect(eventually { server.posts.count == 1 })
        try expectBuiltIn(calls.get("calls/\(ids[0])"), "timed_out")
        try expectBuiltIn(calls.get("calls/\(ids[3])"), "paused")
        _ = try calls.report(["callId": "later", "transcript": Self.said], now: now + 31)
        #expect(eventually { server.posts.count == 2 })
        // The clock was set back.
        _ = try calls.report(["callId": "earlier", "transcript": Self.said], now: now - 3_600)
        #expect(eventually { server.posts.count == 3 })
    }

    @Test func `where as many wait for analysers as may, the built-in one answers at once`() throws {
        let server = StubServer(isOnNetwork: true) { _ in Self.completion(Self.good) }
        defer { server.close() }
        #expect(set(url: "http://127.0.0.1:\(server.port)/").status == 200)
        let busy = try calls.service.services.analysing.wait(for: calls.tenant.organisation) {
            try calls.report(["callId": "1", "transcript": Self.said]).string("data.callId")
        }
        let call = try #require(busy)
        try expectBuiltIn(calls.get("calls/\(call)"), "busy")
        #expect(server.posts.isEmpty)
        let answered = try calls.report(["callId": "2", "transcript": Self.said]).string("data.callId")
        #expect(calls.get("calls/\(answered)").string("data.explanation.external") == "answered")
    }

    @Test func `who is not there is done without`() throws {
        let (call, _) = try reported("", isGone: true)
        try expectBuiltIn(call, "not_reached")
    }

    @Test func `nothing, and more than is sent, is not sent`() throws {
        for (place, text) in ["", String(repeating: "word ", count: 20_001)].enumerated() {
            let server = StubServer(isOnNetwork: true) { _ in Self.completion(Self.good) }
            defer { server.close() }
            #expect(set(url: "http://127.0.0.1:\(server.port)/").status == 200)
            let id = try calls.report(["callId": "\(place)", "transcript": text]).string("data.callId")
            #expect(server.posts.isEmpty)
            #expect(calls.get("calls/\(id)").string("data.explanation.external") == "not_sent")
        }
    }

    @Test func `turned off, it hears nothing from the next call on`() throws {
        let server = StubServer(isOnNetwork: true) { _ in Self.completion(Self.good) }
        defer { server.close() }
        let url = "http://127.0.0.1:\(server.port)/"
        #expect(set(url: url).status == 200)
        _ = try calls.report()
        let off = calls.service.send(
            .put, Self.path, #"{"enabled":false,"url":"\#(url)","model":"small-1"}"#, token: calls.manager,
            headers: ["If-Match": #""1""#])
        #expect(off["data.enabled"] == .boolean(false))
        #expect(try calls.report(["callId": "2"]).string("data.reason") == "Other")
        #expect(server.posts.count == 1)
    }

    @Test func `another organisation's calls do not go there`() throws {
        let server = StubServer(isOnNetwork: true) { _ in Self.completion(Self.good) }
        defer { server.close() }
        #expect(set(url: "http://127.0.0.1:\(server.port)/").status == 200)
        #expect(try CallTenant().report().status == 200)
        #expect(server.posts.isEmpty)
    }

    private func expectBuiltIn(_ call: Answer, _ outcome: String) throws {
        #expect(call.string("data.analyser") == "understanding-1")
        #expect(call.string("data.explanation.external") == outcome)
        #expect(call.string("data.call.reason") == "Hours")
        #expect(call.string("data.call.summary") == "Customer called about operating hours")
    }
}
