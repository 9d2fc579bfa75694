internal import Foundation
internal import MariaDB
internal import Web

/// `POST /ivr/webhooks/{webhook}/deliveries/{delivery}/replay`: sends it once more, at once, and tries again as often as
/// at first.
///
/// It is the same row that waits again, and not another one: so `webhook-id` stays the same for the same event, and a
/// receiver that has had it knows the repetition.
///
/// Errors: 409 `DELIVERY_UNDER_WAY` while an attempt is being made.
enum ReplayDelivery {
    static func handle(in context: AppContext) throws -> Reply<Success<DeliveryView>> {
        try context.db.retryingTransaction {
            let delivery = try GetDelivery.find(in: context)
            let store = OutboxStore(db: try context.db, organisation: try context.organisation)
            let filter = OutboxFilter(id: delivery.id, states: OutboxState.allCases.filter { $0 != .sending })
            guard try !store.lockOldest(filter, limit: 1).isEmpty else {
                throw APIError(.conflict, "DELIVERY_UNDER_WAY", "It is being sent just now.")
            }
            // Nothing about it changes where it waits for its first attempt, or for its target, which is tried at once.
            _ = try store.replay(filter, limit: 1)
            try OutboxTargetStore(db: context.db, organisation: context.organisation)
                .tryAgain(try context.identifier("webhook"))
            try RegisterWebhook.audit(
                "webhook_delivery_replayed", try context.identifier("webhook"), ["delivery": delivery.id.text],
                in: context)
            return .accepted(
                Success(DeliveryView(try GetDelivery.find(in: context), openUntil: nil), message: "Replay queued"))
        }
    }
}

/// `POST /ivr/webhooks/{webhook}/replay`: the same with all deliveries of events from one moment to another that are over:
/// sent, failed or cancelled.
///
/// Errors: 422 when there are more than 10,000.
enum ReplayDeliveries {
    /// How many may be replayed at once.
    static let most = 10_000

    struct Input: RequestBody {
        let from: Date
        let to: Date
        let event: String?
        let state: State?

        /// Those that are over; all of them when left out.
        enum State: String, Codable, CaseIterable {
            case sent, failed, cancelled
        }

        static let schema = Schema.object([
            "from": .required(.moment), "to": .required(.moment),
            "event": .optional(.oneOf(WebhookEvent.types)), "state": .optional(.oneOf(State.allCases.map(\.rawValue))),
        ])
        .example(["from": "2025-03-01T00:00:00Z", "to": "2025-03-02T00:00:00Z", "state": "failed"])
    }

    struct Output: ResponseBody {
        let replayed: Int

        static let schema = Schema.object(["replayed": .required(.integer(0...most))])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<Output>> {
        guard input.from < input.to else { throw APIError.invalid("to", "Must be after from.") }
        let states = input.state.map { [$0] } ?? Input.State.allCases
        return try context.db.retryingTransaction {
            let webhook = try GetWebhook.find(in: context)
            let store = OutboxStore(db: try context.db, organisation: try context.organisation)
            let filter = OutboxFilter(
                target: webhook.id, states: states.compactMap { OutboxState(rawValue: $0.rawValue) },
                kind: input.event, from: input.from, to: input.to)
            let replayed = try store.replay(filter, limit: most + 1)
            guard replayed <= most else {
                throw APIError.invalid("to", "There are more than 10,000 deliveries until then.")
            }
            try OutboxTargetStore(db: context.db, organisation: context.organisation).tryAgain(webhook.id)
            try RegisterWebhook.audit(
                "webhook_deliveries_replayed", webhook.id, ["count": String(replayed)], in: context)
            return .accepted(Success(Output(replayed: replayed), message: "Replay queued"))
        }
    }
}
