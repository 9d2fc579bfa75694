internal import Foundation

/// Something that was done, or refused, and that must be provable later.
struct AuditEvent {
    enum Outcome: String {
        case success
        case refused
    }

    enum Actor: Equatable {
        case user(UUID)
        case machine(UUID)
        /// The service itself, or whoever works at its command line.
        case system
        /// Nobody known.
        case anonymous

        var type: String {
            switch self {
            case .user: "user"
            case .machine: "api_key"
            case .system: "system"
            case .anonymous: "anonymous"
            }
        }

        var id: UUID? {
            switch self {
            case .user(let id), .machine(let id): id
            case .system, .anonymous: nil
            }
        }
    }

    let name: String
    let outcome: Outcome
    let resourceType: String
    let resourceID: String
    let actor: Actor
    /// What changed, by name: codes and counts, never personal data.
    let fields: [String: String]

    /// - Parameters:
    ///   - name: such as `sign_in`.
    ///   - resourceType: such as `session`, and then its id.
    init(
        _ name: String, _ outcome: Outcome, on resourceType: String, _ resourceID: String, by actor: Actor,
        fields: [String: String] = [:]
    ) {
        self.name = name
        self.outcome = outcome
        self.resourceType = resourceType
        self.resourceID = resourceID
        self.actor = actor
        self.fields = fields
    }

    /// The same, and more of it.
    func with(_ more: [String: String]) -> AuditEvent {
        AuditEvent(
            name, outcome, on: resourceType, resourceID, by: actor, fields: fields.merging(more) { own, _ in own })
    }
}
