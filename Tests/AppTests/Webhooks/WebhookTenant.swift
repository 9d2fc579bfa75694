import App
import Foundation
import MariaDB
import TestSupport
import Testing
import Web

/// An organisation with whoever works with webhooks.
struct WebhookTenant {
    let service: TestService
    let tenant: TestTenant
    let manager: String

    init(_ service: TestService) throws {
        self.service = service
        tenant = try TestTenant(service)
        manager = try tenant.signIn("manager").token
    }

    static let base = "/api/ivr/webhooks"
    /// A path that is as good as a password.
    static let url = "https://hooks.example.test/callbacks/PathXylophone"

    func register(
        _ url: String = Self.url, events: [String] = ["restaurant.updated"], members: String = "",
        token: String? = nil, headers: [String: String] = [:]
    ) -> Answer {
        let list = events.map { "\"\($0)\"" }.joined(separator: ",")
        return service.send(
            .post, "\(Self.base)/register", #"{"callbackUrl":"\#(url)","events":[\#(list)]\#(members)}"#,
            token: token ?? manager, headers: headers)
    }

    /// Registers one. Returns its id.
    func webhook(events: [String] = ["restaurant.updated"]) -> String {
        let answer = register(events: events)
        #expect(answer.status == 201, "\(answer.text)")
        return answer.string("data.webhookId")
    }

    func get(_ path: String, token: String? = nil) -> Answer {
        service.send(.get, "\(Self.base)/\(path)", token: token ?? manager)
    }

    func post(_ path: String, _ body: String = "{}", token: String? = nil, now: Date = Date()) -> Answer {
        service.send(.post, "\(Self.base)/\(path)", body, token: token ?? manager, now: now)
    }

    func patch(_ id: String, _ body: String, tag: String = "*", token: String? = nil) -> Answer {
        service.send(
            .patch, "\(Self.base)/\(id)", body, token: token ?? manager, headers: ["If-Match": tag])
    }

    /// Makes a restaurant, which is told of. Returns its id.
    @discardableResult
    func makeRestaurant() -> String {
        let answer = service.send(
            .post, "/api/restaurants", #"{"name":"NameXylophone","timeZone":"UTC"}"#, token: manager)
        #expect(answer.status == 201, "\(answer.text)")
        return answer.string("data.restaurantId")
    }

    /// What is in the outbox for an endpoint, in its order.
    func events(of webhook: String) throws -> [String] {
        try TestDatabase.root().fetchValues(
            "SELECT kind FROM outbox WHERE target_id = \(webhook) ORDER BY created_at, id")
    }

    func deliveries(of webhook: String, _ query: String = "") -> Answer { get("\(webhook)/deliveries\(query)") }

    /// As a worker leaves it.
    func finish(_ webhook: String, _ state: String, now: Date = Date()) throws {
        try TestDatabase.fill(
            """
            UPDATE outbox SET state = \(state), attempts = 10, finished_at = \(now)
            WHERE organisation_id = \(tenant.organisation) AND target_id = \(webhook) AND state = 'waiting'
            """)
    }
}
