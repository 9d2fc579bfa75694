internal import Foundation
internal import MariaDB
internal import Web

/// `POST /ivr/auth/api-keys/{key}/rotation`: another key of the same name and scopes; the old one
/// goes on for `overlapSeconds` (a day when left out, 0 to end it at once). The new one ends at `expiresAt`, or when the
/// old one would have.
///
/// Errors: `KEY_NOT_ACTIVE` (409) for a key that was rotated, revoked or has expired.
enum RotateAPIKey {
    struct Input: RequestBody {
        let overlapSeconds: Int?
        let expiresAt: Date?

        static let schema = Schema.object([
            "overlapSeconds": .optional(.integer(0...2_592_000)),
            "expiresAt": .optional(NewAPIKey.end),
        ])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<NewAPIKeyView>> {
        let person = try context.person
        let id = try context.identifier("key")
        try NewAPIKey.check(end: input.expiresAt, now: context.now)
        return try context.once(ending: .credentials) { try rotate(id, input, by: person, in: context) }
    }

    private static func rotate(_ id: UUID, _ input: Input, by person: Caller.Person, in context: AppContext)
        throws -> Reply<Success<NewAPIKeyView>>
    {
        let store = APIKeyStore(db: try context.db)
        guard let old = try store.find(id, organisation: person.organisation), person.covers(old.territories) else {
            throw APIError.notFound
        }
        let isOver = old.expiresAt.map { $0 <= context.now } ?? false
        guard old.replacedBy == nil, old.revokedAt == nil, !isOver else { throw Self.notActive }
        let key = NewAPIKey(
            name: old.name, description: old.description, scopes: old.scopes, territories: old.territories,
            createdBy: person.id, expiresAt: input.expiresAt ?? old.expiresAt)
        try store.insert(key, organisation: person.organisation, now: context.now)
        let overlapEnds = context.now + TimeInterval(input.overlapSeconds ?? 86_400)
        guard try store.replace(old.id, by: key.id, organisation: person.organisation, overlapEnds: overlapEnds)
        else { throw Self.notActive }
        try CreateAPIKey.audit("api_key_rotated", old.id, person, in: context)
        return .created(
            Success(NewAPIKeyView(key, createdAt: context.now), message: "API key rotated successfully"),
            headers: ["cache-control": "no-store"])
    }

    private static let notActive = APIError(
        .conflict, "KEY_NOT_ACTIVE", "The key was rotated or revoked before, or has expired.")
}
