import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// What admins can do about the accounts of patients.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct PatientUserTests {
    let desk: RegistrationDesk

    init() throws { desk = try RegistrationDesk() }

    private func set(_ id: String, _ status: String) -> Answer {
        desk.service.send(
            .patch, "/api/users/\(id)", #"{"status":"\#(status)"}"#, token: desk.admin, headers: ["If-Match": "*"])
    }

    private func invite(_ id: String) -> Answer {
        desk.service.send(.post, "/api/users/\(id)/invitation", token: desk.admin)
    }

    @Test func `who has guessed wrong by the number is unlocked`() throws {
        // Failures are counted under a number wherever it is tried.
        let phone = "+9197\(Int.random(in: 10_000_000...99_999_999))"
        let made = try desk.register(["phone_number": phone])
        let proven = desk.confirm(
            made.string("verification.id"), try desk.code(phone), token: made.string("token"),
            path: "patient/phone/confirm")
        #expect(proven.status == 200, "\(proven.text)")
        let (start, address) = (Date(), TestAddress.random())
        for minute in 0..<10 {
            let now = start + Double(minute) * 60
            #expect(desk.signIn(phone, "wrong wrong wrong", from: address, now: now).status == 401)
        }
        let later = start + 601
        #expect(desk.signIn(phone, RegistrationDesk.password, from: address, now: later).status == 429)
        let unlocked = desk.service.send(
            .delete, "/api/users/\(made.string("user.id"))/lock", token: desk.admin, now: later)
        #expect(unlocked.status == 204, "\(unlocked.text)")
        #expect(desk.signIn(phone, RegistrationDesk.password, from: address, now: later).status == 200)
    }

    @Test func `an account that was made for calls is opened again, and by its phone alone`() throws {
        try desk.call()
        let users: [UUID] = try TestDatabase.root().fetchValues(
            "SELECT id FROM users WHERE organisation_id = \(desk.organisation) AND role = 'patient'")
        let id = try #require(users.first).text
        #expect(set(id, "disabled").status == 200)
        #expect(desk.signIn(RegistrationDesk.phone, try desk.activation()).status == 401)
        // No code of an admin's opens what nobody has proven to be theirs.
        for _ in 0..<2 {
            let refused = invite(id)
            #expect(refused.status == 409 && refused.string("error.code") == "NOT_INVITED", "\(refused.text)")
            let enabled = set(id, "active")
            #expect(enabled.status == 200 && enabled.string("status") == "active", "\(enabled.text)")
        }
        let entered = desk.signIn(RegistrationDesk.phone, try desk.activation())
        #expect(entered.status == 200, "\(entered.text)")
    }

    @Test func `a patient is told their own name and login, as the page of a browser is`() throws {
        let username = RegistrationDesk.username()
        let chosen = try desk.register(["username": username, "name": "Asha Rao", "phone_number": "+919777777777"])
        let profile = desk.get("auth/profile", chosen.string("token"))
        #expect(profile.string("user.name") == "Asha Rao" && profile.string("user.login") == username)
        // Who was sent a first password signs in with the number, and is told that.
        try desk.call()
        let entered = desk.signIn(RegistrationDesk.phone, try desk.activation()).string("access_token")
        let named = desk.get("auth/profile", entered)
        #expect(named.status == 200, "\(named.text)")
        #expect(named.string("user.login") == RegistrationDesk.phone && named.string("user.name") == "Asha Rao")
        let session = desk.get("session", entered)
        #expect(session.string("data.login") == RegistrationDesk.phone && session.string("data.name") == "Asha Rao")
    }

    @Test func `a patient whom an admin has invited gets another code, until one is accepted`() throws {
        let login = RegistrationDesk.username()
        let made = desk.service.send(
            .post, "/api/users", #"{"login":"\#(login)","name":"Asha Rao","role":"patient"}"#, token: desk.admin)
        let id = made.string("user.id")
        #expect(set(id, "disabled").status == 200)
        #expect(set(id, "active").string("error.code") == "NOT_ACCEPTED")
        let accepted = desk.service.send(
            .post, "/api/auth/invitation",
            #"{"invitation_code":"\#(invite(id).string("invitation_code"))","password":"tangerine orbit 9"}"#)
        #expect(accepted.status == 200, "\(accepted.text)")
        #expect(invite(id).string("error.code") == "NOT_INVITED")
    }
}
