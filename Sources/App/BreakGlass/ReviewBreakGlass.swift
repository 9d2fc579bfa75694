internal import Foundation
internal import MariaDB
internal import Web

/// `PUT /break-glass/{grant}/review`: an admin has looked at an emergency access of somebody else.
///
/// Errors: `OWN_GRANT` (409), `ALREADY_REVIEWED` (409).
enum ReviewBreakGlass {
    static func handle(in context: AppContext) throws -> Reply<BreakGlassView> {
        let person = try context.person
        let id = try context.identifier("grant")
        let store = BreakGlassStore(db: try context.db, organisation: person.organisation)
        guard let grant = try store.find(id) else { throw APIError.notFound }
        guard grant.user != person.id else {
            throw APIError(.conflict, "OWN_GRANT", "Somebody else has to look at this.")
        }
        try context.db.retryingTransaction {
            guard try store.review(id, by: person.id, now: context.now) else {
                throw APIError(.conflict, "ALREADY_REVIEWED", "Somebody has looked at this before.")
            }
            try AuditStore.append(
                AuditEvent(
                    "break_glass_reviewed", .success, on: "patient", grant.patient, by: context.actor,
                    fields: ["grant": id.text, "user": grant.user.text]),
                organisation: person.organisation, in: context)
        }
        guard let reviewed = try store.find(id) else { throw APIError.notFound }
        return .ok(try BreakGlassView(reviewed, context.services.sealer))
    }
}
