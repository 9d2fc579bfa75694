internal import Foundation
internal import MariaDB

/// Who pays: an insurance company or a public scheme.
struct Payer: Equatable, Sendable {
    let id: String
    var name: String
    var phone: PhoneNumber?
    var isActive: Bool
    /// Counts up with each change.
    let version: Int
    let createdAt: Date
    var updatedAt: Date

    /// The name as it is compared: no organisation has two payers with one.
    var nameKey: String { Self.nameKey(name) }

    static func nameKey(_ name: String) -> String { VisibleText.compared(name) }
}

extension Payer: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        name = try row.column("name")
        phone = try row.column("phone")
        isActive = try row.column("is_active")
        version = try row.column("version")
        createdAt = try row.column("created_at")
        updatedAt = try row.column("updated_at")
    }
}
