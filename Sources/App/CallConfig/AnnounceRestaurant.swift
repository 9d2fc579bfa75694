/// Tells other systems that a restaurant was made, changed or deleted; what it is like they ask for.
enum AnnounceRestaurant {
    private struct News: Encodable {
        enum Change: String, Encodable {
            case created, changed, deleted
        }

        let restaurantID: String
        let change: Change
        /// Members of the restaurant that are different now.
        let fields: [String]

        enum CodingKeys: String, CodingKey {
            case restaurantID = "restaurantId"
            case change, fields
        }
    }

    /// - Precondition: within the transaction that does it.
    static func created(_ restaurant: Restaurant, in context: AppContext) throws {
        try announce(.restaurantUpdated, restaurant.id, .created, [], in: context)
    }

    static func deleted(_ restaurant: Restaurant, in context: AppContext) throws {
        try announce(.restaurantUpdated, restaurant.id, .deleted, [], in: context)
    }

    /// An event for each part of it that is different: what it is, how its calls are handled, and who answers them.
    static func changed(from old: Restaurant, to new: Restaurant, in context: AppContext) throws {
        let parts: [(WebhookEvent, [(name: String, isSame: Bool)])] = [
            (.restaurantUpdated, [("name", old.name == new.name), ("phone", old.phone == new.phone)]),
            (
                .settingsUpdated,
                [
                    ("timeZone", old.timeZone == new.timeZone), ("aiEnabled", old.aiEnabled == new.aiEnabled),
                    ("callHours", old.callHours == new.callHours),
                    ("forwarding_number", old.forwardingNumber == new.forwardingNumber),
                    ("emailRecipients", old.emailRecipients == new.emailRecipients),
                ]
            ),
            (.agentUpdated, [("agent", old.agent == new.agent)]),
        ]
        for (event, fields) in parts {
            let different = fields.filter { !$0.isSame }.map(\.name)
            guard !different.isEmpty else { continue }
            try announce(event, new.id, .changed, different, in: context)
        }
    }

    private static func announce(
        _ event: WebhookEvent, _ id: String, _ change: News.Change, _ fields: [String], in context: AppContext
    ) throws {
        try Webhooks.announce(
            event, of: ("restaurant", id), News(restaurantID: id, change: change, fields: fields), in: context)
    }
}
