import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Notes and messages, and requests for the same thing.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerificationConversationTests {
    let clinic: TestClinic

    init() throws { clinic = try .make() }

    private func say(_ id: String, _ text: String, _ token: String) -> String {
        let answer = clinic.post(id, "messages", #"{"text":"\#(text)"}"#, token: token)
        #expect(answer.status == 201, "\(answer.text)")
        return answer.string("id")
    }

    private func unread(_ id: String, _ token: String) -> [JSONValue?] {
        let listed = clinic.list(token: token)
        let place = listed.ids().firstIndex(of: id) ?? 99
        return [
            clinic.get(id, token: token)["unread_messages"], listed["requests[\(place)].unread_messages"],
            clinic.get(id, "messages", token: token)["unread"],
        ]
    }

    private func read(_ id: String, _ message: String, _ token: String) -> Int {
        clinic.service.send(
            .put, "/api/ivr/requests/\(id)/messages/reading", #"{"message_id":"\#(message)"}"#, token: token
        ).status
    }

    @Test func `what waited for its turn is unread, although it was written before what was read`() throws {
        let id = clinic.submit()
        let now = Date()
        let first = clinic.service.send(
            .post, "/api/ivr/requests/\(id)/messages", #"{"text":"two"}"#, token: clinic.doctor, now: now + 1)
        #expect(read(id, first.string("id"), clinic.reviewer) == 204)
        let waited = clinic.service.send(
            .post, "/api/ivr/requests/\(id)/messages", #"{"text":"one"}"#, token: clinic.doctor, now: now)
        #expect(waited.status == 201, "\(waited.text)")
        #expect(unread(id, clinic.reviewer) == [1, 1, 1])
    }

    @Test func `each reader has a count of what the other side wrote and they have not read`() throws {
        let id = clinic.submit()
        let other = try clinic.person("ivr")
        #expect(unread(id, clinic.reviewer) == [0, 0, 0])
        let first = say(id, "one", clinic.doctor)
        let second = say(id, "two", clinic.doctor)
        #expect(unread(id, clinic.reviewer) == [2, 2, 2] && unread(id, other) == [2, 2, 2])
        #expect(unread(id, clinic.doctor) == [0, 0, 0])
        #expect(read(id, first, clinic.reviewer) == 204)
        #expect(unread(id, clinic.reviewer) == [1, 1, 1] && unread(id, other) == [2, 2, 2])
        #expect(read(id, second, clinic.reviewer) == 204)
        // Never back.
        #expect(read(id, first, clinic.reviewer) == 204)
        #expect(unread(id, clinic.reviewer) == [0, 0, 0])
        _ = say(id, "three", clinic.reviewer)
        _ = say(id, "four", other)
        #expect(unread(id, clinic.doctor) == [2, 2, 2])
        // What one's own side wrote is not unread.
        #expect(unread(id, clinic.reviewer) == [0, 0, 0])
        let messages = clinic.get(id, "messages", token: clinic.doctor)
        #expect(messages.texts("messages", "text") == ["one", "two", "three", "four"])
        #expect(messages.texts("messages", "side") == ["clinic", "clinic", "desk", "desk"])
        // Another request's message is none of this one.
        let elsewhere = clinic.submit()
        #expect(read(elsewhere, first, clinic.reviewer) == 422)
        #expect(unread(elsewhere, clinic.doctor) == [0, 0, 0])
    }

    @Test func `the detail says whether there is anything new to be read beside it`() throws {
        let id = clinic.submit()
        func counts(_ token: String) -> [JSONValue?] {
            let detail = clinic.get(id, token: token)
            return [detail["note_count"], detail["message_count"]]
        }
        #expect(counts(clinic.reviewer) == [0, 0])
        let version = clinic.get(id)["version"]
        #expect(clinic.post(id, "notes", #"{"text":"a"}"#).status == 201)
        _ = say(id, "one", clinic.doctor)
        _ = say(id, "two", clinic.reviewer)
        #expect(counts(clinic.reviewer) == [1, 2])
        // What a clinic does not see is nothing new to it.
        #expect(counts(clinic.doctor) == [0, 2])
        #expect(clinic.post(id, "notes", #"{"text":"b","shared":true}"#).status == 201)
        #expect(counts(clinic.doctor) == [1, 2])
        #expect(clinic.get(id)["version"] == version)
    }

    @Test func `of very many messages and notes the last thousand are shown, oldest first`() throws {
        let id = clinic.submit()
        let message = say(id, "first", clinic.doctor)
        let note = clinic.post(id, "notes", #"{"text":"first","shared":true}"#).string("id")
        for (table, row, column) in [
            ("verification_messages", message, "side"), ("verification_notes", note, "is_shared"),
        ] as [(SQL, String, SQL)] {
            let sql: SQL = "INSERT INTO "
            try TestDatabase.fill(
                sql + table + " (organisation_id, request_id, created_at, id, author_id, sealed, " + column + ")"
                    + " SELECT organisation_id, request_id, created_at - INTERVAL seq SECOND, id, author_id, sealed, "
                    + column + " FROM " + table + ", seq_1_to_1000"
                    + " WHERE organisation_id = \(clinic.tenant.organisation) AND id = \(row)")
        }
        for (path, list) in [("messages", "messages"), ("notes", "notes")] {
            let moments = clinic.get(id, path).texts(list, "created_at")
            #expect(moments.count == 1_000 && moments == moments.sorted())
        }
        let last = say(id, "last", clinic.doctor)
        #expect(clinic.get(id, "messages").ids("messages").last == last)
        #expect(read(id, last, clinic.reviewer) == 204)
        #expect(unread(id, clinic.reviewer) == [0, 0, 0])
        let latest = clinic.post(id, "notes", #"{"text":"last"}"#).string("id")
        #expect(clinic.get(id, "notes").ids("notes").last == latest)
    }

    @Test func `a history of more than a thousand versions is shown to its end`() throws {
        let id = clinic.submit()
        try TestDatabase.fill(
            """
            INSERT INTO verification_history (organisation_id, request_id, version, id, happened_at, actor_type,
                event, status_before, status_after)
            SELECT organisation_id, request_id, 1 + seq, UUID(), happened_at, 'system', 'claim', status_after,
                status_after
            FROM verification_history, seq_1_to_1200
            WHERE organisation_id = \(clinic.tenant.organisation) AND request_id = \(id)
            """)
        let history = clinic.get(id, "history")
        #expect(history["history[999].version"] == 1_201 && history["history[0].version"] == 202)
    }

    @Test func `a note is the desk's own unless it is shared`() throws {
        let id = clinic.submit()
        for body in [#"{"text":"a"}"#, #"{"text":"b","shared":false}"#, #"{"text":"c","shared":true}"#] {
            #expect(clinic.post(id, "notes", body).status == 201)
        }
        #expect(clinic.get(id, "notes").texts("notes", "text") == ["a", "b", "c"])
        #expect(clinic.get(id, "notes", token: clinic.doctor).texts("notes", "text") == ["c"])
        #expect(clinic.post(id, "notes", #"{"text":"d"}"#, token: clinic.doctor).status == 403)
        // Closed requests are still written about.
        #expect(clinic.post(id, "reject", TestClinic.rejection).status == 200)
        #expect(clinic.post(id, "notes", #"{"text":"e"}"#).status == 201)
        _ = say(id, "why?", clinic.doctor)
        // Why it was escalated is between those who decide.
        let other = clinic.submit()
        #expect(clinic.post(other, "escalation", #"{"reason":"secret"}"#).status == 200)
        for path in ["", "history", "notes", "messages"] {
            #expect(!clinic.get(other, path, token: clinic.doctor).text.contains("secret"), "\(path)")
        }
        #expect(clinic.get(other).string("escalation.reason") == "secret")
        #expect(clinic.get(other, "history").string("history[1].reason") == "secret")
    }

    @Test func `a clinic is told of a note that is shared, and has it unread until it has read it`() throws {
        let id = clinic.submit()
        let (doctor, other) = (try clinic.id(of: clinic.doctor).text, try clinic.person("ivr"))
        #expect(clinic.post(id, "notes", #"{"text":"among us"}"#).status == 201)
        #expect(try unread(id, clinic.doctor) == [0, 0, 0] && clinic.told(id) == [])
        let note = clinic.post(id, "notes", #"{"text":"for you","shared":true}"#).string("id")
        #expect(try clinic.told(id) == ["note_shared \(doctor)"])
        #expect(unread(id, clinic.doctor) == [1, 1, 1])
        // To the desk it is no news.
        #expect(unread(id, clinic.reviewer) == [0, 0, 0] && unread(id, other) == [0, 0, 0])
        let message = say(id, "and this", clinic.reviewer)
        #expect(unread(id, clinic.doctor) == [2, 2, 2])
        #expect(read(id, note, clinic.doctor) == 204)
        #expect(unread(id, clinic.doctor) == [1, 1, 1])
        #expect(read(id, message, clinic.doctor) == 204)
        #expect(unread(id, clinic.doctor) == [0, 0, 0])
        // What a clinic does not see it has not read.
        let hidden = clinic.post(id, "notes", #"{"text":"among us"}"#).string("id")
        #expect(read(id, hidden, clinic.doctor) == 422 && read(id, hidden, clinic.reviewer) == 204)
    }

    // MARK: - Duplicates

    @Test func `a request for the same thing is made all the same, and warned of`() throws {
        let first = clinic.submit()
        let number = clinic.get(first).string("ivr_number")
        func warnings(_ change: (inout [String: Any]) -> Void) throws -> [String] {
            let answer = clinic.service.send(
                .post, "/api/ivr/requests", try TestClinic.sample(change), token: clinic.reviewer)
            #expect(answer.status == 201)
            let id = answer.string("id")
            defer { _ = clinic.post(id, "cancellation", #"{"reason":"a"}"#) }
            return answer.texts("warnings", "ivr_number").filter { !$0.isEmpty }
        }
        #expect(try warnings { _ in } == [number])
        // The same policy in another spelling, and other words, are the same thing.
        #expect(try warnings { $0["policy_number"] = "bcbs-123 456.789" } == [number])
        #expect(
            try warnings {
                $0["diagnosis_code"] = "e11621"; $0["treatment_plan"] = "b"; $0["priority"] = "low"
            } == [number])
        #expect(try warnings { $0["policy_number"] = "BCBS123456780" } == [])
        #expect(try warnings { $0["patient_id"] = "P-2" } == [])
        #expect(try warnings { $0["diagnosis_code"] = "I10" } == [])
        #expect(clinic.get(first, "duplicates").ids("duplicates") == [])
        // More closed ones than are listed hide none that is open.
        for _ in 0..<21 { #expect(try warnings { _ in } == [number]) }
        let second = clinic.submit()
        #expect(clinic.get(first, "duplicates").ids("duplicates") == [second])
        #expect(clinic.get(second, "duplicates").ids("duplicates") == [first])
        // Of 30 days ago there are none.
        try TestDatabase.root().execute(
            """
            UPDATE verification_requests SET submitted_at = submitted_at - INTERVAL 31 DAY
            WHERE organisation_id = \(clinic.tenant.organisation) AND id = \(first)
            """)
        #expect(clinic.get(second, "duplicates").ids("duplicates") == [])
    }

    /// Submits for P-1234 as insured so; the warnings, and the payer that the request has.
    private func submit(_ coverages: String, provider: String, policy: String = "X-1") throws -> (
        codes: [String], payer: String
    ) {
        let changed = clinic.service.send(
            .patch, "/api/patients/P-1234", #"{"coverages":\#(coverages)}"#, token: clinic.admin,
            headers: ["If-Match": "*"])
        #expect(changed.status == 200, "\(changed.text)")
        let answer = clinic.service.send(
            .post, "/api/ivr/requests",
            try TestClinic.sample {
                $0["insurance_provider"] = provider
                $0["policy_number"] = policy
                $0["diagnosis_code"] = "I10"
            }, token: clinic.reviewer)
        #expect(answer.status == 201, "\(answer.text)")
        let id = answer.string("id")
        defer { _ = clinic.post(id, "cancellation", #"{"reason":"a"}"#) }
        return (answer.texts("warnings", "code"), clinic.get(id).string("payer_id"))
    }

    @Test func `the payer of a request is the one that was chosen for the coverage, whatever the card calls it`() throws
    {
        let made = clinic.service.send(.post, "/api/payers", #"{"id":"payer-2","name":"Aetna"}"#, token: clinic.admin)
        #expect(made.status == 201)
        let card = #"[{"payer_id":"payer-1","provider":"BCBS of MA","policy_number":"X-1"}]"#
        #expect(try submit(card, provider: "bcbs  of ma") == ([], "payer-1"))
        // Another policy of the same insurance, and another insurance.
        #expect(try submit(card, provider: "BCBS of MA", policy: "X-2") == ([], "payer-1"))
        #expect(try submit(card, provider: "Aetna") == ([], "payer-2"))
        #expect(try submit(card, provider: "Nobody's") == (["UNKNOWN_PAYER"], ""))
        let both =
            #"[{"payer_id":"payer-1","provider":"Aetna","policy_number":"X-1"},"#
            + #"{"payer_id":"payer-2","provider":"Aetna","policy_number":"X-2"}]"#
        #expect(try submit(both, provider: "Aetna") == ([], "payer-1"))
        #expect(try submit(both, provider: "Aetna", policy: "x 2") == ([], "payer-2"))
        // A payer that was given another name since.
        let renamed = clinic.service.send(
            .patch, "/api/payers/payer-1", #"{"name":"Blue Cross of Massachusetts"}"#, token: clinic.admin,
            headers: ["If-Match": "*"])
        #expect(renamed.status == 200, "\(renamed.text)")
        let old = #"[{"payer_id":"payer-1","provider":"Blue Cross Blue Shield","policy_number":"X-1"}]"#
        #expect(try submit(old, provider: "Blue Cross Blue Shield") == ([], "payer-1"))
    }

    @Test(arguments: ["{}", #"{"insurance_provider":"Blue Cross Blue Shield","notes":"Once more"}"#])
    func `what is submitted again keeps its payer, whatever that is called by now`(body: String) throws {
        let id = clinic.submit(to: .rejected)
        #expect(clinic.get(id).string("payer_id") == "payer-1")
        let renamed = clinic.service.send(
            .patch, "/api/payers/payer-1", #"{"name":"Blue Cross of Massachusetts"}"#, token: clinic.admin,
            headers: ["If-Match": "*"])
        #expect(renamed.status == 200, "\(renamed.text)")
        let again = clinic.post(id, "resubmission", body)
        #expect(again.status == 201 && !again.texts("warnings", "code").contains("UNKNOWN_PAYER"), "\(again.text)")
        #expect(clinic.get(again.string("id")).string("payer_id") == "payer-1")
    }

    @Test(arguments: [
        (#""termination_date":"2020-12-31""#, true), (#""effective_date":"2999-01-01""#, true),
        (#""effective_date":"2020-01-01","termination_date":"2999-12-31""#, false), (#""group_number":"G""#, false),
    ])
    func `a policy that has ended, or not begun, is warned of`(days: String, isWarned: Bool) throws {
        let one = #"{"provider":"Blue Cross Blue Shield","policy_number":"X-1",\#(days)}"#
        let warning = isWarned ? ["COVERAGE_NOT_IN_FORCE"] : []
        #expect(try submit("[\(one)]", provider: "Blue Cross Blue Shield", policy: "x1").codes == warning)
        #expect(try submit("[\(one)]", provider: "Blue Cross Blue Shield", policy: "X-3").codes == [])
        let other = #"{"provider":"Blue Cross Blue Shield","policy_number":"X-1"}"#
        #expect(try submit("[\(one),\(other)]", provider: "Blue Cross Blue Shield").codes == [])
    }

    @Test func `a policy that another patient has is warned of at the desk, unless it is held for the family`() throws {
        let none = #"[]"#
        let provider = "Blue Cross Blue Shield"
        #expect(try submit(none, provider: provider, policy: "bcbs 2").codes == ["POLICY_OF_ANOTHER_PATIENT"])
        let held =
            #"[{"provider":"Blue Cross Blue Shield","policy_number":"BCBS-2","subscriber_name":"Maria Garcia"}]"#
        #expect(try submit(held, provider: provider, policy: "BCBS-2").codes == [])
        let changed = clinic.service.send(
            .patch, "/api/patients/P-2", #"{"coverages":\#(held)}"#, token: clinic.admin, headers: ["If-Match": "*"])
        #expect(changed.status == 200, "\(changed.text)")
        #expect(try submit(none, provider: provider, policy: "BCBS-2").codes == [])
        // Nor is it said of one that is in no territory of whoever asks.
        let (own, other) = (#"{"coverages":\#(none)}"#, #"[{"provider":"BCBS","policy_number":"BCBS-2"}]"#)
        #expect(
            clinic.service.send(
                .patch, "/api/patients/P-2", #"{"coverages":\#(other)}"#, token: clinic.admin,
                headers: ["If-Match": "*"]
            ).status == 200)
        #expect(
            clinic.service.send(
                .patch, "/api/patients/P-1234", own, token: clinic.admin, headers: ["If-Match": "*"]
            ).status == 200)
        let limited = try clinic.limited("ivr", to: ["main"])
        _ = try clinic.limited("ivr", to: ["elsewhere"])
        try TestDatabase.root().execute(
            """
            UPDATE patients SET territory_id = 'elsewhere'
            WHERE organisation_id = \(clinic.tenant.organisation) AND id = 'P-2'
            """)
        let asked = try TestClinic.sample { $0["policy_number"] = "BCBS-2" }
        func codes(_ token: String) -> [String] {
            let answer = clinic.service.send(.post, "/api/ivr/requests", asked, token: token)
            #expect(answer.status == 201, "\(answer.text)")
            return answer.texts("warnings", "code")
        }
        #expect(codes(clinic.reviewer).contains("POLICY_OF_ANOTHER_PATIENT"))
        #expect(!codes(limited).contains("POLICY_OF_ANOTHER_PATIENT"))
    }

    @Test func `what differs from the catalogue or lacks something is warned of, each at its place`() throws {
        func codes(_ change: (inout [String: Any]) -> Void) throws -> [String] {
            let answer = clinic.service.send(
                .post, "/api/ivr/requests", try TestClinic.sample(change), token: clinic.reviewer)
            _ = clinic.post(answer.string("id"), "cancellation", #"{"reason":"a"}"#)
            return zip(answer.texts("warnings", "code"), answer.texts("warnings", "field")).map { "\($0) \($1)" }
        }
        let secondary = "SECONDARY_DIAGNOSIS_MISSING secondary_diagnosis_codes"
        #expect(try codes { _ in } == [secondary])
        #expect(try codes { $0["secondary_diagnosis_codes"] = ["L97.419"] } == [])
        #expect(
            try codes {
                $0["diagnosis_code"] = "I10"
                $0["insurance_provider"] = "Nobody's"
            } == ["UNKNOWN_PAYER insurance_provider"])
        let size = ["size": "2x2", "dimensions": "2cm x 2cm", "unit_price": 151, "quantity": 1] as [String: Any]
        #expect(
            try codes {
                $0["diagnosis_code"] = "I10"
                $0["selected_products"] = [
                    ["product_name": "Unknown", "q_code": "Q4201", "sizes": [size]],
                    ["product_name": "rampart  wound matrix", "q_code": "q-4201", "sizes": [size]],
                ]
            } == [
                "NOT_IN_CATALOGUE selected_products[0]",
                "OTHER_PRICE selected_products[1].sizes[0].unit_price",
            ])
    }
}
