internal import Foundation
internal import Web

/// A product as people see one.
struct ProductView: ResponseBody {
    let id: String
    let name: String
    let qCode: String
    let sizes: [Size]
    let isActive: Bool
    let createdAt: Date
    let updatedAt: Date

    struct Size: Encodable {
        let size: String
        let dimensions: String
        let unitPrice: Money
        let area: Area
        /// Units that payers are billed for a piece: one for each square centimetre.
        let billingUnits: Area

        enum CodingKeys: String, CodingKey {
            case size, dimensions
            case unitPrice = "unit_price"
            case area = "area_cm2"
            case billingUnits = "billing_units"
        }
    }

    init(_ product: Product) {
        id = product.id
        name = product.name
        qCode = product.qCode
        sizes = product.sizes.all.map { size in
            Size(
                size: size.size, dimensions: size.dimensions, unitPrice: size.unitPrice, area: size.area,
                billingUnits: product.billingUnits(of: [(size.size, 1)]))
        }
        isActive = product.isActive
        createdAt = product.createdAt
        updatedAt = product.updatedAt
    }

    static let schema = Schema.object([
        "id": .required(.string(1...64)), "name": .required(.string(1...120)), "q_code": .required(.string(5...5)),
        "sizes": .required(
            .array(
                of: .object([
                    "size": .required(.string(1...40)), "dimensions": .required(.string(0...80)),
                    "unit_price": .required(ProductInput.unitPrice), "area_cm2": .required(.area),
                    "billing_units": .required(
                        Schema.area.noted("Units to bill for one piece: one for each square centimetre.")),
                ]), 1...50)),
        "is_active": .required(.boolean), "created_at": .required(.dateTime), "updated_at": .required(.dateTime),
    ])
    .named("Product").example([
        "id": "prod-001", "name": "Rampart Wound Matrix", "q_code": "Q4201",
        "sizes": [
            [
                "size": "2x2", "dimensions": "2cm x 2cm", "unit_price": 150, "area_cm2": 4,
                "billing_units": 4,
            ]
        ],
        "is_active": true, "created_at": "2024-03-15T10:30:00Z", "updated_at": "2024-03-15T10:30:00Z",
    ])

    enum CodingKeys: String, CodingKey {
        case id, name
        case qCode = "q_code"
        case sizes
        case isActive = "is_active"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}
