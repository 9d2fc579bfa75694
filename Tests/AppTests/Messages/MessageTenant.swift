import Foundation
import HTTPClient
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// An organisation with whoever reads its messages and sets how they leave.
struct MessageTenant {
    let calls: CallTenant
    var service: TestService { calls.service }
    var manager: String { calls.manager }
    var organisation: UUID { calls.tenant.organisation }

    init(environment: [String: String] = [:]) throws { calls = try CallTenant(environment: environment) }

    static let email = #"""
        {"host":"smtp.example.test","port":587,"security":"starttls","user":"UserXylophone",
        "password":"PasswordXylophone","fromAddress":"calls@example.test","fromName":"Calls"}
        """#
    static let sms =
        #"{"provider":"twilio","account":"AC1","secret":"SecretXylophone","from":"+15551230000"}"#

    func get(_ path: String = "", token: String? = nil) -> TestSupport.Answer {
        service.send(.get, "/api/messages\(path)", token: token ?? manager)
    }

    func post(_ path: String, _ body: String, token: String? = nil, now: Date = Date()) -> TestSupport.Answer {
        service.send(.post, "/api/messages\(path)", body, token: token ?? manager, now: now)
    }

    func put(_ path: String, _ body: String, token: String? = nil) -> TestSupport.Answer {
        service.send(.put, "/api/messages/settings/\(path)", body, token: token ?? manager)
    }

    func delete(_ path: String, token: String? = nil) -> TestSupport.Answer {
        service.send(.delete, "/api/messages/\(path)", token: token ?? manager)
    }

    /// Completes a call. Returns the answer.
    @discardableResult
    func complete(_ callID: String = "external_call_id", _ members: [String: Any?] = [:]) throws -> TestSupport.Answer {
        try calls.complete(calls.report(["callId": callID]).string("data.callId"), members)
    }

    /// The settings with one member changed.
    static func changed(_ settings: String, _ member: String, _ value: Any?) throws -> String {
        try CallTenant.changed(settings, [member: value])
    }

    func job(_ now: Date = Date()) -> JobContext {
        JobContext(services: service.services, database: service.database, now: now)
    }

    /// The organisation's messages that a worker would take, as it would.
    func claimed(_ channel: OutboxChannel) throws -> [OutboxMessage] {
        let db = try service.db
        return try OutboxStore(db: db, organisation: organisation).claim(
            MessageTarget.id(of: channel, organisation, db), lease: UUID(), now: Date() + 1, limit: 100)
    }

    /// States as they stand in both tables.
    func states(_ id: String) throws -> [String] {
        let root = try TestDatabase.root()
        return try ["messages", "outbox"].compactMap { table in
            try root.fetchValue(
                "SELECT state FROM \(table == "messages" ? "messages" as SQL : "outbox") WHERE id = \(id)")
        }
    }
}
