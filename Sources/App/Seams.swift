internal import Foundation
internal import MariaDB
internal import Web

enum DocumentType: String, Codable, CaseIterable {
    case medicalRecords = "medical_records"
}
struct ChecklistStore {
    let db: Connection
    let organisation: UUID
    func outstanding(of request: UUID) throws(DatabaseError) -> Int { 0 }
    func latest(of request: UUID, in context: AppContext) throws -> DocumentRequestView? { nil }
}
enum AskForDocuments {
    static func insert(
        _ id: UUID, of request: VerificationRequest, types: [DocumentType], deadline: CalendarDate, until end: Date,
        notes: String?, in context: AppContext
    ) throws {}
}
