internal import MariaDB
internal import Web

extension AppContext {
    /// Puts on record that personal data was read; after the read, and before it is answered.
    ///
    /// - Throws: `APIError.unavailable` when it cannot be written: then nothing is shown.
    func recordRead(_ event: AuditEvent) throws {
        do {
            try db.retryingTransaction {
                try AuditStore.append(event, organisation: organisation, in: self)
            }
        } catch is DatabaseError {
            throw APIError.unavailable
        }
    }
}
