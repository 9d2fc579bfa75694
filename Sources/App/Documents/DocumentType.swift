internal import MariaDB
internal import Web

/// What a document is of; the words of `contract/verification.md`.
enum DocumentType: String, Codable, CaseIterable, ValueConvertible, Sendable {
    case medicalRecords = "medical_records"
    case insuranceCard = "insurance_card"
    case physicianNotes = "physician_notes"
    case labResults = "lab_results"
    case imagingReports = "imaging_reports"
    case priorAuthorization = "prior_authorization"

    static let schema = Schema.oneOf(allCases.map(\.rawValue)).named("DocumentType")
}
