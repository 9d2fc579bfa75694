internal import Foundation
internal import Web

/// The members of a product that people set. In a change, what is left out stays as it is.
struct ProductInput: Decodable {
    let name: String?
    let qCode: String?
    /// All of them: the list is replaced as a whole.
    let sizes: [Size]?
    let isActive: Bool?

    struct Size: Decodable {
        let size: String
        let dimensions: String?
        let unitPrice: Money
        let area: Area?

        enum CodingKeys: String, CodingKey {
            case size, dimensions
            case unitPrice = "unit_price"
            case area = "area_cm2"
        }
    }

    enum CodingKeys: String, CodingKey {
        case name
        case qCode = "q_code"
        case sizes
        case isActive = "is_active"
    }

    /// Up to a million.
    static let unitPrice = Schema.money(0...100_000_000)

    static let sizes = Schema.array(
        of: Schema.object([
            "size": .required(.string(1...40, .visible)),
            "dimensions": .optional(.string(1...80, .visible).nullable),
            "unit_price": .required(unitPrice),
            "area_cm2": .optional(
                Schema.area.nullable.noted("Computed when left out, from dimensions such as `2cm x 2cm`.")),
        ])
        .example(["size": "2x2", "dimensions": "2cm x 2cm", "unit_price": 150]), 1...50)

    /// `product` with what the caller sets, each text as it is stored.
    ///
    /// - Throws: `APIError` 422 for a size that is named twice, and one whose area nobody knows.
    func applied(to product: Product, now: Date) throws(APIError) -> Product {
        var changed = product
        changed.name = name.map(VisibleText.normalised) ?? product.name
        changed.qCode = qCode.flatMap(HCPCS.normalised) ?? product.qCode
        if let sizes { changed.sizes = try Self.read(sizes) }
        changed.isActive = isActive ?? product.isActive
        changed.updatedAt = now
        return changed
    }

    private static func read(_ sizes: [Size]) throws(APIError) -> Sizes {
        var all: [Product.Size] = []
        var names: Set<String> = []
        var problems: [FieldError] = []
        for (index, size) in sizes.enumerated() {
            let name = VisibleText.normalised(size.size)
            if !names.insert(VisibleText.compared(name)).inserted {
                problems.append(FieldError("sizes[\(index)].size", "Must not be repeated."))
            }
            let dimensions = size.dimensions.map(VisibleText.normalised) ?? ""
            // Sizes are mostly named by their sides.
            guard let area = size.area ?? Area(dimensions: dimensions) ?? Area(dimensions: name) else {
                problems.append(
                    FieldError("sizes[\(index)].area_cm2", "Is required where dimensions are not such as 2cm x 2cm."))
                continue
            }
            all.append(Product.Size(size: name, dimensions: dimensions, unitPrice: size.unitPrice, area: area))
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        return Sizes(all: all)
    }
}

extension Product {
    /// The names of the members in which `other` differs.
    func changes(to other: Product) -> [String] {
        [
            (ProductInput.CodingKeys.name, name != other.name),
            (.qCode, qCode != other.qCode),
            (.sizes, sizes != other.sizes),
            (.isActive, isActive != other.isActive),
        ].filter(\.1).map(\.0.rawValue)
    }
}
