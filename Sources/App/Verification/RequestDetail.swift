internal import Dates
internal import Foundation
internal import Secrets
internal import Web

/// A request as the detail has it; `verification.md`, 2, and what was added behind it.
struct RequestDetail: ResponseBody {
    struct Patient: Encodable {
        let name: String
        @OrNull var dateOfBirth: CalendarDate?
        @OrNull var medicaidNumber: String?
        let insurance: Insurance
        let medicalHistory: MedicalHistory

        enum CodingKeys: String, CodingKey {
            case name
            case dateOfBirth = "date_of_birth"
            case medicaidNumber = "medicaid_number"
            case insurance
            case medicalHistory = "medical_history"
        }
    }

    struct Insurance: Encodable {
        let provider: String
        let policyNumber: String
        @OrNull var groupNumber: String?
        @OrNull var coverageType: String?

        enum CodingKeys: String, CodingKey {
            case provider
            case policyNumber = "policy_number"
            case groupNumber = "group_number"
            case coverageType = "coverage_type"
        }
    }

    struct DoctorPart: Encodable {
        let name: String
        let npi: String
        let practice: String
        @OrNull var phone: String?
    }

    let id: UUID
    let ivrNumber: String
    let patient: Patient
    let doctor: DoctorPart
    let products: [RequestedProductView]
    let status: RequestStatus
    let priority: Priority
    let submittedDate: Date
    let lastUpdated: Date
    let patientID: String
    let doctorID: String
    @OrNull var payerID: String?
    let territoryID: String
    let diagnosisCode: String
    let secondaryDiagnosisCodes: [String]
    let treatmentPlan: String
    @OrNull var notes: String?
    let totalCost: Money
    let daysPending: Int
    @OrNull var dueAt: Date?
    let slaStatus: String
    @OrNull var assignee: PersonView?
    @OrNull var decision: DecisionView?
    @OrNull var documentRequest: DocumentRequestView?
    @OrNull var escalation: EscalationView?
    @OrNull var previousRequestID: UUID?
    /// Of the one that was made of it when it was submitted anew.
    @OrNull var nextRequestID: UUID?
    let unreadMessages: Int
    /// How many notes and messages there are for the caller: with the version, what shows whether there is anything new
    /// to be read.
    let noteCount: Int
    let messageCount: Int
    let version: Int
    /// What the caller may do now.
    let permissions: [String]

    enum CodingKeys: String, CodingKey {
        case id
        case ivrNumber = "ivr_number"
        case patient
        case doctor
        case products
        case status
        case priority
        case submittedDate = "submitted_date"
        case lastUpdated = "last_updated"
        case patientID = "patient_id"
        case doctorID = "doctor_id"
        case payerID = "payer_id"
        case territoryID = "territory_id"
        case diagnosisCode = "diagnosis_code"
        case secondaryDiagnosisCodes = "secondary_diagnosis_codes"
        case treatmentPlan = "treatment_plan"
        case notes
        case totalCost = "total_cost"
        case daysPending = "days_pending"
        case dueAt = "due_at"
        case slaStatus = "sla_status"
        case assignee
        case decision
        case documentRequest = "document_request"
        case escalation
        case previousRequestID = "previous_request_id"
        case nextRequestID = "next_request_id"
        case unreadMessages = "unread_messages"
        case noteCount = "note_count"
        case messageCount = "message_count"
        case version
        case permissions
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "ivr_number": .required(.string(12...19)),
        "patient": .required(
            .object([
                "name": .required(.string(0...120)), "date_of_birth": .required(Schema.date.nullable),
                "medicaid_number": .required(Schema.string(1...30).nullable),
                "insurance": .required(
                    .object([
                        "provider": .required(.string(1...120)), "policy_number": .required(.string(2...80)),
                        "group_number": .required(Schema.string(1...80).nullable),
                        "coverage_type": .required(Schema.string(1...20).nullable),
                    ])),
                "medical_history": .required(MedicalHistory.schema),
            ])),
        "doctor": .required(
            .object([
                "name": .required(.string(0...120)), "npi": .required(.string(0...10)),
                "practice": .required(.string(0...200)), "phone": .required(Schema.string(9...16).nullable),
            ])),
        "products": .required(.array(of: RequestedProductView.schema, 0...50)),
        "status": .required(RequestStatus.schema),
        "priority": .required(.oneOf(Priority.allCases.map(\.rawValue))),
        "submitted_date": .required(.dateTime), "last_updated": .required(.dateTime),
        "patient_id": .required(.string(1...64)), "doctor_id": .required(.string(1...64)),
        "payer_id": .required(Schema.string(1...64).nullable), "territory_id": .required(.string(1...64)),
        "diagnosis_code": .required(.string(3...8)),
        "secondary_diagnosis_codes": .required(.array(of: .string(3...8), 0...20)),
        "treatment_plan": .required(.string(0...4_000)), "notes": .required(Schema.string(0...4_000).nullable),
        "total_cost": .required(.money(0...Int.max)), "days_pending": .required(.integer(0...Int.max)),
        "due_at": .required(Schema.dateTime.nullable),
        "sla_status": .required(.oneOf(RequestClock.State.allCases.map(\.rawValue))),
        "assignee": .required(PersonView.schema.nullable), "decision": .required(DecisionView.schema.nullable),
        "document_request": .required(DocumentRequestView.schema.nullable),
        "escalation": .required(EscalationView.schema.nullable),
        "previous_request_id": .required(Schema.uuid.nullable), "next_request_id": .required(Schema.uuid.nullable),
        "unread_messages": .required(
            Schema.integer(0...Int.max).noted("Of the other side; to a clinic with the notes that are shared.")),
        "note_count": .required(.integer(0...Int.max)),
        "message_count": .required(.integer(0...Int.max)), "version": .required(.integer(1...Int.max)),
        "permissions": .required(.array(of: .oneOf(Permission.allCases.map(\.rawValue)), 0...20)),
    ])
    .named("Request")
}

/// A decision as the detail and the history show it.
struct DecisionView: ResponseBody {
    let kind: String
    let decidedAt: Date
    let coverage: CoverageDetails?
    let rejection: Rejection?

    enum CodingKeys: String, CodingKey {
        case kind
        case decidedAt = "decided_at"
        case coverage = "coverage_details"
        case rejection = "rejection_details"
    }

    init(_ decision: Decision, _ sealer: Sealer) throws {
        kind = decision.kind.rawValue
        decidedAt = decision.at
        let isApproval = decision.kind == .approval
        coverage =
            isApproval
            ? try sealer.open(CoverageDetails.self, decision.sealed, in: DecisionStore.table, row: decision.id) : nil
        rejection =
            isApproval
            ? nil : try sealer.open(Rejection.self, decision.sealed, in: DecisionStore.table, row: decision.id)
    }

    static let schema = Schema.object([
        "kind": .required(.oneOf(["approval", "rejection"])), "decided_at": .required(.dateTime),
        "coverage_details": .optional(CoverageDetails.schema),
        "rejection_details": .optional(RejectRequest.Output.details),
    ])
    .named("Decision")
}

/// The ask that stands, as the document prints it.
struct DocumentRequestView: ResponseBody {
    let types: [String]
    let deadline: CalendarDate
    @OrNull var notes: String?

    static let schema = Schema.object([
        "types": .required(.array(of: .oneOf(DocumentType.allCases.map(\.rawValue)), 1...20)),
        "deadline": .required(.date), "notes": .required(Schema.string(0...2_000).nullable),
    ])
    .named("DocumentRequest")
}

/// An escalation that is open.
struct EscalationView: ResponseBody {
    let id: UUID
    let reason: String
    @OrNull var to: PersonView?
    let escalatedAt: Date

    enum CodingKeys: String, CodingKey {
        case id
        case reason
        case to
        case escalatedAt = "escalated_at"
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "reason": .required(.string(1...2_000)),
        "to": .required(PersonView.schema.nullable), "escalated_at": .required(.dateTime),
    ])
    .named("Escalation")
}
