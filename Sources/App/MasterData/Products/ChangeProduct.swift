internal import MariaDB
internal import Web

/// `PATCH /products/{product}` with `If-Match`: any of the members of a product but its id.
///
/// Errors: 412, 428.
enum ChangeProduct {
    struct Input: RequestBody {
        let product: ProductInput

        static let schema = Schema.object([
            "name": .optional(VisibleName.schema),
            "q_code": .optional(HCPCS.schema),
            "sizes": .optional(ProductInput.sizes),
            "is_active": .optional(.boolean),
        ])
        .example(["is_active": false])

        init(from decoder: any Decoder) throws {
            product = try ProductInput(from: decoder)
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<ProductView> {
        let current = try GetProduct.find(in: context)
        let changed = try input.product.applied(to: current, now: context.now)
        let members = current.changes(to: changed)
        guard try EntityTag.isToChange(context.request, version: current.version, isSame: members.isEmpty) else {
            return try GetProduct.handle(in: context)
        }
        let store = ProductStore(db: try context.db, organisation: try context.organisation)
        try context.retryingTransaction(ending: .masterData) {
            guard try store.update(changed) else { throw EntityTag.changedSince }
            try MasterRecord.audit(
                "product_changed", on: "product", current.id, changed: members, in: context)
        }
        return try GetProduct.handle(in: context)
    }
}
