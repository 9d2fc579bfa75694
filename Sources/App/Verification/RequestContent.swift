internal import Foundation
internal import Web

/// What a clinic wrote in a request; sealed whole.
struct RequestContent: Codable {
    /// The payer's name as it was written.
    let insuranceProvider: String
    let policyNumber: String
    let diagnosisCode: String
    let secondaryDiagnosisCodes: [String]
    let treatmentPlan: String
    let products: [ProductLine]
    let notes: String?

    enum CodingKeys: String, CodingKey {
        case products, notes
        case insuranceProvider = "insurance_provider"
        case policyNumber = "policy_number"
        case diagnosisCode = "diagnosis_code"
        case secondaryDiagnosisCodes = "secondary_diagnosis_codes"
        case treatmentPlan = "treatment_plan"
    }

    var totalCost: Money { products.reduce(.zero) { $0 + $1.totalCost } }

    /// What two requests for the same thing have in common: patient, policy, products and diagnosis.
    func likeness(of patient: String) -> String {
        let policy = policyNumber.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let codes = Set(products.map(\.qCode)).sorted().joined(separator: ",")
        return [patient, policy, codes, diagnosisCode].joined(separator: "\u{1F}")
    }

    static let likenessLabel = "bi:v1:verification_requests.likeness"
}

/// Why a request was rejected; sealed in the decision.
struct Rejection: Codable {
    let reason: String
    let notes: String?
}

/// A percentage with at most two decimals: written without those that are zero, as `80` or `82.5`.
struct Percentage: Codable, Equatable {
    let hundredths: Int

    init(hundredths: Int) { self.hundredths = hundredths }

    init(from decoder: any Decoder) throws {
        hundredths = Int(try Money(from: decoder).cents)
    }

    func encode(to encoder: any Encoder) throws {
        if hundredths % 100 == 0 {
            var container = encoder.singleValueContainer()
            try container.encode(hundredths / 100)
        } else {
            var container = encoder.singleValueContainer()
            try container.encode(Double(hundredths) / 100)
        }
    }

    static let schema = Schema.money(0...10_000)
}
