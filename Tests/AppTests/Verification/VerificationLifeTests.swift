import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// The life of a request, hop by hop, as the API has it.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerificationLifeTests {
    let clinic: TestClinic

    init() throws { clinic = try .make() }

    /// Each way to change a request: its body, where it may begin, and where it ends.
    static let hops: [(path: String, body: String, from: Set<RequestStatus>, to: RequestStatus)] = {
        let undecided: Set<RequestStatus> = [.pendingReview, .inReview, .escalated]
        let open = undecided.union([.awaitingDocuments])
        return [
            ("review", "{}", [.pendingReview], .inReview), ("approve", TestClinic.approval, undecided, .approved),
            ("reject", TestClinic.rejection, open, .rejected),
            ("request-documents", TestClinic.ask(), open, .awaitingDocuments),
            ("escalation", #"{"reason":"why"}"#, open.subtracting([.escalated]), .escalated),
            ("escalation/resolution", #"{"notes":"so"}"#, [.escalated], .inReview),
            ("cancellation", #"{"reason":"why"}"#, open, .cancelled),
            ("reopening", #"{"reason":"why"}"#, [.approved, .rejected], .inReview),
        ]
    }()

    @Test(arguments: RequestStatus.allCases, hops.indices)
    func `a hop is made where it may be, and refused with from and to where not`(from: RequestStatus, hop: Int) throws {
        let (path, body, starts, end) = Self.hops[hop]
        let id = clinic.submit(to: from)
        let before = clinic.get(id)
        let version = from == .pendingReview ? 1 : 2
        #expect(before[header: "etag"] == "\"\(version)\"")
        let audited = try clinic.events().count
        let told = try clinic.told(id)
        let answer = clinic.post(id, path, body, token: clinic.admin)
        let after = clinic.get(id)
        let history = clinic.get(id, "history")
        if starts.contains(from) {
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer.string("status") == end.rawValue && after.string("status") == end.rawValue)
            #expect(answer[header: "etag"] == "\"\(version + 1)\"" && after[header: "etag"] == "\"\(version + 1)\"")
            #expect(history["history[\(version)].version"] == .number(.init(version + 1)))
            #expect(history.string("history[\(version)].from") == from.rawValue)
            #expect(history.string("history[\(version)].to") == end.rawValue)
            #expect(history.string("history[\(version)].actor.name") == "A admin")
            #expect(history["history[\(version + 1)]"] == nil)
            #expect(try clinic.events(since: audited).first?.hasPrefix("request_") == true)
        } else {
            #expect(answer.status == 409)
            let code = from == .awaitingDocuments && path == "approve" ? "DOCUMENTS_OUTSTANDING" : nil
            #expect(answer.string("error.code") == code ?? "INVALID_STATE_TRANSITION")
            #expect(answer.string("error.details.field") == "status")
            #expect(
                answer.string("error.details.issue") == "\(from.rawValue) -> \(end.rawValue) is not allowed",
                "\(answer.text)")
            #expect(after[header: "etag"] == "\"\(version)\"" && after.string("status") == from.rawValue)
            #expect(history["history[\(version)]"] == nil)
            #expect(try clinic.told(id) == told)
        }
        let rows = try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM verification_history
            WHERE organisation_id = \(clinic.tenant.organisation) AND request_id = \(id)
                AND version <= (SELECT version FROM verification_requests WHERE id = \(id))
            """, as: Int.self)
        #expect(rows == (starts.contains(from) ? version + 1 : version))
    }

    @Test(arguments: hops.indices)
    func `a hop may name the version it means`(hop: Int) throws {
        let (path, body, starts, _) = Self.hops[hop]
        let from = try #require(RequestStatus.allCases.first(where: starts.contains))
        let id = clinic.submit(to: from)
        let version = from == .pendingReview ? 1 : 2
        func send(_ tag: String) -> Answer {
            clinic.service.send(
                .post, "/api/ivr/requests/\(id)/\(path)", body, token: clinic.admin, headers: ["If-Match": tag])
        }
        for tag in ["\"9\"", "\"0\"", "W/\"\(version)\"", "\(version)", "\"\""] {
            let stale = send(tag)
            #expect(stale.status == 412, "\(tag)")
            #expect(stale.string("error.code") == "PRECONDITION_FAILED")
        }
        #expect(clinic.get(id)[header: "etag"] == "\"\(version)\"")
        #expect(send("\"7\", \"\(version)\"").status == 200)
    }

    @Test func `assignment and resubmission may name the version they mean`() throws {
        let id = clinic.submit()
        let path = "/api/ivr/requests/\(id)/assignment"
        func send(_ method: Web.Method, _ body: String? = nil, _ tag: String) -> Answer {
            clinic.service.send(method, path, body, token: clinic.reviewer, headers: ["If-Match": tag])
        }
        #expect(send(.put, "{}", "\"9\"").status == 412)
        // What was done already is done, whatever version is named.
        for tag in ["\"1\"", "\"1\"", "\"9\""] {
            let claimed = send(.put, "{}", tag)
            #expect(claimed.status == 200 && claimed[header: "etag"] == "\"2\"", "\(claimed.text)")
        }
        #expect(send(.delete, nil, "\"9\"").status == 412)
        for tag in ["\"2\"", "\"2\"", "\"9\""] {
            let released = send(.delete, nil, tag)
            #expect(released.status == 200 && released[header: "etag"] == "\"3\"", "\(released.text)")
        }
        #expect(clinic.get(id, "history").texts("history", "event") == ["create", "claim", "release"])
        let rejected = clinic.submit(to: .rejected)
        let again = clinic.service.send(
            .post, "/api/ivr/requests/\(rejected)/resubmission", "{}", token: clinic.reviewer,
            headers: ["If-Match": "\"1\""])
        #expect(again.status == 412)
    }

    @Test(arguments: RequestStatus.allCases)
    func `only what is closed is made anew, and says what it was before`(from: RequestStatus) throws {
        let id = clinic.submit(to: from)
        let answer = clinic.post(id, "resubmission", #"{"notes":"Once more"}"#)
        guard !from.isOpen else {
            #expect(answer.status == 409)
            #expect(answer.string("error.details.issue") == "\(from.rawValue) -> pending_review is not allowed")
            return
        }
        #expect(answer.status == 201)
        let next = answer.string("id")
        #expect(answer[header: "location"] == "/api/ivr/requests/\(next)")
        #expect(answer.string("ivr_number").hasSuffix("-002"))
        let detail = clinic.get(next)
        #expect(detail.string("previous_request_id") == id)
        #expect(detail.string("notes") == "Once more" && detail.string("treatment_plan").hasPrefix("Advanced"))
        #expect(detail.string("status") == "pending_review" && detail.string("sla_status") == "on_track")
        #expect(clinic.get(id).string("status") == from.rawValue)
        #expect(clinic.get(id, "history").string("history[2].subject") == next)
        #expect(clinic.get(next, "history").string("history[0].subject") == id)
        // And that one too, when it comes to that.
        #expect(clinic.post(next, "reject", TestClinic.rejection).status == 200)
        let third = clinic.post(next, "resubmission").string("id")
        #expect(clinic.get(third).string("previous_request_id") == next)
        #expect(clinic.get(third).string("notes") == "Once more")
        // It leads to what came after it, and is made anew only once.
        let before = clinic.get(id)
        #expect(before.string("next_request_id") == next)
        #expect(!before.text.contains(#""resubmit""#) && !before.text.contains(#""reopen""#))
        let twice = clinic.post(id, "resubmission")
        #expect(twice.status == 409)
        #expect(twice.string("error.details.issue") == "\(from.rawValue) -> pending_review is not allowed")
        #expect(clinic.get(third)["next_request_id"] == .null)
    }

    @Test func `what was wrong is put right when a request is made anew`() throws {
        let id = clinic.submit(to: .rejected)
        let before = clinic.get(id)
        let answer = clinic.post(
            id, "resubmission",
            #"{"policy_number":"XYZ 99","diagnosis_code":"i10","priority":"low","treatment_plan":"Another plan"}"#)
        #expect(answer.status == 201, "\(answer.text)")
        let next = clinic.get(answer.string("id"))
        #expect(next.string("patient.insurance.policy_number") == "XYZ 99")
        #expect(next.string("patient.insurance.provider") == before.string("patient.insurance.provider"))
        #expect(next.string("diagnosis_code") == "I10" && next.string("priority") == "low")
        #expect(next.string("treatment_plan") == "Another plan")
        #expect(next.string("products[0].id") == before.string("products[0].id"))
        #expect(next["total_cost"] == before["total_cost"])
        #expect(next["payer_id"] == before["payer_id"])
        #expect(clinic.get(id).string("diagnosis_code") == before.string("diagnosis_code"))
    }

    @Test func `an escalation that is decided on is open no more`() throws {
        let id = clinic.submit(to: .escalated)
        #expect(clinic.post(id, "approve", TestClinic.approval).status == 200)
        let open = try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM verification_escalations
            WHERE organisation_id = \(clinic.tenant.organisation) AND request_id = \(id) AND resolved_at IS NULL
            """, as: Int.self)
        #expect(open == 0)
    }

    @Test func `what a payer has said beside the document's members is kept as it was said`() throws {
        let more = #"""
            ,"deductible_met":120.5,"oop_met":0,"network":"in_network","auth_required":true,"auth_number":"A-77",\#
            "effective_date":"2026-01-01","termination_date":"2026-12-31","valid_until":"2026-12-31",\#
            "payer_reference":"REF 5","verified_with":"Sam"}
            """#
        let id = clinic.submit()
        let whole = String(TestClinic.approval.dropLast()) + more
        let wrong = clinic.post(id, "approve", whole.replacing("2026-12-31\",\"valid", with: "2025-12-31\",\"valid"))
        #expect((wrong.status, wrong.string("error.details.field")) == (422, "termination_date"))
        let answer = clinic.post(id, "approve", whole)
        #expect(answer.status == 200, "\(answer.text)")
        for shown in [answer["coverage_details"], clinic.get(id)["decision.coverage_details"]] {
            let text = "\(shown ?? .null)"
            for part in ["120.5", "in_network", "A-77", "2026-12-31", "REF 5", "Sam"] {
                #expect(text.contains(part), "\(part): \(text)")
            }
        }
        // Who says nothing of it is told nothing of it.
        let plain = clinic.submit(to: .approved)
        #expect(!clinic.get(plain).text.contains("auth_number"))
    }

    @Test func `who may not decide any more has no requests, and hears of none`() throws {
        let other = try clinic.person("ivr")
        let (id, kept) = (clinic.submit(), clinic.submit(to: .inReview))
        for one in [id, kept] {
            let path = "/api/ivr/requests/\(one)/assignment"
            _ = clinic.service.send(.delete, path, token: clinic.reviewer)
            #expect(clinic.service.send(.put, path, "{}", token: other).status == 200)
        }
        let user = try clinic.id(of: other)
        // One that another way disabled: whoever is there is told.
        try TestDatabase.root().execute("UPDATE users SET status = 'disabled' WHERE id = \(user)")
        let message = clinic.service.send(
            .post, "/api/ivr/requests/\(id)/messages", #"{"text":"Hello?"}"#, token: clinic.doctor)
        #expect(message.status == 201, "\(message.text)")
        #expect(try clinic.told(id).contains { $0.hasPrefix("message_received") && !$0.contains(user.text) })
        try TestDatabase.root().execute("UPDATE users SET status = 'active' WHERE id = \(user)")
        let disabled = clinic.service.send(
            .patch, "/api/users/\(user.text)", #"{"status":"disabled"}"#, token: clinic.admin,
            headers: ["If-Match": "*"])
        #expect(disabled.status == 200, "\(disabled.text)")
        for one in [id, kept] {
            #expect(clinic.get(one)["assignee"] == .null)
            #expect(clinic.get(one, "history").text.contains(#""event":"release""#))
        }
        #expect(clinic.list("assignee=none").text.contains(id))
    }

    @Test func `who chooses a password anew has the requests of before`() throws {
        let id = clinic.submit()
        let path = "/api/ivr/requests/\(id)/assignment"
        let other = try clinic.person("ivr")
        #expect(clinic.service.send(.put, path, "{}", token: other).status == 200)
        let user = "/api/users/\(try clinic.id(of: other).text)"
        #expect(clinic.service.send(.post, "\(user)/invitation", token: clinic.admin).status == 201)
        // Nor does another change let them go meanwhile.
        let renamed = clinic.service.send(
            .patch, user, #"{"name":"Renamed"}"#, token: clinic.admin, headers: ["If-Match": "*"])
        #expect(renamed.status == 200, "\(renamed.text)")
        #expect(clinic.get(id).string("assignee.name") == "Renamed")
    }

    @Test(arguments: RequestStatus.allCases)
    func `who reviews may decide on documents while the request is open, and no clinic may`(status: RequestStatus) {
        let id = clinic.submit(to: status)
        let may = { (token: String) in clinic.get(id, token: token).text.contains(#""decide_document""#) }
        #expect(may(clinic.reviewer) == status.isOpen)
        #expect(!may(clinic.doctor))
    }

    // MARK: - Assignment

    @Test func `what was not shown stays unread`() throws {
        let other = try clinic.person("ivr")
        let person = try clinic.id(of: other)
        for _ in 1...3 {
            let given = clinic.service.send(
                .put, "/api/ivr/requests/\(clinic.submit())/assignment", #"{"assignee_id":"\#(person.text)"}"#,
                token: clinic.reviewer)
            #expect(given.status == 200)
        }
        let read = { (body: String, token: String) in
            clinic.service.send(.put, "/api/notifications/reading", body, token: token).status
        }
        let told = { clinic.service.send(.get, "/api/notifications", token: other) }
        let ids = told().ids("notifications")
        #expect(ids.count == 3 && told()["unread"] == 3)
        // Not by somebody else, nor by a moment before it came.
        let first = #"{"ids":["\#(ids[0])"]}"#
        #expect(read(first, clinic.reviewer) == 204 && told()["unread"] == 3)
        #expect(read(#"{"ids":["\#(ids[0])"],"read_to":"2020-01-01T00:00:00Z"}"#, other) == 204)
        #expect(told()["unread"] == 3)
        #expect(read(first, other) == 204)
        #expect(told()["notifications[0].read"] == true && told()["notifications[1].read"] == false)
        #expect(told()["unread"] == 2)
        #expect(read(#"{"ids":[]}"#, other) == 422)
        #expect(read("{}", other) == 204 && told()["unread"] == 0)
    }

    @Test func `a request is claimed, kept from others, given and released`() throws {
        let id = clinic.submit()
        let path = "/api/ivr/requests/\(id)/assignment"
        let other = try clinic.person("ivr")
        let (mine, others) = (try clinic.id(of: clinic.reviewer), try clinic.id(of: other))
        let claimed = clinic.service.send(.put, path, "{}", token: clinic.reviewer)
        #expect(claimed.string("assignee.id") == mine.text)
        let taken = clinic.service.send(.put, path, "{}", token: other)
        #expect(taken.status == 409 && taken.string("error.code") == "ALREADY_ASSIGNED")
        let given = clinic.service.send(.put, path, #"{"assignee_id":"\#(others.text)"}"#, token: clinic.reviewer)
        #expect(given.string("assignee.id") == others.text)
        #expect(try clinic.told(id) == ["request_assigned \(others.text)"])
        let told = clinic.service.send(.get, "/api/notifications", token: other)
        #expect(told.string("notifications[0].request_id").lowercased() == id.lowercased(), "\(told.text)")
        #expect(told["notifications[0].ivr_number"] == clinic.get(id)["ivr_number"], "\(told.text)")
        for token in [clinic.doctor, try clinic.person("manager")] {
            let nobody = try clinic.id(of: token)
            let refused = clinic.service.send(
                .put, path, #"{"assignee_id":"\#(nobody.text)"}"#, token: clinic.reviewer)
            #expect(refused.string("error.details.field") == "assignee_id")
        }
        #expect(clinic.service.send(.delete, path, token: clinic.reviewer).status == 200)
        #expect(clinic.get(id)["assignee"] == .null)
        let events = clinic.get(id, "history").texts("history", "event")
        #expect(events == ["create", "claim", "assign", "release"])
        // Released twice, it is free all the same, and there is no version for it.
        #expect(clinic.service.send(.delete, path, token: clinic.reviewer)[header: "etag"] == "\"4\"")
        let closed = clinic.submit(to: .approved)
        for (method, body) in [(Web.Method.put, "{}"), (.delete, nil)] {
            let refused = clinic.service.send(
                method, "/api/ivr/requests/\(closed)/assignment", body, token: clinic.reviewer)
            #expect(refused.status == 409 && refused.string("error.code") == "REQUEST_CLOSED")
        }
    }

    @Test func `nobody is given a request that they do not see`() throws {
        let south = try clinic.limited("ivr", to: ["south"])
        let id = clinic.submit()
        let user = try clinic.id(of: south).text
        let path = "/api/ivr/requests/\(id)"
        let given = clinic.service.send(
            .put, "\(path)/assignment", #"{"assignee_id":"\#(user)"}"#, token: clinic.admin)
        #expect(given.string("error.details.field") == "assignee_id")
        let escalated = clinic.post(id, "escalation", #"{"reason":"a","to":"\#(user)"}"#)
        #expect(escalated.string("error.details.field") == "to")
        #expect(try clinic.told(id) == [])
    }

    @Test func `fifty claim at once, and one has it`() throws {
        let id = clinic.submit()
        let tokens = try (0..<50).map { _ in try clinic.person("ivr") }
        let statuses = atOnce(50) { number, service in
            service.send(.put, "/api/ivr/requests/\(id)/assignment", "{}", token: tokens[number]).status
        }
        #expect(statuses.count { $0 == 200 } == 1)
        #expect(statuses.count { $0 == 409 } == 49)
        #expect(clinic.get(id)[header: "etag"] == "\"2\"")
    }

    @Test func `a review begun by whoever is there makes it theirs, and one that is somebody's stays so`() throws {
        let first = clinic.submit(to: .inReview)
        #expect(clinic.get(first).string("assignee.id") == (try clinic.id(of: clinic.reviewer).text))
        let second = clinic.submit()
        _ = clinic.service.send(.put, "/api/ivr/requests/\(second)/assignment", "{}", token: clinic.reviewer)
        #expect(clinic.post(second, "review", token: clinic.admin).status == 200)
        #expect(clinic.get(second).string("assignee.id") == (try clinic.id(of: clinic.reviewer).text))
    }

    @Test func `a request that is opened again is nobody's whose reviewer is gone, nor is an escalation`() throws {
        let (other, admin) = (try clinic.person("ivr"), try clinic.person("admin"))
        let user = try clinic.id(of: other)
        let id = clinic.submit()
        #expect(
            clinic.service.send(.put, "/api/ivr/requests/\(id)/assignment", "{}", token: other).status == 200)
        #expect(clinic.post(id, "approve", TestClinic.approval, token: other).status == 200)
        let escalated = clinic.submit()
        #expect(
            clinic.post(escalated, "escalation", #"{"reason":"Look","to":"\#(user.text)"}"#).status == 200)
        let disabled = clinic.service.send(
            .patch, "/api/users/\(user.text)", #"{"status":"disabled"}"#, token: clinic.admin,
            headers: ["if-match": "*"])
        #expect(disabled.status == 200, "\(disabled.text)")
        #expect(clinic.get(escalated)["escalation.to"] == .null)
        #expect(try clinic.told(escalated).contains("request_escalated \(clinic.id(of: admin).text)"))
        #expect(clinic.post(id, "reopening", #"{"reason":"why"}"#, token: clinic.admin).status == 200)
        #expect(clinic.get(id)["assignee"] == .null)
        let claimed = clinic.service.send(.put, "/api/ivr/requests/\(id)/assignment", "{}", token: clinic.reviewer)
        #expect(claimed.status == 200, "\(claimed.text)")
    }

    @Test func `each decision can be read, also when it was decided anew since`() throws {
        let id = clinic.submit(to: .approved)
        #expect(clinic.post(id, "reopening", #"{"reason":"why"}"#, token: clinic.admin).status == 200)
        #expect(clinic.post(id, "reject", TestClinic.rejection).status == 200)
        for token in [clinic.reviewer, clinic.doctor] {
            let history = clinic.get(id, "history", token: token)
            #expect(history.string("history[1].decision.kind") == "approval")
            #expect(history["history[1].decision.coverage_details.coverage_percentage"] == 80, "\(history.text)")
            #expect(history["history[1].decision.rejection_details"] == nil)
            #expect(history["history[0].decision"] == .null && history["history[2].decision"] == .null)
            #expect(
                history.string("history[3].decision.rejection_details.reason") == "insufficient_documentation")
        }
        #expect(clinic.get(id).string("decision.kind") == "rejection")
    }

    // MARK: - Whom it concerns

    @Test func `of a critical request that nobody has everybody hears who may take it`() throws {
        let other = try clinic.id(of: try clinic.person("ivr")).text
        let (mine, admin) = (try clinic.id(of: clinic.reviewer).text, try clinic.id(of: clinic.admin).text)
        _ = try clinic.limited("ivr", to: ["south"])
        func waiting(_ id: String) throws -> [String] {
            try clinic.told(id).filter { $0.hasPrefix("request_waiting") }.map { String($0.dropFirst(16)) }
        }
        let id = clinic.submit(try TestClinic.sample { $0["priority"] = "critical" })
        // Whoever submitted it knows.
        #expect(try waiting(id) == [admin, other].sorted())
        let path = "/api/ivr/requests/\(id)/assignment"
        #expect(clinic.service.send(.put, path, "{}", token: clinic.reviewer).status == 200)
        #expect(clinic.service.send(.delete, path, token: clinic.admin).status == 200)
        #expect(try waiting(id) == [admin, mine, other, other].sorted())
        #expect(try waiting(clinic.submit()) == [])
    }

    @Test func `of documents that are complete, and of what is opened again, all hear while nobody has it`() throws {
        let (mine, admin) = (try clinic.id(of: clinic.reviewer).text, try clinic.id(of: clinic.admin).text)
        let id = clinic.submit()
        #expect(clinic.post(id, "request-documents", TestClinic.ask()).status == 200)
        let item = clinic.get(id, "checklist").string("asks[0].items[0].id")
        let waived = clinic.post(id, "checklist/\(item)/waiver", #"{"reason":"Told"}"#)
        #expect(waived.status == 200 && clinic.get(id)["assignee"] == .null)
        #expect(try clinic.told(id).filter { $0.hasPrefix("documents_complete") } == ["documents_complete \(admin)"])
        #expect(clinic.post(id, "reject", TestClinic.rejection).status == 200)
        #expect(clinic.post(id, "reopening", #"{"reason":"why"}"#, token: clinic.admin).status == 200)
        #expect(try clinic.told(id).contains("request_reopened \(mine)"))
    }

    @Test func `each is told what concerns them, and nobody what they did themselves`() throws {
        let other = try clinic.person("ivr")
        let (doctor, mine) = (try clinic.id(of: clinic.doctor).text, try clinic.id(of: clinic.reviewer).text)
        let (admin, others) = (try clinic.id(of: clinic.admin).text, try clinic.id(of: other).text)
        _ = try clinic.person("doctor", doctor: "D-2")
        _ = try clinic.person("manager")
        let id = clinic.submit()
        #expect(try clinic.told(id) == [])
        func after(_ path: String, _ body: String = "{}", by token: String) throws -> [String] {
            try TestDatabase.root().execute(
                "DELETE FROM notifications WHERE organisation_id = \(clinic.tenant.organisation)")
            #expect(clinic.post(id, path, body, token: token).status < 300, "\(path)")
            return try clinic.told(id)
        }
        let reason = #"{"reason":"why"}"#
        #expect(try after("review", by: clinic.reviewer) == [])
        #expect(try after("escalation", reason, by: other) == ["request_escalated \(admin)"])
        #expect(try after("escalation/resolution", #"{"notes":"so"}"#, by: other) == ["escalation_resolved \(mine)"])
        #expect(
            try after("escalation", #"{"reason":"why","to":"\#(others)"}"#, by: clinic.reviewer)
                == ["request_escalated \(others)"])
        // Whoever is to decide what is escalated hears what the clinic says.
        #expect(
            try after("messages", #"{"text":"a"}"#, by: clinic.doctor)
                == ["message_received \(mine)", "message_received \(others)"].sorted())
        #expect(try after("approve", TestClinic.approval, by: clinic.reviewer) == ["request_approved \(doctor)"])
        #expect(
            try after("reopening", reason, by: clinic.admin)
                == ["request_reopened \(doctor)", "request_reopened \(mine)"].sorted())
        #expect(
            try after("approve", TestClinic.approval, by: other)
                == ["request_approved \(doctor)", "request_approved \(mine)"].sorted())
        #expect(
            try after("reopening", reason, by: clinic.admin)
                == ["request_reopened \(doctor)", "request_reopened \(mine)"].sorted())
        #expect(try after("messages", #"{"text":"a"}"#, by: clinic.doctor) == ["message_received \(mine)"])
        #expect(try after("messages", #"{"text":"a"}"#, by: clinic.reviewer) == ["message_received \(doctor)"])
        #expect(try after("notes", #"{"text":"a"}"#, by: clinic.reviewer) == [])
        #expect(try after("escalation", reason, by: clinic.admin) == [])
        #expect(
            try after("reject", TestClinic.rejection, by: other)
                == ["request_rejected \(doctor)", "request_rejected \(mine)"].sorted())
        #expect(try after("reopening", reason, by: clinic.admin).count == 2)
        #expect(try after("request-documents", TestClinic.ask(), by: other) == ["documents_requested \(doctor)"])
        #expect(try after("cancellation", reason, by: clinic.reviewer) == ["request_cancelled \(doctor)"])
    }

    // MARK: - Decisions

    @Test func `the serving account changes and deletes no decision, no history and no note`() throws {
        let id = clinic.submit(to: .approved)
        _ = clinic.post(id, "notes", #"{"text":"a"}"#)
        _ = clinic.post(id, "messages", #"{"text":"a"}"#)
        let db = try clinic.db
        let changes: [SQL] = [
            "UPDATE verification_decisions SET kind = 'rejection'", "UPDATE verification_decisions SET actor_id = NULL",
            "UPDATE verification_decisions SET decided_at = UTC_TIMESTAMP()",
            "UPDATE verification_history SET event = 'reject'",
            "UPDATE verification_history SET happened_at = '2020-01-01'",
            "UPDATE verification_notes SET is_shared = TRUE", "UPDATE verification_messages SET side = 'desk'",
            "DELETE FROM verification_decisions", "DELETE FROM verification_history", "DELETE FROM verification_notes",
            "DELETE FROM verification_messages", "DELETE FROM verification_requests",
            "DELETE FROM verification_escalations", "TRUNCATE TABLE verification_decisions",
        ]
        for change in changes {
            #expect(throws: DatabaseError.self, "\(change.text)") {
                try db.execute(change.text.hasPrefix("TRUNCATE") ? change : change + " WHERE request_id = \(id)")
            }
        }
        #expect(clinic.get(id).string("decision.kind") == "approval")
    }

    @Test func `a decision made anew leaves the one before as it was`() throws {
        let id = clinic.submit(to: .approved)
        func decisions() throws -> [String] {
            try TestDatabase.root().fetchAll(
                """
                SELECT CONCAT_WS(' ', version, kind, decided_at, HEX(sealed)) AS text FROM verification_decisions
                WHERE organisation_id = \(clinic.tenant.organisation) AND request_id = \(id) ORDER BY version
                """, as: Line.self
            ).map(\.text)
        }
        let first = try decisions()
        #expect(first.count == 1)
        #expect(clinic.post(id, "reopening", #"{"reason":"why"}"#, token: clinic.admin).status == 200)
        #expect(clinic.get(id).string("decision.kind") == "approval")
        #expect(clinic.post(id, "reject", TestClinic.rejection).status == 200)
        #expect(try decisions().count == 2)
        #expect(try decisions().first == first.first)
        #expect(clinic.get(id).string("decision.rejection_details.reason") == "insufficient_documentation")
    }

    private struct Line: RowDecodable {
        let text: String

        init(row: borrowing Row) throws(DatabaseError) {
            text = try row.column("text")
        }
    }
}
