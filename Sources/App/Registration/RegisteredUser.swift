internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// A patient's account as its owner sees it.
struct RegisteredUser: ResponseBody {
    let id: UUID
    /// Nil for who signs in with the phone's number.
    let username: String?
    let name: String
    let age: Int?
    let role = Role.patient.printed
    let phoneNumber: PhoneNumber?
    /// Whether its owner has proven to have the phone: before that nothing that is booked by phone is shown.
    let isPhoneVerified: Bool

    static let schema = Schema.object([
        "id": .required(.uuid), "username": .optional(.string(1...254)), "name": .required(.string(1...120)),
        "age": .optional(.integer(0...130)), "role": .required(.constant("patient")),
        "phone_number": .optional(.string(9...16)), "phone_verified": .required(.boolean),
    ])
    .named("PatientUser").example([
        "id": "6a0e8400-e29b-41d4-a716-446655440001", "username": "asha", "name": "Asha Rao", "age": 30,
        "role": "patient", "phone_number": "+919999999999", "phone_verified": false,
    ])

    enum CodingKeys: String, CodingKey {
        case id, username, name, age, role
        case phoneNumber = "phone_number"
        case isPhoneVerified = "phone_verified"
    }
}

extension RegisteredUser {
    /// Who has just been given an account.
    init(_ user: User, _ details: AccountDetails, _ phone: PhoneNumber, isPhoneVerified: Bool) {
        self.init(
            id: user.id, username: user.login, name: details.name, age: details.age, phoneNumber: phone,
            isPhoneVerified: isPhoneVerified)
    }

    /// The account of a user.
    ///
    /// - Returns: nil for a patient whom an admin has invited: they have no account of this kind.
    static func find(_ id: UUID, login: String, of organisation: UUID, in context: AppContext) throws
        -> RegisteredUser?
    {
        let stored = try PatientAccountStore(db: context.db, organisation: organisation).find(id)
        guard let stored else { return nil }
        let details = try stored.details(context.services.sealer)
        let phone = try AccountPhoneStore(db: context.db, organisation: organisation).find(of: id)
        return RegisteredUser(
            id: id, username: stored.origin == .web ? login : nil, name: details.name, age: details.age,
            phoneNumber: try phone?.number(context.services.sealer),
            isPhoneVerified: phone?.isVerified(at: context.now) ?? false)
    }
}

/// Who is signed in from now on.
struct RegistrationView: ResponseBody {
    /// How bookings by phone stand.
    enum LinkStatus: String, CaseIterable, Encodable {
        /// Withheld until the code comes back.
        case pending = "pending_verification"
        case linked
    }

    /// An access token.
    let token: String
    let user: RegisteredUser
    let refreshToken: String
    /// How long the access token is good, in seconds.
    let expiresIn: Int
    let linkStatus: LinkStatus?
    let verification: CodeView?

    init(_ pair: TokenPair, _ user: RegisteredUser, _ status: LinkStatus? = nil, _ verification: CodeView? = nil) {
        (token, refreshToken, expiresIn) = (pair.accessToken, pair.refreshToken, pair.expiresIn)
        (self.user, linkStatus, self.verification) = (user, status, verification)
    }

    static let schema = Schema.object([
        "token": .required(.string(1...4096)), "user": .required(RegisteredUser.schema),
        "refresh_token": .required(.string(1...512)), "expires_in": .required(.integer(1...86_400)),
        "link_status": .optional(.oneOf(LinkStatus.allCases.map(\.rawValue))),
        "verification": .optional(CodeView.schema),
    ])
    .named("Registration")

    enum CodingKeys: String, CodingKey {
        case token, user
        case refreshToken = "refresh_token"
        case expiresIn = "expires_in"
        case linkStatus = "link_status"
        case verification
    }
}

extension SignIn {
    /// Signs a patient in who has just been given an account.
    ///
    /// - Precondition: within a transaction, and last in it.
    static func openFirst(_ user: User, in context: AppContext) throws -> TokenPair {
        try open(user, in: context) { try TokenPair.issue(to: $0, session: $1.id, in: context) }
    }
}
