// The shapes of the verification samples. Amounts are `Double`, so that both coders do the same work.

struct VerificationList: Codable {
    struct Item: Codable {
        let id: String
        let number: String
        let patient: String
        let doctor: String
        let insurance: String
        let status: String
        let priority: String
        let daysPending: Int
        let submitted: String
        let patientID: String
        let doctorID: String
        let products: [Product]

        enum CodingKeys: String, CodingKey {
            case id
            case number = "ivr_number"
            case patient = "patient_name"
            case doctor = "doctor_name"
            case insurance
            case status
            case priority
            case daysPending = "days_pending"
            case submitted = "submitted_date"
            case patientID = "patient_id"
            case doctorID = "doctor_id"
            case products
        }
    }

    let requests: [Item]
}

struct Product: Codable {
    struct Size: Codable {
        let size: String
        let dimensions: String
        let unitPrice: Double
        let quantity: Int
        let total: Double?

        enum CodingKeys: String, CodingKey {
            case size
            case dimensions
            case unitPrice = "unit_price"
            case quantity
            case total
        }
    }

    let id: String?
    let name: String
    let code: String
    let quantity: Int?
    let cost: Double?
    let sizes: [Size]

    enum CodingKeys: String, CodingKey {
        case id
        case name = "product_name"
        case code = "q_code"
        case quantity = "total_quantity"
        case cost = "total_cost"
        case sizes
    }
}

struct VerificationDetail: Codable {
    struct Patient: Codable {
        struct Insurance: Codable {
            let provider: String
            let policy: String
            let group: String
            let coverage: String

            enum CodingKeys: String, CodingKey {
                case provider
                case policy = "policy_number"
                case group = "group_number"
                case coverage = "coverage_type"
            }
        }

        struct History: Codable {
            let conditions: [String]
            let allergies: [String]
            let medications: [String]
        }

        let name: String
        let birth: String
        let medicaid: String
        let insurance: Insurance
        let history: History

        enum CodingKeys: String, CodingKey {
            case name
            case birth = "date_of_birth"
            case medicaid = "medicaid_number"
            case insurance
            case history = "medical_history"
        }
    }

    struct Doctor: Codable {
        let name: String
        let npi: String
        let practice: String
        let phone: String
    }

    let id: String
    let number: String
    let patient: Patient
    let doctor: Doctor
    let products: [Product]
    let status: String
    let priority: String
    let submitted: String
    let updated: String

    enum CodingKeys: String, CodingKey {
        case id
        case number = "ivr_number"
        case patient
        case doctor
        case products
        case status
        case priority
        case submitted = "submitted_date"
        case updated = "last_updated"
    }
}

struct VerificationCreate: Codable {
    let patientID: String
    let doctorID: String
    let provider: String
    let policy: String
    let diagnosis: String
    let plan: String
    let products: [Product]
    let priority: String
    let notes: String

    enum CodingKeys: String, CodingKey {
        case patientID = "patient_id"
        case doctorID = "doctor_id"
        case provider = "insurance_provider"
        case policy = "policy_number"
        case diagnosis = "diagnosis_code"
        case plan = "treatment_plan"
        case products = "selected_products"
        case priority
        case notes
    }
}

enum VerificationSamples {
    static let list = #"""
        {"requests":[{"id":"660e8400-e29b-41d4-a716-446655440001","ivr_number":"IVR-2024-001",
        "patient_name":"John Smith","doctor_name":"Dr. Sarah Wilson","insurance":"Blue Cross Blue Shield",
        "status":"pending_review","priority":"high","days_pending":3,"submitted_date":"2024-03-15",
        "patient_id":"P-1234","doctor_id":"D-001","products":[{"id":"prod-001",
        "product_name":"Rampart Wound Matrix","q_code":"Q4201","total_quantity":15,"total_cost":2750.00,
        "sizes":[{"size":"2x2","dimensions":"2cm x 2cm","unit_price":150.00,"quantity":10,"total":1500.00},
        {"size":"4x4","dimensions":"4cm x 4cm","unit_price":250.00,"quantity":5,"total":1250.00}]}]}]}
        """#

    static let detail = #"""
        {"id":"660e8400-e29b-41d4-a716-446655440001","ivr_number":"IVR-2024-001","patient":{"name":"John Smith",
        "date_of_birth":"1965-03-15","medicaid_number":"123456789","insurance":{"provider":"Blue Cross Blue Shield",
        "policy_number":"BCBS123456789","group_number":"GRP001","coverage_type":"Primary"},
        "medical_history":{"conditions":["Diabetes Type 2","Hypertension"],"allergies":["Penicillin"],
        "medications":["Metformin","Lisinopril"]}},"doctor":{"name":"Dr. Sarah Wilson","npi":"1234567890",
        "practice":"Boston Wound Care Center","phone":"(555) 123-4567"},"products":[{"id":"prod-001",
        "product_name":"Rampart Wound Matrix","q_code":"Q4201","total_quantity":15,"total_cost":2750.00,
        "sizes":[{"size":"2x2","dimensions":"2cm x 2cm","unit_price":150.00,"quantity":10,"total":1500.00}]}],
        "status":"pending_review","priority":"high","submitted_date":"2024-03-15T10:30:00Z",
        "last_updated":"2024-03-15T10:30:00Z"}
        """#

    static let create = #"""
        {"patient_id":"P-1234","doctor_id":"D-001","insurance_provider":"Blue Cross Blue Shield",
        "policy_number":"BCBS123456789","diagnosis_code":"E11.621",
        "treatment_plan":"Advanced wound care with skin substitute","selected_products":[
        {"product_name":"Rampart Wound Matrix","q_code":"Q4201","sizes":[
        {"size":"2x2","dimensions":"2cm x 2cm","unit_price":150.00,"quantity":10},
        {"size":"4x4","dimensions":"4cm x 4cm","unit_price":250.00,"quantity":5}]}],
        "priority":"high","notes":"Urgent wound care needed"}
        """#
}
