internal import MariaDB
internal import Web

/// `PATCH /restaurants/{restaurant}` with `If-Match`: any of the members of a restaurant but its id.
///
/// Errors: 409 `RESTAURANT_TAKEN`, 412, 428.
enum ChangeRestaurant {
    struct Input: RequestBody {
        let restaurant: RestaurantInput

        static let schema = Schema.object([
            "name": .optional(RestaurantInput.name),
            "phone": .optional(RestaurantInput.phone),
            "timeZone": .optional(.timeZone),
            "aiEnabled": .optional(.boolean),
            "callHours": .optional(CallHours.schema),
            "agent": .optional(RestaurantInput.agent),
            "forwarding_number": .optional(RestaurantInput.phone),
            "emailRecipients": .optional(EmailRecipients.schema),
        ])
        .example(["aiEnabled": false, "forwarding_number": nil])

        init(from decoder: any Decoder) throws {
            restaurant = try RestaurantInput(from: decoder)
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<RestaurantView>> {
        let organisation = try context.organisation
        let current = try GetRestaurant.find(in: context)
        let plan = try GetCallConfig.plan(of: organisation, in: context)
        var changed = try input.restaurant.applied(to: current, plan: plan)
        guard try EntityTag.isToChange(context.request, version: current.version, isSame: changed == current) else {
            return try GetRestaurant.handle(in: context)
        }
        changed.updatedAt = context.now
        let store = RestaurantStore(db: try context.db, organisation: organisation)
        try CreateRestaurant.refusingTaken { [changed] in
            try context.retryingTransaction(ending: .handlings) {
                guard try store.update(changed) else { throw EntityTag.changedSince }
                try AnnounceRestaurant.changed(from: current, to: changed, in: context)
                try CreateRestaurant.audit("restaurant_changed", changed.id, in: context)
            }
        }
        try context.publish(.restaurants)
        return try GetRestaurant.handle(in: context)
    }
}
