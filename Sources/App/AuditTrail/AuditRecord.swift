internal import Foundation
internal import MariaDB
internal import Web

/// An event of the trail as it is read back.
struct AuditRecord: RowDecodable {
    /// Where it stands among all events of its organisation.
    struct Place {
        let at: Date
        let lane: Int
        let sequence: Int
    }

    let place: Place
    let actorType: String
    let actorID: UUID?
    let event: String
    let outcome: String
    let resourceType: String
    let resourceID: String
    let requestID: String
    let address: String
    let fields: String

    init(row: borrowing Row) throws(DatabaseError) {
        let (lane, sequence): (Int, Int) = (try row.column("lane"), try row.column("seq"))
        place = Place(at: try row.column("happened_at"), lane: lane, sequence: sequence)
        actorType = try row.column("actor_type")
        actorID = try row.column("actor_id")
        event = try row.column("event")
        outcome = try row.column("outcome")
        resourceType = try row.column("resource_type")
        resourceID = try row.column("resource_id")
        requestID = try row.column("request_id")
        address = try row.column("address")
        fields = try row.column("fields")
    }
}

/// An event as listed.
struct AuditRecordView: ResponseBody {
    struct Reference: Encodable {
        let type: String
        let id: String?
    }

    let at: Date
    let lane: Int
    let sequence: Int
    let event: String
    let outcome: String
    let actor: Reference
    let resource: Reference
    let requestID: String
    let address: String
    let fields: [String: String]

    init(_ record: AuditRecord) throws {
        at = record.place.at
        lane = record.place.lane
        sequence = record.place.sequence
        event = record.event
        outcome = record.outcome
        actor = Reference(type: record.actorType, id: record.actorID?.text)
        resource = Reference(type: record.resourceType, id: record.resourceID)
        requestID = record.requestID
        address = record.address
        fields = try JSON.decode([String: String].self, from: JSONValue(parsing: Array(record.fields.utf8)))
    }

    enum CodingKeys: String, CodingKey {
        case at, lane, sequence, event, outcome, actor, resource, address, fields
        case requestID = "request_id"
    }

    static let schema = Schema.object([
        "at": .required(.dateTime),
        "lane": .required(.integer(0...AuditLanes.most).noted("The chain it is in.")),
        "sequence": .required(.integer(1...Int.max).noted("Its number there.")),
        "event": .required(.string(1...64)), "outcome": .required(.oneOf(["success", "refused"])),
        "actor": .required(
            .object([
                "type": .required(.oneOf(["user", "api_key", "system", "anonymous"])), "id": .optional(.uuid),
            ])),
        "resource": .required(.object(["type": .required(.string(1...32)), "id": .required(.string(0...64))])),
        "request_id": .required(.string(0...64)), "address": .required(.string(0...45)),
        "fields": .required(.map(of: .string())),
    ])
    .named("AuditEvent").example([
        "at": "2025-03-01T12:30:00Z", "lane": 3, "sequence": 1042, "event": "sign_in", "outcome": "success",
        "actor": ["type": "user", "id": "8c0e8400-e29b-41d4-a716-446655440001"],
        "resource": ["type": "session", "id": "9d0e8400-e29b-41d4-a716-446655440002"], "request_id": "f3a1",
        "address": "198.51.100.7", "fields": [:],
    ])
}
