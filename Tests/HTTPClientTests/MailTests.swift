import Foundation
import HTTPClient
import Testing

/// Messages to a real mail server, one that takes them and one that does not.
@Suite struct MailTests {
    static let shared = Result { try Sink("mail") }
    static let credentials = MailServer.Credentials(user: "mailer@example.com", password: "pass wörd%00\"'\\")
    let sink: Sink
    let pool: TransferPool<Int>

    init() throws {
        sink = try Self.shared.get()
        pool = TransferPool(authorities: sink.authority)
    }

    private func deliver(
        port: String = "plain", security: MailServer.Security = .plain, credentials: MailServer.Credentials? = nil,
        from sender: String = "owner@example.com", to recipients: [String] = ["guest@example.com"],
        message: String = "Subject: x\r\n\r\nHello\r\n", limits: TransferLimits = TransferPoolTests.limits,
        hello: String = "app.example.com"
    ) throws -> MailDelivery {
        let server = try MailServer(
            host: #require(Host("localhost")), port: UInt16(sink.ports[port, default: 0]), security: security,
            credentials: credentials, hello: #require(Host(hello)))
        let from = try #require(MailAddress(sender))
        let to = recipients.compactMap { MailAddress($0) }
        return try #require(
            MailDelivery(to: server, sender: from, recipients: to, message: Array(message.utf8), limits: limits))
    }

    private func send(_ delivery: MailDelivery) throws -> MailResult {
        pool.start(delivery, tag: 1)
        guard case .mailed(let result, _) = try #require(pool.wait(.seconds(20)).first).outcome else {
            throw TransferOutcome.Unexpected(outcome: "no mail")
        }
        return result
    }

    /// What the server took from this sender.
    private func mails(from sender: String) throws -> [Mail] {
        let text = try String(contentsOf: sink.directory.appending(path: "mails"), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Mail.self, from: Data($0.utf8)) }
            .filter { $0.sender == sender }
    }

    @Test(arguments: [("starttls", MailServer.Security.startTLS), ("tls", .tls)])
    func `a message is handed over with TLS and a password`(port: String, security: MailServer.Security) throws {
        let sender = "over-\(port)@example.com"
        let message = "Subject: x\r\n\r\n.\r\n.. dots\r\n.end\r\n"
        let result = try send(
            deliver(port: port, security: security, credentials: Self.credentials, from: sender, message: message))
        #expect(result.verdict == .accepted && result.code == 250 && result.refusals.isEmpty && result.error == nil)
        let mail = try #require(try mails(from: sender).first)
        #expect(mail.recipients == ["guest@example.com"] && mail.hello == "app.example.com")
        #expect(mail.user == "mailer@example.com")
        #expect(mail.tls || security == .tls)
        #expect(Data(base64Encoded: mail.message) == Data(message.utf8))
    }

    @Test func `a wrong password is the operator's matter, not the message's`() throws {
        let wrong = MailServer.Credentials(user: "mailer@example.com", password: "wrong")
        let result = try send(deliver(port: "starttls", security: .startTLS, credentials: wrong))
        #expect(result.verdict == .tryLater && result.stage == .credentials && result.code == 535)
    }

    @Test func `without the password that is asked for nothing is refused for good`() throws {
        let result = try send(deliver(port: "starttls", security: .startTLS))
        #expect(result.verdict == .tryLater && result.code == 530)
    }

    @Test func `a server without STARTTLS, or that nobody vouches for, hears nothing of us`() throws {
        for port in ["plain", "stranger"] {
            let sender = "untrusted-\(port)@example.com"
            let result = try send(
                deliver(port: port, security: .startTLS, credentials: Self.credentials, from: sender))
            #expect(result.verdict == .tryLater && result.stage == .connection && result.error == .notTrusted)
            #expect(!sink.seen.contains("MAIL \(sender)"))
        }
    }

    @Test func `of several recipients some may be refused`() throws {
        let recipients = ["unknown1@example.com", "guest@example.com", "full@example.com"]
        let result = try send(deliver(from: "some@example.com", to: recipients))
        #expect(result.verdict == .accepted && result.refusals == [0: 550, 2: 452])
        #expect(try mails(from: "some@example.com").map(\.recipients) == [["guest@example.com"]])
    }

    @Test func `a message that all recipients refuse is refused, if they mean it`() throws {
        let both = try send(deliver(from: "all@example.com", to: ["unknown@example.com", "unknown2@example.com"]))
        #expect(both.verdict == .refused && both.stage == .recipients && both.refusals == [0: 550, 1: 550])
        let one = try send(deliver(from: "all@example.com", to: ["unknown@example.com", "full@example.com"]))
        #expect(one.verdict == .tryLater && one.refusals == [0: 550, 1: 452])
        #expect(try mails(from: "all@example.com").isEmpty)
    }

    @Test(
        arguments: [
            ("blocked@example.com", .refused, .sender, 550), ("hurried@example.com", .tryLater, .sender, 421),
            ("spam@example.com", .refused, .message, 554), ("later@example.com", .tryLater, .message, 451),
        ] as [(String, MailResult.Verdict, MailResult.Stage, Int)])
    func `a refusal is for good or for now by its code`(
        sender: String, verdict: MailResult.Verdict, stage: MailResult.Stage, code: Int
    ) throws {
        let result = try send(deliver(from: sender))
        #expect(result.verdict == verdict && result.stage == stage && result.code == code)
        #expect(!String(reflecting: result).contains("secret reason"))
    }

    @Test func `what a server says of one message, or of its recipient, it does not say of all`() throws {
        for (sender, recipient) in [("owner", "full"), ("later", "guest")] {
            #expect(try send(deliver(from: "\(sender)@example.com", to: ["\(recipient)@example.com"])).isOfMessage)
        }
        for result in [
            try send(deliver(from: "hurried@example.com")), try send(deliver(port: "unwilling")),
            try send(deliver(port: "dropping", from: "before@example.com")),
            try send(deliver(port: "starttls", security: .startTLS)),
            try send(deliver(from: "owner@example.com", to: ["closing@example.com"])),
            try send(deliver(from: "owner@example.com", to: ["unknown@example.com"])),
            try send(deliver(from: "owner@example.com")),
        ] {
            #expect(!result.isOfMessage, "\(result)")
        }
    }

    @Test func `what becomes of a message is unknown when the server goes away with it`() throws {
        let dropped = try send(deliver(from: "dropped@example.com"))
        #expect(dropped.verdict == .unknown && dropped.code == nil && dropped.error?.mayHaveArrived == true)
        let whole = try send(deliver(port: "dropping", from: "end@example.com"))
        #expect(whole.verdict == .unknown)
    }

    @Test func `a server that goes away before it has the message has not got it`() throws {
        let before = try send(deliver(port: "dropping", from: "before@example.com"))
        #expect(before.verdict == .tryLater && before.error?.mayHaveArrived == false)
        let long = "Subject: x\r\n\r\n" + String(repeating: String(repeating: "x", count: 98) + "\r\n", count: 200_000)
        let middle = try send(deliver(port: "dropping", from: "middle@example.com", message: long))
        #expect(middle.verdict == .tryLater && middle.error?.mayHaveArrived == false)
    }

    @Test func `a server that greets late is not waited for, and has nothing`() throws {
        let limits = TransferLimits(connect: .seconds(1), whole: .seconds(1))
        let start = ContinuousClock.now
        let result = try send(deliver(port: "late", limits: limits))
        #expect(result.verdict == .tryLater && result.stage == .connection && result.error == .timedOut(sent: false))
        #expect(.now - start < .seconds(5))
        let unwilling = try send(deliver(port: "unwilling"))
        #expect(unwilling.verdict == .tryLater && unwilling.stage == .connection && unwilling.code == 554)
    }

    @Test func `a server that is slow with its last word may have taken the message`() throws {
        let limits = TransferLimits(connect: .seconds(3), whole: .seconds(3))
        let result = try send(deliver(from: "slow@example.com", limits: limits))
        #expect(result.verdict == .unknown && result.error == .timedOut(sent: true), "\(result)")
    }

    /// Begins to hand a message over, goes on until something holds, and gives up.
    private func abandon(_ delivery: MailDelivery, once holds: () -> Bool) throws -> MailResult {
        pool.start(delivery, tag: 1)
        let end = ContinuousClock.now + .seconds(10)
        while !holds(), .now < end { try #require(pool.wait(.milliseconds(20)).isEmpty) }
        let start = ContinuousClock.now
        let ended = pool.abandon()
        #expect(.now - start < .seconds(3))
        #expect(ended.count == 1 && pool.count == 0)
        #expect(pool.wait(.milliseconds(20)).isEmpty)
        guard case .mailed(let result, _) = try #require(ended.first).outcome else {
            throw TransferOutcome.Unexpected(outcome: "no mail")
        }
        return result
    }

    @Test func `a message that is given up before the server has greeted is known not to have arrived`() throws {
        let begin = ContinuousClock.now
        let unheard = try abandon(deliver(port: "late")) { .now - begin > .milliseconds(300) }
        #expect(unheard.verdict == .tryLater && unheard.code == nil, "\(unheard)")
    }

    @Test func `a message that is given up while the server has the last word may have arrived`() throws {
        let handedOver = try abandon(deliver(from: "slow@given-up.example.com")) {
            sink.seen.contains("DATA slow@given-up.example.com")
        }
        #expect(handedOver.verdict == .unknown, "\(handedOver)")
    }

    @Test func `a server that is slow with its last word holds up nobody else`() throws {
        pool.start(try deliver(from: "slow@example.com"), tag: 1)
        let end = ContinuousClock.now + .seconds(10)
        while !sink.seen.contains("DATA slow@example.com"), .now < end { _ = pool.wait(.milliseconds(20)) }
        let start = ContinuousClock.now
        pool.start(try deliver(), tag: 2)
        #expect(pool.wait(.seconds(20)).map(\.tag) == [2])
        #expect(.now - start < .seconds(3))
        #expect(pool.wait(.seconds(20)).map(\.tag) == [1])
    }

    @Test func `a server never takes a half of a message that is given up for the whole`() throws {
        let long = "Subject: x\r\n\r\n" + String(repeating: String(repeating: "x", count: 98) + "\r\n", count: 200_000)
        let result = try abandon(deliver(port: "deaf", message: long)) { sink.seen.contains("DEAF") }
        #expect(result.verdict == .tryLater && result.stage == .message, "\(result)")
        let end = ContinuousClock.now + .seconds(10)
        while !sink.seen.contains("CUT"), !sink.seen.contains("WHOLE"), .now < end { _ = pool.wait(.milliseconds(20)) }
        #expect(sink.seen.contains("CUT") && !sink.seen.contains("WHOLE"))
    }

    @Test(arguments: [
        ("owner@example.com", MailResult.Verdict.accepted), ("blocked@example.com", .refused),
        ("spam@example.com", .refused),
    ])
    func `nobody waits for a server's farewell`(sender: String, verdict: MailResult.Verdict) throws {
        let start = ContinuousClock.now
        #expect(try send(deliver(from: sender, hello: "stays.example.com")).verdict == verdict)
        #expect(.now - start < .seconds(2))
    }

    @Test func `a message for nobody, and one that could smuggle, are none`() throws {
        let server = try MailServer(
            host: #require(Host("localhost")), port: 25, security: .plain, credentials: nil,
            hello: #require(Host("app.example.com")))
        let sender = try #require(MailAddress("owner@example.com"))
        func isTaken(_ message: String, recipients: Int = 1) -> Bool {
            let to = [MailAddress](repeating: sender, count: recipients)
            return MailDelivery(
                to: server, sender: sender, recipients: to, message: Array(message.utf8),
                limits: TransferPoolTests.limits) != nil
        }
        let longest = String(repeating: "x", count: 998)
        #expect(isTaken("a: b\r\n\r\nx\r\n") && isTaken(longest + "\r\n") && isTaken("a\r\n", recipients: 100))
        #expect(!isTaken("a\r\n", recipients: 0) && !isTaken("a\r\n", recipients: 101))
        for message in [
            "", "a", "a\n", "a\r", "a\r\n.\nb\r\n", "a\n.\r\nb\r\n", "a\r.\r\n", "a\r\r\n", "\na\r\n", "a\u{0}\r\n",
            "ä\r\n",
            longest + "x\r\n",
        ] {
            #expect(!isTaken(message), "\(message.debugDescription)")
        }
    }

    @Test func `without TLS only this host is spoken to`() throws {
        let hello = try #require(Host("app.example.com"))
        for (host, error) in [
            ("mail.example.com", DestinationError.notEncrypted), ("10.0.0.1", .notEncrypted),
            ("169.254.169.254", .forbiddenAddress),
        ] {
            #expect(throws: error) {
                _ = try MailServer(
                    host: #require(Host(host)), port: 25, security: .plain, credentials: nil, hello: hello)
            }
        }
        #expect(throws: DestinationError.forbiddenAddress) {
            _ = try MailServer(
                host: #require(Host("localhost")), port: 25, security: .plain, credentials: nil, hello: hello,
                policy: .strangers)
        }
        #expect(!String(reflecting: try deliver(credentials: Self.credentials)).contains("wörd"))
    }

    @Test(arguments: [
        "a@example.com", "first.last+tag@mail.example.co.uk", "o'neil@xn--bcher-kva.example", "!#$%&*/=?^_`{|}~-@e.de",
    ])
    func `an address is taken`(text: String) {
        #expect(MailAddress(text)?.text == text)
    }

    @Test(arguments: [
        "", "a", "@example.com", "a@", "a@b", "a@localhost", "a@127.0.0.1", "a@[127.0.0.1]", "a@b@example.com",
        "a b@example.com",
        "a@example.com\r\nRCPT TO:<b@example.com>", "a\r\n@example.com", "<a@example.com>", "a@example.com>",
        "a,b@example.com",
        "\"a b\"@example.com", ".a@example.com", "a.@example.com", "a..b@example.com", "a@-x.com", "a@x..com",
        "a@example.com.",
        "ä@example.com", "a@bücher.example", "a\u{0}@example.com", "a@exa\u{212A}e.com", "a:b@example.com",
        "a(b)@example.com",
        String(repeating: "a", count: 65) + "@example.com", "a@" + String(repeating: "a.", count: 126) + "com",
    ])
    func `what is no address is not`(text: String) {
        #expect(MailAddress(text) == nil)
    }

    private struct Mail: Decodable {
        let sender: String
        let recipients: [String]
        let hello: String
        let tls: Bool
        let user: String
        let message: String
    }
}
