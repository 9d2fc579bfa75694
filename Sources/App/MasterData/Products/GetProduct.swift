internal import MariaDB
internal import Web

/// `GET /products/{product}`, with its version as `ETag`.
enum GetProduct {
    static func handle(in context: AppContext) throws -> Reply<ProductView> {
        let product = try find(in: context)
        return .ok(ProductView(product), headers: ["etag": EntityTag.of(version: product.version)])
    }

    /// The product of the path.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's.
    static func find(in context: AppContext) throws -> Product {
        let store = ProductStore(db: try context.db, organisation: try context.organisation)
        guard let product = try store.find(id: context.parameter("product")) else { throw APIError.notFound }
        return product
    }
}
