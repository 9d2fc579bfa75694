internal import Dates
internal import Foundation
internal import Web

/// A patient as reviewers see one.
struct PatientView: ResponseBody {
    let id: String
    let territoryID: String
    let name: String
    let dateOfBirth: CalendarDate?
    let phone: PhoneNumber?
    let email: String?
    let address: String?
    let medicaidNumber: String?
    let mbi: String?
    let coverages: [Coverage]
    let medicalHistory: MedicalHistory
    let createdAt: Date
    let updatedAt: Date

    init(_ patient: Patient) {
        id = patient.id
        territoryID = patient.territory
        name = patient.details.name
        dateOfBirth = patient.details.dateOfBirth
        phone = patient.details.phone
        email = patient.details.email
        address = patient.details.address
        medicaidNumber = patient.details.medicaidNumber
        mbi = patient.details.mbi
        coverages = patient.details.coverages
        medicalHistory = patient.details.medicalHistory
        createdAt = patient.createdAt
        updatedAt = patient.updatedAt
    }

    static let schema = Schema.object([
        "id": .required(.string(1...64)), "territory_id": .required(.string(1...64)),
        "name": .required(.string(1...120)), "date_of_birth": .optional(.date), "phone": .optional(.string(9...16)),
        "email": .optional(.string(3...254)), "address": .optional(.string(1...300)),
        "medicaid_number": .optional(.string(5...20)), "mbi": .optional(.string(11...11)),
        "coverages": .required(Coverage.list), "medical_history": .required(MedicalHistory.schema),
        "created_at": .required(.dateTime), "updated_at": .required(.dateTime),
    ])
    .named("Patient").example([
        "id": "P-1234", "territory_id": "main", "name": "John Smith", "date_of_birth": "1965-03-15",
        "phone": "+15551234567", "medicaid_number": "123456789", "coverages": [Coverage.schema.example ?? [:]],
        "medical_history": MedicalHistory.schema.example ?? [:], "created_at": "2024-03-15T10:30:00Z",
        "updated_at": "2024-03-15T10:30:00Z",
    ])

    enum CodingKeys: String, CodingKey {
        case id
        case territoryID = "territory_id"
        case name
        case dateOfBirth = "date_of_birth"
        case phone, email, address
        case medicaidNumber = "medicaid_number"
        case mbi, coverages
        case medicalHistory = "medical_history"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// A patient in a list: enough to know who is meant, and no more.
struct PatientLine: ResponseBody {
    let id: String
    let territoryID: String
    let name: String
    let dateOfBirth: CalendarDate?
    let phone: PhoneNumber?
    /// The name of the first insurance.
    let provider: String?
    let createdAt: Date

    init(_ patient: Patient) {
        id = patient.id
        territoryID = patient.territory
        name = patient.details.name
        dateOfBirth = patient.details.dateOfBirth
        phone = patient.details.phone
        provider = patient.details.coverages.first?.provider
        createdAt = patient.createdAt
    }

    static let schema = Schema.object([
        "id": .required(.string(1...64)), "territory_id": .required(.string(1...64)),
        "name": .required(.string(1...120)), "date_of_birth": .optional(.date), "phone": .optional(.string(9...16)),
        "provider": .optional(.string(1...120)), "created_at": .required(.dateTime),
    ])
    .named("PatientLine").example([
        "id": "P-1234", "territory_id": "main", "name": "John Smith", "date_of_birth": "1965-03-15",
        "phone": "+15551234567", "provider": "Blue Cross Blue Shield", "created_at": "2024-03-15T10:30:00Z",
    ])

    enum CodingKeys: String, CodingKey {
        case id
        case territoryID = "territory_id"
        case name
        case dateOfBirth = "date_of_birth"
        case phone, provider
        case createdAt = "created_at"
    }
}
