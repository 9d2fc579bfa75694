internal import Foundation
internal import Secrets

/// An API key at the moment it is made: the only time its secret is known.
struct NewAPIKey {
    let id = UUID.random()
    let secret: String
    let name: String
    let description: String
    let scopes: Set<Scope>
    let createdBy: UUID?
    let expiresAt: Date?

    var digest: [UInt8] { APIKey.digest(of: secret) }
    var hint: String { APIKey.hint(of: secret) }

    /// - Parameter secret: nil to make one up.
    init(
        secret: String? = nil, name: String, description: String = "", scopes: Set<Scope>, createdBy: UUID?,
        expiresAt: Date? = nil
    ) {
        self.secret = secret ?? APIKey.generate()
        self.name = name
        self.description = description
        self.scopes = scopes
        self.createdBy = createdBy
        self.expiresAt = expiresAt
    }
}

/// A new key as answered; `call-config.md`, "Get API Key", and what the contract adds.
struct NewAPIKeyView: Encodable {
    let apiKey: String
    let name: String
    let createdAt: Date
    let keyID: UUID
    let scopes: [String]
    let expiresAt: Date?

    init(_ key: NewAPIKey, createdAt: Date) {
        apiKey = key.secret
        name = key.name
        self.createdAt = createdAt
        keyID = key.id
        scopes = Scope.allCases.filter(key.scopes.contains).map(\.rawValue)
        expiresAt = key.expiresAt
    }

    enum CodingKeys: String, CodingKey {
        case apiKey, name, createdAt
        case keyID = "keyId"
        case scopes, expiresAt
    }
}
