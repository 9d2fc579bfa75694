internal import Dates
internal import Foundation
internal import Web

/// Everything that is known of a patient as a person; sealed together, as JSON, in one column.
struct PatientDetails: Codable, Equatable, Sendable {
    var name: String
    var dateOfBirth: CalendarDate?
    var phone: PhoneNumber?
    var email: String?
    var address: String?
    var medicaidNumber: String?
    /// Medicare Beneficiary Identifier.
    var mbi: String?
    /// The first is the one that answers call the patient's insurance.
    var coverages: [Coverage] = []
    var medicalHistory = MedicalHistory()

    enum CodingKeys: String, CodingKey {
        case name
        case dateOfBirth = "date_of_birth"
        case phone, email, address
        case medicaidNumber = "medicaid_number"
        case mbi, coverages
        case medicalHistory = "medical_history"
    }
}

/// What a patient suffers from, must not have, and takes.
struct MedicalHistory: Codable, Equatable, Sendable {
    var conditions: [String] = []
    var allergies: [String] = []
    var medications: [String] = []

    private static let entries = Schema.array(of: .string(1...200, .visible), 0...100)

    /// As answers have it.
    static let schema = Schema.object([
        "conditions": .required(entries), "allergies": .required(entries), "medications": .required(entries),
    ])
    .named("MedicalHistory").example([
        "conditions": ["Diabetes Type 2", "Hypertension"], "allergies": ["Penicillin"],
        "medications": ["Metformin", "Lisinopril"],
    ])

    /// As bodies have it: what is left out stays as it is.
    static let change = Schema.object([
        "conditions": .optional(entries), "allergies": .optional(entries), "medications": .optional(entries),
    ])
    .example(schema.example ?? [:])
}

/// One insurance of a patient.
struct Coverage: Codable, Equatable, Sendable {
    enum Kind: String, Codable, CaseIterable, Sendable {
        case primary = "Primary"
        case secondary = "Secondary"
        case tertiary = "Tertiary"
    }

    /// Of a payer on the organisation's list.
    var payerID: String?
    /// The payer's name, as the card has it.
    var provider: String
    var policyNumber: String
    var groupNumber: String?
    var coverageType: Kind?
    /// Whom the policy belongs to; nil for the patient.
    var subscriberName: String?
    var subscriberDateOfBirth: CalendarDate?
    var effectiveDate: CalendarDate?
    /// The last day.
    var terminationDate: CalendarDate?

    enum CodingKeys: String, CodingKey {
        case payerID = "payer_id"
        case provider
        case policyNumber = "policy_number"
        case groupNumber = "group_number"
        case coverageType = "coverage_type"
        case subscriberName = "subscriber_name"
        case subscriberDateOfBirth = "subscriber_date_of_birth"
        case effectiveDate = "effective_date"
        case terminationDate = "termination_date"
    }

    static let schema = Schema.object([
        "payer_id": .optional(.string(1...64, .identifier).nullable),
        "provider": .required(VisibleName.schema),
        "policy_number": .required(PolicyNumber.schema),
        "group_number": .optional(GroupNumber.schema.nullable),
        "coverage_type": .optional(.oneOf(Kind.allCases.map(\.rawValue)).nullable),
        "subscriber_name": .optional(VisibleName.schema.nullable),
        "subscriber_date_of_birth": .optional(DateOfBirth.schema.nullable),
        "effective_date": .optional(Schema.date.nullable),
        "termination_date": .optional(Schema.date.nullable),
    ])
    .named("Coverage").example([
        "provider": "Blue Cross Blue Shield", "policy_number": "BCBS123456789", "group_number": "GRP001",
        "coverage_type": "Primary",
    ])

    static let list = Schema.array(of: schema, 0...10)

    /// Whether it is the policy of that number, in whatever spelling.
    func has(_ number: String) -> Bool { PolicyNumber.compared(policyNumber) == PolicyNumber.compared(number) }

    /// Whether it has begun by a day, and not ended; one without days is held to be.
    func isInForce(on day: CalendarDate) -> Bool {
        (effectiveDate ?? day) <= day && day <= (terminationDate ?? day)
    }

    /// The same, each text as it is stored.
    var normalised: Coverage {
        var coverage = self
        coverage.provider = VisibleText.normalised(provider)
        coverage.policyNumber = PolicyNumber.normalised(policyNumber) ?? policyNumber
        coverage.groupNumber = groupNumber.map(VisibleText.normalised)
        coverage.subscriberName = subscriberName.map(VisibleText.normalised)
        return coverage
    }
}

/// In E.164.
extension PhoneNumber: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = PhoneNumber(e164: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "is not a phone number")
        }
        self = number
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(e164)
    }
}
