public import Foundation
public import MariaDB
internal import Secrets

/// Walks a chain of the audit trail from its start and says where it first does not hold.
public struct VerifyAudit {
    /// What the walk found.
    public enum Finding: Equatable, Sendable {
        /// - Parameter events: how many there are.
        case intact(events: Int)
        /// - Parameter sequence: the first event that was changed, is missing or stands in the wrong place.
        case broken(sequence: Int, reason: String)
    }

    private struct Row: RowDecodable {
        let entry: AuditEntry
        let mac: [UInt8]

        init(row: borrowing MariaDB.Row) throws(DatabaseError) {
            entry = try AuditEntry(row: row)
            mac = try row.column("mac")
        }
    }

    private let store: AuditStore
    private let mac: Mac
    private static let batch = 1_000

    init(store: AuditStore, mac: Mac) {
        self.store = store
        self.mac = mac
    }

    func run() throws -> Finding {
        var sequence = 0
        var previous = [UInt8](repeating: 0, count: 32)
        while true {
            let rows = try store.entries(after: sequence, limit: Self.batch, as: Row.self)
            for row in rows {
                sequence += 1
                if let reason = fault(in: row, expecting: sequence, after: previous) {
                    return .broken(sequence: sequence, reason: reason)
                }
                previous = row.mac
            }
            if rows.count < Self.batch { break }
        }
        guard let head = try store.head(), sequence > 0 || head.sequence > 0 else { return .intact(events: 0) }
        guard head.sequence == sequence, constantTimeEqual(head.mac, previous) else {
            return .broken(sequence: sequence + 1, reason: "the end of the chain is missing")
        }
        return .intact(events: sequence)
    }

    private func fault(in row: Row, expecting sequence: Int, after previous: [UInt8]) -> String? {
        if row.entry.sequence != sequence { return "an event is missing" }
        if !constantTimeEqual(row.entry.previousMAC, previous) { return "it does not follow the event before" }
        guard let code = try? mac.mac(row.entry.covered, keyID: row.entry.keyID) else {
            return "its key is not in the keyring"
        }
        return constantTimeEqual(code, row.mac) ? nil : "it was changed"
    }
}

extension VerifyAudit {
    /// Verifies every organisation's chain, and that of no organisation.
    public static func all(_ services: Services, _ db: Connection) throws -> [(organisation: UUID, Finding)] {
        let organisations = try OrganisationStore(db: db).list().map(\.id) + [AuditStore.noOrganisation]
        return try organisations.map { organisation in
            let store = AuditStore(db: db, organisation: organisation)
            // One snapshot for the events and the end of the chain: events go on coming.
            return (organisation, try db.transaction { try VerifyAudit(store: store, mac: services.mac).run() })
        }
    }
}
