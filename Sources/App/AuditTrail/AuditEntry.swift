internal import Foundation
internal import MariaDB

/// One row of the trail, as stored and as its MAC covers it.
struct AuditEntry: RowDecodable {
    let organisation: String
    /// The chain it is in; 0 is the one chain of old.
    let lane: Int
    let sequence: Int
    /// Since the start of 2001, in microseconds: what the database will give back is what is covered.
    let microseconds: Int64
    let actorType: String
    /// Empty for nobody's.
    let actorID: String
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
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        if lane == 0 {
            bytes.appendPart("trunkline.audit.v1")
            bytes.appendPart(organisation)
        } else {
            bytes.appendPart("trunkline.audit.v2")
            bytes.appendPart(organisation)
            bytes.appendPart(String(lane))
        }
        bytes.appendPart(String(sequence))
        bytes.appendPart(String(microseconds))
        for text in [actorType, actorID, event, outcome, resourceType, resourceID, requestID, address, fields] {
            bytes.appendPart(text)
        }
        bytes.appendPart(String(keyID))
        bytes.appendPart(previousMAC)
        return bytes
    }
}

extension AuditEntry {
    /// The columns are named as `AuditStore.entries` selects them.
    init(row: borrowing Row) throws(DatabaseError) {
        organisation = try row.column("organisation_id")
        lane = try row.column("lane")
        sequence = try row.column("seq")
        microseconds = try row.column("microseconds")
        actorType = try row.column("actor_type")
        actorID = try row.column("actor")
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

extension [UInt8] {
    /// Appends a part of what a MAC covers, its length before it.
    mutating func appendPart(_ text: String) {
        appendLength(text.utf8.count)
        append(contentsOf: text.utf8)
    }

    mutating func appendPart(_ part: [UInt8]) {
        appendLength(part.count)
        append(contentsOf: part)
    }

    private mutating func appendLength(_ count: Int) {
        let length = UInt32(count)
        for shift in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: length >> UInt32(shift))) }
    }
}
