internal import Foundation
internal import MariaDB
internal import Web

/// What organisations' systems may be told of; the contract's three, and ours.
enum WebhookEvent: String, CaseIterable, Codable {
    case restaurantUpdated = "restaurant.updated"
    case settingsUpdated = "settings.updated"
    case agentUpdated = "agent.updated"
    case callProcessed = "call.processed"
    case callCompleted = "call.completed"
    case verificationCreated = "verification.created"
    case verificationUpdated = "verification.updated"
    case verificationDecided = "verification.decided"
    case messageSent = "message.sent"
    case messageFailed = "message.failed"

    /// The type of what is sent to try an endpoint. Nobody asks for it.
    static let test = "webhook.test"

    /// The types that a delivery may have.
    static let types = allCases.map(\.rawValue) + [test]

    /// Reads types separated by spaces; one that is no longer known counts for nothing.
    static func list(_ stored: String) -> [WebhookEvent] {
        stored.split(separator: " ").compactMap { WebhookEvent(rawValue: String($0)) }
    }

    /// Types as stored, in the order in which they were asked for.
    static func stored(_ events: [WebhookEvent]) -> String {
        events.map(\.rawValue).joined(separator: " ")
    }

    /// The types that an endpoint asks for.
    static let schema = Schema.array(of: .oneOf(allCases.map(\.rawValue)), 1...allCases.count, unique: true)
}
