internal import Foundation
internal import Secrets
internal import Web

/// Which events are asked for: `?event=&outcome=&actor_id=&resource_type=&resource_id=&from=&to=`.
struct AuditFilter: Decodable {
    let event: String?
    let outcome: AuditEvent.Outcome?
    let actor: UUID?
    let resourceType: String?
    let resourceID: String?
    /// The first moment, and the first moment after.
    let from: Date?
    let to: Date?

    enum CodingKeys: String, CodingKey {
        case event, outcome, from, to
        case actor = "actor_id"
        case resourceType = "resource_type"
        case resourceID = "resource_id"
    }

    static let parameters = [
        Parameter("event", .string(1...64, .identifier), "What was done, such as `sign_in`."),
        Parameter("outcome", .oneOf(["success", "refused"]), "Whether it was done."),
        Parameter("actor_id", .uuid, "The user or API key that did it."),
        Parameter("resource_type", .string(1...32, .identifier), "To what it was done, such as `patient`."),
        Parameter("resource_id", .string(1...64, .identifier), "Its id."),
        Parameter("from", .moment, "The first moment."),
        Parameter("to", .moment, "The first moment after."),
    ]

    /// What of it may stand in the trail: names of fields, how many events were found, and what they have in common. Of
    /// words that found none, which may be anything, a name among it, their keyed hash.
    func summary(found count: Int, by index: BlindIndex) -> [String: String] {
        let words = ["event": event, "resource_type": resourceType, "resource_id": resourceID]
        let others = [
            "outcome": outcome?.rawValue, "actor_id": actor?.text, "from": from?.ISO8601Format(),
            "to": to?.ISO8601Format(), "count": String(count),
        ]
        return words.compactMapValues(\.self)
            .mapValues { count > 0 ? $0 : index.index(label: "bi:v1:audit_filter", normalised: $0).hex }
            .merging(others.compactMapValues(\.self)) { $1 }
    }
}

extension AuditEvent.Outcome: Decodable {}
