internal import Dates
internal import Web

/// What a payer grants; sealed in the decision.
///
/// The first five are the document's. The others are what manufacturers' desks note of a payer's answer beside them; what
/// is not said is left out, and nothing is derived from anything else.
struct CoverageDetails: Codable {
    /// As X12 271 and the desks' forms have it.
    enum Network: String, Codable, CaseIterable {
        case inNetwork = "in_network"
        case outOfNetwork = "out_of_network"
        case unknown
    }

    /// Hundredths of a percent are not lost: at most two decimals.
    let coveragePercentage: Percentage
    let deductibleAmount: Money
    let copayAmount: Money
    let outOfPocketMax: Money
    let coverageNotes: String?
    /// How much of the deductible, and of the most out of pocket, is used up.
    var deductibleMet: Money?
    var outOfPocketMet: Money?
    var network: Network?
    /// Whether the payer wants to authorise before the treatment, and under which number it has.
    var needsAuthorization: Bool?
    var authorizationNumber: String?
    /// The insurance's own days.
    var effectiveDate: CalendarDate?
    var terminationDate: CalendarDate?
    /// The last day on which this answer holds.
    var validUntil: CalendarDate?
    /// The payer's number of the call or the inquiry, and who answered there.
    var payerReference: String?
    var verifiedWith: String?

    enum CodingKeys: String, CodingKey {
        case coveragePercentage = "coverage_percentage"
        case deductibleAmount = "deductible_amount"
        case copayAmount = "copay_amount"
        case outOfPocketMax = "out_of_pocket_max"
        case coverageNotes = "coverage_notes"
        case deductibleMet = "deductible_met"
        case outOfPocketMet = "oop_met"
        case network
        case needsAuthorization = "auth_required"
        case authorizationNumber = "auth_number"
        case effectiveDate = "effective_date"
        case terminationDate = "termination_date"
        case validUntil = "valid_until"
        case payerReference = "payer_reference"
        case verifiedWith = "verified_with"
    }

    /// - Throws: `APIError` 422 for an insurance that ends before it begins.
    func check() throws(APIError) {
        if let effectiveDate, let terminationDate, terminationDate < effectiveDate {
            throw .invalid("termination_date", "Must not be before effective_date.")
        }
    }

    /// Amounts up to a hundred million: nobody is covered for more, and nothing overflows.
    private static let amount = Schema.money(0...10_000_000_000)
    private static let line = Schema.string(1...120, .visible).nullable

    static let schema = Schema.object([
        "coverage_percentage": .required(Percentage.schema), "deductible_amount": .required(amount),
        "copay_amount": .required(amount), "out_of_pocket_max": .required(amount),
        "coverage_notes": .optional(Schema.string(0...2_000, .text).nullable),
        "deductible_met": .optional(amount.nullable), "oop_met": .optional(amount.nullable),
        "network": .optional(Schema.oneOf(Network.allCases.map(\.rawValue)).nullable),
        "auth_required": .optional(Schema.boolean.nullable), "auth_number": .optional(line),
        "effective_date": .optional(Schema.date.nullable), "termination_date": .optional(Schema.date.nullable),
        "valid_until": .optional(Schema.date.nullable.noted("The last day on which this answer holds.")),
        "payer_reference": .optional(line), "verified_with": .optional(line),
    ])
    .named("CoverageDetails").example([
        "coverage_percentage": 80, "deductible_amount": 500, "copay_amount": 25, "out_of_pocket_max": 2000,
        "coverage_notes": "Approved for wound care treatment with 80% coverage",
    ])
}
