internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /ivr/requests`; `verification.md`, 3. Totals are computed here, whatever the sender says they are.
///
/// Errors: 422 with every field that is wrong; 403 for doctors, unless they may submit.
enum CreateRequest {
    struct Input: RequestBody {
        let patientID: String
        let doctorID: String
        let insuranceProvider: String
        let policyNumber: String
        let diagnosisCode: String
        let secondaryDiagnosisCodes: [String]?
        let treatmentPlan: String
        let selectedProducts: [Product]
        let priority: Priority
        let notes: String?

        struct Product: Decodable {
            let productName: String
            let qCode: String
            let sizes: [Size]

            enum CodingKeys: String, CodingKey {
                case sizes
                case productName = "product_name"
                case qCode = "q_code"
            }
        }

        struct Size: Decodable {
            let size: String
            let dimensions: String
            let unitPrice: Money
            let quantity: Int

            enum CodingKeys: String, CodingKey {
                case size, dimensions, quantity
                case unitPrice = "unit_price"
            }
        }

        enum CodingKeys: String, CodingKey {
            case priority, notes
            case patientID = "patient_id"
            case doctorID = "doctor_id"
            case insuranceProvider = "insurance_provider"
            case policyNumber = "policy_number"
            case diagnosisCode = "diagnosis_code"
            case secondaryDiagnosisCodes = "secondary_diagnosis_codes"
            case treatmentPlan = "treatment_plan"
            case selectedProducts = "selected_products"
        }

        /// A piece costs up to a million, and there are up to ten thousand: no sum of a request overflows.
        private static let size = Schema.object([
            "size": .required(.string(1...40, .visible)), "dimensions": .required(.string(1...80, .visible)),
            "unit_price": .required(.money(0...100_000_000)), "quantity": .required(.integer(1...10_000)),
        ])

        static let products = Schema.array(
            of: .object([
                "product_name": .required(VisibleName.schema), "q_code": .required(HCPCS.schema),
                "sizes": .required(.array(of: size, 1...20)),
            ]), 1...20)
        static let secondaryCodes = Schema.array(of: ICD10.schema, 0...20)
        static let plan = Schema.string(1...4_000, .writing)
        static let priorities = Schema.oneOf(Priority.allCases.map(\.rawValue))
        static let notes = Schema.string(0...4_000, .text).nullable

        static let schema = Schema.object([
            "patient_id": .required(.string(1...64, .identifier)),
            "doctor_id": .required(.string(1...64, .identifier)),
            "insurance_provider": .required(VisibleName.schema), "policy_number": .required(PolicyNumber.schema),
            "diagnosis_code": .required(ICD10.schema),
            "secondary_diagnosis_codes": .optional(secondaryCodes), "treatment_plan": .required(plan),
            "selected_products": .required(products), "priority": .required(priorities), "notes": .optional(notes),
        ])
        .example([
            "patient_id": "P-1234", "doctor_id": "D-001", "insurance_provider": "Blue Cross Blue Shield",
            "policy_number": "BCBS123456789", "diagnosis_code": "E11.621",
            "treatment_plan": "Advanced wound care with skin substitute",
            "selected_products": [
                [
                    "product_name": "Rampart Wound Matrix", "q_code": "Q4201",
                    "sizes": [
                        ["size": "2x2", "dimensions": "2cm x 2cm", "unit_price": 150, "quantity": 10],
                        ["size": "4x4", "dimensions": "4cm x 4cm", "unit_price": 250, "quantity": 5],
                    ],
                ]
            ],
            "priority": "high", "notes": "Urgent wound care needed",
        ])
    }

    struct Output: ResponseBody {
        let id: UUID
        let ivrNumber: String
        let status: RequestStatus
        let message: String
        /// What somebody should look at; left out when there is nothing.
        let warnings: [Warning]?

        enum CodingKeys: String, CodingKey {
            case id
            case ivrNumber = "ivr_number"
            case status
            case message
            case warnings
        }

        init(_ request: VerificationRequest, _ warnings: [Warning]) {
            id = request.id
            ivrNumber = request.number.text
            status = request.status
            message = "IVR request created successfully"
            self.warnings = warnings.isEmpty ? nil : warnings
        }

        static let schema = Schema.object([
            "id": .required(.uuid), "ivr_number": .required(.string(12...19)),
            "status": .required(RequestStatus.schema), "message": .required(.string()),
            // One for each size, and some more.
            "warnings": .optional(.array(of: Warning.schema, 1...500)),
        ])
        .named("CreatedRequest")
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Output> {
        try checkMaySubmit(for: input.doctorID, in: context)
        try checkHasPatient(input.patientID, in: context)
        let known = try Submissions.known(of: input, in: context)
        return try context.once {
            let (submission, warnings) = try Submissions.check(input, known, in: context)
            let request = try SubmitRequest.insert(submission, in: context)
            return Reply.created(
                Output(request, warnings), at: "/api/ivr/requests/\(request.id.text)",
                headers: ["etag": EntityTag.of(version: request.version)])
        } then: {
            try context.publish(.verification)
        }
    }

    /// - Throws: `APIError.forbidden` for a doctor, unless doctors may submit, and then for themselves.
    private static func checkMaySubmit(for doctor: String, in context: AppContext) throws(APIError) {
        guard case .user(let person) = context.caller, person.role == .doctor else { return }
        guard context.services.configuration.doctorsSubmit else { throw .forbidden }
        guard person.doctor == doctor else { throw .invalid("doctor_id", "Must be your own.") }
    }

    /// Whoever submits a request sees its patient: a doctor does so for those they have, and nobody else's.
    ///
    /// - Throws: `APIError` 422 for a patient of whom the doctor has no request yet.
    private static func checkHasPatient(_ patient: String, in context: AppContext) throws {
        guard case .user(let person) = context.caller, person.role == .doctor, let doctor = person.doctor else {
            return
        }
        var filter = RequestFilter()
        filter.doctor = doctor
        filter.patients = [patient]
        let store = RequestStore(db: try context.db, organisation: person.organisation)
        guard try store.count(filter, visibleTo: .all, upTo: 1) > 0 else {
            throw APIError.invalid("patient_id", "Is not a patient here.")
        }
    }
}

/// Something about a request that is not wrong, and that somebody should look at.
struct Warning: ResponseBody {
    enum Code: String, CaseIterable {
        /// Another open request is for the same patient, policy, products and diagnosis.
        case possibleDuplicate = "POSSIBLE_DUPLICATE"
        /// The payer is not on the organisation's list.
        case unknownPayer = "UNKNOWN_PAYER"
        /// No product of the catalogue has this code and name, or the product has no such size.
        case notInCatalogue = "NOT_IN_CATALOGUE"
        /// The payer or the product is not in use any more.
        case outOfUse = "OUT_OF_USE"
        /// The policy is one of the patient's, and has ended, or not begun yet.
        case coverageNotInForce = "COVERAGE_NOT_IN_FORCE"
        /// Another patient has a policy of this number, of which neither is said to be somebody else's; said to the desk.
        case policyOfAnother = "POLICY_OF_ANOTHER_PATIENT"
        /// The catalogue has another price for this size.
        case otherPrice = "OTHER_PRICE"
        /// ICD-10-CM wants another code beside this one.
        case secondaryDiagnosisMissing = "SECONDARY_DIAGNOSIS_MISSING"
    }

    let code: String
    /// The member that it is about.
    let field: String?
    /// Of the request that this one may be a duplicate of.
    let ivrNumber: String?

    enum CodingKeys: String, CodingKey {
        case code, field
        case ivrNumber = "ivr_number"
    }

    init(_ code: Code, field: String? = nil, number: RequestNumber? = nil) {
        self.code = code.rawValue
        self.field = field
        ivrNumber = number?.text
    }

    static let schema = Schema.object([
        "code": .required(.oneOf(Code.allCases.map(\.rawValue))), "field": .optional(.string()),
        "ivr_number": .optional(.string()),
    ])
    .named("Warning")
}

extension Schema.Format {
    /// As `text`, and with something in it that can be seen.
    static let writing = Schema.Format(
        name: "writing", issue: "Must be text without control characters.",
        pattern: #"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]*[^\s\u0000-\u001F\u007F-\u009F]"#
            + #"[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]*$"#
    ) { string in
        Schema.string(0...Int.max, .text).problems(in: .string(string)).isEmpty
            && VisibleText.hasInk(string)
    }
}
