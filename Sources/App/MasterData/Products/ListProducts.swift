internal import MariaDB
internal import Web

/// `GET /products?q=&active=&limit=&cursor=`: the organisation's products, by name.
enum ListProducts {
    struct Output: ResponseBody {
        let products: [ProductView]
        let pagination: Pagination

        static let schema = Schema.object([
            "products": .required(.array(of: ProductView.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try PageRequest(context.request.query, keys: 2)
        let filter = try ListFilter(context.request.query)
        let after = request.after.isEmpty ? nil : (name: request.after[0], id: request.after[1])
        let products = try ProductStore(db: context.db, organisation: context.organisation)
            .list(filter, after: after, limit: request.limit + 1)
        let (page, pagination) = request.page(of: products, key: { [$0.name, $0.id] })
        return .ok(Output(products: page.map(ProductView.init), pagination: pagination))
    }
}
