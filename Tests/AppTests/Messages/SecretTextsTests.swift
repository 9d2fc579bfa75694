import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App
@testable import HTTPClient

/// Texts that open an account, and who may not read them.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct SecretTextsTests {
    let desk: RegistrationDesk

    init() throws { desk = try RegistrationDesk() }

    /// The organisation's messages, oldest first.
    private func ids() throws -> [UUID] {
        try TestDatabase.root().fetchValues(
            "SELECT id FROM messages WHERE organisation_id = \(desk.organisation) ORDER BY created_at, id")
    }

    private func lastReading() throws -> String {
        let all: [String] = try TestDatabase.root().fetchValues(
            """
            SELECT fields FROM audit_events WHERE organisation_id = \(desk.organisation) AND event = 'message_read'
            ORDER BY happened_at DESC, seq DESC LIMIT 1
            """)
        return all.first ?? ""
    }

    @Test func `codes and first passwords are the phone's alone, and kept ones to be read in the embedded mode only`()
        throws
    {
        let embedded = try TestService(environment: desk.environment.merging(["TRUNKLINE_MODE": "embedded"]) { $1 })
        func texts(at service: TestService) throws -> [String] {
            try ids().map {
                service.send(.get, "/api/messages/\($0)", token: desk.admin).string("data.text")
            }
        }
        _ = try desk.link()
        let (known, hidden) = (
            "Your code is \(try desk.code()). It holds for 10 minutes. Tell it to nobody.",
            "Your code is {code}. It holds for {minutes} minutes. Tell it to nobody."
        )
        #expect(try texts(at: embedded) == [known])
        #expect(try texts(at: desk.service) == [hidden])
        for state in ["sent", "waiting", "failed", "cancelled"] {
            try TestDatabase.fill(
                "UPDATE messages SET state = \(state) WHERE organisation_id = \(desk.organisation)")
            for service in [embedded, desk.service] { #expect(try texts(at: service) == [hidden], "\(state)") }
        }
    }

    @Test func `of what a provider has taken nothing of its answer is kept, and of a code nothing at all`() throws {
        let sms = desk.service.send(
            .put, "/api/messages/settings/sms",
            #"{"provider":"twilio","account":"AC1","secret":"SecretXylophone","from":"+15551230000"}"#,
            token: desk.admin)
        #expect(sms.status == 200, "\(sms.text)")
        _ = try desk.register()
        let test = desk.service.send(
            .post, "/api/messages/settings/sms/test", #"{"recipient":"+919888888801"}"#, token: desk.admin)
        #expect(test.status == 201, "\(test.text)")
        let db = try desk.service.db
        let taken = try OutboxStore(db: db, organisation: desk.organisation).claim(
            MessageTarget.id(of: .sms, desk.organisation, db), lease: UUID(), now: Date() + 1, limit: 10)
        let body = Array(#"{"sid":"SM1","body":"what was sent"}"#.utf8)
        for (kind, status, isKept) in [
            ("test", 201, false), ("test", 400, true), ("test", 500, true), ("one_time_code", 201, false),
            ("one_time_code", 400, false), ("one_time_code", 500, false),
        ] {
            let message = try #require(taken.first { $0.kind == kind })
            let verdict = SMSSender().verdict(
                on: .answered(.init(status: status, headers: [:], body: body, isWhole: true, times: .none)),
                of: message)
            #expect(verdict.status == status && verdict.answer == (isKept ? body : []), "\(kind) \(status)")
        }
    }

    @Test func `what was answered to a code is shown to nobody, also where an earlier release has kept it`() throws {
        _ = try desk.register()
        try desk.call(from: "+919888888802", as: "Ravi Iyer")
        #expect(try desk.texts("+919888888802").map(\.template) == ["patient_welcome"])
        for id in try ids() {
            try OutboxAttemptStore(db: desk.service.db, organisation: desk.organisation).insert(
                [
                    .init(
                        id: .random(), message: id, number: 1, startedAt: Date(), took: 1,
                        verdict: Verdict(outcome: .accepted, status: 201, answer: Array("Your code is 123456".utf8)))
                ], desk.service.services.sealer)
            let shown = desk.get("messages/\(id)", desk.admin)
            #expect(shown["data.attempts[0].status"] == 201, "\(shown.text)")
            #expect(shown.text.contains(#""answer":null"#) && !shown.text.contains("123456"), "\(shown.text)")
        }
    }

    @Test func `who reads of an account is on record with the account and its patients`() throws {
        let patient = try desk.call(from: "+919888888803", as: "Ravi Iyer")
        let welcome = try #require(try ids().first)
        #expect(desk.get("messages/\(welcome)", desk.admin).status == 200)
        let account: UUID? = try TestDatabase.root().fetchValue(
            "SELECT user_id FROM account_patients WHERE organisation_id = \(desk.organisation)")
        let user = try #require(account).text
        let reading = try lastReading()
        #expect(reading.contains(#""account":"\#(user)""#), "\(reading)")
        #expect(reading.contains(#""patients":"\#(patient)""#), "\(reading)")
        let start = (Date() - 3_600).ISO8601Format()
        let trail = desk.get("audit-events?patient_id=\(patient)&event=message_read&from=\(start)", desk.admin)
        #expect(trail["events[0]"] != nil && trail["events[1]"] == nil, "\(trail.text)")
    }
}
