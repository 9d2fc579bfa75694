internal import Foundation
public import MariaDB
public import Secrets

/// Whether the keyring is the one that the data of a database was sealed, indexed and signed with: asked before anybody
/// serves or works. With another nothing could be read, and what was written would be lost to those who have the right one.
public struct CheckKeyring {
    private let keyring: Keyring
    private let db: Connection

    public init(_ keyring: Keyring, _ db: Connection) {
        self.keyring = keyring
        self.db = db
    }

    /// Returns what is wrong, a sentence each; empty when all is well, or when the tables are of a release that did not
    /// ask. Keys that are new are noted.
    public func problems() throws -> [String] {
        let store = CanaryStore(db: db)
        let canaries: [Canary]
        do throws(DatabaseError) {
            canaries = try store.list()
        } catch {
            guard error.isMissingTable else { throw error }
            return []
        }
        let problems = try compare(canaries)
        guard problems.isEmpty else { return problems }
        let known = Set(canaries.map { "\($0.purpose) \($0.keyID)" })
        try store.insert(
            (canaries.isEmpty ? keyring.canaries : keyring.activeCanaries)
                .filter { !known.contains("\($0.purpose) \($0.keyID)") })
        // Somebody may have been first, with another keyring.
        return try compare(store.list())
    }

    /// The key is not needed for anything any more.
    public func forget(_ purpose: Keyring.Purpose, id: UInt32) throws {
        do throws(DatabaseError) {
            try CanaryStore(db: db).delete(purpose, id)
        } catch {
            guard error.isMissingTable else { throw error }
        }
    }

    private func compare(_ canaries: [Canary]) throws -> [String] {
        if canaries.isEmpty, try !isTrailOurs() {
            return ["none of the audit trail in the database was written with this keyring", Self.remedy]
        }
        let problems = canaries.compactMap { canary in problem(keyring.fate(of: canary), canary) }
        return problems.isEmpty ? [] : problems + [Self.remedy]
    }

    private static let remedy =
        "the database belongs to another keyring: copy the one of the host that serves on it already, or the one that "
        + "was kept with the backup"

    private func problem(_ fate: Canary.Fate, _ canary: Canary) -> String? {
        let key = "\(canary.purpose.rawValue) key \(canary.keyID)"
        switch (fate, canary.purpose) {
        case (.well, _), (.retired, .token), (.retired, .audit): return nil
        case (.foreign, _): return "the keyring's \(key) is another than the one that the database knows"
        case (.unknown, _): return "the keyring has no \(key), which the database knows"
        case (.retired, .seal), (.retired, .index):
            return
                "\(key) is retired, and the database may have values of it: write `previous` for `retired` in its line "
                + "of the keyring until `trunkline keys retire` has let it go"
        }
    }

    /// Whether any lane ends with a key of this keyring, or there is none yet. Asked once, of a database from before there
    /// were canaries; one lane that does not is tampering, and for `audit verify` to find.
    private func isTrailOurs() throws -> Bool {
        let mac = Mac(keyring)
        var isEmpty = true
        for organisation in try OrganisationStore(db: db).list().map(\.id) + [AuditStore.noOrganisation] {
            for head in try AuditLaneStore(db: db, organisation: organisation).list() {
                if head.isAuthentic(for: organisation, mac) { return true }
                isEmpty = false
            }
        }
        return isEmpty
    }
}
