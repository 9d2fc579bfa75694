internal import MariaDB
internal import Web

/// `GET /restaurants/{restaurant}`, by id, with its version as `ETag`.
enum GetRestaurant {
    static func handle(in context: AppContext) throws -> Reply<Success<RestaurantView>> {
        let restaurant = try find(in: context)
        return .ok(
            Success(RestaurantView(restaurant, in: context)),
            headers: ["etag": EntityTag.of(version: restaurant.version)])
    }

    /// The restaurant of the path.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's.
    static func find(in context: AppContext) throws -> Restaurant {
        let store = RestaurantStore(db: try context.db, organisation: try context.organisation)
        guard let restaurant = try store.find(id: context.parameter("restaurant")) else { throw APIError.notFound }
        return restaurant
    }
}
