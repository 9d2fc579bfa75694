internal import MariaDB
internal import Web

/// `DELETE /restaurants/{restaurant}` with `If-Match`.
///
/// Errors: 412, 428.
enum DeleteRestaurant {
    static func handle(in context: AppContext) throws -> Reply<Nothing> {
        let restaurant = try GetRestaurant.find(in: context)
        try EntityTag.check(context.request, version: restaurant.version)
        let store = RestaurantStore(db: try context.db, organisation: try context.organisation)
        try context.retryingTransaction(ending: .handlings) {
            guard try store.delete(id: restaurant.id, version: restaurant.version) else {
                throw EntityTag.changedSince
            }
            try AnnounceRestaurant.deleted(restaurant, in: context)
            try CreateRestaurant.audit("restaurant_deleted", restaurant.id, in: context)
        }
        try context.publish(.restaurants)
        return .noContent
    }
}
