internal import Foundation
internal import MariaDB
internal import Secrets

/// What a code is sent for. It opens nothing else.
enum CodePurpose: String, ValueConvertible {
    /// To register where strangers are told nothing.
    case register
    /// To have the bookings of a number linked.
    case link
    /// To prove a number, or to change it.
    case phone
    /// To set a new password.
    case password

    /// The text that it is sent with.
    var template: String { self == .password ? "password_code" : "one_time_code" }
}

/// Six digits that are sent to a phone.
enum OneTimeCode {
    /// How long it is good, in seconds.
    static let lifetime: TimeInterval = 600
    /// How often it may be tried.
    static let tries = 5
    /// How many are sent to a number within an hour.
    static let sendsPerHour = 3

    /// Six digits, each text as likely as any other.
    static func draw() -> String {
        while true {
            let number = randomBytes(3).reduce(0) { $0 << 8 | Int($1) }
            // 2^24 is not a multiple of a million: what is over would make some codes likelier.
            guard number < 16_000_000 else { continue }
            let digits = String(number % 1_000_000)
            return String(repeating: "0", count: 6 - digits.count) + digits
        }
    }

    private static let label = "bi:v1:one_time_code"

    /// Everything a code is bound to goes into its hash. With each key, the active one's first.
    static func digests(
        of code: String, _ id: UUID, _ purpose: CodePurpose, _ user: UUID?, _ phone: PhoneNumber, by index: BlindIndex
    ) -> [[UInt8]] {
        let bound = [id.text, purpose.rawValue, user?.text ?? "nobody", phone.e164, code]
        return index.all(label: label, normalised: bound.joined(separator: "\u{1F}"))
    }
}

/// What a code stands for until it comes back; sealed.
struct CodeContent: Codable {
    let phone: PhoneNumber
    /// Who is to have an account, where nobody has one yet.
    var registration: PendingRegistration?
    /// Of the password that is set then; Argon2id.
    var passwordHash: String?
}

/// A registration that waits for its code.
struct PendingRegistration: Codable {
    let details: AccountDetails
    /// The login, normalised.
    let username: String
    /// Argon2id.
    let passwordHash: String
}

/// A row of `one_time_codes`.
struct StoredCode: RowDecodable {
    let id: UUID
    let purpose: CodePurpose
    let user: UUID?
    let digest: [UInt8]
    let tries: Int
    let createdAt: Date
    let expiresAt: Date
    let usedAt: Date?
    private let sealed: [UInt8]

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        purpose = try row.column("purpose")
        user = try row.column("user_id")
        digest = try row.column("digest")
        tries = try row.column("tries")
        createdAt = try row.column("created_at")
        expiresAt = try row.column("expires_at")
        usedAt = try row.column("used_at")
        sealed = try row.column("sealed")
    }

    func content(_ sealer: Sealer) throws -> CodeContent {
        try sealer.open(CodeContent.self, sealed, in: OneTimeCodeStore.table, row: id)
    }
}
