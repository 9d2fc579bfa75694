import App
import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct APIKeyTests {
    let service: TestService
    let tenant: TestTenant
    let admin: String

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        admin = try tenant.signIn("admin").token
    }

    @Test func `a key is shown once, and opens what its scopes say`() throws {
        let made = create(#"{"name":"Twilio","scopes":["call_config"]}"#)
        #expect(made.status == 201)
        #expect(made.string("message") == "API key generated successfully")
        let secret = made.string("data.apiKey")
        #expect(secret.wholeMatch(of: /psk_live_[a-z0-9]{32}/) != nil)
        #expect(lookUp(secret) == 404)
        let list = service.send(.get, "/api/ivr/auth/api-keys", token: admin)
        #expect(list.string("data.apiKeys[0].name") == "Twilio")
        #expect(!list.text.contains(secret))
        #expect(lookUp(create(#"{"name":"Other","scopes":["webhooks"]}"#).string("data.apiKey")) == 403)
    }

    @Test func `nothing in the database opens anything`() throws {
        let secret = create(#"{"name":"Twilio"}"#).string("data.apiKey")
        let rows = try TestDatabase.root().fetchValue(
            "SELECT COUNT(*) FROM api_keys WHERE CONCAT_WS('|', digest, name, description, hint) LIKE \("%\(secret)%")",
            as: Int.self)
        #expect(rows == 0)
    }

    @Test func `a revoked key is refused at once, and revoking it again is no error`() throws {
        let made = create(#"{"name":"Twilio"}"#)
        let secret = made.string("data.apiKey")
        let path = "/api/ivr/auth/api-keys/\(made.string("data.keyId"))"
        #expect(lookUp(secret) == 404)
        #expect(service.send(.delete, path, token: admin).status == 204)
        #expect(lookUp(secret) == 401)
        #expect(service.send(.delete, path, token: admin).status == 204)
    }

    @Test func `a key that ends is rotated to one that ends with it, or later`() throws {
        let end = Date() + 86_400
        let made = create(#"{"name":"Twilio","expiresAt":"\#(end.ISO8601Format())"}"#)
        let path = "/api/ivr/auth/api-keys/\(made.string("data.keyId"))/rotation"
        let wrong = service.send(.post, path, #"{"expiresAt":"2020-01-01T00:00:00Z"}"#, token: admin)
        #expect((wrong.status, wrong.string("errors[0].field")) == (422, "expiresAt"))
        let same = service.send(.post, path, "{}", token: admin)
        #expect(same.string("data.expiresAt") == made.string("data.expiresAt"))
        let next = "/api/ivr/auth/api-keys/\(same.string("data.keyId"))/rotation"
        let later = (end + 86_400).ISO8601Format()
        let prolonged = service.send(.post, next, #"{"expiresAt":"\#(later)"}"#, token: admin)
        #expect(prolonged.status == 201)
        #expect(lookUp(same.string("data.apiKey"), now: end + 1) == 401)
        #expect(lookUp(prolonged.string("data.apiKey"), now: end + 1) == 404)
        #expect(lookUp(prolonged.string("data.apiKey"), now: end + 86_401) == 401)
    }

    @Test func `a key that was rotated goes on for the overlap, and no longer`() throws {
        let made = create(#"{"name":"Twilio","scopes":["call_config"]}"#)
        let old = made.string("data.apiKey")
        let path = "/api/ivr/auth/api-keys/\(made.string("data.keyId"))/rotation"
        let rotated = service.send(.post, path, #"{"overlapSeconds":60}"#, token: admin)
        #expect(rotated.status == 201)
        let new = rotated.string("data.apiKey")
        #expect(lookUp(old) == 404)
        #expect(lookUp(new) == 404)
        #expect(lookUp(old, now: Date() + 61) == 401)
        #expect(lookUp(new, now: Date() + 61) == 404)
        #expect(service.send(.post, path, "{}", token: admin).string("error") == "KEY_NOT_ACTIVE")
    }

    @Test func `a key ends when it was said to`() throws {
        let end = Date() + 3_600
        let made = create(#"{"name":"Short","expiresAt":"\#(end.formatted(.iso8601))"}"#)
        #expect(made.status == 201)
        #expect(lookUp(made.string("data.apiKey")) == 404)
        #expect(lookUp(made.string("data.apiKey"), now: end + 1) == 401)
        #expect(create(#"{"name":"Past","expiresAt":"2020-01-01T00:00:00Z"}"#).status == 422)
        #expect(create(#"{"name":"Odd","expiresAt":"next year, perhaps"}"#).status == 422)
        #expect(create(#"{"name":"Far","expiresAt":"9999-12-31T23:59:59-23:59"}"#).status == 422)
        let path = "/api/ivr/auth/api-keys/\(made.string("data.keyId"))/rotation"
        let rotated = service.send(.post, path, "{}", token: admin)
        #expect(lookUp(rotated.string("data.apiKey"), now: end + 1) == 401)
    }

    @Test(arguments: [
        #"{}"#, #"{"name":""}"#, #"{"name":"a","scopes":[]}"#, #"{"name":"a","scopes":["everything"]}"#,
        #"{"name":"a","scopes":["voice","voice"]}"#, #"{"name":5}"#,
    ])
    func `a key without a name, or with scopes that are none, is refused`(body: String) {
        let answer = create(body)
        #expect(answer.status == 422)
        #expect(answer.string("error") == "VALIDATION_ERROR")
        #expect(answer["success"] == false)
    }

    @Test func `another organisation's key cannot be seen, rotated or revoked`() throws {
        let key = create(#"{"name":"Mine"}"#)
        let path = "/api/ivr/auth/api-keys/\(key.string("data.keyId"))"
        let stranger = try TestTenant(service).signIn("admin").token
        #expect(service.send(.delete, path, token: stranger).status == 404)
        #expect(service.send(.post, path + "/rotation", "{}", token: stranger).status == 404)
        #expect(!service.send(.get, "/api/ivr/auth/api-keys", token: stranger).text.contains("Mine"))
        #expect(lookUp(key.string("data.apiKey")) == 404)
    }

    @Test(arguments: [
        "psk_live_", "psk_live_short", "psk_live_00000000000000000000000000000000x",
        "psk_live_doesnotexist00000000000000000000", "PSK_LIVE_demo0000000000000000000000000000", "",
    ])
    func `what is no key opens nothing`(secret: String) {
        #expect(lookUp(secret) == 401)
    }

    @Test func `a machine does not manage keys, and a manager does not either`() throws {
        let key = try tenant.makeKey().secret
        let manager = try tenant.signIn("manager").token
        for token in [key, manager] {
            #expect(service.send(.post, "/api/ivr/auth/api-key", #"{"name":"x"}"#, token: token).status == 403)
        }
    }

    private func create(_ body: String) -> Answer {
        service.send(.post, "/api/ivr/auth/api-key", body, token: admin)
    }

    /// 404 says that the key was let in: there is no such restaurant.
    private func lookUp(_ key: String, now: Date = Date()) -> Int {
        service.send(.get, "/api/ivr/restaurant/none/config", token: key, now: now).status
    }
}
