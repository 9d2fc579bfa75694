internal import Foundation
internal import MariaDB
internal import Web

/// Who orders for a patient: a provider with an NPI. Not personal data of patients, and not sealed.
struct Doctor: Equatable, Sendable {
    /// Such as `D-001`.
    let id: String
    var territory: String
    var name: String
    /// National Provider Identifier, ten digits. Demo data has one whose check digit is wrong.
    var npi: String
    /// Where they practise; empty when that is not known.
    var practice: String
    var phone: PhoneNumber?
    var isActive: Bool
    /// Counts up with each change.
    let version: Int
    let createdAt: Date
    var updatedAt: Date
}

extension Doctor: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        territory = try row.column("territory_id")
        name = try row.column("name")
        npi = try row.column("npi")
        practice = try row.column("practice")
        phone = try row.column("phone")
        isActive = try row.column("is_active")
        version = try row.column("version")
        createdAt = try row.column("created_at")
        updatedAt = try row.column("updated_at")
    }
}
