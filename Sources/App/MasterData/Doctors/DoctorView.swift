internal import Foundation
internal import Web

/// A doctor as people see one.
struct DoctorView: ResponseBody {
    let id: String
    let territoryID: String
    let name: String
    let npi: String
    /// Whether the NPI's check digit is right; only demo data has one that is not.
    let npiChecksumOK: Bool
    let practice: String
    let phone: PhoneNumber?
    let isActive: Bool
    let createdAt: Date
    let updatedAt: Date

    init(_ doctor: Doctor) {
        id = doctor.id
        territoryID = doctor.territory
        name = doctor.name
        npi = doctor.npi
        npiChecksumOK = NPI.isValid(doctor.npi)
        practice = doctor.practice
        phone = doctor.phone
        isActive = doctor.isActive
        createdAt = doctor.createdAt
        updatedAt = doctor.updatedAt
    }

    static let schema = Schema.object([
        "id": .required(.string(1...64)), "territory_id": .required(.string(1...64)),
        "name": .required(.string(1...120)), "npi": .required(.string(10...10)),
        "npi_checksum_ok": .required(.boolean), "practice": .required(.string(0...200)),
        "phone": .optional(.string(9...16)), "is_active": .required(.boolean), "created_at": .required(.dateTime),
        "updated_at": .required(.dateTime),
    ])
    .named("Doctor").example([
        "id": "D-001", "territory_id": "main", "name": "Dr. Sarah Wilson", "npi": "1234567893",
        "npi_checksum_ok": true, "practice": "Boston Wound Care Center", "phone": "+15551234567", "is_active": true,
        "created_at": "2024-03-15T10:30:00Z", "updated_at": "2024-03-15T10:30:00Z",
    ])

    enum CodingKeys: String, CodingKey {
        case id
        case territoryID = "territory_id"
        case name, npi
        case npiChecksumOK = "npi_checksum_ok"
        case practice, phone
        case isActive = "is_active"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}
