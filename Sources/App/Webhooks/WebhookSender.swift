internal import Foundation
internal import HTTPClient
internal import MariaDB
internal import Secrets

/// Sends to organisations' endpoints, as Standard Webhooks 1.0 has it.
///
/// - Note: of one thread, like what it remembers.
final class WebhookSender: Sender {
    let atATime = 32

    /// How long an endpoint may take, in the range that Standard Webhooks names, and how much of its answer is read.
    private static let limits = TransferLimits(connect: .seconds(5), whole: .seconds(15), longestBody: 65_536)

    /// The last one and the moment it was read: it serves the messages that were taken with it. For longer it is not
    /// kept, since a secret that has been ended must not sign any more, and workers do not hear of the pool's changes.
    private var last: (id: UUID, at: Date, endpoint: WebhookEndpoint?)?

    /// Without an endpoint nothing is sent: it was deleted meanwhile.
    func departure(of message: OutboxMessage, in context: JobContext) throws -> Departure {
        guard let endpoint = try endpoint(message.target, of: message.organisation, in: context) else {
            return .ended(.cancelled)
        }
        let content = try message.content(WebhookContent.self, context.services.sealer)
        guard let request = Self.request(of: message.id, content, to: endpoint, at: context.now) else {
            return .settled(Verdict(outcome: .blocked))
        }
        return .request(request)
    }

    /// It has answered 410. One that was changed since may have another URL, or be let go on: it is asked again.
    func end(_ target: UUID, saidOf moment: Date, of organisation: UUID, in context: JobContext) throws -> Bool {
        let webhook = try WebhookStore(db: context.db, organisation: organisation).find(target)
        if let webhook, webhook.updatedAt > moment { return false }
        try Webhooks.pause(target, .gone, organisation: organisation, in: context)
        return true
    }

    /// One that was changed since, such as let go on, has as long again.
    func giveUp(_ target: UUID, of organisation: UUID, in context: JobContext) throws -> Bool {
        let webhook = try WebhookStore(db: context.db, organisation: organisation).find(target)
        guard let webhook, webhook.updatedAt < context.now - CircuitBreaker.patience else { return false }
        return try Webhooks.pause(target, .failing, organisation: organisation, in: context)
    }

    /// - Parameter moment: of the attempt.
    /// - Returns: nil for a URL that may not be sent to any more.
    static func request(of id: UUID, _ content: WebhookContent, to endpoint: WebhookEndpoint, at moment: Date)
        -> OutgoingRequest?
    {
        guard let destination = endpoint.destination else { return nil }
        let (body, timestamp) = (Array(content.body.utf8), Int(moment.timeIntervalSince1970))
        let messageID = Delivery.messageID(id)
        let signatures = WebhookSecret.signatures(
            by: endpoint.secrets(at: moment), id: messageID, timestamp: timestamp, payload: body)
        let headers = [
            HeaderLine("content-type", "application/json"), HeaderLine("user-agent", "Trunkline"),
            HeaderLine("webhook-id", messageID), HeaderLine("webhook-timestamp", String(timestamp)),
            HeaderLine("webhook-signature", signatures),
        ]
        return OutgoingRequest(
            to: destination, headers: headers.compactMap(\.self), body: body, limits: limits, isRepeatable: true)
    }

    private func endpoint(_ id: UUID, of organisation: UUID, in context: JobContext) throws -> WebhookEndpoint? {
        if let last, last.id == id, last.at == context.now { return last.endpoint }
        let webhook = try WebhookStore(db: context.db, organisation: organisation).find(id)
        let endpoint = try webhook.map { try WebhookEndpoint($0, context.services) }
        last = (id, context.now, endpoint)
        return endpoint
    }
}

/// An endpoint as it is sent to.
struct WebhookEndpoint {
    /// Nil for a URL that may not be sent to.
    let destination: Destination?
    private let secret: WebhookSecret?
    private let previous: WebhookSecret?
    private let previousEndsAt: Date?

    init(_ webhook: Webhook, _ services: Services) throws {
        let content = try webhook.opened(services.sealer)
        destination = try? Destination(content.url, policy: WebhookURL.policy(services.configuration))
        secret = WebhookSecret(content.secret)
        previous = content.previous.flatMap { WebhookSecret($0) }
        previousEndsAt = webhook.previousEndsAt
    }

    /// Those that sign, the newest first.
    func secrets(at moment: Date) -> [WebhookSecret] {
        let isRotating = previousEndsAt.map { moment < $0 } ?? false
        return [secret, isRotating ? previous : nil].compactMap(\.self)
    }
}
