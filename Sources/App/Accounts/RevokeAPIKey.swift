internal import MariaDB
internal import Web

/// `DELETE /ivr/auth/api-keys/{key}`: the key is refused by every worker of the host at once, and by
/// other hosts within four seconds. To revoke it again changes nothing.
enum RevokeAPIKey {
    static func handle(in context: AppContext) throws -> Reply<Nothing> {
        let person = try context.person
        let store = APIKeyStore(db: try context.db)
        let id = try context.identifier("key")
        guard let key = try store.find(id, organisation: person.organisation), person.covers(key.territories) else {
            throw APIError.notFound
        }
        try context.retryingTransaction(ending: .credentials) {
            guard try store.revoke(id, organisation: person.organisation, now: context.now) else { return }
            try CreateAPIKey.audit("api_key_revoked", id, person, in: context)
        }
        return .noContent
    }
}
