internal import Foundation
internal import MariaDB

/// One row of the trail, as stored and as its MAC covers it.
struct AuditEntry: RowDecodable {
    let organisation: UUID
    let sequence: Int
    /// To the microsecond: what the database will give back is what is covered.
    let happenedAt: Date
    let actorType: String
    let actorID: UUID?
    let event: String
    let outcome: String
    let resourceType: String
    let resourceID: String
    let requestID: String
    let address: String
    /// The JSON text.
    let fields: String
    let keyID: UInt32
    let previousMAC: [UInt8]

    /// What the MAC covers: every field with its length before it, so that no two entries read alike.
    var covered: [UInt8] {
        let parts: [[UInt8]] =
            [
                "trunkline.audit.v1", organisation.text, String(sequence), String(happenedAt.microseconds),
                actorType, actorID?.text ?? "", event, outcome, resourceType, resourceID, requestID,
                address, fields, String(keyID),
            ].map { Array($0.utf8) } + [previousMAC]
        return parts.flatMap { part in
            withLength(of: part)
        }
    }

    private func withLength(of part: [UInt8]) -> [UInt8] {
        let count = UInt32(part.count)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + part
    }
}

extension AuditEntry {
    init(row: borrowing Row) throws(DatabaseError) {
        organisation = try row.column("organisation_id")
        sequence = try row.column("seq")
        happenedAt = try row.column("happened_at")
        actorType = try row.column("actor_type")
        actorID = try row.column("actor_id")
        event = try row.column("event")
        outcome = try row.column("outcome")
        resourceType = try row.column("resource_type")
        resourceID = try row.column("resource_id")
        requestID = try row.column("request_id")
        address = try row.column("address")
        fields = try row.column("fields")
        keyID = try row.column("key_id")
        previousMAC = try row.column("previous_mac")
    }
}
