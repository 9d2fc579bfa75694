import TestSupport
import Testing
import Web

/// What whoever looks at a request is told that they may do with it.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct PermissionTests {
    let clinic: TestClinic

    init() throws { clinic = try .make() }

    @Test func `a key is told of what its routes let it do, and of nothing that is for people`() throws {
        let (id, key) = (clinic.submit(), try clinic.tenant.makeKey().secret)
        #expect(clinic.get(id, token: key)["permissions"] == ["approve", "reject", "request_documents"])
        #expect(clinic.post(id, "request-documents", TestClinic.ask(), token: key).status == 200)
        #expect(clinic.get(id, token: key)["permissions"] == ["reject", "request_documents"])
        #expect(clinic.post(id, "reject", TestClinic.rejection, token: key).status == 200)
        #expect(clinic.get(id, token: key)["permissions"] == [])
    }

    @Test func `a reviewer is told of what is for people, and only an admin of opening a request again`() throws {
        let id = clinic.submit()
        #expect(clinic.post(id, "reject", TestClinic.rejection).status == 200)
        #expect(clinic.get(id)["permissions"] == ["resubmit", "note", "message"])
        #expect(clinic.get(id, token: clinic.admin)["permissions"] == ["reopen", "resubmit", "note", "message"])
    }

    @Test func `who may submit is told so, and no one whom only emergency access lets in`() throws {
        let service = try TestService(environment: ["TRUNKLINE_DOCTORS_SUBMIT": "on"])
        _ = clinic.submit()
        let manager = try clinic.tenant.signIn("manager").token
        let grant = service.send(
            .post, "/api/break-glass", #"{"patient_id":"P-1234","reason":"The patient is in theatre."}"#,
            token: manager)
        #expect(grant.status == 201, "\(grant.text)")
        let nobody = try clinic.person("doctor")
        for (token, isAllowed) in [
            (clinic.reviewer, true), (clinic.doctor, true), (nobody, false), (manager, false),
        ] {
            let counters = service.send(.get, "/api/ivr/counters", token: token)
            #expect(counters.status == 200 && (counters["may_submit"] == true) == isAllowed, "\(counters.text)")
        }
        #expect(service.send(.post, "/api/ivr/requests", TestClinic.sample, token: manager).status == 403)
    }
}
