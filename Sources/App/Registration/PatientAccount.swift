internal import Foundation
internal import MariaDB
internal import Secrets

/// An account of a patient, as those see it who book: a user with the role `patient`, and whose visits they see.
struct PatientAccount: Equatable, Sendable {
    /// The user who signs in.
    let user: UUID
    /// The patients whose visits the account shows, longest linked first. Several where a family shares one.
    let patients: [String]
}

/// How an account came to be.
enum AccountOrigin: String, CaseIterable, Encodable, ValueConvertible {
    /// Its owner registered.
    case web
    /// Its owner asked to have the bookings of a number linked.
    case link
    /// Its owner booked by phone.
    case phone
}

/// What of an account is personal; sealed.
struct AccountDetails: Codable, Equatable {
    var name: String
    /// In years, when it was told; nil for who booked by phone, and was not asked.
    var age: Int?
    /// When the age was told.
    var told: Date?
}

/// A row of `patient_accounts`.
struct StoredAccount: RowDecodable {
    let user: UUID
    let origin: AccountOrigin
    /// When the password of the welcome message is good no more.
    let activationExpiresAt: Date?
    let activationDigest: [UInt8]?
    let activationTries: Int
    private let sealed: [UInt8]

    init(row: borrowing Row) throws(DatabaseError) {
        user = try row.column("user_id")
        origin = try row.column("origin")
        activationExpiresAt = try row.column("activation_expires_at")
        activationDigest = try row.column("activation_digest")
        activationTries = try row.column("activation_tries")
        sealed = try row.column("sealed")
    }

    func details(_ sealer: Sealer) throws -> AccountDetails {
        try sealer.open(AccountDetails.self, sealed, in: PatientAccountStore.table, row: user)
    }
}
