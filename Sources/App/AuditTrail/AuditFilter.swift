internal import Foundation
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

    /// What of it may stand in the trail: names of fields and ids.
    var summary: [String: String] {
        let all = [
            "event": event, "outcome": outcome?.rawValue, "actor_id": actor?.text, "resource_type": resourceType,
            "resource_id": resourceID, "from": from?.ISO8601Format(), "to": to?.ISO8601Format(),
        ]
        return all.compactMapValues(\.self)
    }
}

extension AuditEvent.Outcome: Decodable {}
