internal import Foundation
public import MariaDB
internal import Web

/// A person or an integration with a sign-in of its own.
struct User {
    enum Status: String, ValueConvertible, CaseIterable {
        case invited
        case active
        case disabled
    }

    let id: UUID
    let organisation: UUID
    let login: String
    var name: String
    var role: Role
    /// The doctor whom a user with the role `doctor` is, such as `D-001`.
    let doctor: String?
    var status: Status
    let passwordHash: String?
    let mustChangePassword: Bool
    /// The territories that the user is limited to; none for one who works in all of them.
    var territories: [String]
    let version: Int
    let createdAt: Date

    /// A login as stored and compared: without blanks round it and in lower case. Logins are ASCII; in other text no
    /// letter is changed, for it finds nobody.
    static func normalised(login: String) -> String {
        let bytes = login.utf8.drop { $0 <= 0x20 }
        guard let last = bytes.lastIndex(where: { $0 > 0x20 }) else { return "" }
        let lowered = bytes[...last].map { byte in
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
        }
        return String(decoding: lowered, as: UTF8.self)
    }
}

extension User {
    /// Whether the account waits for an invitation to be accepted. One that was made for calls does not: whoever proves to
    /// have the phone comes in.
    var isToAccept: Bool { passwordHash == nil && !(role == .patient && mustChangePassword) }
}

extension Role: ValueConvertible {}

extension User: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        organisation = try row.column("organisation_id")
        login = try row.column("login")
        name = try row.column("name")
        role = try row.column("role")
        doctor = try row.column("doctor_id")
        status = try row.column("status")
        let hash: [UInt8]? = try row.column("password_hash")
        passwordHash = hash.map { String(decoding: $0, as: UTF8.self) }
        mustChangePassword = try row.column("must_change_password")
        territories = Territory.ids(try row.column("territories"))
        version = try row.column("version")
        createdAt = try row.column("created_at")
    }
}

/// A user as shown: never a hash, never a code.
struct UserView: ResponseBody {
    let id: UUID
    private(set) var login: String
    private(set) var name: String
    let role: String
    let doctorID: String?
    let status: String
    let mustChangePassword: Bool
    let territories: [String]?
    let createdAt: Date

    init(_ user: User) {
        id = user.id
        login = user.login
        name = user.name
        role = user.role.printed
        doctorID = user.doctor
        status = user.status.rawValue
        mustChangePassword = user.mustChangePassword
        territories = user.territories.isEmpty ? nil : user.territories
        createdAt = user.createdAt
    }

    /// As the user is shown to themselves.
    init(_ user: User, known own: OwnName) {
        self.init(user)
        (login, name) = (own.login, own.name)
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "login": .required(.string(1...254)), "name": .required(.string(1...120)),
        "role": .required(.oneOf(Role.allCases.map(\.printed))), "doctor_id": .optional(.string(1...64)),
        "status": .required(.oneOf(User.Status.allCases.map(\.rawValue))), "must_change_password": .required(.boolean),
        "territory_ids": .optional(Territory.shownLimits),
        "created_at": .required(.dateTime),
    ])
    .named("User").example([
        "id": "6a0e8400-e29b-41d4-a716-446655440001", "login": "ivr@healthcare.local", "name": "IVR Company",
        "role": "IVR", "status": "active", "must_change_password": false, "created_at": "2025-03-01T00:00:00Z",
    ])

    enum CodingKeys: String, CodingKey {
        case id, login, name, role
        case doctorID = "doctor_id"
        case status
        case mustChangePassword = "must_change_password"
        case territories = "territory_ids"
        case createdAt = "created_at"
    }
}

extension Schema {
    /// A user's login: an e-mail address or a plain name. What reads as a phone number is who has the phone's, in
    /// whatever organisation.
    static let login = Schema.string(
        1...254,
        Format(
            name: "login", issue: "Must be an e-mail address or a name without blanks, and no phone number.",
            pattern: "^[!-~]+$"
        ) { text in
            text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F } && !SignInName.mayBePhone(text)
        })

    static let role = Schema.string(
        1...32,
        Format(
            name: "role", issue: "Must be one of \(Role.allCases.map(\.printed).joined(separator: ", ")).",
            values: Role.allCases.map(\.printed)
        ) { Role(spelling: $0) != nil })

    /// A password that is being chosen. Lengths as ASVS 5.0, 6.2.1 and 6.2.9; common ones are refused (6.2.4).
    static let newPassword = Schema.string(
        12...128,
        Format(name: "password", issue: "Is too common or too simple.") { text in
            !CommonPasswords.contains(text)
        }
    ).noted("Twelve characters at least. Common and simple passwords are refused.")
}
