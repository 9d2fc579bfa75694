public import Foundation
public import MariaDB
internal import Secrets
internal import Web

/// What whoever installs the service does before anybody can sign in; from the command line only.
public struct Administration {
    private let services: Services
    private let db: Connection
    private let now: Date

    public init(_ services: Services, _ db: Connection, now: Date) {
        self.services = services
        self.db = db
        self.now = now
    }

    /// - Parameter country: ISO 3166-1 alpha-2, such as `US`: how the organisation's numbers are read, for good.
    /// - Returns: the organisation's id.
    public func createOrganisation(name: String, country: String) throws -> UUID {
        guard NumberingPlan.countries.contains(country) else { throw AdministrationError.notACountry }
        try Self.check(["name": .string(name)], against: Schema.object(["name": .required(.string(1...120, .line))]))
        let id = UUID.random()
        try db.retryingTransaction {
            try OrganisationStore(db: db).insert(id, name: name, country: country, now: now)
            try note(AuditEvent("organisation_created", .success, on: "organisation", id.text, by: .system), in: id)
        }
        return id
    }

    /// Invites a user, also the first of an organisation.
    ///
    /// - Parameter doctor: the doctor whom a user with the role `doctor` is.
    /// - Returns: the one-time code with which the user chooses a password at `POST /auth/invitation`.
    public func invite(login: String, name: String, role: String, organisation: UUID, doctor: String? = nil) throws
        -> String
    {
        guard let role = Role(spelling: role) else { throw AdministrationError.notARole }
        guard try OrganisationStore(db: db).find(organisation) != nil else { throw AdministrationError.notFound }
        let user = User(
            id: UUID.random(), organisation: organisation, login: User.normalised(login: login), name: name, role: role,
            doctor: role == .doctor ? doctor : nil, status: .invited, passwordHash: nil, mustChangePassword: false,
            territories: [], version: 1, createdAt: now)
        let users = UserStore(db: db, organisation: organisation)
        do {
            return try db.retryingTransaction {
                try users.insert(user, now: now)
                let code = try Invitation.issue(to: user.id, in: users, now: now).code
                try note(AuditEvent("user_invited", .success, on: "user", user.id.text, by: .system), in: organisation)
                return code
            }
        } catch let error as DatabaseError where error.reason == .duplicateKey {
            throw AdministrationError.loginTaken
        }
    }

    /// The same for whoever is no doctor and no patient, held against the rules of `POST /users`.
    public func inviteStaff(login: String, name: String, role: String, organisation: UUID) throws -> String {
        if let role = Role(spelling: role), !Self.staff.contains(role) { throw AdministrationError.notARole }
        try Self.check(
            ["login": .string(login), "name": .string(name), "role": .string(role)],
            against: InviteUser.Input.schema)
        return try invite(login: login, name: name, role: role, organisation: organisation)
    }

    /// Who is invited without being one of the doctors, or one of the patients.
    fileprivate static let staff = Role.allCases.filter { $0 != .doctor && $0 != .patient }

    private static func check(_ members: JSONObject, against schema: Schema) throws {
        let problems = schema.problems(in: .object(members))
        guard problems.isEmpty else { throw APIError.invalid(problems) }
    }

    /// Disables a user and ends their sessions; workers refuse them within four seconds.
    public func disable(login: String) throws {
        guard let found = try UserStore.find(login: User.normalised(login: login), db) else {
            throw AdministrationError.notFound
        }
        let users = UserStore(db: db, organisation: found.organisation)
        try db.retryingTransaction {
            guard var user = try users.lock(found.id) else { throw AdministrationError.notFound }
            user.status = .disabled
            guard try users.update(user, now: now) else { throw AdministrationError.notFound }
            try OpenedAccess.end(of: found.id, found.organisation, now: now, db)
            try note(
                AuditEvent("user_disabled", .success, on: "user", found.id.text, by: .system), in: found.organisation)
        }
    }

    /// Ends a user's password and sessions, as whoever has forgotten the password needs; workers refuse them within four
    /// seconds.
    ///
    /// - Parameter name: the user's id, or login.
    /// - Returns: the one-time code with which the user chooses another password at `POST /auth/invitation`.
    public func reset(_ name: String) throws -> String {
        guard let found = try find(name) else { throw AdministrationError.notFound }
        let users = UserStore(db: db, organisation: found.organisation)
        return try db.retryingTransaction {
            guard let user = try users.lock(found.id) else { throw AdministrationError.notFound }
            guard user.role != .patient else { throw AdministrationError.isPatient }
            let code = try Invitation.renew(for: user, in: users, services, now: now).code
            try note(AuditEvent("user_reset", .success, on: "user", user.id.text, by: .system), in: found.organisation)
            return code
        }
    }

    /// The user of an id or a login, whatever the organisation.
    private func find(_ name: String) throws -> User? {
        guard let id = UUID(uuidString: name) else {
            return try UserStore.find(login: User.normalised(login: name), db)
        }
        for organisation in try OrganisationStore(db: db).list() {
            if let user = try UserStore(db: db, organisation: organisation.id).find(id) { return user }
        }
        return nil
    }

    /// - Returns: the key's id and its secret, which is kept nowhere.
    public func createKey(name: String, organisation: UUID) throws -> (id: UUID, secret: String) {
        guard try OrganisationStore(db: db).find(organisation) != nil else { throw AdministrationError.notFound }
        try Self.check(["name": .string(name)], against: CreateAPIKey.Input.schema)
        let key = NewAPIKey(name: name, scopes: Set(Scope.allCases), createdBy: nil)
        try db.retryingTransaction {
            try APIKeyStore(db: db).insert(key, organisation: organisation, now: now)
            try note(AuditEvent("api_key_created", .success, on: "api_key", key.id.text, by: .system), in: organisation)
        }
        return (key.id, key.secret)
    }

    /// Revokes a key; workers refuse it within four seconds.
    public func revokeKey(_ id: UUID, organisation: UUID) throws {
        try db.retryingTransaction {
            guard try APIKeyStore(db: db).revoke(id, organisation: organisation, now: now) else {
                throw AdministrationError.notFound
            }
            try note(AuditEvent("api_key_revoked", .success, on: "api_key", id.text, by: .system), in: organisation)
        }
    }

    /// Has everything that is sealed with an old key sealed anew, as soon as a background worker is free.
    ///
    /// - Returns: how many values that is.
    public func hastenReseal(on database: Database) throws -> Int {
        try JobStore(db: db).hasten(ResealFields().name)
        return try sealedWithOldKeys(on: database)
    }

    /// How many values are sealed with another key than the active one. Until there are none no key that sealed may be
    /// retired: they could not be opened any more.
    public func sealedWithOldKeys(on database: Database) throws -> Int {
        try ResealFields.remaining(in: JobContext(services: services, database: database, now: now))
    }

    /// Whether anything is indexed with an earlier key than the active one. Until nothing is, no index key may be retired:
    /// it would not be found any more.
    public func isIndexedWithOldKeys() throws -> Bool {
        try OrganisationStore(db: db).list().contains {
            try IndexedRows.remain(before: services.index.activeKeyID, of: $0.id, db)
        }
    }

    private func note(_ event: AuditEvent, in organisation: UUID) throws {
        try AuditStore(db: db, organisation: organisation)
            .append(event, requestID: "", address: "", now: now, mac: services.mac)
    }
}

/// Why something could not be done from the command line.
public enum AdministrationError: Error, CustomStringConvertible {
    case notACountry
    case notARole
    case notFound
    case loginTaken
    case isPatient

    public var description: String {
        switch self {
        case .notACountry: "the country must be one of \(NumberingPlan.countries.joined(separator: ", "))"
        case .notARole:
            "the role must be one of \(Administration.staff.map(\.printed).joined(separator: ", ")); doctors and patients "
                + "have their accounts by the API"
        case .notFound: "there is no such organisation, user or key"
        case .loginTaken: "this login is taken"
        case .isPatient: "a patient proves to have a phone, and sets a new password with the code that is sent there"
        }
    }
}

extension UUID {
    /// As stored and printed: in lower case.
    var text: String { uuidString.lowercased() }
}
