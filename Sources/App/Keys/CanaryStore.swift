internal import MariaDB
internal import Secrets

/// Table `keyring_canaries`: a known text under each key of the keyring that the data belongs to.
struct CanaryStore {
    let db: Connection

    private struct Row: RowDecodable {
        let canary: Canary?

        init(row: borrowing MariaDB.Row) throws(DatabaseError) {
            let (id, song): (UInt32, [UInt8]) = (try row.column("key_id"), try row.column("song"))
            // A purpose of a later release is nothing to us.
            canary = Keyring.Purpose(rawValue: try row.column("purpose")).map {
                Canary(purpose: $0, keyID: id, song: song)
            }
        }
    }

    func list() throws(DatabaseError) -> [Canary] {
        try db.fetchAll("SELECT purpose, key_id, song FROM keyring_canaries", as: Row.self).compactMap(\.canary)
    }

    /// Adds those that are missing; who comes second changes nothing.
    func insert(_ canaries: [Canary]) throws(DatabaseError) {
        for canary in canaries {
            do throws(DatabaseError) {
                try db.execute(
                    """
                    INSERT INTO keyring_canaries (purpose, key_id, song)
                    VALUES (\(canary.purpose.rawValue), \(canary.keyID), \(canary.song))
                    """)
            } catch {
                guard error.reason == .duplicateKey else { throw error }
            }
        }
    }

    /// Nothing is left that the key is needed for.
    func delete(_ purpose: Keyring.Purpose, _ id: UInt32) throws(DatabaseError) {
        try db.execute("DELETE FROM keyring_canaries WHERE purpose = \(purpose.rawValue) AND key_id = \(id)")
    }
}
