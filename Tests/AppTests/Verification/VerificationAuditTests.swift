import Foundation
import MariaDB
import TestSupport
import Testing

@testable import App
@testable import Web

/// That what is seen and done with requests is on record.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerificationAuditTests {
    let clinic: TestClinic

    init() throws { clinic = try .make() }

    /// Routes that leave nothing on record, and why.
    static let harmless = [
        "showCounters": "numbers of requests, and nobody's",
        "showFigures": "numbers of decisions, and nobody's",
        "listReviewers": "names of colleagues, and no health data",
    ]

    /// What each route leaves on record.
    static let events = [
        "listRequests": "request_listed", "createRequest": "request_created", "getRequest": "request_read",
        "approveRequest": "request_approve", "rejectRequest": "request_reject",
        "requestDocuments": "request_request_documents", "searchRequests": "request_searched",
        "showHistory": "request_history_read", "listDuplicates": "request_listed",
        "exportRequests": "request_exported", "exportFoundRequests": "request_exported",
        "assignRequest": "request_claim", "releaseRequest": "request_release", "startReview": "request_start_review",
        "escalateRequest": "request_escalate", "resolveEscalation": "request_resolve_escalation",
        "cancelRequest": "request_cancel", "reopenRequest": "request_reopen", "resubmitRequest": "request_resubmit",
        "listNotes": "notes_read", "addNote": "note_added", "listMessages": "messages_read",
        "sendMessage": "message_sent", "readMessages": "messages_marked_read", "listDocuments": "documents_listed",
        "uploadDocument": "request_document_uploaded", "downloadDocument": "document_read",
        "decideDocument": "request_document_accepted", "showChecklist": "checklist_read",
        "waiveItem": "request_document_waived",
    ]

    /// A call of a route that succeeds, with what it needs made ready; nil for a route that this table does not have.
    private func call(_ name: String) -> (() -> Answer)? {
        let reason = #"{"reason":"why"}"#
        func post(_ path: String, _ body: String, from status: RequestStatus = .pendingReview) -> () -> Answer {
            let id = clinic.submit(to: status)
            return { clinic.post(id, path, body, token: clinic.admin) }
        }
        func send(_ method: Web.Method, _ path: String, _ body: String? = nil) -> () -> Answer {
            { clinic.service.send(method, "/api/\(path)", body, token: clinic.admin) }
        }
        func of(_ path: String) -> () -> Answer {
            let id = clinic.submit()
            return { clinic.get(id, path, token: clinic.admin) }
        }
        func uploaded() -> (id: String, document: String) {
            let id = clinic.submit(to: .awaitingDocuments)
            return (id, upload(id).string("id"))
        }
        switch name {
        case "listRequests": return send(.get, "ivr/requests")
        case "createRequest": return send(.post, "ivr/requests", TestClinic.sample)
        case "getRequest": return of("")
        case "approveRequest": return post("approve", TestClinic.approval)
        case "rejectRequest": return post("reject", TestClinic.rejection)
        case "requestDocuments": return post("request-documents", TestClinic.ask())
        case "searchRequests": return send(.post, "ivr/requests/search", #"{"q":"Smith"}"#)
        case "showHistory": return of("history")
        case "listDuplicates": return of("duplicates")
        case "showCounters": return send(.get, "ivr/counters")
        case "showFigures": return send(.get, "ivr/figures")
        case "exportRequests": return send(.get, "ivr/export/requests")
        case "exportFoundRequests": return send(.post, "ivr/export/requests", #"{"q":"Smith"}"#)
        case "listReviewers": return send(.get, "ivr/reviewers")
        case "assignRequest": return send(.put, "ivr/requests/\(clinic.submit())/assignment", "{}")
        case "releaseRequest": return send(.delete, "ivr/requests/\(clinic.submit(to: .inReview))/assignment")
        case "startReview": return post("review", "{}")
        case "escalateRequest": return post("escalation", reason)
        case "resolveEscalation": return post("escalation/resolution", #"{"notes":"so"}"#, from: .escalated)
        case "cancelRequest": return post("cancellation", reason)
        case "reopenRequest": return post("reopening", reason, from: .approved)
        case "resubmitRequest": return post("resubmission", "{}", from: .rejected)
        case "listNotes": return of("notes")
        case "addNote": return post("notes", #"{"text":"a"}"#)
        case "listMessages": return of("messages")
        case "sendMessage": return post("messages", #"{"text":"a"}"#)
        case "readMessages":
            let id = clinic.submit()
            let message = clinic.post(id, "messages", #"{"text":"a"}"#, token: clinic.doctor).string("id")
            return send(.put, "ivr/requests/\(id)/messages/reading", #"{"message_id":"\#(message)"}"#)
        case "listDocuments": return of("documents")
        case "uploadDocument":
            let id = clinic.submit()
            return { upload(id) }
        case "downloadDocument":
            let (id, document) = uploaded()
            return send(.get, "ivr/requests/\(id)/documents/\(document)")
        case "decideDocument":
            let (id, document) = uploaded()
            return send(.put, "ivr/requests/\(id)/documents/\(document)/decision", #"{"decision":"accepted"}"#)
        case "showChecklist": return of("checklist")
        case "waiveItem":
            let id = clinic.submit(to: .awaitingDocuments)
            let item = clinic.get(id, "checklist").string("asks[0].items[0].id")
            return send(.post, "ivr/requests/\(id)/checklist/\(item)/waiver", #"{"reason":"Not needed"}"#)
        default: return nil
        }
    }

    private func upload(_ id: String) -> Answer {
        var form = DocumentTenant.Form()
        form.add("type", "medical_records")
        form.add(file: SampleFiles.pdf, name: "card.pdf", type: "application/pdf")
        return clinic.service.upload(
            "/api/ivr/requests/\(id)/documents", form.bytes, type: DocumentTenant.Form.type, token: clinic.admin)
    }

    @Test func `every route of requests and documents that succeeds is on record, but for those that show nobody`()
        throws
    {
        for route in VerificationRoutes.all + DocumentRoutes.all {
            let name = route.operation.id
            let action = try #require(self.call(name), "\(name) is in no table of this test")
            let before = try clinic.events().count
            let answer = action()
            #expect((200..<300).contains(answer.status), "\(name): \(answer.status) \(answer.text)")
            let left = try clinic.events(since: before)
            if Self.harmless[name] != nil {
                #expect(left.isEmpty, "\(name)")
            } else {
                let event = try #require(Self.events[name], "\(name)")
                #expect(left.contains(event), "\(name) left \(left)")
            }
        }
        #expect(try clinic.tenant.verify().faults == [])
        // And each of them under its patient.
        #expect(try clinic.tenant.eventsOfNobody(on: ["verification_request", "document", "patient"]) == [])
    }
}

extension TestTenant {
    /// What is on record as done to things of these kinds without saying whose they are, by name.
    func eventsOfNobody(on types: [String]) throws -> [String] {
        try TestDatabase.root().fetchValues(
            """
            SELECT DISTINCT event FROM audit_events
            WHERE organisation_id = \(organisation) AND resource_type IN (\(list: types)) AND outcome = 'success'
                AND (resource_type <> 'patient' OR resource_id = '')
                AND JSON_VALUE(fields, '$.patient') IS NULL AND JSON_VALUE(fields, '$.patients') IS NULL
            ORDER BY event
            """)
    }
}
