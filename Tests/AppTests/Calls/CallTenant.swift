import App
import Foundation
import MariaDB
import TestSupport
import Testing
import Web

/// An organisation with the document's restaurant, and whoever reports its calls and reads of them.
struct CallTenant {
    let service: TestService
    let tenant: TestTenant
    let manager: String
    let agent: String
    let key: String

    init(environment: [String: String] = [:]) throws {
        service = try TestService(
            environment: ["TRUNKLINE_USER_RATE": "1000000000"].merging(environment) { $1 })
        tenant = try TestTenant(service)
        manager = try tenant.signIn("manager").token
        agent = try tenant.signIn("agent").token
        key = try tenant.makeKey().secret
        let made = service.send(
            .post, "/api/restaurants",
            #"""
            {"restaurantId":"restaurant_id","name":"Restaurant Name","phone":"+15551234500",
            "timeZone":"America/New_York","emailRecipients":["owner@restaurant.com"]}
            """#, token: manager)
        #expect(made.status == 201, "\(made.text)")
    }

    /// The document's, as printed.
    static let report = #"""
        {
          "restaurantId": "restaurant_id",
          "callId": "external_call_id",
          "timestamp": "2025-03-01T12:30:00.000Z",
          "callerNumber": "+15551234567",
          "transcript": "Customer call transcript",
          "audioUrl": "https://storage.pulsara.ai/calls/call_id.mp3"
        }
        """#

    static let completion = #"""
        {
          "duration": 120,
          "forwardedTo": "manager",
          "finalTranscript": "Complete call transcript",
          "audioUrl": "https://storage.pulsara.ai/calls/call_id.mp3"
        }
        """#

    /// A sample with other members.
    static func changed(_ sample: String, _ members: [String: Any?]) throws -> String {
        guard var body = try JSONSerialization.jsonObject(with: Data(sample.utf8)) as? [String: Any] else { return "" }
        for (name, value) in members { body[name] = value }
        return String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
    }

    func report(_ members: [String: Any?] = [:], token: String? = nil, now: Date = Date()) throws -> Answer {
        service.send(
            .post, "/v1/ivr/call", try Self.changed(Self.report, members), token: token ?? key, now: now)
    }

    func complete(_ id: String, _ members: [String: Any?] = [:], token: String? = nil, now: Date = Date()) throws
        -> Answer
    {
        service.send(
            .post, "/v1/ivr/call/\(id)/complete", try Self.changed(Self.completion, members), token: token ?? key,
            now: now)
    }

    func get(_ path: String, token: String? = nil) -> Answer {
        service.send(.get, "/api/ivr/\(path)", token: token ?? agent)
    }

    func search(_ body: String, token: String? = nil) -> Answer {
        service.send(.post, "/api/ivr/calls/search", body, token: token ?? agent)
    }

    /// How many calls the organisation has.
    func count() throws -> Int {
        try TestDatabase.root().fetchValue(
            "SELECT COUNT(*) FROM calls WHERE organisation_id = \(tenant.organisation)") ?? -1
    }

    /// What is on record of events with that name, oldest first.
    func fields(of event: String) throws -> [String] {
        try TestDatabase.root().fetchValues(
            """
            SELECT fields FROM audit_events WHERE organisation_id = \(tenant.organisation) AND event = \(event)
            ORDER BY happened_at
            """)
    }
}

extension Answer {
    /// The phone systems' own ids of a list's calls.
    func externalIDs() -> [String] {
        (0..<200).map { string("data.calls[\($0)].externalCallId") }.filter { !$0.isEmpty }
    }
}
