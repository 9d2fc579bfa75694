internal import Foundation
internal import MariaDB

/// Table `patients` of one organisation.
struct PatientStore {
    let db: Connection
    let organisation: UUID

    func exists(id: String) throws(DatabaseError) -> Bool {
        try db.fetchValue(
            "SELECT COUNT(*) FROM patients WHERE organisation_id = \(organisation) AND id = \(id)", as: Int.self) == 1
    }
}
