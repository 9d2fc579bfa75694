import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// One person, by phone or on the web: the document's scenarios, families, and numbers that go to other people.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct AccountLifeTests {
    let desk: RegistrationDesk

    init() throws { desk = try RegistrationDesk() }

    // MARK: - The document's scenarios

    @Test func `first by phone, then on the web: the message's password shows the booking once it is changed`() throws {
        try desk.call()
        #expect(
            try desk.texts() == [
                .init(
                    template: "patient_welcome",
                    text: """
                        Welcome to MedQ! A web account has been created for you.
                        Username: +919999999999
                        Password: \(desk.activation())
                        You can now view your appointments online!
                        """)
            ])
        let entered = desk.signIn("099999 99999", try desk.activation())
        #expect(entered.status == 200, "\(entered.text)")
        let token = entered.string("access_token")
        let refused = desk.get("patient/account", token)
        #expect(refused.status == 403 && refused.string("error") == "password_change_required", "\(refused.text)")
        let changed = desk.service.send(
            .post, "/api/auth/change-password",
            #"{"current_password":"\#(try desk.activation())","new_password":"\#(RegistrationDesk.password)"}"#,
            token: token)
        #expect(changed.status == 204, "\(changed.text)")
        #expect(desk.shown(token) == ["Asha Rao"])
        let again = desk.signIn("+91 99999 99999", RegistrationDesk.password)
        #expect(desk.shown(again.string("access_token")) == ["Asha Rao"])
        // Whoever comes back is synced, and not welcomed once more.
        try desk.call()
        #expect(try desk.texts().map(\.template) == ["patient_welcome", "booking_synced"])
        #expect(try desk.count("patients") == 1)
    }

    @Test func `first on the web, then by phone: the booking is in the account, and the phone is told`() throws {
        let answer = try desk.register()
        #expect(try desk.confirm(answer, path: "patient/phone/confirm").status == 200)
        let patient = try desk.call()
        #expect(desk.get("patient/account", answer.string("token")).string("patients[0].id") == patient)
        #expect(
            try desk.texts().last?.text == """
                Your IVR booking has been synced with your web account.
                You can now view this appointment online.
                """)
        #expect(try desk.count("patients") == 1 && desk.count("users", where: "role = 'patient'") == 1)
    }

    @Test func `by phone without an account, then on the web: told, linked, and the history is there`() throws {
        desk.set(autocreate: false)
        let patient = try desk.call()
        #expect(try desk.texts().isEmpty && desk.count("users", where: "role = 'patient'") == 0)
        #expect(try desk.call() == patient)
        #expect(try desk.register().string("error") == "ivr_account_exists")
        let link = try desk.link()
        #expect(link.status == 201 && desk.shown(link.string("token")) == [])
        let confirmed = try desk.confirm(link)
        #expect(confirmed.status == 200 && confirmed["linked_patients"] == 1, "\(confirmed.text)")
        #expect(desk.get("patient/account", link.string("token")).string("patients[0].id") == patient)
        #expect(
            try desk.texts().last?.text == """
                Great! Your web account has been linked to your existing appointments.
                You can now view all your bookings online.
                """)
        #expect(desk.signIn(RegistrationDesk.phone, RegistrationDesk.password).status == 200)
        #expect(try desk.register().string("error") == "phone_already_registered")
        #expect(try desk.recorded("account_linked") == 1)
    }

    @Test func `who never used the welcome message links, and its account is closed`() throws {
        let patient = try desk.call()
        let first = desk.signIn(RegistrationDesk.phone, try desk.activation())
        let link = try desk.link()
        #expect(try desk.confirm(link)["linked_patients"] == 1)
        #expect(desk.get("patient/account", link.string("token")).string("patients[0].id") == patient)
        #expect(desk.get("auth/profile", first.string("access_token")).status == 401)
        #expect(desk.signIn(RegistrationDesk.phone, try desk.activation()).status == 401)
        #expect(desk.signIn(RegistrationDesk.phone, RegistrationDesk.password).status == 200)
    }

    @Test func `a link of a number that was linked meanwhile is refused, and its code is used up`() throws {
        try desk.call()
        let (first, second) = (try desk.link(), try desk.link())
        let late = try desk.code()
        let codes = try desk.texts().filter { $0.template == "one_time_code" }
        let early = codes[0].text.firstMatch(of: /[0-9]{6}/).map { String($0.0) } ?? ""
        #expect(desk.confirm(first.string("verification.id"), early, token: first.string("token")).status == 200)
        let refused = desk.confirm(second.string("verification.id"), late, token: second.string("token"))
        #expect(refused.status == 409 && refused.string("error") == "phone_already_registered", "\(refused.text)")
        #expect(desk.confirm(second.string("verification.id"), late, token: second.string("token")).status == 400)
        #expect(desk.shown(second.string("token")) == [])
        #expect(try desk.recorded("account_linked", "refused") == 1)
    }

    @Test func `when a number is proven every other session of the account ends`() throws {
        let answer = try desk.register(["username": "asha-of-\(UUID().uuidString.prefix(6))-x"])
        let other = desk.signIn(answer.string("user.username"), RegistrationDesk.password).string("access_token")
        #expect(desk.get("auth/profile", other).status == 200)
        #expect(try desk.confirm(answer, path: "patient/phone/confirm").status == 200)
        #expect(desk.get("auth/profile", other).status == 401)
        #expect(desk.get("auth/profile", answer.string("token")).status == 200)
    }

    // MARK: - Families

    @Test func `a phone may be several people's, and nobody is renamed`() throws {
        let mother = try desk.call(as: "Asha Rao")
        let child = try desk.call(as: "Ravi Rao")
        #expect(mother != child)
        #expect(try desk.call(as: "asha  RAO") == mother)
        #expect(try desk.call(as: nil) == mother)
        let link = try desk.link(["name": "Somebody Else", "age": 99])
        #expect(try desk.confirm(link)["linked_patients"] == 2)
        #expect(Set(desk.shown(link.string("token"))) == ["Asha Rao", "Ravi Rao"])
        let baby = try desk.call(as: "Mira Rao")
        #expect(Set(desk.shown(link.string("token"))) == ["Asha Rao", "Ravi Rao", "Mira Rao"])
        #expect(![mother, child].contains(baby))
    }

    @Test func `a patient whom the staff know is linked when name and age agree, and proposed otherwise`() throws {
        // By UTC, as it is counted: a machine east of it begins the year before.
        let year = try #require(Int(Date().ISO8601Format().prefix(4)))
        for (id, name, born) in [
            ("P-1", "Asha Rao", "\(year - 30)-01-01"),
            ("P-2", "Asha Rao", "1950-05-05"), ("P-3", "Vikram Rao", "1960-01-01"),
        ] {
            let body = #"{"id":"\#(id)","name":"\#(name)","date_of_birth":"\#(born)","phone":"+919999999999"}"#
            #expect(desk.service.send(.post, "/api/patients", body, token: desk.admin).status == 201)
        }
        let link = try desk.link()
        #expect(try desk.confirm(link)["linked_patients"] == 1)
        let shown = desk.get("patient/account", link.string("token"))
        #expect(shown.string("patients[0].id") == "P-1" && shown["patients[1]"] == nil, "\(shown.text)")
        #expect(try desk.count("account_patients", where: "status = 'proposed'") == 2)
    }

    @Test func `a name alone links nobody whom the staff have entered`() throws {
        let entered = #"{"id":"P-1","name":"John Smith","date_of_birth":"1950-05-05","phone":"+919999999999"}"#
        #expect(desk.service.send(.post, "/api/patients", entered, token: desk.admin).status == 201)
        // The account of a caller says no age: who calls may be a son of that name.
        let caller = try desk.call(as: "John Smith")
        let token = desk.signIn(RegistrationDesk.phone, try desk.activation()).string("access_token")
        let changed = desk.service.send(
            .post, "/api/auth/change-password",
            #"{"current_password":"\#(try desk.activation())","new_password":"\#(RegistrationDesk.password)"}"#,
            token: token)
        #expect(changed.status == 204, "\(changed.text)")
        let shown = desk.get("patient/account", token)
        #expect(shown.string("patients[0].id") == caller && shown["patients[1]"] == nil, "\(shown.text)")
        #expect(try desk.count("account_patients", where: "patient_id = 'P-1' AND status = 'proposed'") == 1)
        #expect(try desk.count("account_patients", where: "patient_id = 'P-1' AND status = 'linked'") == 0)
    }

    // MARK: - Numbers that change

    @Test func `a number is changed with the password, and once the new one is proven`() throws {
        let answer = try desk.register()
        let token = answer.string("token")
        #expect(try desk.confirm(answer, path: "patient/phone/confirm").status == 200)
        let new = "+919777777777"
        func ask(_ password: String) -> Answer {
            desk.service.send(
                .post, "/api/patient/phone", #"{"phone_number":"\#(new)"\#(password)}"#, token: token)
        }
        #expect(ask("").status == 400 && !ask("").string("fields.password").isEmpty)
        #expect(ask(#","password":"not the password""#).status == 401)
        let asked = ask(#","password":"\#(RegistrationDesk.password)""#)
        #expect(asked.status == 202, "\(asked.text)")
        let path = "patient/phone/confirm"
        #expect(desk.get("patient/account", token).string("user.phone_number") == RegistrationDesk.phone)
        let proven = desk.confirm(asked.string("verification.id"), try desk.code(new), token: token, path: path)
        #expect(proven.status == 200 && proven.string("user.phone_number") == new, "\(proven.text)")
        #expect(try desk.texts().last?.template == "phone_changed")
        try desk.call(from: new, as: "Ravi Rao")
        #expect(desk.shown(token) == ["Asha Rao", "Ravi Rao"])
        // The old number is somebody else's from now on.
        let stranger = try desk.call(as: nil)
        #expect(desk.shown(token) == ["Asha Rao", "Ravi Rao"] && !stranger.isEmpty)
        #expect(desk.signIn(RegistrationDesk.phone, RegistrationDesk.password).status == 401)
        #expect(desk.signIn(new, RegistrationDesk.password).status == 200)
    }

    @Test func `a proof lapses after a year, and who has the number then sees nothing of who had it`() throws {
        let start = Date()
        let answer = try desk.register(now: start)
        let proven = desk.confirm(
            answer.string("verification.id"), try desk.code(), token: answer.string("token"),
            path: "patient/phone/confirm", now: start)
        #expect(proven.status == 200)
        try desk.call(now: start + 60)
        let later = start + 366 * 86_400
        let number = try #require(PhoneNumber(e164: RegistrationDesk.phone))
        #expect(try PatientAccounts.verified(for: number, in: desk.machine(desk.service, now: later)).isEmpty)
        let caller = try desk.call(as: nil, now: later)
        let link = try desk.link(["name": "Noor Khan"], now: later)
        let linked = desk.confirm(
            link.string("verification.id"), try desk.code(), token: link.string("token"), now: later)
        #expect(linked.status == 200 && linked["linked_patients"] == 1, "\(linked.text)")
        let account = desk.get("patient/account", link.string("token"), now: later)
        #expect(account.string("patients[0].id") == caller && account["patients[1]"] == nil, "\(account.text)")
        #expect(desk.signIn(RegistrationDesk.phone, RegistrationDesk.password, now: later).status == 200)
    }

    @Test func `a number whose welcome nobody used goes to its next owner without who had it before`() throws {
        let start = Date()
        let patient = try desk.call(now: start)
        let later = start + 366 * 86_400
        let link = try desk.link(now: later)
        let linked = desk.confirm(
            link.string("verification.id"), try desk.code(), token: link.string("token"), now: later)
        #expect(linked.status == 200 && linked["linked_patients"] == 0, "\(linked.text)")
        let shown = desk.get("patient/account", link.string("token"), now: later)
        #expect(!shown.text.contains(patient), "\(shown.text)")
        #expect(try desk.count("account_patients", where: "patient_id = \(patient) AND status = 'proposed'") == 1)
        #expect(try desk.count("account_patients", where: "patient_id = \(patient) AND status = 'linked'") == 0)
    }

    @Test func `nor does a call, its welcome message or a new password bring it back`() throws {
        let start = Date()
        let patient = try desk.call(now: start)
        let later = start + 366 * 86_400
        let first = try desk.activation()
        let caller = try desk.call(as: "Noor Khan", now: later)
        #expect(try desk.activation() != first && caller != patient)
        let entered = desk.signIn(RegistrationDesk.phone, try desk.activation(), now: later)
        let token = entered.string("access_token")
        let changed = desk.service.send(
            .post, "/api/auth/change-password",
            #"{"current_password":"\#(try desk.activation())","new_password":"\#(RegistrationDesk.password)"}"#,
            token: token, now: later)
        #expect(changed.status == 204, "\(changed.text)")
        #expect(desk.shown(token, now: later) == ["Noor Khan"])
    }

    @Test func `of a family's phone who has called within the year is shown, and the others are for staff`() throws {
        let start = Date()
        let old = try desk.call(now: start)
        try desk.call(as: "Ravi Rao", now: start + 300 * 86_400)
        let later = start + 366 * 86_400
        let link = try desk.link(now: later)
        let linked = desk.confirm(
            link.string("verification.id"), try desk.code(), token: link.string("token"), now: later)
        #expect(linked.status == 200 && linked["linked_patients"] == 1, "\(linked.text)")
        #expect(desk.shown(link.string("token"), now: later) == ["Ravi Rao"])
        #expect(try desk.count("account_patients", where: "patient_id = \(old) AND status = 'proposed'") == 1)
    }

    @Test func `a login that reads as a phone number is given to nobody, and shuts nobody out of their account`()
        throws
    {
        let phone = "+9197\(Int.random(in: 10_000_000...99_999_999))"
        let other = try TestTenant(desk.service)
        let admin = try other.signIn("admin").token
        for login in [phone, "0091-\(phone.dropFirst(3))", "(555)123-4567"] {
            let refused = desk.service.send(
                .post, "/api/users", #"{"login":"\#(login)","name":"Desk","role":"agent"}"#, token: admin)
            #expect(refused.status == 422 && refused.string("error.details.field") == "login", "\(refused.text)")
        }
        let administration = try Administration(desk.service.services, desk.service.db, now: Date())
        #expect(throws: APIError.self) {
            try administration.inviteStaff(
                login: phone, name: "Desk", role: "agent", organisation: other.organisation)
        }
        // One that was given before.
        _ = try administration.invite(login: phone, name: "Desk", role: "agent", organisation: other.organisation)
        let made = try desk.register(["phone_number": phone])
        let proven = desk.confirm(
            made.string("verification.id"), try desk.code(phone), token: made.string("token"),
            path: "patient/phone/confirm")
        #expect(proven.status == 200, "\(proven.text)")
        #expect(desk.signIn(phone, RegistrationDesk.password).status == 200)
    }

    @Test func `a login that looks like a number goes on to be the login of whoever has it`() throws {
        let code = try Administration(desk.service.services, desk.service.db, now: Date())
            .invite(
                login: "5551230\(UInt16.random(in: 100...999))", name: "Desk", role: "agent",
                organisation: desk.organisation)
        let answer = desk.service.send(
            .post, "/api/auth/invitation", #"{"invitation_code":"\#(code)","password":"\#(TestTenant.password)"}"#)
        #expect(answer.status == 200)
        let login = desk.get("auth/profile", answer.string("access_token")).string("user.login")
        #expect(desk.signIn(login, TestTenant.password).status == 200)
    }
}
