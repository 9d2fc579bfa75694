import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// What a stranger tries who wants somebody's bookings, or to know that there are some.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct RegistrationAttackTests {
    let desk: RegistrationDesk

    init() throws { desk = try RegistrationDesk() }

    // MARK: - Takeover by link

    @Test func `whoever knows a number, a name and an age gets a token and nothing with it`() throws {
        let patient = try desk.call()
        let stranger = try desk.link()
        #expect(stranger.status == 201 && stranger.string("link_status") == "pending_verification", "\(stranger.text)")
        let token = stranger.string("token")
        #expect(desk.shown(token) == [])
        #expect(desk.get("patient/appointments", token).text == #"{"appointments":[],"clinics":[]}"#)
        for path in ["patients/\(patient)", "patients", "messages", "users", "clinics"] {
            #expect([403, 404].contains(desk.get(path, token).status), "\(path)")
        }
        // Calls go on to be nobody's but the caller's.
        try desk.call()
        #expect(desk.shown(token) == [])
        #expect(try desk.count("account_phones", where: "verified_at IS NOT NULL") == 0)
    }

    @Test func `a code may be guessed five times, and the right one comes too late then`() throws {
        try desk.call()
        let stranger = try desk.link()
        let (id, token, wrong) = (stranger.string("verification.id"), stranger.string("token"), try desk.wrongCode())
        for _ in 0..<5 {
            let answer = desk.confirm(id, wrong, token: token)
            #expect(answer.status == 400 && answer.string("error") == "invalid_code", "\(answer.text)")
        }
        let right = desk.confirm(id, try desk.code(), token: token)
        #expect(right.status == 400 && right.string("error") == "invalid_code")
        #expect(desk.shown(token) == [])
        #expect(try desk.recorded("phone_proven", "refused") == 6)
    }

    @Test func `guesses made at once are no more than five`() throws {
        try desk.call()
        let stranger = try desk.link()
        let (id, token) = (stranger.string("verification.id"), stranger.string("token"))
        let (right, wrong) = (try desk.code(), try desk.wrongCode())
        let first = atOnce(12, environment: desk.environment) { _, service in
            service.send(
                .post, "/api/link-ivr-account/confirm", #"{"verification_id":"\#(id)","code":"\#(wrong)"}"#,
                token: token
            ).status
        }
        #expect(first.allSatisfy { $0 == 400 }, "\(first)")
        #expect(try desk.count("one_time_codes", where: "tries = 5") == 1)
        #expect(desk.confirm(id, right, token: token).status == 400)
    }

    @Test func `a code that is replayed, late, another's or for something else is refused alike`() throws {
        try desk.call()
        let start = Date()
        let (first, other) = (try desk.link(now: start), try desk.register(["phone_number": "+919888888888"]))
        let (id, code, token) = (first.string("verification.id"), try desk.code(), first.string("token"))
        let refused = desk.confirm(id, try desk.wrongCode(), token: token, now: start)
        func isAlike(_ answer: Answer) -> Bool { answer.status == refused.status && answer.text == refused.text }
        #expect(refused.status == 400)
        // Ten minutes later; by another account; for another purpose; of no code that there is.
        #expect(isAlike(desk.confirm(id, code, token: token, now: start + 601)))
        #expect(isAlike(desk.confirm(id, code, token: other.string("token"), now: start)))
        #expect(isAlike(desk.confirm(id, code, token: token, path: "patient/phone/confirm", now: start)))
        #expect(isAlike(desk.confirm(id, code, token: nil, path: "register/patient/confirm", now: start)))
        for unknown in [UUID().uuidString, "x", "' OR 1=1"] {
            #expect(isAlike(desk.confirm(unknown, code, token: token, now: start)))
        }
        let second = try desk.link(now: start + 700)
        let good = desk.confirm(
            second.string("verification.id"), try desk.code(), token: second.string("token"), now: start + 700)
        #expect(good.status == 200, "\(good.text)")
        #expect(
            isAlike(
                desk.confirm(
                    second.string("verification.id"), try desk.code(), token: second.string("token"),
                    now: start + 701)))
        #expect(desk.confirm(id, code, token: nil).status == 401)
    }

    @Test func `a token or a code of one organisation is nothing to another`() throws {
        try desk.call()
        let other = try RegistrationDesk()
        try other.call()
        let (mine, theirs) = (try desk.link(), try other.link())
        // The token's organisation decides, whichever host it comes to.
        let (id, code) = (mine.string("verification.id"), try desk.code())
        #expect(other.confirm(id, code, token: theirs.string("token")).status == 400)
        let across = other.confirm(id, code, token: mine.string("token"))
        #expect(across.status == 200 && other.shown(mine.string("token")) == ["Asha Rao"])
        #expect(try other.count("account_patients", where: "status = 'linked'") == 1)
        #expect(try other.count("account_phones", where: "verified_at IS NOT NULL") == 0)
        #expect(other.shown(theirs.string("token")) == [])
        desk.set(strict: true)
        other.set(strict: true)
        let pending = try desk.register(["phone_number": "+919777777777"])
        let path = "register/patient/confirm"
        #expect(
            other.confirm(
                pending.string("verification.id"), try desk.code("+919777777777"), token: nil, path: path
            ).status == 400)
    }

    // MARK: - Pre-hijack

    @Test func `whoever registers somebody's number first gets none of their bookings`() throws {
        let stranger = try desk.register(["name": "Mallory"])
        let token = stranger.string("token")
        #expect(stranger.status == 201)
        try desk.call()
        try desk.call()
        #expect(desk.shown(token) == [])
        #expect(try desk.texts().map(\.template) == ["one_time_code", "patient_welcome"])
        // The owner signs in with what the phone was sent, and it is the owner's from then on.
        let owner = desk.signIn(RegistrationDesk.phone, try desk.activation())
        #expect(owner.status == 200, "\(owner.text)")
        let late = desk.confirm(
            stranger.string("verification.id"), try desk.code(), token: token,
            path: "patient/phone/confirm")
        #expect(late.status == 409 && late.string("error") == "phone_already_registered", "\(late.text)")
        #expect(desk.shown(token) == [])
        // And calls go there.
        try desk.call()
        #expect(try desk.texts().last?.template == "booking_synced")
    }

    @Test func `a claim keeps nobody from registering, linking or calling`() throws {
        #expect(try desk.register(["name": "Mallory"]).status == 201)
        let owner = try desk.register()
        #expect(owner.status == 201, "\(owner.text)")
        #expect(try desk.confirm(owner, path: "patient/phone/confirm").status == 200)
        try desk.call()
        #expect(desk.shown(owner.string("token")) == ["Asha Rao"])
    }

    // MARK: - Enumeration

    @Test func `a link does the same and answers the same for numbers known and unknown`() throws {
        try desk.call()
        let verified = try desk.register(["phone_number": "+919666666666", "name": "B"])
        #expect(
            desk.confirm(
                verified.string("verification.id"), try desk.code("+919666666666"),
                token: verified.string("token"), path: "patient/phone/confirm"
            ).status == 200)
        let tables: [SQL] = [
            "users", "patient_accounts", "account_phones", "account_patients", "patients", "one_time_codes", "sessions",
            "refresh_tokens", "messages", "outbox", "audit_events", "phone_queues",
        ]
        var shapes: Set<String> = []
        var rows: Set<[Int]> = []
        for phone in [RegistrationDesk.phone, "+919666666666", "+919555555555"] {
            // The row that those who decide on a number queue for may be there already.
            _ = desk.signIn(phone, "wrong")
            let before = try tables.map { try desk.count($0) }
            let answer = try desk.link(["phone_number": phone])
            #expect(answer.status == 201)
            rows.insert(zip(try tables.map { try desk.count($0) }, before).map { $0 - $1 })
            var text = answer.text
            let own = ["token", "refresh_token", "user.id", "verification.id", "user.phone_number"]
            for path in own { text = text.replacing(answer.string(path), with: "") }
            shapes.insert(text)
        }
        #expect(shapes.count == 1 && rows.count == 1, "\(shapes) \(rows)")
    }

    @Test func `a sign-in with a number says the same whether it is known`() throws {
        try desk.call()
        let known = desk.signIn(RegistrationDesk.phone, "ABCD2345")
        let unknown = desk.signIn("+919555555555", "ABCD2345")
        #expect(known.status == 401 && known.text == unknown.text)
    }

    // MARK: - The password of the welcome message

    @Test func `the first password is good once`() throws {
        try desk.call()
        let password = try desk.activation()
        #expect(password.wholeMatch(of: /[A-HJKMNP-Z2-9]{8}/) != nil)
        #expect(desk.signIn(RegistrationDesk.phone, password).status == 200)
        #expect(desk.signIn(RegistrationDesk.phone, password).status == 401)
    }

    @Test func `the first password is good once for many who come at the same time`() throws {
        try desk.call()
        let password = try desk.activation()
        let answers = atOnce(6, environment: desk.environment) { number, service in
            service.send(
                .post, "/api/auth/login", #"{"username":"09999999999","password":"\#(password)"}"#,
                from: "198.51.100.\(number + 50)"
            ).status
        }
        #expect(answers.count { $0 == 200 } == 1, "\(answers)")
    }

    @Test func `the first password is good for three days, and five tries in whatever spelling`() throws {
        let start = Date()
        try desk.call(now: start)
        let password = try desk.activation()
        #expect(desk.signIn(RegistrationDesk.phone, password, now: start + 259_300).status == 401)
        let other = "+919888888888"
        try desk.call(from: other, now: start)
        let spellings = [other, "09888888888", "98888 88888", "0091 98888 88888", "+91-98888-88888"]
        for spelling in spellings { #expect(desk.signIn(spelling, "WRONG234").status == 401) }
        #expect(desk.signIn(other, try desk.activation(other)).status == 401)
        // The next call after three days brings another.
        try desk.call(from: other, now: start + 259_300)
        #expect(try desk.texts(other).map(\.template) == ["patient_welcome", "patient_welcome"])
        #expect(desk.signIn(other, try desk.activation(other), now: start + 259_400).status == 200)
    }

    @Test func `a number's failures are counted together, however it is spelled`() throws {
        let address = TestAddress.random()
        for spelling in ["+919444444444", "09444444444", "94444 44444", "009194 44444444", "+91 9444-444444"] {
            #expect(desk.signIn(spelling, "wrong", from: address).status == 401)
        }
        #expect(desk.signIn("+91 94444 44444", "wrong", from: address).status == 429)
    }

    // MARK: - Races

    @Test func `of many who prove a number at the same time one has it`() throws {
        try desk.call()
        let start = Date()
        var asked: [(id: String, token: String, code: String)] = []
        for _ in 0..<3 {
            let answer = try desk.link(now: start)
            asked.append((answer.string("verification.id"), answer.string("token"), try desk.code()))
        }
        let wanted = asked
        let answers = atOnce(6, environment: desk.environment) { number, service in
            let (id, token, code) = wanted[number % 3]
            return service.send(
                .post, "/api/link-ivr-account/confirm", #"{"verification_id":"\#(id)","code":"\#(code)"}"#,
                token: token, now: start
            ).status
        }
        #expect(answers.count { $0 == 200 } == 1, "\(answers)")
        #expect(answers.allSatisfy { [200, 400, 409].contains($0) }, "\(answers)")
        #expect(try desk.count("account_phones", where: "verified_at IS NOT NULL") == 1)
        #expect(try desk.count("account_patients", where: "status = 'linked'") == 1)
    }

    @Test func `the same registration sent many times makes one account`() throws {
        let username = RegistrationDesk.username()
        let body = try RegistrationDesk.body(
            [
                "name": "Asha Rao", "age": 30, "phone_number": RegistrationDesk.phone, "username": username,
                "password": RegistrationDesk.password, "password2": RegistrationDesk.password,
            ], [:])
        let answers = atOnce(3, environment: desk.environment) { number, service in
            service.send(.post, "/api/register/patient/", body, from: "203.0.113.\(number)").status
        }
        #expect(answers.sorted() == [201, 400, 400], "\(answers)")
        #expect(try desk.count("users", where: "role = 'patient'") == 1)
    }

    @Test func `calls at the same time from one phone make one patient and one account`() throws {
        let organisation = desk.organisation
        let patients = atOnce(6, environment: desk.environment) { _, service in
            (try? RegistrationDesk.call(of: organisation, at: service)) ?? "failed"
        }
        #expect(Set(patients).count == 1 && patients.first != "failed", "\(patients)")
        #expect(try desk.count("users", where: "role = 'patient'") == 1)
        #expect(try desk.texts().count == 1)
    }
}
