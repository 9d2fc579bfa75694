internal import Foundation
internal import MariaDB
internal import Web

/// An API key as kept: everything but the secret.
struct APIKeyRecord: RowDecodable {
    let id: UUID
    let hint: String
    let name: String
    let description: String
    let scopes: Set<Scope>
    /// Those it is limited to; none for all.
    let territories: [String]
    let createdAt: Date
    let lastUsedAt: Date?
    let expiresAt: Date?
    let revokedAt: Date?
    let replacedBy: UUID?

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        hint = try row.column("hint")
        name = try row.column("name")
        description = try row.column("description")
        scopes = Scope.set(try row.column("scopes"))
        territories = Territory.ids(try row.column("territories"))
        createdAt = try row.column("created_at")
        lastUsedAt = try row.column("last_used_at")
        expiresAt = try row.column("expires_at")
        revokedAt = try row.column("revoked_at")
        replacedBy = try row.column("replaced_by")
    }
}

extension Scope {
    /// Reads scopes separated by spaces; one that is no longer known counts for nothing.
    static func set(_ text: String) -> Set<Scope> {
        Set(text.split(separator: " ").compactMap { Scope(rawValue: String($0)) })
    }

    /// Scopes as stored, in the order of their declaration.
    static func text(_ scopes: Set<Scope>) -> String {
        Scope.allCases.filter(scopes.contains).map(\.rawValue).joined(separator: " ")
    }
}

extension Schema {
    /// The scopes of a key as answers print them.
    static let scopes = Schema.array(
        of: .oneOf(Scope.allCases.map(\.rawValue)), 0...Scope.allCases.count, unique: true)
}

/// An API key as listed.
struct APIKeyView: ResponseBody {
    let keyID: UUID
    let hint: String
    let name: String
    let description: String
    let scopes: [String]
    let territories: [String]?
    let createdAt: Date
    let lastUsedAt: Date?
    let expiresAt: Date?
    let revokedAt: Date?
    let replacedBy: UUID?

    init(_ record: APIKeyRecord) {
        keyID = record.id
        hint = record.hint
        name = record.name
        description = record.description
        scopes = Scope.allCases.filter(record.scopes.contains).map(\.rawValue)
        territories = record.territories.isEmpty ? nil : record.territories
        createdAt = record.createdAt
        lastUsedAt = record.lastUsedAt
        expiresAt = record.expiresAt
        revokedAt = record.revokedAt
        replacedBy = record.replacedBy
    }

    static let schema = Schema.object([
        "keyId": .required(.uuid), "hint": .required(.string(1...64)), "name": .required(.string(1...120)),
        "description": .required(.string(0...500)), "scopes": .required(.scopes),
        "territoryIds": .optional(Territory.shownLimits),
        "createdAt": .required(.dateTime),
        "lastUsedAt": .optional(.dateTime), "expiresAt": .optional(.dateTime), "revokedAt": .optional(.dateTime),
        "replacedBy": .optional(.uuid),
    ])
    .named("APIKey")

    enum CodingKeys: String, CodingKey {
        case keyID = "keyId"
        case hint, name, description, scopes
        case territories = "territoryIds"
        case createdAt, lastUsedAt, expiresAt, revokedAt, replacedBy
    }
}
