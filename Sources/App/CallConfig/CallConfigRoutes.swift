internal import Web

enum CallConfigRoutes {
    static let all: [Route<AppContext>] = [
        Route(
            raw: .get, "/ivr/restaurant/{restaurant}/config", access: .machine(.callConfig, or: .staff),
            envelope: .callConfig, GetCallConfig.handle),

        Route(.get, "/restaurants", access: .roles(.staff), envelope: .callConfig, ListRestaurants.handle),
        Route(.post, "/restaurants", access: .roles(.managers), envelope: .callConfig, CreateRestaurant.handle),
        Route(.get, "/restaurants/{restaurant}", access: .roles(.staff), envelope: .callConfig, GetRestaurant.handle),
        Route(
            .patch, "/restaurants/{restaurant}", access: .roles(.managers), envelope: .callConfig,
            ChangeRestaurant.handle),
        Route(
            .delete, "/restaurants/{restaurant}", access: .roles(.managers), envelope: .callConfig,
            DeleteRestaurant.handle),
        Route(.get, "/look-ups", access: .roles(.staff), envelope: .callConfig, ListLookUps.handle),
    ]
}
