internal import Foundation
internal import MariaDB

/// Everything that is indexed anew after a rotation of the index key.
enum IndexedRows {
    /// Whether anything of an organisation's is indexed with an earlier key than `key`: without that it would be found no
    /// more.
    static func remain(before key: UInt32, of organisation: UUID, _ db: Connection) throws(DatabaseError) -> Bool {
        if try !PatientStore(db: db, organisation: organisation).findIndexed(before: key, limit: 1).isEmpty {
            return true
        }
        if try !RequestStore(db: db, organisation: organisation).findIndexed(before: key, limit: 1).isEmpty {
            return true
        }
        if try !CallStore(db: db, organisation: organisation).findIndexed(before: key, limit: 1).isEmpty { return true }
        if try !SentMessageStore(db: db, organisation: organisation).findIndexed(before: key, limit: 1).isEmpty {
            return true
        }
        if try !OptOutStore(db: db, organisation: organisation).findIndexed(before: key, limit: 1).isEmpty {
            return true
        }
        return try !AccountPhoneStore(db: db, organisation: organisation).findIndexed(before: key, limit: 1).isEmpty
    }
}
