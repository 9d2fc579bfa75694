internal import Foundation
internal import MariaDB
internal import Web

/// `POST /ivr/auth/api-keys/{key}/rotation`: another key of the same name and scopes; the old one
/// goes on for `overlapSeconds` (a day when left out, 0 to end it at once).
///
/// Errors: `KEY_NOT_ACTIVE` (409) for a key that was rotated, revoked or has expired.
enum RotateAPIKey {
    struct Input: RequestBody {
        let overlapSeconds: Int?

        static let schema = Schema.object(["overlapSeconds": .optional(.integer(0...2_592_000))])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<NewAPIKeyView>> {
        let person = try context.person
        let store = APIKeyStore(db: try context.db)
        guard let old = try store.find(context.identifier("key"), organisation: person.organisation) else {
            throw APIError.notFound
        }
        let isOver = old.expiresAt.map { $0 <= context.now } ?? false
        guard old.replacedBy == nil, old.revokedAt == nil, !isOver else { throw Self.notActive }
        let key = NewAPIKey(
            name: old.name, description: old.description, scopes: old.scopes, createdBy: person.id,
            expiresAt: old.expiresAt)
        let overlapEnds = context.now + TimeInterval(input.overlapSeconds ?? 86_400)
        try context.retryingTransaction(ending: .credentials) {
            try store.insert(key, organisation: person.organisation, now: context.now)
            guard
                try store.replace(
                    old.id, by: key.id, organisation: person.organisation, overlapEnds: overlapEnds)
            else { throw Self.notActive }
            try CreateAPIKey.audit("api_key_rotated", old.id, person, in: context)
        }
        return .created(
            Success(NewAPIKeyView(key, createdAt: context.now), message: "API key rotated successfully"),
            headers: ["cache-control": "no-store"])
    }

    private static let notActive = APIError(
        .conflict, "KEY_NOT_ACTIVE", "The key was rotated or revoked before, or has expired.")
}
