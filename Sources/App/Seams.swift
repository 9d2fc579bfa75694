internal import Foundation
internal import MariaDB
internal import Web

struct BreakGlassStore {
    let db: Connection
    let organisation: UUID
    func patients(grantedTo user: UUID, at now: Date) throws(DatabaseError) -> [String] { [] }
}
struct NotificationStore {
    let db: Connection
    let organisation: UUID
    func insert(users: [UUID], kind: String, request: UUID?, now: Date) throws(DatabaseError) {}
}
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
    static func insert(_ id: UUID, of request: VerificationRequest, types: [DocumentType], deadline: CalendarDate, until end: Date, notes: String?, in context: AppContext) throws {}
}
