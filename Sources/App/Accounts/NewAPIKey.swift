internal import Foundation
internal import Secrets
internal import Web

/// An API key at the moment it is made: the only time its secret is known.
struct NewAPIKey {
    let id = UUID.random()
    let secret: String
    let name: String
    let description: String
    let scopes: Set<Scope>
    /// Those it is limited to; none for all.
    let territories: [String]
    let createdBy: UUID?
    let expiresAt: Date?

    var digest: [UInt8] { APIKey.digest(of: secret) }
    var hint: String { APIKey.hint(of: secret) }

    /// - Parameter secret: nil to make one up.
    init(
        secret: String? = nil, name: String, description: String = "", scopes: Set<Scope>,
        territories: [String] = [], createdBy: UUID?, expiresAt: Date? = nil
    ) {
        self.secret = secret ?? APIKey.generate()
        self.name = name
        self.description = description
        self.scopes = scopes
        self.territories = territories
        self.createdBy = createdBy
        self.expiresAt = expiresAt
    }

    /// When a key may end.
    static let end = Schema.moment.noted("In the next ten years.")

    /// - Throws: `APIError` 422 for an end that is over or more than ten years away.
    static func check(end: Date?, now: Date) throws(APIError) {
        let tenYears: TimeInterval = 315_576_000
        if let end, end <= now || end > now + tenYears {
            throw .invalid("expiresAt", "Must be in the next ten years.")
        }
    }
}

/// A new key as answered; `call-config.md`, "Get API Key", and what the contract adds.
struct NewAPIKeyView: ResponseBody {
    let apiKey: String
    let name: String
    let createdAt: Date
    let keyID: UUID
    let scopes: [String]
    let territories: [String]?
    let expiresAt: Date?

    init(_ key: NewAPIKey, createdAt: Date) {
        apiKey = key.secret
        name = key.name
        self.createdAt = createdAt
        keyID = key.id
        scopes = Scope.allCases.filter(key.scopes.contains).map(\.rawValue)
        territories = key.territories.isEmpty ? nil : key.territories
        expiresAt = key.expiresAt
    }

    /// The contract's sample, and what it adds.
    static let schema = Schema.object([
        "apiKey": .required(.string(41...41)), "name": .required(.string(1...120)), "createdAt": .required(.dateTime),
        "keyId": .required(.uuid), "scopes": .required(.scopes),
        "territoryIds": .optional(Territory.shownLimits),
        "expiresAt": .optional(.dateTime),
    ])
    .named("NewAPIKey").example([
        "apiKey": "psk_live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "name": "Twilio IVR Integration",
        "createdAt": "2025-03-01T00:00:00Z", "keyId": "7b0e8400-e29b-41d4-a716-446655440001",
        "scopes": ["call_config", "calls", "voice", "webhooks"],
    ])

    enum CodingKeys: String, CodingKey {
        case apiKey, name, createdAt
        case keyID = "keyId"
        case scopes
        case territories = "territoryIds"
        case expiresAt
    }
}
