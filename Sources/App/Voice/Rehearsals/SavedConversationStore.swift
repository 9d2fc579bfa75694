internal import Foundation
internal import MariaDB

/// Table `ivr_saved_conversations` of one organisation.
struct SavedConversationStore {
    static let table: StaticString = "ivr_saved_conversations"

    let db: Connection
    let organisation: UUID

    private var select: SQL {
        """
        SELECT id, territory_id, created_at, sealed FROM ivr_saved_conversations
        WHERE organisation_id = \(organisation)
        """
    }

    func insert(_ id: UUID, territory: String, now: Date, sealed: [UInt8]) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO ivr_saved_conversations (organisation_id, id, territory_id, created_at, sealed)
            VALUES (\(organisation), \(id), \(territory), \(now), \(sealed))
            """)
    }

    func find(_ id: UUID, within territories: [String]?) throws(DatabaseError) -> SavedConversation? {
        try db.fetchOne(select + " AND id = \(id)" + .within(territories))
    }

    /// Oldest first.
    func list(within territories: [String]?, after place: PageRequest.Place?, limit: Int) throws(DatabaseError)
        -> [SavedConversation]
    {
        try db.fetchAll(
            select + .within(territories) + (place?.newer(by: "created_at") ?? "")
                + " ORDER BY created_at, id LIMIT \(limit)")
    }

    func update(_ saved: SavedConversation) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE ivr_saved_conversations SET sealed = \(saved.sealed)
            WHERE organisation_id = \(organisation) AND id = \(saved.id)
            """)
    }

    func delete(_ id: UUID) throws(DatabaseError) {
        try db.execute(
            "DELETE FROM ivr_saved_conversations WHERE organisation_id = \(organisation) AND id = \(id)")
    }
}
