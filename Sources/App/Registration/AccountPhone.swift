internal import Foundation
internal import MariaDB
internal import Secrets

/// The number of an account: a claim, until its owner has proven to have the phone.
struct AccountPhone: RowDecodable {
    /// After how long a proof no longer counts, in seconds: numbers go to other people.
    static let lifetime: TimeInterval = 365 * 86_400

    let user: UUID
    let verifiedAt: Date?
    private let sealed: [UInt8]

    init(row: borrowing Row) throws(DatabaseError) {
        user = try row.column("user_id")
        verifiedAt = try row.column("verified_at")
        sealed = try row.column("sealed")
    }

    func number(_ sealer: Sealer) throws -> PhoneNumber {
        try sealer.open(PhoneNumber.self, sealed, in: AccountPhoneStore.table, row: user)
    }

    func isVerified(at now: Date) -> Bool { verifiedAt.map { $0 > now - Self.lifetime } ?? false }

    private static let label = "bi:v1:account.phone"

    /// With each key that rows may have been indexed with, the active one's first.
    static func index(_ number: PhoneNumber, by index: BlindIndex) -> [[UInt8]] {
        index.all(label: label, normalised: number.e164)
    }
}
