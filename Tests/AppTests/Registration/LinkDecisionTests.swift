import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Patients who have an account's phone and another name: staff decide.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct LinkDecisionTests {
    /// P-V has a visit, the phone of the account, and another name.
    let desk: AppointmentDesk
    let registration: RegistrationDesk
    let reviewer: String
    let visit: String
    /// The account's token, and its id.
    let owner: String
    let account: String
    static let now = AppointmentDesk.now
    static let reason = "His sister has come to the desk with him."

    init() throws {
        desk = try AppointmentDesk()
        registration = try RegistrationDesk(for: desk.clinic.tenant, admin: desk.admin)
        reviewer = try desk.clinic.tenant.signIn("ivr", now: Self.now).token
        let made = desk.send(
            .post, "/patients",
            #"{"id":"P-V","name":"Vikram Rao","date_of_birth":"1960-01-01","phone":"+919999999999"}"#)
        #expect(made.status == 201, "\(made.text)")
        visit = desk.book(patient: "P-V").string("id")
        let link = try registration.link(now: Self.now)
        #expect(try registration.confirm(link, now: Self.now)["linked_patients"] == 0)
        (owner, account) = (link.string("token"), link.string("user.id"))
    }

    private func get(_ path: String, _ token: String? = nil) -> Answer {
        desk.send(.get, path, token: token ?? reviewer)
    }

    private static func body(_ decision: String) -> String { #"{"decision":"\#(decision)","reason":"\#(reason)"}"# }

    private func decide(
        _ decision: String, patient: String = "P-V", account: String? = nil, token: String? = nil,
        after seconds: TimeInterval = 0
    ) -> Answer {
        desk.send(
            .put, "/patients/\(patient)/accounts/\(account ?? self.account)", Self.body(decision),
            token: token ?? reviewer, now: Self.now + seconds)
    }

    /// The visits that the account shows.
    private func visits() -> [String] {
        let answer = registration.get("patient/appointments", owner, now: Self.now)
        #expect(answer.status == 200, "\(answer.text)")
        return (0..<5).map { answer.string("appointments[\($0)].id") }.filter { !$0.isEmpty }
    }

    private func count(_ status: String) throws -> Int {
        try registration.count("account_patients", where: "patient_id = 'P-V' AND status = \(status)")
    }

    /// Another account, for which somebody has the other status of P-V.
    private func other(_ status: AccountPatientStatus) throws -> String {
        let answer = try registration.register(["phone_number": "+919888888888"], now: Self.now)
        let id = answer.string("user.id")
        let user = try #require(UUID(uuidString: id))
        try AccountPatientStore(db: desk.service.db, organisation: registration.organisation)
            .put("P-V", status, of: user, now: Self.now)
        return id
    }

    private func isGone(_ answer: Answer) -> Bool {
        answer.status == 409 && answer.string("error.code") == "INVALID_STATE_TRANSITION"
    }

    @Test func `the list says what agrees in words, and the patient's page has the account beside the patient`() throws
    {
        let list = get("/link-proposals")
        #expect(list.status == 200 && list["proposals[1]"] == nil, "\(list.text)")
        #expect(list.string("proposals[0].patient_id") == "P-V" && list.string("proposals[0].account_id") == account)
        #expect(list.string("proposals[0].agreement.name") == "differs")
        #expect(list.string("proposals[0].agreement.age") == "differs")
        #expect(list.string("proposals[0].agreement.phone") == "agrees")
        #expect(list["proposals[0].is_taken"] == false)
        for value in ["Rao", "+919999999999", "1960-01-01"] { #expect(!list.text.contains(value)) }

        let accounts = get("/patients/P-V/accounts")
        #expect(accounts.status == 200 && accounts["accounts[1]"] == nil, "\(accounts.text)")
        #expect(accounts.string("accounts[0].status") == "proposed" && accounts["accounts[0].decision"] == nil)
        #expect(accounts.string("accounts[0].name") == "Asha Rao" && accounts["accounts[0].age"] == 30)
        #expect(accounts.string("accounts[0].phone_number") == RegistrationDesk.phone)
        #expect(accounts["accounts[0].phone_verified"] == true)
        for secret in ["login", "username", "password", "token"] { #expect(!accounts.text.contains(secret)) }
        #expect(try registration.recorded("link_proposals_listed") == 1)
        #expect(try registration.recorded("patient_accounts_listed") == 1)
    }

    @Test func `a link shows the account the visits, tells its phone, and is on record with who and why`() throws {
        #expect(visits() == [])
        let linked = decide("link")
        #expect(linked.status == 200 && linked.string("status") == "linked", "\(linked.text)")
        #expect(linked.string("decision.decision") == "link" && linked.string("decision.reason") == Self.reason)
        #expect(linked.string("decision.decided_by") == "A ivr")
        #expect(linked.string("decision.decided_at") == "2026-11-29T00:00:00Z")
        #expect(visits() == [visit])
        #expect(try registration.texts().count { $0.template == "account_linked" } == 1)
        #expect(try registration.recorded("account_linked") == 2)
        #expect(get("/link-proposals").text.contains(#""proposals":[]"#))
        #expect(get("/patients/P-V/accounts").string("accounts[0].decision.reason") == Self.reason)
        #expect(isGone(decide("decline")) && isGone(decide("link")))
        #expect(try registration.count("link_decisions") == 1)
    }

    @Test func `what is declined shows nothing, and is neither proposed nor linked when the phone is proven again`()
        throws
    {
        let declined = decide("decline")
        #expect(declined.status == 200 && declined.string("status") == "declined", "\(declined.text)")
        #expect(visits() == [] && isGone(decide("link")))
        #expect(try registration.recorded("account_link_declined") == 1)
        let texts = try registration.texts().map(\.template)
        #expect(!texts.contains("account_linked"), "\(texts)")
        // By now even the name agrees.
        let renamed = desk.send(
            .patch, "/patients/P-V", #"{"name":"Asha Rao","date_of_birth":"1996-01-01"}"#, headers: ["if-match": "*"])
        #expect(renamed.status == 200, "\(renamed.text)")
        let later = Self.now + 60
        let asked = registration.service.send(
            .post, "/api/patient/phone",
            #"{"phone_number":"+919999999999","password":"\#(RegistrationDesk.password)"}"#, token: owner, now: later
        )
        #expect(asked.status == 202, "\(asked.text)")
        let proven = registration.confirm(
            asked.string("verification.id"), try registration.code(), token: owner, path: "patient/phone/confirm",
            now: later)
        #expect(proven.status == 200 && proven["linked_patients"] == 0, "\(proven.text)")
        #expect(try count("declined") == 1 && count("proposed") == 0 && count("linked") == 0)
        #expect(get("/link-proposals").text.contains(#""proposals":[]"#) && visits() == [])
    }

    @Test func `a link is taken back, whoever made it, and is not made again`() throws {
        #expect(isGone(decide("unlink")))
        #expect(decide("link").status == 200 && visits() == [visit])
        let undone = decide("unlink", after: 1)
        #expect(undone.status == 200 && undone.string("status") == "declined", "\(undone.text)")
        #expect(undone.string("decision.decision") == "decline" && undone.string("decision.reason") == Self.reason)
        #expect(visits() == [] && isGone(decide("unlink")) && isGone(decide("link")))
        #expect(try registration.recorded("account_unlinked") == 1)
        #expect(try registration.count("link_decisions") == 2)
        #expect(get("/link-proposals").text.contains(#""proposals":[]"#))
        // The account's own patient, whom its proof linked.
        let own = registration.get("patient/account", owner, now: Self.now).string("patients[0].id")
        #expect(decide("unlink", patient: own).status == 200)
        let shown = registration.get("patient/account", owner, now: Self.now)
        #expect(shown["patients[0]"] == nil, "\(shown.text)")
    }

    @Test func `of several who take a link back at once one does`() throws {
        #expect(decide("link").status == 200)
        let (path, token) = ("/api/patients/P-V/accounts/\(account)", reviewer)
        let answers = atOnce(4) { _, service in
            service.send(.put, path, Self.body("unlink"), token: token, now: Self.now).status
        }
        #expect(answers.sorted() == [200, 409, 409, 409])
        #expect(try count("linked") == 0 && count("declined") == 1)
    }

    @Test func `of several who decide at once one does`() throws {
        let (path, token) = ("/api/patients/P-V/accounts/\(account)", reviewer)
        let answers = atOnce(8) { number, service in
            service.send(
                .put, path, Self.body(number.isMultiple(of: 2) ? "link" : "decline"), token: token, now: Self.now
            ).status
        }
        #expect(answers.sorted() == [200] + Array(repeating: 409, count: 7))
        #expect(try registration.count("link_decisions") == 1 && count("proposed") == 0)
    }

    @Test func `of two accounts that are linked to a patient at once one is`() throws {
        let ids = [account, try other(.proposed)]
        let token = reviewer
        let answers = atOnce(2) { number, service in
            service.send(
                .put, "/api/patients/P-V/accounts/\(ids[number])", Self.body("link"), token: token, now: Self.now
            ).status
        }
        #expect(answers.sorted() == [200, 409])
        #expect(try count("linked") == 1 && count("proposed") == 1)
    }

    @Test func `who has become another account's can be declined and not linked`() throws {
        _ = try other(.linked)
        #expect(get("/link-proposals")["proposals[0].is_taken"] == true)
        #expect(isGone(decide("link")) && visits() == [])
        #expect(decide("decline").status == 200)
        #expect(try count("linked") == 1 && count("declined") == 1)
    }

    @Test func `an account that is closed is linked to nobody`() throws {
        try TestDatabase.root().execute("UPDATE users SET status = 'disabled' WHERE id = \(UUID(uuidString: account))")
        #expect(isGone(decide("link")))
        #expect(decide("decline").status == 200)
    }

    @Test func `another organisation's and another territory's are not there, nor what is none`() throws {
        let stranger = try RegistrationDesk()
        let theirs = try stranger.tenant.signIn("ivr", now: Self.now).token
        let user = try desk.clinic.tenant.signIn("ivr", now: Self.now)
        let territories = TerritoryStore(db: try desk.service.db, organisation: registration.organisation)
        try territories.insert(id: "north", name: "North", now: Self.now)
        let limited = try #require(try UserStore.find(login: user.login, desk.service.db)).id
        try territories.limit(limited, to: ["north"])
        for token in [theirs, user.token] {
            #expect(decide("link", token: token).status == 404)
            #expect(get("/patients/P-V/accounts", token).status == 404)
            #expect(get("/patients/P-V/appointments", token).status == 404)
            #expect(get("/link-proposals", token).text.contains(#""proposals":[]"#))
        }
        #expect(decide("link", account: UUID().uuidString).status == 404)
        #expect(decide("link", account: "x").status == 404 && decide("link", patient: "P-0").status == 404)
        #expect(try count("proposed") == 1)
        // Who sees the north again sees the patient there.
        #expect(
            desk.send(.patch, "/patients/P-V", #"{"territory_id":"north"}"#, headers: ["if-match": "*"]).status == 200)
        #expect(get("/link-proposals", user.token).string("proposals[0].patient_id") == "P-V")
        #expect(decide("link", token: user.token).status == 200)
    }

    @Test func `other roles may not, and a decision without its reason is none`() throws {
        for role in ["manager", "agent", "doctor"] {
            let token =
                role == "doctor" ? desk.doctor : try desk.clinic.tenant.signIn(role, now: Self.now).token
            #expect(get("/link-proposals", token).status == 403 && decide("link", token: token).status == 403)
            #expect(get("/patients/P-V/accounts", token).status == 403)
        }
        #expect(get("/link-proposals", owner).status == 403 && decide("link", token: owner).status == 403)
        let path = "/patients/P-V/accounts/\(account)"
        for body in [
            #"{"decision":"link"}"#, #"{"decision":"link","reason":" "}"#, #"{"decision":"merge","reason":"x"}"#,
            #"{"reason":"x"}"#, #"{"decision":"link","reason":"\#(String(repeating: "a", count: 2_001))"}"#,
        ] {
            #expect(desk.send(.put, path, body, token: reviewer).status == 422, "\(body)")
        }
        #expect(desk.send(.put, path, "[]", token: reviewer).status == 400)
        #expect(get("/link-proposals?cursor=x").status == 422 && get("/link-proposals?limit=0").status == 422)
        #expect(try count("proposed") == 1)
    }

    @Test func `the list goes on page by page, oldest first, and a patient's visits are there with the latest first`()
        throws
    {
        let later = try other(.proposed)
        try TestDatabase.root().execute(
            "UPDATE account_patients SET since = since + INTERVAL 1 SECOND WHERE user_id = \(UUID(uuidString: later))")
        let first = get("/link-proposals?limit=1")
        #expect(first.string("proposals[0].account_id") == account)
        let second = get("/link-proposals?limit=1&cursor=\(first.string("pagination.next_cursor"))")
        #expect(second.string("proposals[0].account_id").uppercased() == later.uppercased(), "\(second.text)")
        #expect(second["pagination.next_cursor"] == nil || second.string("pagination.next_cursor").isEmpty)
        #expect(second.string("proposals[0].agreement.phone") == "unknown")
        let next = desk.book("2026-11-30T04:00:00Z", patient: "P-V").string("id")
        let shown = get("/patients/P-V/appointments")
        #expect(shown.string("appointments[0].id") == next && shown.string("appointments[1].id") == visit)
        #expect(shown["appointments[2]"] == nil, "\(shown.text)")
    }
}
