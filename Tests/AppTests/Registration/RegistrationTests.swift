import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// What people send who register, and what they are told.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct RegistrationTests {
    let desk: RegistrationDesk

    init() throws { desk = try RegistrationDesk() }

    @Test(arguments: ["", "/"])
    func `a patient registers, with and without the slash, and is signed in`(slash: String) throws {
        let username = RegistrationDesk.username()
        let answer = try desk.register(["username": username.uppercased()], slash: slash)
        #expect(answer.status == 201, "\(answer.text)")
        #expect(answer.text.hasPrefix(#"{"token":""#))
        #expect(answer.string("user.username") == username && answer.string("user.phone_number") == "+919999999999")
        #expect(answer["user.phone_verified"] == false && answer["user.age"] == 30)
        #expect(answer[header: "cache-control"] == "no-store")
        #expect(desk.shown(answer.string("token")) == [])
        #expect(desk.signIn(username, RegistrationDesk.password).status == 200)
        let confirmed = try desk.confirm(answer, path: "patient/phone/confirm")
        #expect(confirmed.status == 200 && confirmed["user.phone_verified"] == true, "\(confirmed.text)")
        #expect(desk.shown(answer.string("token")) == ["Asha Rao"])
        #expect(try desk.recorded("patient_registered") == 1)
    }

    @Test(arguments: [
        ("name", " " as any Sendable, "name"), ("name", NSNull(), "name"), ("name", "a\u{202E}b", "name"),
        ("age", -1, "age"), ("age", 131, "age"), ("age", "30", "age"), ("age", 30.5, "age"), ("age", true, "age"),
        ("phone_number", "911", "phone_number"), ("phone_number", "+0123", "phone_number"),
        ("phone_number", "+1234567890123456", "phone_number"), ("phone_number", "anonymous", "phone_number"),
        ("phone_number", "", "phone_number"), ("username", "a b", "username"), ("username", "ab", "username"),
        ("username", "+919999999999", "username"), ("username", "919-999-9999", "username"),
        ("username", "ünal", "username"), ("password", "short", "password"), ("password2", "another", "password2"),
        ("password2", NSNull(), "password2"),
    ])
    func `a field that is wrong is named, and nothing is made`(_ sent: (field: String, value: any Sendable, String))
        throws
    {
        let answer = try desk.register([sent.field: sent.value])
        #expect(answer.status == 400 && answer.string("error") == "validation_error", "\(answer.text)")
        #expect(!answer.string("fields.\(sent.2)").isEmpty, "\(answer.text)")
        #expect(!answer.string("message").isEmpty)
        #expect(try desk.count("users", where: "role = 'patient'") == 0)
        #expect(try desk.texts().isEmpty)
    }

    @Test func `passwords that are common, or the username, are refused`() throws {
        for password in ["password1234", "qwertyuiopas", "aaaaaaaaaaaaaa"] {
            let answer = try desk.register(["password": password, "password2": password])
            #expect(answer.status == 400 && !answer.string("fields.password").isEmpty, "\(password)")
        }
        let name = RegistrationDesk.username()
        let answer = try desk.register([
            "username": name, "password": name.uppercased(), "password2": name.uppercased(),
        ])
        #expect(answer.status == 400 && !answer.string("fields.password").isEmpty)
        #expect(try desk.link(["password": "password1234"]).status == 400)
        // The document's own: README names it as the sample that is refused.
        #expect(try !desk.link(["password": "newpassword"]).string("fields.password").isEmpty)
    }

    @Test func `a username that is taken is refused, and a body that is none`() throws {
        let username = RegistrationDesk.username()
        #expect(try desk.register(["username": username]).status == 201)
        let again = try desk.register(["username": " \(username)".trimmingCharacters(in: .whitespaces).uppercased()])
        #expect(again.status == 400 && again.string("fields.username") == "Is taken", "\(again.text)")
        let none = desk.service.send(.post, "/api/register/patient/", "[1]", from: TestAddress.random())
        #expect(none.status == 400 && !none.string("error").isEmpty)
    }

    @Test(arguments: [false, true])
    func `names that are taken shut no number out, and count for who tries them`(isStrict: Bool) throws {
        desk.set(strict: isStrict)
        let (username, phone, address) = (RegistrationDesk.username(), "+919888888888", TestAddress.random())
        let invited = try Administration(desk.service.services, desk.service.db, now: Date())
            .invite(login: username, name: "Desk", role: "agent", organisation: desk.organisation)
        #expect(!invited.isEmpty)
        for _ in 0..<4 {
            let taken = try desk.register(["username": username, "phone_number": phone], from: address)
            #expect(taken.status == 400 && taken.string("fields.username") == "Is taken", "\(taken.text)")
        }
        #expect(try desk.register(["phone_number": phone], from: address).status == (isStrict ? 202 : 201))
        #expect(try desk.texts(phone).map(\.template) == ["one_time_code"])
        let sixth = try desk.register(["username": username, "phone_number": phone], from: address)
        #expect(sixth.status == 429, "\(sixth.text)")
    }

    @Test(arguments: [
        "09999999999", "9999999999", "+91 99999-99999", "00919999999999", " 919999999999", "(999) 999-9999",
    ])
    func `a number is the same number in every spelling`(spelling: String) throws {
        let first = try desk.register()
        #expect(try desk.confirm(first, path: "patient/phone/confirm").status == 200)
        let second = try desk.register(["phone_number": spelling])
        #expect(second.status == 409 && second.string("error") == "phone_already_registered", "\(second.text)")
        #expect(second.string("phone_number") == spelling)
    }

    @Test func `a number that has booked by phone is told of in the document's words`() throws {
        try desk.call()
        let answer = try desk.register(["phone_number": "099999 99999"])
        #expect(answer.status == 409 && answer.string("error") == "ivr_account_exists", "\(answer.text)")
        #expect(answer.string("phone_number") == "099999 99999" && answer.string("message").contains("link"))
        #expect(try desk.count("users", where: "role = 'patient'") == 1)
        #expect(try desk.recorded("patient_registered", "refused") == 1)
    }

    @Test func `where strangers are told nothing, every number gets the same answer`() throws {
        desk.set(strict: true)
        try desk.call()
        let other = "+919888888888"
        let (known, unknown) = (try desk.register(), try desk.register(["phone_number": other]))
        #expect(known.status == 202 && unknown.status == 202, "\(known.text)")
        func plain(_ answer: Answer) -> String {
            answer.text.replacing(answer.string("verification.id"), with: "")
        }
        #expect(plain(known) == plain(unknown) && known.string("status") == "verification_required")
        let path = "register/patient/confirm/"
        let id = known.string("verification.id")
        #expect(desk.confirm(id, try desk.wrongCode(), token: nil, path: path).string("error") == "invalid_code")
        let made = desk.confirm(id, try desk.code(), token: nil, path: path)
        #expect(made.status == 201 && made["user.phone_verified"] == true, "\(made.text)")
        #expect(desk.shown(made.string("token")) == ["Asha Rao"])
        #expect(try desk.texts().last?.template == "account_linked")
        let fresh = desk.confirm(unknown.string("verification.id"), try desk.code(other), token: nil, path: path)
        #expect(fresh.status == 201 && desk.shown(fresh.string("token")) == ["Asha Rao"])
        #expect(try desk.texts(other).map(\.template) == ["one_time_code"])
        // Who has the phone may know that it is registered; nobody else.
        let again = try desk.register()
        #expect(again.status == 202 && plain(again) == plain(unknown))
        let refused = desk.confirm(again.string("verification.id"), try desk.code(), token: nil, path: path)
        #expect(refused.status == 409 && refused.string("error") == "phone_already_registered", "\(refused.text)")
    }

    @Test func `an address, a number and an organisation may ask so often`() throws {
        let address = "2001:db8:\(UInt16.random(in: 1...9_999)):7::1"
        for number in 0..<5 {
            #expect(try desk.register(["phone_number": "+91988888880\(number)"], from: address).status == 201)
        }
        let sixth = try desk.link(["phone_number": "+919888888806"], from: address.replacing("7::1", with: "7:5:4:3:2"))
        #expect(sixth.status == 429 && sixth.string("error") == "too_many_attempts", "\(sixth.text)")
        #expect(Int(sixth[header: "retry-after"] ?? "").map { (3_000...3_600).contains($0) } == true)
        #expect(try desk.link(["phone_number": "+919888888806"], from: address, now: Date() + 3_700).status == 201)
        let start = Date()
        for hour in 0..<3 { #expect(try desk.link(now: start + Double(hour) * 3_700).status == 201) }
        let fourth = try desk.link(now: start + 12_000)
        #expect(fourth.status == 429, "\(fourth.text)")
        #expect(try desk.link(now: start + 86_500).status == 201)
    }

    @Test func `codes are sent to a number three times an hour, whatever for`() throws {
        let start = Date()
        let account = try desk.register(now: start)
        #expect(try desk.link(now: start + 1).status == 201)
        #expect(try desk.link(now: start + 2).status == 201)
        let body = #"{"phone_number":"+919999999999"}"#
        let token = account.string("token")
        let more = desk.service.send(.post, "/api/patient/phone/", body, token: token, now: start + 3)
        #expect(
            more.status == 429 && Int(more[header: "retry-after"] ?? "").map { (3_000...3_600).contains($0) } == true)
    }

    @Test func `a code that another has taken the place of, or that was used, does not leave any more`() throws {
        let start = Date()
        let sms = desk.service.send(
            .put, "/api/messages/settings/sms",
            #"{"provider":"twilio","account":"AC1","secret":"SecretXylophone","from":"+15551230000"}"#,
            token: desk.admin)
        #expect(sms.status == 200, "\(sms.text)")
        let account = try desk.register(now: start)
        #expect(try departures(now: start + 1) == ["leaves"])
        let again = desk.service.send(
            .post, "/api/patient/phone/", #"{"phone_number":"+919999999999"}"#, token: account.string("token"),
            now: start + 60)
        #expect(again.status == 202, "\(again.text)")
        #expect(try departures(now: start + 61) == ["cancelled", "leaves"])
        // What was made before messages had an end is over with its code.
        try TestDatabase.fill(
            "UPDATE messages SET expires_at = NULL WHERE organisation_id = \(desk.organisation)")
        #expect(try departures(now: start + 661) == ["cancelled", "cancelled"])
        let proven = desk.confirm(
            again.string("verification.id"), try desk.code(), token: account.string("token"),
            path: "patient/phone/confirm", now: start + 70)
        #expect(proven.status == 200, "\(proven.text)")
        #expect(try departures(now: start + 71) == ["cancelled", "cancelled"])
    }

    /// What a worker does with the codes, oldest first; it gives them back.
    private func departures(now: Date) throws -> [String] {
        let db = try desk.service.db
        let taken = try OutboxStore(db: db, organisation: desk.organisation).claim(
            MessageTarget.id(of: .sms, desk.organisation, db), lease: UUID(), now: now, limit: 10)
        try TestDatabase.fill(
            "UPDATE outbox SET state = 'waiting' WHERE organisation_id = \(desk.organisation) AND state = 'sending'")
        let job = JobContext(services: desk.service.services, database: desk.service.database, now: now)
        return try taken.filter { $0.kind == "one_time_code" }.sorted { $0.createdAt < $1.createdAt }.map { message in
            switch try SMSSender().departure(of: message, in: job) {
            case .request: "leaves"
            case .ended(let state): state.rawValue
            default: "something else"
            }
        }
    }

    @Test func `where nobody says whose patients register, none can`() throws {
        let service = try TestService()
        let answer = service.send(.post, "/api/link-ivr-account", try RegistrationDesk.linkBody())
        #expect(answer.status == 403 && answer.string("error") == "registration_closed", "\(answer.text)")
    }

    @Test func `settings are for those who manage, and on record`() throws {
        let token = try desk.register().string("token")
        #expect(
            desk.get("patient-settings", desk.admin).text.contains(#""strict":false,"ivr_autocreate_account":true"#))
        desk.set(strict: true, language: "hi")
        #expect(desk.get("patient-settings", desk.admin)["strict"] == true)
        let put = desk.service.send(.put, "/api/patient-settings", #"{"strict":false}"#, token: token)
        #expect(put.status == 403)
        #expect(try desk.recorded("patient_settings_changed") == 1)
        _ = try desk.link(["phone_number": "+919888888801"])
        #expect(try desk.texts("+919888888801").last?.text.contains("आपका कोड") == true)
    }

    @Test func `no number, name or code stands in the clear`() throws {
        try desk.call()
        let answer = try desk.link()
        #expect(try desk.confirm(answer).status == 200)
        let kept: [SQL] = [
            "SELECT COUNT(*) FROM users WHERE CONCAT(login, name) LIKE ",
            "SELECT COUNT(*) FROM patient_accounts WHERE CONCAT(sealed, COALESCE(activation_digest, '')) LIKE ",
            "SELECT COUNT(*) FROM account_phones WHERE CONCAT(sealed, phone_index) LIKE ",
            "SELECT COUNT(*) FROM one_time_codes WHERE CONCAT(sealed, digest, phone_index) LIKE ",
            "SELECT COUNT(*) FROM messages WHERE CONCAT(sealed, resource_id) LIKE ",
            "SELECT COUNT(*) FROM outbox WHERE CONCAT(sealed, resource_id) LIKE ",
            "SELECT COUNT(*) FROM audit_events WHERE fields LIKE ",
        ]
        for statement in kept {
            for secret in ["9999999999", "Asha", try desk.activation(), try desk.code()] {
                let found: Int? = try TestDatabase.root().fetchValue(
                    statement + "\("%\(secret)%") AND organisation_id = \(desk.organisation)")
                #expect(found == 0, "\(statement) \(secret)")
            }
        }
    }
}
