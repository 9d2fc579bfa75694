internal import Foundation
internal import MariaDB

/// Table `restaurants` of one organisation.
struct RestaurantStore {
    let db: Connection
    let organisation: UUID

    func find(id: String) throws(DatabaseError) -> Restaurant? {
        try db.fetchOne(
            """
            SELECT id, name, phone, time_zone, ai_enabled, call_hours, elevenlabs_agent_id, voice_id, tools,
                forwarding_number, email_recipients, version, created_at, updated_at
            FROM restaurants WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    func handling(id: String) throws(DatabaseError) -> CallHandling? {
        try db.fetchOne(
            """
            SELECT id, name, time_zone, ai_enabled, call_hours, elevenlabs_agent_id, voice_id, tools, forwarding_number
            FROM restaurants WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    func handling(phone: PhoneNumber) throws(DatabaseError) -> CallHandling? {
        try db.fetchOne(
            """
            SELECT id, name, time_zone, ai_enabled, call_hours, elevenlabs_agent_id, voice_id, tools, forwarding_number
            FROM restaurants WHERE organisation_id = \(organisation) AND phone = \(phone)
            """)
    }

    /// - Parameter after: name and id of the last restaurant of the page before.
    func list(after: (name: String, id: String)?, limit: Int) throws(DatabaseError) -> [Restaurant] {
        let sql: SQL =
            """
            SELECT id, name, phone, time_zone, ai_enabled, call_hours, elevenlabs_agent_id, voice_id, tools,
                forwarding_number, email_recipients, version, created_at, updated_at
            FROM restaurants WHERE organisation_id = \(organisation)
            """
        let from: SQL = after.map { " AND (name, id) > (\($0.name), \($0.id))" } ?? ""
        return try db.fetchAll(sql + from + " ORDER BY name, id LIMIT \(limit)")
    }

    /// - Throws: `DatabaseError` with reason `.duplicateKey` when the id or the phone number is taken.
    func insert(_ restaurant: Restaurant) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO restaurants (organisation_id, id, name, phone, time_zone, ai_enabled, call_hours,
                elevenlabs_agent_id, voice_id, tools, forwarding_number, email_recipients, created_at,
                updated_at)
            VALUES (\(organisation), \(restaurant.id), \(restaurant.name), \(restaurant.phone),
                \(restaurant.timeZone), \(restaurant.aiEnabled), \(restaurant.callHours),
                \(restaurant.agent.elevenLabsAgentID), \(restaurant.agent.voiceID), \(restaurant.agent.storedTools),
                \(restaurant.forwardingNumber), \(EmailRecipients.stored(restaurant.emailRecipients)),
                \(restaurant.createdAt), \(restaurant.updatedAt))
            """)
    }

    /// Stores `restaurant`, if it is still at the version it was read at.
    ///
    /// - Returns: false when it has been changed or deleted since.
    /// - Throws: `DatabaseError` with reason `.duplicateKey` when the phone number is taken.
    func update(_ restaurant: Restaurant) throws(DatabaseError) -> Bool {
        let change = try db.execute(
            """
            UPDATE restaurants
            SET name = \(restaurant.name), phone = \(restaurant.phone), time_zone = \(restaurant.timeZone),
                ai_enabled = \(restaurant.aiEnabled), call_hours = \(restaurant.callHours),
                elevenlabs_agent_id = \(restaurant.agent.elevenLabsAgentID), voice_id = \(restaurant.agent.voiceID),
                tools = \(restaurant.agent.storedTools), forwarding_number = \(restaurant.forwardingNumber),
                email_recipients = \(EmailRecipients.stored(restaurant.emailRecipients)),
                version = version + 1, updated_at = \(restaurant.updatedAt)
            WHERE organisation_id = \(organisation) AND id = \(restaurant.id) AND version = \(restaurant.version)
            """)
        return change.rows == 1
    }

    /// - Returns: false when it has been changed or deleted since.
    func delete(id: String, version: Int) throws(DatabaseError) -> Bool {
        let change = try db.execute(
            """
            DELETE FROM restaurants WHERE organisation_id = \(organisation) AND id = \(id) AND version = \(version)
            """)
        return change.rows == 1
    }
}
