import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// A new password for who has forgotten theirs, and nobody else's.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct ResetPasswordTests {
    private static let new = "another way to the hills"

    let desk: RegistrationDesk

    init() throws { desk = try RegistrationDesk() }

    private func ask(_ changes: [String: Any] = [:], from address: String = TestAddress.random(), now: Date = Date())
        throws -> Answer
    {
        let usual: [String: Any] = [
            "phone_number": RegistrationDesk.phone, "password": Self.new, "password2": Self.new,
        ]
        return desk.service.send(
            .post, "/api/patient/password", try RegistrationDesk.body(usual, changes), from: address, now: now)
    }

    private func confirm(_ asked: Answer, _ code: String? = nil, now: Date = Date()) throws -> Answer {
        desk.confirm(
            asked.string("verification.id"), try code ?? desk.code(), token: nil, path: "patient/password/confirm/",
            now: now)
    }

    /// Somebody who has registered and proven the number; with a session.
    private func patient(_ username: String) throws -> Answer {
        let made = try desk.register(["username": username])
        #expect(try desk.confirm(made, path: "patient/phone/confirm").status == 200)
        return made
    }

    @Test func `the new password opens the account, the old one and its sessions do not`() throws {
        let name = RegistrationDesk.username()
        let token = try patient(name).string("token")
        let asked = try ask()
        #expect(asked.status == 202 && asked.string("status") == "verification_required", "\(asked.text)")
        #expect(try desk.texts().last?.template == "password_code")
        // Nothing has changed before the code comes back.
        #expect(desk.get("patient/account", token).status == 200)
        #expect(desk.signIn(name, Self.new).status == 401)
        let done = try confirm(asked)
        #expect(done.status == 200 && done.string("status") == "password_set", "\(done.text)")
        #expect(desk.get("patient/account", token).status == 401)
        #expect(desk.signIn(name, RegistrationDesk.password).status == 401)
        #expect(desk.signIn(name, Self.new).status == 200)
        #expect(desk.signIn(RegistrationDesk.phone, Self.new).status == 200)
        #expect(try confirm(asked).status == 400)
        #expect(try desk.recorded("password_reset_asked") == 1 && desk.recorded("password_reset") == 1)
    }

    @Test(arguments: ["reset", "change", "proof", "disabled"])
    func `what ends the sessions ends the address at which calendars read the visits`(by cause: String) throws {
        let made = try patient(RegistrationDesk.username())
        let (token, user) = (made.string("token"), made.string("user.id"))
        func path() -> String { desk.service.send(.post, "/api/calendar-feed", token: token).string("path") }
        let feed = path()
        #expect(desk.service.send(.get, feed).status == 200)
        switch cause {
        case "reset":
            #expect(try confirm(ask()).status == 200)
        case "change":
            let body = #"{"current_password":"\#(RegistrationDesk.password)","new_password":"\#(Self.new)"}"#
            #expect(desk.service.send(.post, "/api/auth/change-password", body, token: token).status == 204)
            #expect(desk.get("patient/account", token)["calendar_feed"] == false)
            let next = path()
            #expect(next != feed && desk.service.send(.get, next).status == 200)
        case "proof":
            let body = #"{"phone_number":"+919777777777","password":"\#(RegistrationDesk.password)"}"#
            let asked = desk.service.send(.post, "/api/patient/phone", body, token: token)
            let proven = desk.confirm(
                asked.string("verification.id"), try desk.code("+919777777777"), token: token,
                path: "patient/phone/confirm")
            #expect(proven.status == 200, "\(proven.text)")
        default:
            // Also when the account comes back.
            for status in ["disabled", "active"] {
                let changed = desk.service.send(
                    .patch, "/api/users/\(user)", #"{"status":"\#(status)"}"#, token: desk.admin,
                    headers: ["if-match": "*"])
                #expect(changed.status == 200, "\(changed.text)")
            }
        }
        #expect(desk.service.send(.get, feed).status == 404)
    }

    @Test func `a code to a phone opens no account but a patient's, and nor does the number`() throws {
        let name = RegistrationDesk.username()
        let user = try patient(name).string("user.id")
        // As an admin could have it once.
        try TestDatabase.root().execute("UPDATE users SET role = 'agent' WHERE id = \(user)")
        #expect(try confirm(ask()).status == 404)
        #expect(desk.signIn(RegistrationDesk.phone, RegistrationDesk.password).status == 401)
        #expect(desk.signIn(name, RegistrationDesk.password).status == 200)
    }

    @Test func `who never got the welcome message sets a password and sees what was booked by phone`() throws {
        try desk.call()
        #expect(try confirm(ask()).status == 200)
        let entered = desk.signIn("099999 99999", Self.new)
        #expect(desk.shown(entered.string("access_token")) == ["Asha Rao"])
        #expect(desk.signIn(RegistrationDesk.phone, try desk.activation()).status == 401)
        #expect(try desk.count("users", where: "role = 'patient'") == 1)
    }

    @Test func `the answer to the first request is the same for every number`() throws {
        _ = try patient(RegistrationDesk.username())
        let (known, unknown) = (try ask(), try ask(["phone_number": "+919888888888"]))
        func shape(_ answer: Answer) -> String {
            answer.text.replacing(answer.string("verification.id"), with: "")
        }
        #expect(known.status == unknown.status && shape(known) == shape(unknown), "\(unknown.text)")
        #expect(try desk.texts("+919888888888").map(\.template) == ["password_code"])
        let none = try desk.confirm(
            unknown.string("verification.id"), desk.code("+919888888888"), token: nil,
            path: "patient/password/confirm")
        #expect(none.status == 404 && none.string("error") == "account_not_found", "\(none.text)")
        #expect(try desk.count("users", where: "role = 'patient'") == 1)
    }

    @Test func `a number that is only claimed opens nothing`() throws {
        let name = RegistrationDesk.username()
        _ = try desk.register(["username": name])
        #expect(try confirm(ask()).status == 404)
        #expect(desk.signIn(name, RegistrationDesk.password).status == 200)
        #expect(desk.signIn(name, Self.new).status == 401)
    }

    @Test func `a number that was proven long ago opens nothing, for it may be somebody else's by now`() throws {
        let name = RegistrationDesk.username()
        _ = try patient(name)
        let later = Date() + AccountPhone.lifetime + 60
        let asked = try ask(now: later)
        #expect(try confirm(asked, now: later).status == 404)
        #expect(desk.signIn(name, RegistrationDesk.password, now: later).status == 200)
    }

    @Test func `a number whose welcome nobody used for a year opens nothing either`() throws {
        let start = Date()
        try desk.call(now: start)
        let later = start + AccountPhone.lifetime + 60
        #expect(try confirm(ask(now: later), now: later).status == 404)
    }

    @Test func `a code is good once, for this only, five tries and ten minutes`() throws {
        let token = try patient(RegistrationDesk.username()).string("token")
        let start = Date()
        let asked = try ask(now: start)
        let (id, code) = (asked.string("verification.id"), try desk.code())
        for path in ["patient/phone/confirm", "link-ivr-account/confirm"] {
            #expect(desk.confirm(id, code, token: token, path: path, now: start).status == 400)
        }
        #expect(desk.confirm(id, code, token: nil, path: "register/patient/confirm", now: start).status == 400)
        #expect(try confirm(asked, code, now: start + 601).status == 400)
        let again = try ask(now: start + 700)
        let (right, wrong) = (try desk.code(), try desk.wrongCode())
        for _ in 0..<5 { #expect(try confirm(again, wrong, now: start + 701).status == 400) }
        #expect(try confirm(again, right, now: start + 702).status == 400)
        // A code for a number is none for a password.
        let proof = desk.service.send(
            .post, "/api/patient/phone", #"{"phone_number":"+919888888888"}"#, token: token, now: start)
        if proof.status == 202 {
            #expect(
                try desk.confirm(
                    proof.string("verification.id"), desk.code("+919888888888"), token: nil,
                    path: "patient/password/confirm", now: start
                ).status == 400)
        }
    }

    @Test func `who was locked out by wrong guesses is let in`() throws {
        let name = RegistrationDesk.username()
        _ = try patient(name)
        let address = TestAddress.random()
        var last = 401
        for _ in 0..<30 where last == 401 { last = desk.signIn(name, "wrong wrong wrong", from: address).status }
        #expect(last == 429)
        #expect(try confirm(ask()).status == 200)
        #expect(desk.signIn(name, Self.new, from: address).status == 200)
    }

    @Test func `each field is checked, and a number is asked for three times a day at most`() throws {
        for (changes, field) in [
            (["phone_number": "12"], "phone_number"), (["phone_number": NSNull()], "phone_number"),
            (["password": "short", "password2": "short"], "password"),
            (["password": "password1234", "password2": "password1234"], "password"),
            (["password2": "x"], "password2"), (["password2": NSNull()], "password2"),
        ] as [([String: Any], String)] {
            let answer = try ask(changes)
            #expect(answer.status == 400, "\(answer.text)")
            #expect(!answer.string("fields.\(field)").isEmpty || answer.text.contains(field), "\(answer.text)")
        }
        for _ in 0..<3 { #expect(try ask().status == 202) }
        let fourth = try ask()
        #expect(fourth.status == 429 && fourth.string("error") == "too_many_attempts", "\(fourth.text)")
    }
}
