import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// An organisation in India whose patients register here, its phone system, and the phones of its patients.
struct RegistrationDesk {
    static let phone = "+919999999999"
    static let password = "a long way to the sea"

    let tenant: TestTenant
    /// A host at which the organisation's patients register.
    let service: TestService
    let admin: String
    var organisation: UUID { tenant.organisation }
    var environment: [String: String] { ["TRUNKLINE_REGISTRATION_ORGANISATION": organisation.uuidString] }

    init(country: String = "IN") throws {
        let tenant = try TestTenant(TestService(), country: country)
        try self.init(for: tenant, admin: tenant.signIn("admin").token)
    }

    init(for tenant: TestTenant, admin: String) throws {
        (self.tenant, self.admin) = (tenant, admin)
        service = try TestService(
            environment: ["TRUNKLINE_REGISTRATION_ORGANISATION": tenant.organisation.uuidString])
    }

    // MARK: - People

    /// - Parameter changes: members in the place of the usual ones; `NSNull` leaves one out.
    static func body(_ members: [String: Any], _ changes: [String: Any]) throws -> String {
        let all = members.merging(changes) { $1 }.filter { !($0.value is NSNull) }
        return String(decoding: try JSONSerialization.data(withJSONObject: all), as: UTF8.self)
    }

    func register(
        _ changes: [String: Any] = [:], from address: String = TestAddress.random(), slash: String = "/",
        now: Date = Date()
    ) throws -> Answer {
        let usual: [String: Any] = [
            "name": "Asha Rao", "age": 30, "phone_number": Self.phone, "username": Self.username(),
            "password": Self.password, "password2": Self.password,
        ]
        return service.send(
            .post, "/api/register/patient\(slash)", try Self.body(usual, changes), from: address, now: now)
    }

    static func username() -> String { "asha-" + UUID().uuidString.prefix(12).lowercased() + "x" }

    static func linkBody(_ changes: [String: Any] = [:]) throws -> String {
        try body(["phone_number": phone, "name": "Asha Rao", "age": 30, "password": password], changes)
    }

    func link(_ changes: [String: Any] = [:], from address: String = TestAddress.random(), now: Date = Date()) throws
        -> Answer
    {
        service.send(.post, "/api/link-ivr-account/", try Self.linkBody(changes), from: address, now: now)
    }

    func confirm(
        _ id: String, _ code: String, token: String?, path: String = "link-ivr-account/confirm/", now: Date = Date()
    ) -> Answer {
        service.send(
            .post, "/api/\(path)", #"{"verification_id":"\#(id)","code":"\#(code)"}"#, token: token, now: now)
    }

    /// Confirms what an answer asks for, with the code that was sent.
    func confirm(_ answer: Answer, path: String = "link-ivr-account/confirm/", now: Date = Date()) throws -> Answer {
        confirm(answer.string("verification.id"), try code(), token: answer.string("token"), path: path, now: now)
    }

    func signIn(_ username: String, _ password: String, from address: String = TestAddress.random(), now: Date = Date())
        -> Answer
    {
        service.send(
            .post, "/api/auth/login", #"{"username":"\#(username)","password":"\#(password)"}"#, from: address,
            now: now)
    }

    func get(_ path: String, _ token: String, now: Date = Date()) -> Answer {
        service.send(.get, "/api/\(path)", token: token, now: now)
    }

    /// The names of the patients whom an account shows.
    func shown(_ token: String, now: Date = Date()) -> [String] {
        let answer = get("patient/account", token, now: now)
        #expect(answer.status == 200, "\(answer.text)")
        return (0..<10).compactMap { index in
            let name = answer.string("patients[\(index)].name")
            return name.isEmpty ? nil : name
        }
    }

    func set(strict: Bool = false, autocreate: Bool = true, language: String = "en", now: Date = Date()) {
        let answer = service.send(
            .put, "/api/patient-settings",
            #"{"strict":\#(strict),"ivr_autocreate_account":\#(autocreate),"language":"\#(language)"}"#, token: admin,
            now: now)
        #expect(answer.status == 200, "\(answer.text)")
    }

    // MARK: - The phone

    struct Text: Equatable {
        let template: String
        let text: String
    }

    /// What a phone was sent, oldest first.
    func texts(_ phone: String = phone) throws -> [Text] {
        let index = RecipientIndex(phone, by: service.services.index).value
        let ids: [UUID] = try TestDatabase.root().fetchValues(
            """
            SELECT id FROM messages WHERE organisation_id = \(organisation) AND recipient_index = \(index)
            ORDER BY created_at, id
            """)
        let store = SentMessageStore(db: try service.db, organisation: organisation)
        return try ids.compactMap { id in
            guard let message = try store.find(id) else { return nil }
            return Text(template: message.template, text: try message.content(service.services.sealer).text)
        }
    }

    /// The code that a phone was sent last.
    func code(_ phone: String = phone) throws -> String {
        let text = try texts(phone).last { ["one_time_code", "password_code"].contains($0.template) }?.text ?? ""
        return text.firstMatch(of: /[0-9]{6}/).map { String($0.0) } ?? ""
    }

    /// A code that it is not.
    func wrongCode(_ phone: String = phone) throws -> String { try code(phone) == "111111" ? "222222" : "111111" }

    /// The password that a phone was sent last.
    func activation(_ phone: String = phone) throws -> String {
        let text = try texts(phone).last { $0.template == "patient_welcome" }?.text ?? ""
        return text.firstMatch(of: /Password: (\S+)/).map { String($0.1) } ?? ""
    }

    // MARK: - The phone system

    func machine(_ service: TestService, now: Date = Date()) -> AppContext {
        Self.machine(of: organisation, service, now: now)
    }

    static func machine(of organisation: UUID, _ service: TestService, now: Date) -> AppContext {
        var context = AppContext(
            services: service.services, database: service.database, memory: ThreadMemory(),
            request: Request(.post, "/api/ivr/bookings", remoteAddress: "198.51.100.9"), requestID: "call", now: now)
        context.caller = .machine(Caller.Machine(id: UUID(), organisation: organisation, scopes: [.calls]))
        return context
    }

    @discardableResult
    func call(from phone: String = phone, as name: String? = "Asha Rao", now: Date = Date()) throws -> String {
        try Self.call(of: organisation, from: phone, as: name, at: service, now: now)
    }

    /// What happens to a caller who books.
    ///
    /// - Returns: the patient it is booked for.
    static func call(
        of organisation: UUID, from phone: String = phone, as name: String? = "Asha Rao", at service: TestService,
        now: Date = Date()
    ) throws -> String {
        let context = machine(of: organisation, service, now: now)
        let number = try #require(PhoneNumber(e164: phone))
        return try context.db.retryingTransaction {
            if let account = try PatientAccounts.verified(for: number, in: context).first {
                try PatientAccounts.tell(account.user, "booking_synced", at: number, in: context)
                return try PatientAccounts.patient(of: account, named: name, phone: number, in: context)
            }
            return try PatientAccounts.provision(phone: number, name: name, in: context).patient
        }
    }

    /// How many rows the organisation has.
    func count(_ table: SQL, where condition: SQL = "TRUE") throws -> Int {
        let sql: SQL = "SELECT COUNT(*) FROM "
        return try TestDatabase.root().fetchValue(
            sql + table + " WHERE organisation_id = \(organisation) AND " + condition) ?? -1
    }

    /// How often something is on record.
    func recorded(_ event: String, _ outcome: String = "success") throws -> Int {
        try count("audit_events", where: "event = \(event) AND outcome = \(outcome)")
    }
}
