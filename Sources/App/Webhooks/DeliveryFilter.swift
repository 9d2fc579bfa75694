internal import Foundation
internal import Web

/// Which deliveries are asked for: `?state=&event=&from=&to=`.
struct DeliveryFilter: Decodable {
    let state: OutboxState?
    let event: String?
    /// The first moment, and the first moment after, of the events.
    let from: Date?
    let to: Date?

    static let parameters = [
        Parameter("state", .oneOf(OutboxState.allCases.map(\.rawValue)), "How far they have come."),
        Parameter("event", .oneOf(WebhookEvent.types), "What they tell of."),
        Parameter("from", .moment, "The first moment of their events."),
        Parameter("to", .moment, "The first moment after."),
    ]

    func deliveries(to target: UUID) -> OutboxFilter {
        OutboxFilter(target: target, states: [state].compactMap(\.self), kind: event, from: from, to: to)
    }
}
