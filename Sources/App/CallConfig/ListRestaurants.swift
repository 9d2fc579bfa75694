internal import MariaDB
internal import Web

/// `GET /restaurants?limit=&cursor=`: the organisation's restaurants by name.
enum ListRestaurants {
    struct Output: ResponseBody {
        let restaurants: [RestaurantView]
        let pagination: Pagination

        static let schema = Schema.object([
            "restaurants": .required(.array(of: RestaurantView.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Success<Output>> {
        let request = try PageRequest(context.request.query, keys: 2)
        let after = request.after.isEmpty ? nil : (name: request.after[0], id: request.after[1])
        let restaurants = try RestaurantStore(db: context.db, organisation: context.organisation)
            .list(after: after, limit: request.limit + 1)
        let (page, pagination) = request.page(of: restaurants, key: { [$0.name, $0.id] })
        return .ok(
            Success(
                Output(restaurants: page.map { RestaurantView($0, in: context) }, pagination: pagination)))
    }
}
