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
struct DueDates {
    static func of(_ organisation: UUID, in context: AppContext) throws -> DueDates { DueDates() }
    func due(for priority: Priority, from: Date) -> (due: Date, atRisk: Date) { (from + 86400, from + 64800) }
    func left(until due: Date, from: Date, _ priority: Priority) -> Int { Int(due.timeIntervalSince(from)) }
    func due(after left: Int, from: Date, _ priority: Priority) -> (due: Date, atRisk: Date) { (from + Double(left), from + Double(left) * 0.75) }
    func endOfDay(_ date: CalendarDate) -> Date { startOfDay(date.advanced(by: 1)) }
    func startOfDay(_ date: CalendarDate) -> Date { Date(timeIntervalSince1970: Double(date.daysSince1970) * 86400) }
    func day(of date: Date) -> CalendarDate { CalendarDate(date, in: .gmt) }
}
