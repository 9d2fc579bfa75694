internal import Web

enum CallConfigRoutes {
    static let all: [Route<AppContext>] = [
        Route(
            raw: .get, "/ivr/restaurant/{restaurant}/config", access: .machine(.callConfig, or: .staff),
            envelope: .callConfig,
            .init(
                "getCallConfig", "How is this number handled?",
                note: "`{restaurant}` is an id or a phone number in any common spelling.",
                refuses: [.notFound: ["RESTAURANT_NOT_FOUND"]]),
            .json(CallConfig.schema), GetCallConfig.handle),

        Route(
            .get, "/restaurants", access: .roles(.staff), envelope: .callConfig,
            .init(
                "listRestaurants", "The organisation's restaurants by name", query: PageRequest.parameters,
                links: ["restaurant": "/data/restaurants/0/restaurantId"]),
            ListRestaurants.handle),
        Route(
            .post, "/restaurants", access: .roles(.managers), envelope: .callConfig,
            .init(
                "createRestaurant", "Adds a restaurant", answers: [.created], takes: [.idempotencyKey],
                sends: [.location, .etag], links: ["restaurant": "/data/restaurantId"],
                refuses: [.conflict: ["RESTAURANT_TAKEN"]]),
            CreateRestaurant.handle),
        Route(
            .get, "/restaurants/{restaurant}", access: .roles(.staff), envelope: .callConfig,
            .init(
                "getRestaurant", "One restaurant, by id", sends: [.etag], links: ["restaurant": "/data/restaurantId"]),
            GetRestaurant.handle),
        Route(
            .patch, "/restaurants/{restaurant}", access: .roles(.managers), envelope: .callConfig,
            .init(
                "changeRestaurant", "Changes a restaurant",
                note: "What is left out stays as it is; null takes a phone number away.",
                takes: [.ifMatch], sends: [.etag], refuses: [.conflict: ["RESTAURANT_TAKEN"]]),
            ChangeRestaurant.handle),
        Route(
            .delete, "/restaurants/{restaurant}", access: .roles(.managers), envelope: .callConfig,
            .init("deleteRestaurant", "Deletes a restaurant", takes: [.ifMatch]), DeleteRestaurant.handle),
        Route(
            .get, "/look-ups", access: .roles(.staff), envelope: .callConfig,
            .init(
                "listLookUps", "The organisation's look-ups of the last 30 days, newest first",
                note: "What was asked for in vain is shown to managers only.", query: PageRequest.parameters),
            ListLookUps.handle),
    ]
}
