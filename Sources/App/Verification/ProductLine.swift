internal import Foundation
internal import Web

/// A product of a request, and how many pieces of which sizes.
struct ProductLine: Codable, Equatable {
    /// The catalogue's id, or one made up for a product that is not in it.
    var id: String
    let productName: String
    let qCode: String
    let sizes: [Size]

    struct Size: Codable, Equatable {
        let size: String
        let dimensions: String
        let unitPrice: Money
        let quantity: Int
        /// Of one piece, in hundredths of a square centimetre; nil when neither the catalogue nor the dimensions say.
        var area: Int?

        enum CodingKeys: String, CodingKey {
            case size, dimensions, quantity, area
            case unitPrice = "unit_price"
        }

        /// Price times quantity.
        var total: Money { unitPrice * quantity }
    }

    enum CodingKeys: String, CodingKey {
        case id, sizes
        case productName = "product_name"
        case qCode = "q_code"
    }

    var totalQuantity: Int { sizes.reduce(0) { $0 + $1.quantity } }

    /// The sum over sizes of price times quantity; whatever a sender says it is.
    var totalCost: Money { sizes.reduce(.zero) { $0 + $1.total } }

    /// Square centimetres over all pieces, in hundredths: what HCPCS bills by. Nil when a size has no area.
    var area: Int? {
        sizes.reduce(Optional(0)) { sum, size in
            guard let sum, let area = size.area else { return nil }
            return sum + area * size.quantity
        }
    }
}
