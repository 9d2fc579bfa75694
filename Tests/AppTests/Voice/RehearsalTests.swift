import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// What stays of a scripted call when all else of it is undone.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct RehearsalTests {
    let desk: TalkDesk

    init() throws {
        desk = try TalkDesk()
        desk.book()
    }

    private static func claim(_ digits: String) -> String {
        """
        {"user_input":"Grace Bennett"},{"user_input":"April 18th 1952"},{"user_input":"","dtmf":"\(digits)"}
        """
    }

    /// Keeps a script that asks for Grace Bennett's visits, and proves who it is with these ends of a member id.
    ///
    /// - Returns: the path at which it is run.
    private func save(_ digits: [String]) -> String {
        let turns = ([#"{"user_input":"when is my appointment"}"#] + digits.map(Self.claim)).joined(separator: ",")
        let saved = desk.send(
            .post, "/ivr/saved-conversations", #"{"name":"Proves","territory_id":"demo","turns":[\#(turns)]}"#)
        #expect(saved.status == 201, "\(saved.text)")
        return "/ivr/saved-conversations/\(saved.string("saved_id"))/runs"
    }

    /// What is on record of scripted calls.
    private func recorded() throws -> [String] {
        try TestDatabase.root().fetchValues(
            """
            SELECT CONCAT(event, ' ', outcome, ' ', resource_id) FROM audit_events
            WHERE organisation_id = \(desk.organisation) AND JSON_VALUE(fields, '$.rehearsal') = 'yes'
            ORDER BY happened_at, lane, seq
            """)
    }

    @Test func `what a script is told of a patient is on record by whoever had it run`() throws {
        let run = desk.send(.post, save(["1234"]))
        #expect(run.string("turns[3].outcome") == "informed", "\(run.text)")
        #expect(try recorded() == ["caller_verified success P-2001", "appointments_listed success P-2001"])
        let from = (TalkDesk.now - 60).ISO8601Format()
        let trail = desk.send(.get, "/audit-events?patient_id=P-2001&event=appointments_listed&from=\(from)")
        #expect(trail.string("events[0].actor.type") == "user", "\(trail.text)")
        let kept = try desk.count(
            "SELECT COUNT(*) FROM ivr_conversations WHERE organisation_id = \(desk.organisation)")
        #expect(kept == 0)
    }

    @Test func `scripts have no more tries to be somebody than callers, and use theirs up`() throws {
        let right = save(["1234"])
        // Each that is right begins anew, as a caller's does.
        for _ in 0..<7 { #expect(desk.send(.post, right).string("turns[3].outcome") == "informed") }
        for first in [1, 4] {
            let wrong = desk.send(.post, save((first..<first + 3).map { "000\($0)" }))
            #expect(wrong.string("turns[9].outcome") == "transferred", "\(wrong.text)")
        }
        let refused = desk.send(.post, right)
        #expect(refused.status == 200 && refused.string("turns[3].next_action") == "verify_identity", "\(refused.text)")
        #expect(try recorded().filter { $0 == "caller_verified refused unknown" }.count == 7)
        let caller = desk.call()
        for said in ["when is my appointment", "Grace Bennett", "April 18th 1952"] { try caller.say(said) }
        #expect(try caller.say("", keys: "1234").string("next_action") == "verify_identity")
    }

    @Test func `one try too many, of two scripts at once, is heard by nobody`() throws {
        var context = AppContext(
            services: desk.service.services, database: desk.service.database, memory: ThreadMemory(),
            request: Request(.get, "/"), requestID: "test", now: TalkDesk.now)
        context.caller = .machine(.init(id: UUID(), organisation: desk.organisation, scopes: []))
        let trace = RehearsalTrace()
        for _ in 0..<6 { trace.note(.taken(patient: "P-2001")) }
        try trace.keep(in: context)
        let other = RehearsalTrace()
        other.note(.taken(patient: "P-2001"))
        #expect(throws: APIError.self) { try other.keep(in: context) }
    }
}
