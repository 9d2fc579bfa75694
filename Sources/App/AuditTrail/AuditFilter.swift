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
    /// Of whom it showed or changed something, alone or among others.
    let patient: String?
    /// The first moment, and the first moment after.
    let from: Date?
    let to: Date?

    enum CodingKeys: String, CodingKey {
        case event, outcome, from, to
        case actor = "actor_id"
        case resourceType = "resource_type"
        case resourceID = "resource_id"
        case patient = "patient_id"
    }

    /// No index knows who is in a list: the events of so long a time are looked through, in seconds.
    static let longestOfPatient: TimeInterval = 92 * 86_400

    /// - Throws: `APIError` 422 for a patient without a time, or with too long a one.
    func check(now: Date) throws(APIError) {
        guard patient != nil else { return }
        guard let from else { throw .invalid("from", "Is required with patient_id.") }
        guard (to ?? now).timeIntervalSince(from) <= Self.longestOfPatient else {
            throw .invalid("from", "Must be at most 92 days before to, or before now.")
        }
    }

    static let parameters = [
        Parameter("event", .string(1...64, .identifier), "What was done, such as `sign_in`."),
        Parameter("outcome", .oneOf(["success", "refused"]), "Whether it was done."),
        Parameter("actor_id", .uuid, "The user or API key that did it."),
        Parameter("resource_type", .string(1...32, .identifier), "To what it was done, such as `patient`."),
        Parameter("resource_id", .string(1...64, .identifier), "Its id."),
        Parameter(
            "patient_id", .string(1...64, .identifier),
            "The patient whose record, requests or lines of lists were shown or changed; with `from`, at most 92 days."),
        Parameter("from", .moment, "The first moment."),
        Parameter("to", .moment, "The first moment after."),
    ]

    /// What of it may stand in the trail: names of fields, how many events were found, and what they have in common. Of
    /// words that found none, which may be anything, a name among it, their keyed hash.
    func summary(found count: Int, by index: BlindIndex) -> [String: String] {
        let words = [
            "event": event, "resource_type": resourceType, "resource_id": resourceID, "patient": patient,
        ]
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
