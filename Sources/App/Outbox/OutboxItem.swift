internal import Foundation
internal import MariaDB
internal import Web

/// A message as those who watch the outbox see it: where it stands, and nothing of what it says or to whom.
struct OutboxItem: OutboxRow {
    let id: UUID
    let target: UUID
    let channel: OutboxChannel
    let kind: String
    let resourceType: String
    let resourceID: String
    let priority: OutboxPriority
    let state: OutboxState
    let attempts: Int
    let createdAt: Date
    let dueAt: Date
    let finishedAt: Date?

    static let columns: SQL =
        """
        id, target_id, channel, kind, resource_type, resource_id, priority, state, attempts, created_at, due_at,
        finished_at
        """

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        target = try row.column("target_id")
        channel = try row.column("channel")
        kind = try row.column("kind")
        resourceType = try row.column("resource_type")
        resourceID = try row.column("resource_id")
        priority = try row.column("priority")
        state = try row.column("state")
        attempts = try row.column("attempts")
        createdAt = try row.column("created_at")
        dueAt = try row.column("due_at")
        finishedAt = try row.column("finished_at")
    }
}

/// A message as listed.
struct OutboxItemView: ResponseBody {
    let id: UUID
    let targetID: UUID
    let channel: String
    let kind: String
    let resourceType: String
    let resourceID: String
    let priority: String
    let state: OutboxState
    let attempts: Int
    let createdAt: Date
    @OrNull var nextAttemptAt: Date?
    @OrNull var finishedAt: Date?

    init(_ item: OutboxItem) {
        id = item.id
        targetID = item.target
        channel = item.channel.rawValue
        kind = item.kind
        resourceType = item.resourceType
        resourceID = item.resourceID
        priority = "\(item.priority)"
        state = item.state
        attempts = item.attempts
        createdAt = item.createdAt
        nextAttemptAt = item.state == .waiting ? item.dueAt : nil
        finishedAt = item.finishedAt
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "target_id": .required(.uuid),
        "channel": .required(.oneOf(OutboxChannel.allCases.map(\.rawValue))),
        "kind": .required(Schema.string(1...64).noted("An event's type, or a template.")),
        "resource_type": .required(.string(0...32)), "resource_id": .required(.string(0...64)),
        "priority": .required(.oneOf(OutboxPriority.allCases.map { "\($0)" })),
        "state": .required(
            Schema.oneOf(OutboxState.allCases.map(\.rawValue)).noted(
                "`failed`: no more attempts are made; `unknown`: nobody knows what became of it, and it is not repeated; "
                    + "`kept`: by the embedded default, nothing left.")),
        "attempts": .required(.integer(0...Int.max)), "created_at": .required(.dateTime),
        "next_attempt_at": .required(Schema.dateTime.nullable), "finished_at": .required(Schema.dateTime.nullable),
    ])
    .named("OutboxMessage")

    enum CodingKeys: String, CodingKey {
        case id
        case targetID = "target_id"
        case channel, kind
        case resourceType = "resource_type"
        case resourceID = "resource_id"
        case priority, state, attempts
        case createdAt = "created_at"
        case nextAttemptAt = "next_attempt_at"
        case finishedAt = "finished_at"
    }
}
