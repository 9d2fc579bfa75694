internal import Foundation
internal import MariaDB
internal import Web

/// `POST /ivr/auth/api-key`: `name`, optionally `description`, `scopes` (all when left out), `territoryIds` and `expiresAt`.
///
/// The secret is in this answer and nowhere else; a request that comes again with its `Idempotency-Key` gets it again.
enum CreateAPIKey {
    struct Input: RequestBody {
        let name: String
        let description: String?
        let scopes: [Scope]?
        let territoryIds: [String]?
        let expiresAt: Date?

        static let schema = Schema.object([
            "name": .required(.string(1...120, .line)),
            "description": .optional(.string(0...500)),
            "scopes": .optional(
                .array(of: .oneOf(Scope.allCases.map(\.rawValue)), 1...Scope.allCases.count, unique: true)),
            "territoryIds": .optional(Territory.limits),
            "expiresAt": .optional(NewAPIKey.end),
        ])
        .example(["name": "Twilio IVR Integration", "description": "API key for Twilio IVR system"])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<NewAPIKeyView>> {
        let person = try context.person
        try NewAPIKey.check(end: input.expiresAt, now: context.now)
        let key = NewAPIKey(
            name: input.name, description: input.description ?? "", scopes: Set(input.scopes ?? Scope.allCases),
            territories: try context.limits(input.territoryIds, "territoryIds"), createdBy: person.id,
            expiresAt: input.expiresAt)
        return try context.once {
            try APIKeyStore(db: context.db).insert(key, organisation: person.organisation, now: context.now)
            try audit(
                "api_key_created", key.id, person,
                fields: ["scopes": Scope.text(key.scopes), "territories": key.territories.joined(separator: " ")],
                in: context)
            return .created(
                Success(NewAPIKeyView(key, createdAt: context.now), message: "API key generated successfully"),
                headers: ["cache-control": "no-store"])
        }
    }

    /// Notes what was done to a key.
    static func audit(
        _ event: String, _ key: UUID, _ person: Caller.Person, fields: [String: String] = [:], in context: AppContext
    ) throws {
        try AuditStore.append(
            AuditEvent(event, .success, on: "api_key", key.text, by: .user(person.id), fields: fields),
            organisation: person.organisation, in: context)
    }
}

extension Scope: Decodable {}
