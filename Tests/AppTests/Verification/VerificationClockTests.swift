import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// The clock of a request as the API shows it.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerificationClockTests {
    let clinic: TestClinic
    /// A Tuesday, 12:00 in New York.
    let start: Date

    init() throws {
        clinic = try .make()
        start = try Date("2026-03-10T16:00:00Z", strategy: .iso8601)
    }

    /// Tokens last an hour: whoever looks signs in when they look.
    private func reviewer(_ now: Date) throws -> String { try clinic.tenant.signIn("ivr", now: now).token }

    private func submit(_ priority: String, at now: Date) throws -> String {
        let answer = clinic.service.send(
            .post, "/api/ivr/requests", try TestClinic.sample { $0["priority"] = priority }, token: try reviewer(now),
            now: now)
        #expect(answer.status == 201)
        return answer.string("id")
    }

    private func show(_ id: String, _ now: Date) throws -> (sla: String, due: String, days: JSONValue?) {
        let answer = clinic.get(id, token: try reviewer(now), now: now)
        #expect(answer.status == 200)
        let list = clinic.list(token: try reviewer(now), now: now)
        #expect(list.string("requests[0].sla_status") == answer.string("sla_status"))
        #expect(list["requests[0].days_pending"] == answer["days_pending"])
        return (answer.string("sla_status"), answer.string("due_at"), answer["days_pending"])
    }

    private func post(_ id: String, _ path: String, _ body: String, _ now: Date) throws {
        let answer = clinic.post(id, path, body, token: try clinic.tenant.signIn("admin", now: now).token, now: now)
        #expect(answer.status == 200, "\(answer.text)")
    }

    @Test func `a request is on track, at risk with three quarters of its time gone, and then late`() throws {
        let id = try submit("critical", at: start)
        #expect(try show(id, start).sla == "on_track")
        #expect(try show(id, start).due == "2026-03-10T20:00:00Z")
        #expect(try show(id, start + 10_799).sla == "on_track")
        #expect(try show(id, start + 10_800).sla == "at_risk")
        #expect(try show(id, start + 14_399).sla == "at_risk")
        #expect(try show(id, start + 14_400).sla == "breached")
        let overdue = { (now: Date) in
            clinic.list("overdue=true", token: try reviewer(now), now: now).ids()
        }
        #expect(try overdue(start + 14_400) == [])
        #expect(try overdue(start + 14_401) == [id])
    }

    @Test(arguments: [
        ("critical", "2026-03-10T20:00:00Z"), ("high", "2026-03-11T16:00:00Z"), ("low", "2026-03-17T16:00:00Z"),
    ])
    func `each priority has its time`(priority: String, due: String) throws {
        #expect(try show(try submit(priority, at: start), start).due == due)
    }

    @Test func `it stands while documents are awaited, and goes on with what was left`() throws {
        let id = try submit("critical", at: start)
        try post(id, "request-documents", TestClinic.ask("2026-03-30"), start + 3_600)
        let paused = try show(id, start + 100_000)
        #expect(paused.sla == "paused" && paused.due == "")
        // Asked again it stands on, with what was left at first.
        try post(id, "request-documents", TestClinic.ask("2026-03-30"), start + 200_000)
        try post(id, "escalation", #"{"reason":"why"}"#, start + 300_000)
        let resumed = try show(id, start + 300_000)
        #expect(resumed.sla == "on_track")
        #expect(resumed.due == (start + 300_000 + 10_800).ISO8601Format())
        // An hour before the end it is urgent, as it was before.
        #expect(try show(id, start + 300_000 + 7_199).sla == "on_track")
        #expect(try show(id, start + 300_000 + 7_200).sla == "at_risk")
        #expect(try show(id, start + 300_000 + 10_800).sla == "breached")
    }

    @Test func `what was late when it was paused is late when it goes on`() throws {
        let id = try submit("critical", at: start)
        try post(id, "request-documents", TestClinic.ask("2026-03-30"), start + 18_000)
        try post(id, "escalation", #"{"reason":"why"}"#, start + 90_000)
        let resumed = try show(id, start + 90_000)
        #expect(resumed.sla == "breached")
        #expect(resumed.due == (start + 90_000 - 3_600).ISO8601Format())
    }

    @Test(arguments: [("approve", TestClinic.approval), ("reject", TestClinic.rejection)])
    func `it stops with the decision, and starts in full when the request is opened again`(path: String, body: String)
        throws
    {
        let id = try submit("high", at: start)
        try post(id, path, body, start + 3 * 86_400 - 1)
        let decided = try show(id, start + 10 * 86_400)
        #expect(decided.sla == "stopped" && decided.due == "")
        // Whole days until the decision: two, and not three.
        #expect(decided.days == 2)
        #expect(try show(id, start + 20 * 86_400).days == 2)
        try post(id, "reopening", #"{"reason":"why"}"#, start + 11 * 86_400)
        let opened = try show(id, start + 11 * 86_400)
        #expect(opened.sla == "on_track")
        #expect(opened.due == (start + 12 * 86_400).ISO8601Format())
        #expect(opened.days == 11)
    }

    @Test func `days pending are whole days, also while documents are awaited`() throws {
        let id = try submit("low", at: start)
        try post(id, "request-documents", TestClinic.ask("2026-03-30"), start + 60)
        for (seconds, days) in [(0.0, 0), (86_399, 0), (86_400, 1), (2 * 86_400 - 1, 1), (2 * 86_400, 2)] {
            let now = start + seconds + (seconds == 0 ? 61 : 0)
            #expect(try show(id, now).days == .number(.init(days)), "\(seconds)")
        }
        try post(id, "cancellation", #"{"reason":"why"}"#, start + 3 * 86_400)
        #expect(try show(id, start + 9 * 86_400).days == 3)
    }
}
