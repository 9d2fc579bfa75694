internal import Foundation
internal import MariaDB
internal import Web

/// `POST /products`: `name`, `q_code` and `sizes`. `id` is made up when left out.
///
/// Errors: 409 `PRODUCT_TAKEN` for an id that another product has.
enum CreateProduct {
    struct Input: RequestBody {
        let id: String?
        let product: ProductInput

        static let schema = Schema.object([
            "id": .optional(MasterRecord.idSchema),
            "name": .required(VisibleName.schema),
            "q_code": .required(HCPCS.schema),
            "sizes": .required(ProductInput.sizes),
            "is_active": .optional(.boolean),
        ])
        .example([
            "id": "prod-001", "name": "Rampart Wound Matrix", "q_code": "Q4201",
            "sizes": [["size": "2x2", "dimensions": "2cm x 2cm", "unit_price": 150]],
        ])

        enum CodingKeys: String, CodingKey {
            case id
        }

        init(from decoder: any Decoder) throws {
            id = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .id)
            product = try ProductInput(from: decoder)
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<ProductView> {
        let store = ProductStore(db: try context.db, organisation: try context.organisation)
        return try MasterRecord.refusing({ _ in MasterRecord.idTaken("PRODUCT_TAKEN") }) {
            try context.once(ending: .masterData) {
                let blank = Product(
                    id: input.id ?? MasterRecord.id("prod"), name: "", qCode: "", sizes: Sizes(all: []),
                    isActive: true, version: 1, createdAt: context.now, updatedAt: context.now)
                let product = try input.product.applied(to: blank, now: context.now)
                try store.insert(product)
                try MasterRecord.audit("product_created", on: "product", product.id, in: context)
                return .created(
                    ProductView(product), at: "/api/products/\(product.id)",
                    headers: ["etag": EntityTag.of(version: product.version)])
            }
        }
    }
}
