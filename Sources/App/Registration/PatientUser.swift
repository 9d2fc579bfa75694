internal import Foundation
internal import MariaDB
internal import Secrets

/// The user behind a patient's account. The row says nothing of the person: the name is sealed with the account, and the
/// login is what its owner chose, or made up.
enum PatientUser {
    /// In the place of a name.
    private static let name = "Patient"

    /// The user who was asked for.
    ///
    /// - Precondition: within a transaction.
    /// - Throws: `APIError` 422 for a login that is taken.
    static func make(_ pending: PendingRegistration, in context: AppContext) throws -> User {
        try PatientLogin.refusingTaken {
            try make(login: pending.username, password: pending.passwordHash, .web, pending.details, in: context)
        }
    }

    /// - Parameters:
    ///   - login: normalised; made up where its owner signs in with the phone's number.
    ///   - password: its hash; nil for who is sent a first one.
    /// - Precondition: within a transaction.
    /// - Throws: `DatabaseError` with reason `.duplicateKey` when the login is taken.
    static func make(
        login: String?, password: String?, _ origin: AccountOrigin, _ details: AccountDetails, in context: AppContext
    ) throws -> User {
        let organisation = try context.organisation
        let id = UUID.random()
        let user = User(
            id: id, organisation: organisation, login: login ?? "patient-\(id.text)", name: name, role: .patient,
            doctor: nil, status: .active, passwordHash: password, mustChangePassword: password == nil,
            territories: [], version: 1, createdAt: context.now)
        try UserStore(db: context.db, organisation: organisation).insert(user, now: context.now)
        try PatientAccountStore(db: context.db, organisation: organisation)
            .insert(id, origin, details, context.services.sealer, now: context.now)
        return user
    }
}
