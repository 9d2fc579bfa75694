internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `GET /ivr/webhooks/{webhook}/deliveries/{delivery}`: with its body, and each attempt with what was answered; on record
/// as read.
enum GetDelivery {
    struct AttemptView: ResponseBody {
        let at: Date
        let milliseconds: Int
        let outcome: String
        @OrNull var status: Int?
        @OrNull var answer: String?

        /// - Parameter showsAnswer: not where it may repeat what nobody is to read.
        init(_ attempt: StoredAttempt, showsAnswer: Bool = true, _ sealer: Sealer) throws {
            (at, milliseconds) = (attempt.startedAt, attempt.milliseconds)
            outcome = attempt.outcome.rawValue
            status = attempt.status
            answer = showsAnswer ? try attempt.answer(sealer) : nil
        }

        static let schema = Schema.object([
            "at": .required(.dateTime), "milliseconds": .required(.integer(0...Int.max)),
            "outcome": .required(
                Schema.oneOf(Verdict.Outcome.allCases.map(\.rawValue)).noted(
                    "`blocked`: not sent, for the address it would have gone to.")),
            "status": .required(Schema.integer(0...999).nullable),
            "answer": .required(
                Schema.string().nullable.noted(
                    "The beginning of what was answered; not of a provider that has taken a text message, nor to a code "
                        + "or a first password, for it may repeat them.")),
        ])
        .named("DeliveryAttempt")
    }

    struct Output: ResponseBody {
        let delivery: DeliveryView
        let body: String
        let attempts: [AttemptView]

        static let schema = Schema.object([
            "delivery": .required(DeliveryView.schema), "body": .required(.string(2...Webhooks.longestBody)),
            "attempts": .required(.array(of: AttemptView.schema, 0...100)),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Success<Output>> {
        let sealer = context.services.sealer
        let delivery = try find(in: context)
        let content = try sealer.open(
            WebhookContent.self, delivery.sealed, in: OutboxStore.table, row: delivery.id)
        let attempts = try OutboxAttemptStore(db: context.db, organisation: context.organisation).list(of: delivery.id)
        let views = try attempts.map { try AttemptView($0, sealer) }
        try context.recordRead(
            AuditEvent(
                "webhook_delivery_read", .success, on: "webhook_delivery", delivery.id.text, by: context.actor,
                fields: ["webhook": context.identifier("webhook").text]))
        let openUntil = try OutboxTargetStore(db: context.db, organisation: context.organisation)
            .openUntil(context.identifier("webhook"))
        return .ok(
            Success(
                Output(
                    delivery: DeliveryView(delivery, openUntil: openUntil), body: content.body, attempts: views)))
    }

    /// The delivery of the path.
    ///
    /// - Throws: `APIError.notFound`, also for another endpoint's.
    static func find(in context: AppContext) throws -> Delivery {
        let webhook = try GetWebhook.find(in: context)
        let store = OutboxStore(db: try context.db, organisation: try context.organisation)
        guard let delivery: Delivery = try store.find(context.identifier("delivery")), delivery.target == webhook.id
        else { throw APIError.notFound }
        return delivery
    }
}
