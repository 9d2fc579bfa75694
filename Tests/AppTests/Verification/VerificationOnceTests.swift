import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// What is sent twice is done once.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerificationOnceTests {
    let clinic: TestClinic

    init() throws { clinic = try .make() }

    private func send(_ path: String, _ body: String, key: String, token: String? = nil) -> Answer {
        clinic.service.send(
            .post, "/api/ivr/requests\(path)", body, token: token ?? clinic.reviewer,
            headers: ["Idempotency-Key": key])
    }

    private func count(_ table: SQL) throws -> Int {
        let select: SQL = "SELECT COUNT(*) FROM "
        return try TestDatabase.root().fetchValue(
            select + table + " WHERE organisation_id = \(clinic.tenant.organisation)", as: Int.self) ?? 0
    }

    @Test(arguments: [
        ("", TestClinic.sample, RequestStatus.pendingReview), ("/notes", #"{"text":"a"}"#, .inReview),
        ("/messages", #"{"text":"a"}"#, .inReview), ("/resubmission", "{}", .rejected),
        ("/approve", TestClinic.approval, .pendingReview), ("/reject", TestClinic.rejection, .pendingReview),
        ("/request-documents", TestClinic.ask(), .pendingReview), ("/review", "{}", .pendingReview),
        ("/escalation", #"{"reason":"a"}"#, .pendingReview),
        ("/escalation/resolution", #"{"notes":"a"}"#, .escalated), ("/cancellation", #"{"reason":"a"}"#, .inReview),
        ("/reopening", #"{"reason":"a"}"#, .approved),
    ])
    func `the same key gets the same answer and does nothing more; with another body it is refused`(
        path: String, body: String, status: RequestStatus
    ) throws {
        let id = clinic.submit(to: status)
        let place = path.isEmpty ? "" : "/\(id)\(path)"
        let first = send(place, body, key: "k-1", token: clinic.admin)
        #expect(first.status == 200 || first.status == 201, "\(first.text)")
        let history = try count("verification_history")
        let told = try count("notifications")
        let again = send(place, body, key: "k-1", token: clinic.admin)
        #expect(again.status == first.status && again.response.body == first.response.body)
        #expect(again[header: "idempotency-replayed"] == "true" && again[header: "etag"] == first[header: "etag"])
        #expect(again[header: "location"] == first[header: "location"])
        #expect(try count("verification_history") == history && count("notifications") == told)
        let other = send(
            place, body == "{}" ? #"{"more":1}"# : body.replacing("}", with: #","more":1}"#), key: "k-1",
            token: clinic.admin)
        #expect(other.status == 422, "\(other.text)")
        // Another person's key is another one.
        let different = send(place, body, key: "k-1")
        #expect(different[header: "idempotency-replayed"] == nil)
    }

    @Test func `a refusal leaves the key free`() throws {
        let refused = send("", "{}", key: "k-2")
        #expect(refused.status == 422)
        #expect(send("", TestClinic.sample, key: "k-2").status == 201)
        let id = clinic.submit(to: .approved)
        #expect(send("/\(id)/approve", TestClinic.approval, key: "k-3").status == 409)
        #expect(clinic.post(id, "reopening", #"{"reason":"a"}"#, token: clinic.admin).status == 200)
        #expect(send("/\(id)/approve", TestClinic.approval, key: "k-3").status == 200)
    }

    @Test func `fifty with one key make one request, and are told of the same`() throws {
        let token = clinic.reviewer
        func all() -> [(Int, String)] {
            atOnce(50) { _, service in
                let answer = service.send(
                    .post, "/api/ivr/requests", TestClinic.sample, token: token, headers: ["Idempotency-Key": "k-4"])
                return (answer.status, answer.text)
            }
        }
        let answers = all()
        let made = answers.filter { $0.0 == 201 }
        #expect(!made.isEmpty && Set(made.map(\.1)).count == 1)
        // Whoever does not get it while it is made is told to come again.
        #expect(answers.allSatisfy { $0.0 == 201 || $0.0 == 409 }, "\(answers.map(\.0))")
        #expect(try count("verification_requests") == 1)
        #expect(send("", TestClinic.sample, key: "k-4").text == made.first?.1)
    }

    @Test func `requests made anew and new ones at once have numbers without a gap, and none dies`() throws {
        let rejected = (0..<10).map { _ in clinic.submit(to: .rejected) }
        let token = clinic.reviewer
        let answers = atOnce(20) { number, service in
            let answer =
                number % 2 == 0
                ? service.send(.post, "/api/ivr/requests/\(rejected[number / 2])/resubmission", "{}", token: token)
                : service.send(.post, "/api/ivr/requests", TestClinic.sample, token: token)
            return (answer.status, answer.string("ivr_number"))
        }
        #expect(answers.map(\.0).allSatisfy { $0 == 201 }, "\(answers.map(\.0))")
        let numbers = answers.compactMap { Int($0.1.suffix(3)) }.sorted()
        #expect(numbers == Array(11...30))
    }
}
