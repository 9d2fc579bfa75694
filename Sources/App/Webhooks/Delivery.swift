internal import Foundation
internal import MariaDB
internal import Web

/// Something that was or is to be sent to an endpoint: its row in the outbox.
struct Delivery: OutboxRow {
    let id: UUID
    let target: UUID
    let event: String
    let resourceType: String
    let resourceID: String
    let state: OutboxState
    let attempts: Int
    let createdAt: Date
    let dueAt: Date
    let finishedAt: Date?
    /// A `WebhookContent`.
    let sealed: [UInt8]

    static let columns: SQL =
        """
        id, target_id, kind, resource_type, resource_id, state, attempts, created_at, due_at, finished_at, sealed
        """

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        target = try row.column("target_id")
        event = try row.column("kind")
        resourceType = try row.column("resource_type")
        resourceID = try row.column("resource_id")
        state = try row.column("state")
        attempts = try row.column("attempts")
        createdAt = try row.column("created_at")
        dueAt = try row.column("due_at")
        finishedAt = try row.column("finished_at")
        sealed = try row.column("sealed")
    }

    /// As in the header `webhook-id`: the same over all attempts and replays.
    static func messageID(_ id: UUID) -> String { "msg_" + id.text }
}

/// A delivery as listed.
struct DeliveryView: ResponseBody {
    let deliveryID: UUID
    let messageID: String
    let event: String
    let resourceType: String
    let resourceID: String
    let state: OutboxState
    let attempts: Int
    let createdAt: Date
    @OrNull var nextAttemptAt: Date?
    @OrNull var finishedAt: Date?

    /// - Parameter openUntil: until when nothing is sent to its endpoint, since it has been failing.
    init(_ delivery: Delivery, openUntil: Date?) {
        deliveryID = delivery.id
        messageID = Delivery.messageID(delivery.id)
        event = delivery.event
        resourceType = delivery.resourceType
        resourceID = delivery.resourceID
        state = delivery.state
        attempts = delivery.attempts
        createdAt = delivery.createdAt
        let next = max(delivery.dueAt, openUntil ?? delivery.dueAt)
        nextAttemptAt = delivery.state == .waiting ? next : nil
        finishedAt = delivery.finishedAt
    }

    static let members: KeyValuePairs<String, Schema.Presence> = [
        "deliveryId": .required(.uuid),
        "messageId": .required(
            Schema.string(40...40).noted("As in the header `webhook-id`: the same over all attempts.")),
        "event": .required(.oneOf(WebhookEvent.types)), "resourceType": .required(.string(0...32)),
        "resourceId": .required(.string(0...64)), "state": .required(.oneOf(OutboxState.allCases.map(\.rawValue))),
        "attempts": .required(.integer(0...Int.max)), "createdAt": .required(.dateTime),
        "nextAttemptAt": .required(Schema.dateTime.nullable), "finishedAt": .required(Schema.dateTime.nullable),
    ]

    static let schema = Schema.object(members).named("Delivery")

    enum CodingKeys: String, CodingKey {
        case deliveryID = "deliveryId"
        case messageID = "messageId"
        case event, resourceType
        case resourceID = "resourceId"
        case state, attempts, createdAt, nextAttemptAt, finishedAt
    }
}

extension OutboxState: Codable {}
