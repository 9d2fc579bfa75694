import Foundation
import Secrets
import Testing

@Suite struct WebhookSecretTests {
    /// The example of the specification.
    static let known = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    static let payload = Array(#"{"test": 2432232314}"#.utf8)
    static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

    @Test func `the specification's example is signed as it says`() throws {
        let secret = try #require(WebhookSecret(Self.known))
        #expect(secret.text == Self.known)
        #expect(secret.signature(id: Self.id, timestamp: 1_614_265_330, payload: Self.payload) == Self.signature)
        #expect(secret.verifies(Self.signature, id: Self.id, timestamp: 1_614_265_330, payload: Self.payload))
    }

    @Test func `a signature is of all that it covers`() throws {
        let secret = try #require(WebhookSecret(Self.known))
        func verifies(
            _ header: String, id: String = Self.id, timestamp: Int = 1_614_265_330, payload: [UInt8] = Self.payload
        ) -> Bool {
            secret.verifies(header, id: id, timestamp: timestamp, payload: payload)
        }
        #expect(!verifies(Self.signature, id: "msg_2") && !verifies(Self.signature, timestamp: 1_614_265_331))
        #expect(!verifies(Self.signature, payload: Self.payload + [0]) && !verifies(Self.signature, payload: []))
        let other = WebhookSecret.generate()
        #expect(!other.verifies(Self.signature, id: Self.id, timestamp: 1_614_265_330, payload: Self.payload))
        let code = String(Self.signature.dropFirst(3))
        let headers = [
            "", " ", "v1,", "v1", "v1a,\(code)", "v2,\(code)", code, String(Self.signature.dropLast()),
            "\(Self.signature)A", "v1,!\(code.dropFirst())",
        ]
        for header in headers {
            #expect(!verifies(header), "\(header)")
        }
        #expect(verifies("v1a,xyz v1,bm8= " + Self.signature))
    }

    @Test func `while two secrets are in use, a message is signed with both`() throws {
        let (old, new) = (WebhookSecret.generate(), WebhookSecret.generate())
        let header = WebhookSecret.signatures(by: [new, old], id: "msg_1", timestamp: 7, payload: [1])
        #expect(header.split(separator: " ").count == 2)
        for secret in [old, new] { #expect(secret.verifies(header, id: "msg_1", timestamp: 7, payload: [1])) }
        #expect(!WebhookSecret.generate().verifies(header, id: "msg_1", timestamp: 7, payload: [1]))
    }

    @Test func `a new secret is like no other, and reads back`() throws {
        let secrets = (0..<100).map { _ in WebhookSecret.generate().text }
        #expect(Set(secrets).count == 100)
        for text in secrets { #expect(WebhookSecret(text)?.text == text) }
    }

    @Test func `a key has 24 to 64 bytes in the one spelling of base64`() {
        func text(_ count: Int) -> String { "whsec_" + Data(repeating: 7, count: count).base64EncodedString() }
        for count in [24, 25, 26, 63, 64] { #expect(WebhookSecret(text(count))?.text == text(count)) }
        for count in [0, 1, 23, 65, 1_000] { #expect(WebhookSecret(text(count)) == nil) }
        let good = text(25)
        let key = String(good.dropFirst(6))
        let texts = [
            "", "whsec_", "whsec-\(key)", key, "WHSEC_\(key)", String(good.dropLast()), "\(good)=", "\(good)\n",
            " \(good)",
            good.replacing("=", with: ""), "\(good.dropLast(3))x==", "\(good.dropLast(4))ä==",
        ]
        for text in texts {
            #expect(WebhookSecret(text) == nil, "\(text)")
        }
    }

    @Test func `what is printed of a secret does not tell it`() {
        let secret = WebhookSecret.generate()
        let inside = secret.text.dropFirst(6).prefix(8)
        for text in ["\(secret)", String(reflecting: secret), "\([secret])"] { #expect(!text.contains(inside)) }
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(dumped.split(separator: "\n").count == 1)
    }

    @Test func `an independent library verifies ours, and we verify its`() throws {
        let secret = WebhookSecret.generate()
        let now = Int(Date().timeIntervalSince1970)
        let payload = #"{"type":"call.completed","text":"für alle"}"#
        let header = WebhookSecret.signatures(
            by: [.generate(), secret], id: "msg_1", timestamp: now, payload: Array(payload.utf8))
        let theirs = try run(
            """
            import datetime, json, sys
            from standardwebhooks.webhooks import Webhook
            given = json.load(sys.stdin)
            hook = Webhook(given["secret"])
            hook.verify(given["payload"], {
                "webhook-id": "msg_1", "webhook-timestamp": str(given["now"]), "webhook-signature": given["header"]})
            at = datetime.datetime.fromtimestamp(given["now"], tz=datetime.timezone.utc)
            print(hook.sign("msg_1", at, given["payload"]), end="")
            """,
            input: ["secret": secret.text, "payload": payload, "now": now, "header": header])
        #expect(secret.verifies(theirs, id: "msg_1", timestamp: now, payload: Array(payload.utf8)))
    }

    private func run(_ program: String, input: [String: Any]) throws -> String {
        let (process, standardInput, output) = (Process(), Pipe(), Pipe())
        process.executableURL =
            URL(filePath: #filePath).appending(path: "../../../.build/test-venv/bin/python")
            .standardized
        process.arguments = ["-c", program]
        process.standardInput = standardInput
        process.standardOutput = output
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: JSONSerialization.data(withJSONObject: input))
        try standardInput.fileHandleForWriting.close()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: said, as: UTF8.self)
    }
}
