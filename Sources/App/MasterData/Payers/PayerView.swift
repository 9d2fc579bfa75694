internal import Foundation
internal import Web

/// A payer as people see one.
struct PayerView: ResponseBody {
    let id: String
    let name: String
    let phone: PhoneNumber?
    let isActive: Bool
    let createdAt: Date
    let updatedAt: Date

    init(_ payer: Payer) {
        id = payer.id
        name = payer.name
        phone = payer.phone
        isActive = payer.isActive
        createdAt = payer.createdAt
        updatedAt = payer.updatedAt
    }

    static let schema = Schema.object([
        "id": .required(.string(1...64)), "name": .required(.string(1...120)), "phone": .optional(.string(9...16)),
        "is_active": .required(.boolean), "created_at": .required(.dateTime), "updated_at": .required(.dateTime),
    ])
    .named("Payer").example([
        "id": "payer-001", "name": "Blue Cross Blue Shield", "phone": "+15551234567", "is_active": true,
        "created_at": "2024-03-15T10:30:00Z", "updated_at": "2024-03-15T10:30:00Z",
    ])

    enum CodingKeys: String, CodingKey {
        case id, name, phone
        case isActive = "is_active"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}
