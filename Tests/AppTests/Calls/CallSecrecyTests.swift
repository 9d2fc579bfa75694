import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// That nothing of what was said, and nobody's number, stands anywhere in the clear, and that keys can be changed.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct CallSecrecyTests {
    let calls: CallTenant

    init() throws { calls = try CallTenant() }

    /// A call with words that are nowhere else. Returns its id.
    private func plant() throws -> String {
        let answer = try calls.report([
            "callId": "planted", "callerNumber": "+15550163399",
            "transcript": "Caller: My name is Quizzaciously Reported, do you have a table for SaidXylograph?",
            "audioUrl": "https://storage.example/AudioXylograph",
        ])
        let id = answer.string("data.callId")
        let done = try calls.complete(
            id,
            [
                "finalTranscript": "Caller: This is FinalXylograph, I want to book a table.",
                "forwardedTo": "ForwardXylograph", "audioUrl": "https://storage.example/LastXylograph",
            ])
        #expect(done.status == 200)
        _ = try calls.report(["callId": "planted", "transcript": "RepeatXylograph"])
        _ = try calls.complete(id, ["forwardedTo": "ConflictXylograph"])
        _ = try calls.report(["callerNumber": "RefusedXylograph"])
        _ = calls.search(#"{"number":"5550163399"}"#)
        _ = calls.service.send(.post, "/api/ivr/export/calls", #"{"number":"5550163399"}"#, token: calls.agent)
        return id
    }

    @Test func `nothing that was said is in any column of any table in the clear`() throws {
        let id = try plant()
        let tables = try TestDatabase.tables()
        #expect(tables.contains("call_transcripts"))
        for table in tables {
            for word in ["Xylograph", "Quizzaciously", "5550163399"] {
                #expect(try TestDatabase.count(of: word, in: table) == 0, "\(word) in \(table)")
            }
        }
        // And it can be found where it is plain.
        #expect(try TestDatabase.count(of: "planted", in: "calls") > 0)
        #expect(calls.get("calls/\(id)").string("data.finalTranscript").contains("FinalXylograph"))
        #expect(calls.get("calls/\(id)").string("data.callerNumber") == "+15550163399")
    }

    @Test func `after a change of the seal key all is sealed anew, opens, and is what it was`() throws {
        let id = try plant()
        let before = calls.get("calls/\(id)").text
        let path = FileManager.default.temporaryDirectory.appending(path: "keyring-\(UUID())").path
        try Keyring(contentsOf: calls.service.services.configuration.keyring).rotating(.seal, now: Date())
            .write(to: path)
        let renewed = try TestService(environment: ["TRUNKLINE_KEYRING": path])
        let context = JobContext(services: renewed.services, database: renewed.database, now: Date())
        let organisation = calls.tenant.organisation
        #expect(try ResealFields.remaining(of: organisation, in: context) >= 3)
        while try ResealFields.reseal(organisation, in: context) {}
        #expect(try ResealFields.remaining(of: organisation, in: context) == 0)
        #expect(renewed.send(.get, "/api/ivr/calls/\(id)", token: calls.agent).text == before)
        // The jobs of other tests have the old keyring, and cannot open them.
        for statement: SQL in [
            "DELETE FROM calls WHERE organisation_id = \(organisation)",
            "DELETE FROM call_transcripts WHERE organisation_id = \(organisation)",
            "DELETE FROM outbox WHERE organisation_id = \(organisation)",
        ] {
            try TestDatabase.root().execute(statement)
        }
    }

    @Test func `what is refused is not in the answer`() throws {
        for answer in [
            try calls.report(["callerNumber": "SecretXylograph", "transcript": "x"]),
            try calls.report(["audioUrl": "SecretXylograph"]), try calls.report(["callId": "Secret Xylograph"]),
            try calls.report(["restaurantId": "SecretXylograph"]),
        ] {
            #expect(answer.status >= 400 && !answer.text.contains("Xylograph"))
        }
    }
}
