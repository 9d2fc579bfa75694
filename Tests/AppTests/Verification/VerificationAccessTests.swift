import Foundation
import MariaDB
import TestSupport
import Testing

@testable import App
@testable import Web

/// Who may see and do what with whose requests.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerificationAccessTests {
    let clinic: TestClinic

    init() throws { clinic = try .make() }

    /// Every route that has a request in its path, with a body that is right but for ids in it.
    static let routes: [(method: Web.Method, path: String, body: String?)] = [
        (.get, "", nil), (.post, "/approve", TestClinic.approval), (.post, "/reject", TestClinic.rejection),
        (.post, "/request-documents", TestClinic.ask()), (.get, "/history", nil), (.get, "/duplicates", nil),
        (.put, "/assignment", "{}"), (.delete, "/assignment", nil), (.post, "/review", "{}"),
        (.post, "/escalation", #"{"reason":"a"}"#), (.post, "/escalation/resolution", #"{"notes":"a"}"#),
        (.post, "/cancellation", #"{"reason":"a"}"#), (.post, "/reopening", #"{"reason":"a"}"#),
        (.post, "/resubmission", "{}"), (.get, "/notes", nil), (.post, "/notes", #"{"text":"a"}"#),
        (.get, "/messages", nil), (.post, "/messages", #"{"text":"a"}"#),
        (.put, "/messages/reading", #"{"message_id":"7c0e8400-e29b-41d4-a716-446655440001"}"#),
        (.get, "/documents", nil), (.get, "/documents/7c0e8400-e29b-41d4-a716-446655440001", nil),
        (
            .put, "/documents/7c0e8400-e29b-41d4-a716-446655440001/decision", #"{"decision":"accepted"}"#
        ), (.get, "/checklist", nil),
        (.post, "/checklist/7c0e8400-e29b-41d4-a716-446655440001/waiver", #"{"reason":"Not needed"}"#),
    ]

    private func send(_ route: (method: Web.Method, path: String, body: String?), _ id: String, _ token: String)
        -> Answer
    {
        clinic.service.send(route.method, "/api/ivr/requests/\(id)\(route.path)", route.body, token: token)
    }

    private func upload(_ id: String, _ token: String) -> Int {
        var form = DocumentTenant.Form()
        form.add("type", "insurance_card")
        form.add(file: SampleFiles.pdf, name: "card.pdf", type: "application/pdf")
        return clinic.service.upload(
            "/api/ivr/requests/\(id)/documents", form.bytes, type: DocumentTenant.Form.type, token: token
        ).status
    }

    @Test func `the table of routes is whole`() {
        let declared = Set(
            (VerificationRoutes.all + DocumentRoutes.all).map { "\($0.method.rawValue) \($0.path)" }
                .filter { $0.contains("/ivr/requests/{request}") })
        #expect(declared.count == Self.routes.count + 1, "\(declared.sorted())")
    }

    @Test(arguments: routes.indices)
    func `another organisation's request is not there, nor one of a form that no id has`(index: Int) throws {
        let route = Self.routes[index]
        let id = clinic.submit()
        for role in ["ivr", "admin", "super_admin"] {
            let stranger = try TestTenant(clinic.service).signIn(role).token
            // Whoever may not reopen at all is told so first.
            let isRefused = route.path == "/reopening" && role == "ivr"
            #expect(send(route, id, stranger).status == (isRefused ? 403 : 404), "\(route.path) \(role)")
        }
        for wrong in ["1", "John%20Smith", UUID().uuidString, "..%2F", String(repeating: "a", count: 500)] {
            #expect(send(route, wrong, clinic.admin).status == 404, "\(route.path) \(wrong)")
        }
        #expect(upload(id, try TestTenant(clinic.service).signIn("admin").token) == 404)
        #expect(clinic.get(id)[header: "etag"] == "\"1\"")
    }

    /// What a doctor may do with a request of their own.
    static let doctors: Set<String> = [
        "GET ", "GET /history", "GET /duplicates", "GET /notes", "GET /messages", "POST /messages",
        "PUT /messages/reading", "GET /documents", "GET /checklist",
        "GET /documents/7c0e8400-e29b-41d4-a716-446655440001",
    ]

    @Test(arguments: routes.indices)
    func `a doctor sees their own, and decides nothing`(index: Int) throws {
        let route = Self.routes[index]
        let id = clinic.submit()
        let other = try clinic.person("doctor", doctor: "D-2")
        let nobody = try clinic.person("doctor")
        let may = Self.doctors.contains("\(route.method.rawValue) \(route.path)")
        // Not found, or not acceptable, is what there is below the request.
        let own = send(route, id, clinic.doctor).status
        #expect(
            may
                ? [200, 201, 204, 404, 422].contains(own) && (own != 404 || route.path.contains("/documents/"))
                : own == 403, "\(route.path) \(own)")
        for stranger in [other, nobody] {
            #expect(send(route, id, stranger).status == (may ? 404 : 403), "\(route.path)")
        }
        #expect(upload(id, other) == 404 && upload(id, clinic.doctor) == 201)
        #expect(clinic.get(id).string("status") == "pending_review")
    }

    @Test func `a doctor's lists, counters and exports are of their own`() throws {
        let (mine, others) = (try clinic.insert().text, try clinic.insert(doctor: "D-2").text)
        #expect(clinic.list(token: clinic.doctor).ids() == [mine])
        #expect(clinic.search(#"{"q":"John Smith"}"#, token: clinic.doctor).ids() == [mine])
        for query in ["doctor_id=D-2", "q=\(clinic.get(others).string("ivr_number"))"] {
            #expect(clinic.list(query, token: clinic.doctor).ids() == [])
        }
        let counters = clinic.service.send(.get, "/api/ivr/counters", token: clinic.doctor)
        #expect(counters["counters.open"] == 1 && counters["may_submit"] == false)
        let csv = clinic.service.send(.get, "/api/ivr/export/requests", token: clinic.doctor).text
        #expect(csv.split(separator: "\r\n").count == 2)
        for path in ["figures", "reviewers"] {
            #expect(clinic.service.send(.get, "/api/ivr/\(path)", token: clinic.doctor).status == 403)
        }
        let nobody = try clinic.person("doctor")
        #expect(clinic.list(token: nobody).ids() == [])
        // Duplicates of others' patients are none of theirs.
        let (one, other) = (clinic.submit(), clinic.submit(try TestClinic.sample { $0["doctor_id"] = "D-2" }))
        #expect(clinic.get(one, "duplicates").ids("duplicates") == [other])
        #expect(clinic.get(one, "duplicates", token: clinic.doctor).ids("duplicates") == [])
    }

    @Test func `a doctor submits where the service is set so, and for themselves`() throws {
        let refused = clinic.service.send(.post, "/api/ivr/requests", TestClinic.sample, token: clinic.doctor)
        #expect(refused.status == 403)
        let service = try TestService(environment: ["TRUNKLINE_DOCTORS_SUBMIT": "on"])
        // A request shows its patient: nobody gets at one by an id that was guessed.
        let stranger = service.send(.post, "/api/ivr/requests", TestClinic.sample, token: clinic.doctor)
        #expect(stranger.status == 422 && stranger.string("error.details.field") == "patient_id")
        _ = clinic.submit()
        #expect(service.send(.post, "/api/ivr/requests", TestClinic.sample, token: clinic.doctor).status == 201)
        let others = service.send(
            .post, "/api/ivr/requests", try TestClinic.sample { $0["doctor_id"] = "D-2" }, token: clinic.doctor)
        #expect(others.status == 422 && others.string("error.details.field") == "doctor_id")
    }

    @Test(arguments: routes.indices)
    func `whoever works in a territory sees and changes what is of it`(index: Int) throws {
        let route = Self.routes[index]
        let north = try clinic.limited("admin", to: ["north"])
        let both = try clinic.limited("admin", to: ["north", "main"])
        let doctor = try clinic.limited("doctor", to: ["north"], doctor: "D-001")
        let id = clinic.submit()
        #expect(send(route, id, north).status == 404, "\(route.path)")
        if Self.doctors.contains("\(route.method.rawValue) \(route.path)") {
            #expect(send(route, id, doctor).status == 404, "\(route.path)")
        }
        // Whoever works in the request's territory as well is not told that there is none.
        let seen = send(route, id, both).status
        #expect(seen != 403 && (seen != 404 || route.path.contains("7c0e8400")), "\(route.path) \(seen)")
    }

    @Test func `lists, counters, exports and submissions keep to the territory`() throws {
        let north = try clinic.limited("ivr", to: ["north"])
        let (mine, _) = (try clinic.insert(territory: "north").text, try clinic.insert().text)
        #expect(clinic.list(token: north).ids() == [mine])
        #expect(clinic.list("sort=due&status=pending_review,in_review", token: north).ids() == [mine])
        #expect(clinic.search(#"{"q":"John Smith"}"#, token: north).ids() == [mine])
        let counters = clinic.service.send(.get, "/api/ivr/counters", token: north)
        #expect(counters["counters.open"] == 1 && counters["counters.by_status.pending_review"] == 1)
        let csv = clinic.service.send(.get, "/api/ivr/export/requests", token: north).text
        #expect(csv.split(separator: "\r\n").count == 2)
        // Patient and doctor are of another territory.
        let refused = clinic.service.send(.post, "/api/ivr/requests", TestClinic.sample, token: north)
        #expect(refused.texts("error.errors", "field") == ["patient_id", "doctor_id"])
    }

    @Test(arguments: ["manager", "agent", "patient"])
    func `nobody else sees or does anything`(role: String) throws {
        let token = try clinic.person(role)
        let id = clinic.submit()
        for route in Self.routes { #expect(send(route, id, token).status == 403, "\(route.path)") }
        for path in ["requests", "counters", "figures", "reviewers", "export/requests"] {
            #expect(clinic.service.send(.get, "/api/ivr/\(path)", token: token).status == 403, "\(path)")
        }
        for path in ["requests", "requests/search", "export/requests"] {
            #expect(clinic.service.send(.post, "/api/ivr/\(path)", TestClinic.sample, token: token).status == 403)
        }
        #expect(upload(id, token) == 403)
        #expect(clinic.service.send(.get, "/api/ivr/requests").status == 401)
        #expect(clinic.get(id)[header: "etag"] == "\"1\"")
    }

    @Test func `a key that is limited to territories neither sees nor decides what is elsewhere`() throws {
        try TerritoryStore(db: clinic.db, organisation: clinic.tenant.organisation)
            .insert(id: "north", name: "North", now: Date())
        let key = clinic.service.send(
            .post, "/api/ivr/auth/api-key", #"{"name":"North","territoryIds":["north"]}"#,
            token: try clinic.person("admin")
        ).string("data.apiKey")
        let id = clinic.submit()
        #expect(clinic.list(token: key).ids().isEmpty)
        #expect(clinic.get(id, token: key).status == 404 && clinic.get(id, "history", token: key).status == 404)
        #expect(clinic.post(id, "approve", TestClinic.approval, token: key).status == 404)
        #expect(clinic.post(id, "reject", TestClinic.rejection, token: key).status == 404)
        #expect(clinic.get(id).status == 200)
    }

    @Test func `a key with the scope does what the document has, and nothing that is a person's`() throws {
        let key = try clinic.tenant.makeKey().secret
        let made = clinic.service.send(.post, "/api/ivr/requests", TestClinic.sample, token: key)
        #expect(made.status == 201)
        let id = made.string("id")
        #expect(clinic.list(token: key).ids() == [id] && clinic.get(id, token: key).status == 200)
        #expect(clinic.list("assignee=me", token: key).status == 422)
        #expect(clinic.post(id, "request-documents", TestClinic.ask(), token: key).status == 200)
        #expect(clinic.post(id, "reject", TestClinic.rejection, token: key).status == 200)
        #expect(clinic.get(id, "history", token: key).string("history[2].actor.type") == "api_key")
        let other = clinic.submit()
        #expect(clinic.post(other, "approve", TestClinic.approval, token: key).status == 200)
        for path in [
            "review", "escalation", "escalation/resolution", "cancellation", "reopening", "resubmission", "notes",
            "messages",
        ] {
            let body = Self.routes.first { $0.path == "/\(path)" && $0.method == .post }?.body ?? "{}"
            #expect(clinic.post(id, path, body, token: key).status == 403, "\(path)")
        }
        #expect(clinic.service.send(.put, "/api/ivr/requests/\(id)/assignment", "{}", token: key).status == 403)
        #expect(try TestTenant(clinic.service).makeKey().secret != key)
        let stranger = try TestTenant(clinic.service).makeKey().secret
        #expect(clinic.get(id, token: stranger).status == 404)
        #expect(clinic.post(id, "approve", TestClinic.approval, token: stranger).status == 404)
    }

    @Test func `a key without the scope does nothing here`() throws {
        let made = clinic.service.send(
            .post, "/api/ivr/auth/api-key", #"{"name":"Calls","scopes":["calls","call_config"]}"#, token: clinic.admin)
        #expect(made.status == 201, "\(made.text)")
        let key = made.string("data.apiKey")
        #expect(key.hasPrefix("psk_live_"), "\(made.text)")
        let id = clinic.submit()
        #expect(clinic.list(token: key).status == 403 && clinic.get(id, token: key).status == 403)
        #expect(clinic.service.send(.post, "/api/ivr/requests", TestClinic.sample, token: key).status == 403)
        #expect(clinic.post(id, "approve", TestClinic.approval, token: key).status == 403)
    }

    // MARK: - Emergency access

    @Test func `a grant shows that patient's requests for half an hour, and changes nothing`() throws {
        let now = Date()
        let id = clinic.submit()
        let other = clinic.submit(try TestClinic.sample { $0["patient_id"] = "P-2" })
        _ = clinic.post(id, "notes", #"{"text":"for the desk"}"#)
        _ = clinic.post(id, "notes", #"{"text":"for all","shared":true}"#)
        _ = clinic.post(id, "escalation", #"{"reason":"between us"}"#)
        #expect(upload(id, clinic.doctor) == 201)
        let document = clinic.get(id, "documents").ids("documents").first ?? ""
        let manager = try clinic.tenant.signIn("manager", now: now)
        let grant = clinic.service.send(
            .post, "/api/break-glass", #"{"patient_id":"P-1234","reason":"The patient is in theatre."}"#,
            token: manager.token, now: now)
        #expect(grant.status == 201)

        #expect(clinic.list(token: manager.token).ids() == [id])
        #expect(clinic.list("sort=due&status=escalated,approved", token: manager.token).ids() == [id])
        #expect(clinic.list("patient_id=P-2", token: manager.token).ids() == [])
        #expect(clinic.search(#"{"q":"Núñez"}"#, token: manager.token).ids() == [])
        let detail = clinic.get(id, token: manager.token)
        #expect(detail.string("patient.name") == "John Smith" && detail["permissions"] == [])
        #expect(detail["escalation"] == .null)
        let history = clinic.get(id, "history", token: manager.token)
        #expect(history.string("history[1].event") == "escalate" && history["history[1].reason"] == .null)
        #expect(clinic.get(id, "notes", token: manager.token).texts("notes", "text") == ["for all"])
        #expect(clinic.get(id, "messages", token: manager.token).status == 200)
        #expect(clinic.get(id, "documents", token: manager.token).ids("documents") == [document])
        #expect(clinic.get(id, "documents/\(document)", token: manager.token).response.body == SampleFiles.pdf)
        #expect(clinic.get(id, "checklist", token: manager.token).status == 200)
        let csv = clinic.service.send(.get, "/api/ivr/export/requests", token: manager.token).text
        #expect(csv.split(separator: "\r\n").count == 2)
        let version = clinic.get(id)[header: "etag"]
        for route in Self.routes where route.method != .get {
            #expect([403, 404].contains(send(route, id, manager.token).status), "\(route.path)")
        }
        #expect([403, 404].contains(upload(id, manager.token)))
        #expect(clinic.get(id)[header: "etag"] == version)
        for route in Self.routes where route.path != "/duplicates" && route.method == .get {
            #expect(send(route, other, manager.token).status == 404, "\(route.path)")
        }
        // Half an hour later there is nothing; nor for anybody else meanwhile.
        let late = now + 1_801
        let refreshed = clinic.service.send(
            .post, "/api/auth/login", #"{"username":"\#(manager.login)","password":"\#(TestTenant.password)"}"#,
            now: late)
        let token = refreshed.string("access_token")
        #expect(refreshed.status == 200 && !token.isEmpty, "\(refreshed.text)")
        for route in Self.routes where route.method == .get {
            let answer = clinic.service.send(
                route.method, "/api/ivr/requests/\(id)\(route.path)", nil, token: token, now: late)
            #expect(answer.status == 403, "\(route.path)")
        }
        #expect(clinic.list(token: token, now: late).status == 403)
        #expect(clinic.list(token: try clinic.person("manager")).status == 403)
    }

    @Test func `a grant adds to what a doctor and a reviewer of a territory see, and they change no more than before`()
        throws
    {
        let id = try clinic.insert(doctor: "D-2").text
        let own = try clinic.insert(territory: "north").text
        let (doctor, north) = (clinic.doctor, try clinic.limited("ivr", to: ["north"]))
        #expect(clinic.get(id, token: doctor).status == 404 && clinic.get(id, token: north).status == 404)
        for token in [doctor, north] {
            let grant = clinic.service.send(
                .post, "/api/break-glass", #"{"patient_id":"P-1234","reason":"The patient is in theatre."}"#,
                token: token)
            #expect(grant.status == 201)
            #expect(Set(clinic.list(token: token).ids()) == [id, own])
            let detail = clinic.get(id, token: token)
            #expect(detail.status == 200 && detail["permissions"] == [])
            #expect(clinic.post(id, "messages", #"{"text":"a"}"#, token: token).status == 404)
        }
        #expect(clinic.post(id, "approve", TestClinic.approval, token: north).status == 404)
        #expect(clinic.post(own, "approve", TestClinic.approval, token: north).status == 200)
    }
}
