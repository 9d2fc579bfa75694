internal import Foundation
internal import MariaDB
internal import Web

/// What is sent to an endpoint, as it is sealed in the outbox.
///
/// The body as text and not its parts: every attempt sends the same bytes.
struct WebhookContent: Codable {
    let body: String
}

enum Webhooks {
    /// How long a body may be, in bytes.
    static let longestBody = 20_000

    /// Tells every endpoint that asked for it.
    ///
    /// An organisation without endpoints pays for it what a look into the thread's memory costs.
    ///
    /// - Parameters:
    ///   - resource: what it is about: a type such as `call`, and an id.
    ///   - data: only what is necessary: ids and words of a fixed set, nothing personal.
    /// - Precondition: within the transaction of its cause.
    static func announce(
        _ event: WebhookEvent, of resource: (type: String, id: String), _ data: some Encodable, in context: AppContext
    ) throws {
        let organisation = try context.organisation
        let (cache, generation) = (context.memory.webhooks, context.services.shared.generation(.webhooks))
        let db = try context.db
        let subscriptions: [WebhookSubscription]
        if let known = cache.known(organisation, generation: generation, now: context.now) {
            subscriptions = known
        } else {
            subscriptions = try WebhookStore(db: db, organisation: organisation).subscriptions()
            cache.remember(subscriptions, for: organisation, generation: generation, now: context.now)
        }
        try tell(
            subscriptions, event, of: resource, data, organisation: organisation,
            now: context.memory.eventTimes.next(context.now), context.services, db)
    }

    /// The same from a background job.
    static func announce(
        _ event: WebhookEvent, of resource: (type: String, id: String), _ data: some Encodable, organisation: UUID,
        now: Date, _ services: Services, _ db: Connection
    ) throws {
        let subscriptions = try WebhookStore(db: db, organisation: organisation).subscriptions()
        try tell(subscriptions, event, of: resource, data, organisation: organisation, now: now, services, db)
    }

    private static func tell(
        _ subscriptions: [WebhookSubscription], _ event: WebhookEvent, of resource: (type: String, id: String),
        _ data: some Encodable, organisation: UUID, now: Date, _ services: Services, _ db: Connection
    ) throws {
        let told = subscriptions.filter { $0.events.contains(event) }
        guard !told.isEmpty else { return }
        let content = try content(event.rawValue, data, at: now)
        for subscription in told {
            try Outbox.put(
                Outgoing(
                    channel: .webhook, target: subscription.id, kind: event.rawValue, resource: resource,
                    state: subscription.pause == .failing ? .cancelled : .waiting, content: content),
                organisation: organisation, now: now, services, db)
        }
    }

    /// What is sent of an event: `{"type","timestamp","data"}`.
    ///
    /// - Parameter moment: of the event, and not of an attempt to send it.
    /// - Throws: `APIError.internalError` for more than fits.
    static func content(_ type: String, _ data: some Encodable, at moment: Date) throws -> WebhookContent {
        let body = try JSON.encode(Body(type: type, timestamp: moment, data: data))
        guard body.count < longestBody else {
            Log.error("webhook too long", ["type": type, "bytes": String(body.count)])
            throw APIError.internalError
        }
        return WebhookContent(body: String(decoding: body, as: UTF8.self))
    }

    private struct Body<Data: Encodable>: Encodable {
        let type: String
        let timestamp: Date
        let data: Data
    }
}

/// Keeps events of one request in their order: of those put in at the same moment nobody knows which came first.
final class EventTimes {
    private var last = Date.distantPast

    /// - Returns: `now`, or two microseconds after the one before; the database keeps whole ones.
    func next(_ now: Date) -> Date {
        let step = 0.000_002
        // The clock may have been set back; then it is believed again.
        if now > last || last.timeIntervalSince(now) > 1 { last = now } else { last += step }
        return last
    }
}
