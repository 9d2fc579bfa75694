internal import Foundation
internal import MariaDB

/// What accounts say of their owners, for who compares them with patients.
struct AccountSides {
    struct Side {
        let origin: AccountOrigin
        let details: AccountDetails
        let phone: PhoneNumber?
        /// Whether the owner has proven to have the phone, no longer ago than a proof counts.
        let isPhoneVerified: Bool

        func agreement(with patient: PatientDetails) -> Agreement {
            Agreement(patient, details, isPhoneVerified ? phone : nil)
        }
    }

    private let sides: [UUID: Side]

    init(of users: Set<UUID>, in context: AppContext) throws {
        let (db, organisation, sealer) = (try context.db, try context.organisation, context.services.sealer)
        let found = try AccountPhoneStore(db: db, organisation: organisation).find(of: users).map { ($0.user, $0) }
        let phones = Dictionary(found, uniquingKeysWith: { first, _ in first })
        let accounts = try PatientAccountStore(db: db, organisation: organisation).find(users)
        let sides = try accounts.map { account in
            let phone = phones[account.user]
            let side = Side(
                origin: account.origin, details: try account.details(sealer), phone: try phone?.number(sealer),
                isPhoneVerified: phone?.isVerified(at: context.now) ?? false)
            return (account.user, side)
        }
        self.sides = Dictionary(sides, uniquingKeysWith: { first, _ in first })
    }

    subscript(user: UUID) -> Side? { sides[user] }
}
