internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /restaurants`: `name` and `timeZone`; the rest when it is known. `restaurantId` is made up when left out.
///
/// Errors: 409 `RESTAURANT_TAKEN` for an id or a phone number that another restaurant has.
enum CreateRestaurant {
    struct Input: RequestBody {
        let id: String?
        let restaurant: RestaurantInput

        static let schema = Schema.object([
            "restaurantId": .optional(.string(1...64, .identifier)),
            "name": .required(RestaurantInput.name),
            "phone": .optional(RestaurantInput.phone),
            "timeZone": .required(.timeZone),
            "aiEnabled": .optional(.boolean),
            "callHours": .optional(CallHours.schema),
            "agent": .optional(RestaurantInput.agent),
            "forwarding_number": .optional(RestaurantInput.phone),
            "emailRecipients": .optional(EmailRecipients.schema),
        ])
        .example([
            "restaurantId": "restaurant_id", "name": "Restaurant Name", "phone": "+15551234567",
            "timeZone": "America/New_York", "callHours": ["monday": ["start": "09:00", "end": "21:00"]],
            "agent": Restaurant.Agent.schema.example ?? [:], "forwarding_number": "(555) 123-4567",
        ])

        enum CodingKeys: String, CodingKey {
            case id = "restaurantId"
        }

        init(from decoder: any Decoder) throws {
            id = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .id)
            restaurant = try RestaurantInput(from: decoder)
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<RestaurantView>> {
        let organisation = try context.organisation
        let blank = Restaurant(
            id: input.id ?? "rest_" + OpaqueToken.generate().filter(\.isLetter).prefix(16), name: "", phone: nil,
            timeZone: "UTC", aiEnabled: true, callHours: CallHours(),
            agent: Restaurant.Agent(elevenLabsAgentID: "", voiceID: "", tools: []), forwardingNumber: nil, version: 1,
            createdAt: context.now, updatedAt: context.now)
        let plan = try GetCallConfig.plan(of: organisation, in: context)
        let restaurant = try input.restaurant.applied(to: blank, plan: plan)
        let store = RestaurantStore(db: try context.db, organisation: organisation)
        return try refusingTaken {
            try context.once(ending: .handlings) {
                try store.insert(restaurant)
                try AnnounceRestaurant.created(restaurant, in: context)
                try audit("restaurant_created", restaurant.id, in: context)
                return .created(
                    Success(RestaurantView(restaurant, in: context)), at: "/api/restaurants/\(restaurant.id)",
                    headers: ["etag": EntityTag.of(version: restaurant.version)])
            } then: {
                try context.publish(.restaurants)
            }
        }
    }

    /// - Throws: `APIError` 409 in place of a duplicate key.
    static func refusingTaken<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError where error.reason == .duplicateKey {
            let field = error.key?.contains("phone") == true ? "phone" : "restaurantId"
            throw APIError(
                .conflict, "RESTAURANT_TAKEN", "Another restaurant has this \(field == "phone" ? "number" : "id").",
                fields: [FieldError(field, "Is taken.")])
        }
    }

    /// Notes what was done to a restaurant.
    static func audit(_ event: String, _ id: String, in context: AppContext) throws {
        let person = try context.person
        try AuditStore.append(
            AuditEvent(event, .success, on: "restaurant", id, by: .user(person.id)),
            organisation: person.organisation, in: context)
    }
}
