internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// An endpoint of another system that is told of events.
struct Webhook {
    /// How many an organisation may have.
    static let most = 20

    let id: UUID
    var events: [WebhookEvent]
    /// Why nothing is sent to it; nil where something is.
    var pause: WebhookPause?
    /// Whether nothing is sent before what came earlier is settled.
    let isOrdered: Bool
    /// Until then the secret before this one signs too.
    var previousEndsAt: Date?
    var version: Int
    let createdAt: Date
    var updatedAt: Date
    var sealed: [UInt8]
}

/// Why nothing is sent to an endpoint.
enum WebhookPause: String, CaseIterable, ValueConvertible {
    /// Somebody wants it so.
    case user
    /// The endpoint has answered 410: it is not there any more.
    case gone
    /// It has accepted nothing for days.
    case failing
}

/// What of an endpoint is sealed.
struct WebhookPrivate: Codable {
    /// As it was registered. Some receivers know a sender by the path.
    var url: String
    /// As its owner was shown it: `whsec_...`.
    var secret: String
    /// The one before.
    var previous: String?
}

extension Webhook: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        events = WebhookEvent.list(try row.column("events"))
        pause = try row.column("pause")
        isOrdered = try row.column("is_ordered")
        previousEndsAt = try row.column("previous_ends_at")
        version = try row.column("version")
        createdAt = try row.column("created_at")
        updatedAt = try row.column("updated_at")
        sealed = try row.column("sealed")
    }

    func opened(_ sealer: Sealer) throws -> WebhookPrivate {
        try sealer.open(WebhookPrivate.self, sealed, in: WebhookStore.table, row: id)
    }
}

/// An endpoint as shown.
struct WebhookView: ResponseBody {
    let webhookID: UUID
    let callbackURL: String
    let events: [String]
    let isPaused: Bool
    @OrNull var pauseReason: String?
    let isOrdered: Bool
    @OrNull var previousSecretUntil: Date?
    let createdAt: Date
    let updatedAt: Date

    init(_ webhook: Webhook, url: String, now: Date) {
        webhookID = webhook.id
        callbackURL = url
        events = webhook.events.map(\.rawValue)
        isPaused = webhook.pause != nil
        pauseReason = webhook.pause?.rawValue
        isOrdered = webhook.isOrdered
        previousSecretUntil = webhook.previousEndsAt.flatMap { $0 > now ? $0 : nil }
        createdAt = webhook.createdAt
        updatedAt = webhook.updatedAt
    }

    init(_ webhook: Webhook, in context: AppContext) throws {
        self.init(webhook, url: try webhook.opened(context.services.sealer).url, now: context.now)
    }

    static let schema = Schema.object([
        "webhookId": .required(.uuid), "callbackUrl": .required(.string(1...WebhookURL.longest)),
        "events": .required(.array(of: .oneOf(WebhookEvent.allCases.map(\.rawValue)), 0...WebhookEvent.allCases.count)),
        "paused": .required(.boolean),
        "pauseReason": .required(
            Schema.oneOf(WebhookPause.allCases.map(\.rawValue)).nullable.noted(
                "`user`: somebody wants it so. `gone`: it answered 410. `failing`: it accepted nothing for five days.")),
        "ordered": .required(.boolean),
        "previousSecretUntil": .required(Schema.dateTime.nullable.noted("Until then both secrets sign.")),
        "createdAt": .required(.dateTime), "updatedAt": .required(.dateTime),
    ])
    .named("Webhook").example([
        "webhookId": "7b0e8400-e29b-41d4-a716-446655440009",
        "callbackUrl": "https://your-ivr-system.com/callbacks/pulsara",
        "events": ["restaurant.updated", "settings.updated", "agent.updated"], "paused": false, "pauseReason": nil,
        "ordered": false, "previousSecretUntil": nil, "createdAt": "2025-03-01T00:00:00Z",
        "updatedAt": "2025-03-01T00:00:00Z",
    ])

    enum CodingKeys: String, CodingKey {
        case webhookID = "webhookId"
        case callbackURL = "callbackUrl"
        case events
        case isPaused = "paused"
        case pauseReason
        case isOrdered = "ordered"
        case previousSecretUntil, createdAt, updatedAt
    }
}
