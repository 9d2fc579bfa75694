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

    private static let fields: [(name: String, schema: Schema, note: String)] = [
        ("event", .string(1...64, .identifier), "What was done, such as `sign_in`."),
        ("outcome", .oneOf(["success", "refused"]), "Whether it was done."),
        ("actor_id", .uuid, "The user or API key that did it."),
        ("resource_type", .string(1...32, .identifier), "To what it was done, such as `patient`."),
        ("resource_id", .string(1...64, .identifier), "Its id."),
        ("from", .string(20...35, .dateTime), "The first moment."),
        ("to", .string(20...35, .dateTime), "The first moment after."),
    ]

    static let parameters = fields.map { Parameter($0.name, $0.schema, $0.note) }

    /// - Throws: `APIError` 422 with every field that is wrong.
    static func read(_ query: Query) throws(APIError) -> AuditFilter {
        var given = JSONObject()
        var problems: [FieldError] = []
        for (name, schema, _) in fields {
            guard let text = query[name] else { continue }
            given[name] = .string(text)
            problems += schema.problems(in: .string(text)).map { FieldError(name, $0.issue) }
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        do throws(JSONError) {
            return try JSON.decode(AuditFilter.self, from: .object(given))
        } catch {
            throw .invalid("\(error.path)", error.message)
        }
    }

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
