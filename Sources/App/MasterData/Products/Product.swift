internal import Foundation
internal import MariaDB
internal import Web

/// What is ordered: a product of the catalogue, in the sizes it comes in.
struct Product: Equatable, Sendable {
    /// Such as `prod-001`.
    let id: String
    var name: String
    /// HCPCS level II. Several products may have one, and its name is the catalogue's, not the code's.
    var qCode: String
    var sizes: Sizes
    var isActive: Bool
    /// Counts up with each change.
    let version: Int
    let createdAt: Date
    var updatedAt: Date

    /// One size, and what a piece of it costs.
    struct Size: Equatable, Sendable {
        /// Such as `2x2`.
        let size: String
        /// Such as `2cm x 2cm`; empty when it is not known.
        let dimensions: String
        let unitPrice: Money
        /// Of one piece. A square centimetre is what payers are billed for: one unit.
        let area: Area
    }

    func size(_ name: String) -> Size? { sizes.all.first { $0.size == name } }

    /// Square centimetres, which are the units to bill, of so many pieces: the sum over sizes of area times quantity.
    ///
    /// - Parameter pieces: sizes that the product does not have count for nothing.
    func billingUnits(of pieces: [(size: String, quantity: Int)]) -> Area {
        pieces.reduce(.zero) { sum, piece in sum + (size(piece.size)?.area ?? .zero) * piece.quantity }
    }
}

/// A product's sizes, each of another name.
struct Sizes: Equatable, Sendable {
    let all: [Product.Size]
}

/// In a JSON column, amounts as whole numbers.
extension Sizes: ValueConvertible {
    private struct Entry: Codable {
        let size: String
        let dimensions: String
        let unitPriceCents: Int64
        let areaHundredths: Int

        enum CodingKeys: String, CodingKey {
            case size, dimensions
            case unitPriceCents = "unit_price_cents"
            case areaHundredths = "area_hundredths"
        }
    }

    var value: Value {
        let entries = all.map { size in
            Entry(
                size: size.size, dimensions: size.dimensions, unitPriceCents: size.unitPrice.cents,
                areaHundredths: size.area.hundredths)
        }
        guard let text = try? JSON.encode(entries) else { preconditionFailure("texts and whole numbers are JSON") }
        return .text(String(decoding: text, as: UTF8.self))
    }

    init?(_ value: Value) {
        guard case .text(let text) = value,
            let entries = try? JSON.decode([Entry].self, from: Array(text.utf8))
        else { return nil }
        all = entries.map { entry in
            Product.Size(
                size: entry.size, dimensions: entry.dimensions, unitPrice: Money(cents: entry.unitPriceCents),
                area: Area(hundredths: entry.areaHundredths))
        }
    }
}

extension Product: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        name = try row.column("name")
        qCode = try row.column("q_code")
        sizes = try row.column("sizes")
        isActive = try row.column("is_active")
        version = try row.column("version")
        createdAt = try row.column("created_at")
        updatedAt = try row.column("updated_at")
    }
}
