internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// A patient, opened.
struct Patient: Sendable {
    /// Such as `P-1234`.
    let id: String
    /// What the details are sealed to; never changes.
    let sealedID: UUID
    var territory: String
    var details: PatientDetails
    /// Counts up with each change.
    let version: Int
    let createdAt: Date
    var updatedAt: Date
}

/// A patient as the table has it.
struct StoredPatient: RowDecodable, Sendable {
    let id: String
    let sealedID: UUID
    let territory: String
    /// Sealed: `PatientDetails`.
    let sealed: [UInt8]
    let version: Int
    let createdAt: Date
    let updatedAt: Date

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        sealedID = try row.column("sealed_id")
        territory = try row.column("territory_id")
        sealed = try row.column("sealed")
        version = try row.column("version")
        createdAt = try row.column("created_at")
        updatedAt = try row.column("updated_at")
    }

    init(_ patient: Patient, by sealer: Sealer) throws {
        id = patient.id
        sealedID = patient.sealedID
        territory = patient.territory
        sealed = try sealer.seal(patient.details, in: PatientStore.table, row: patient.sealedID)
        version = patient.version
        createdAt = patient.createdAt
        updatedAt = patient.updatedAt
    }

    /// - Throws: `SealError` for what was sealed elsewhere, or with a key that is gone.
    func opened(by sealer: Sealer) throws -> Patient {
        Patient(
            id: id, sealedID: sealedID, territory: territory,
            details: try sealer.open(PatientDetails.self, sealed, in: PatientStore.table, row: sealedID),
            version: version, createdAt: createdAt, updatedAt: updatedAt)
    }
}

/// A patient's id as people type it.
enum PatientID {
    /// The ids that `text` may mean; none for what is no id.
    static func spellings(_ text: String) -> [String] {
        let id = VisibleText.normalised(text)
        guard Schema.string(1...64, .identifier).problems(in: .string(id)).isEmpty else { return [] }
        return Set([id, id.prefix(1).uppercased() + id.dropFirst()]).sorted()
    }
}
