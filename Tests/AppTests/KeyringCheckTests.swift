import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing

@testable import App

/// Whether a database belongs to a keyring.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"), .serialized)
struct KeyringCheckTests {
    private struct Undo: Error {}

    private let service: TestService
    private let keyring: Keyring

    init() throws {
        service = try TestService()
        keyring = service.services.keyring
    }

    /// Undone: the tables are everybody's.
    private func inEmptyTable(_ body: (Connection) throws -> Void) throws {
        let db = try service.db
        #expect(throws: Undo.self) {
            try db.retryingTransaction {
                try db.execute("DELETE FROM keyring_canaries")
                try body(db)
                throw Undo()
            }
        }
    }

    @Test func `the first keyring is noted, and another with the same numbers is refused from then on`() throws {
        try inEmptyTable { db in
            #expect(try CheckKeyring(keyring, db).problems() == [])
            #expect(try CanaryStore(db: db).list().count == 4)
            #expect(try CheckKeyring(keyring, db).problems() == [])
            let problems = try CheckKeyring(Keyring.generate(now: Date()), db).problems()
            #expect(problems.count == 5)
            #expect(problems.contains("the keyring's seal key 1 is another than the one that the database knows"))
            #expect(problems.last?.contains("copy the one of the host") == true)
            #expect(try CanaryStore(db: db).list().count == 4, "nothing of another is noted")
        }
    }

    @Test func `a keyring of before a rotation is refused, and one that was rotated on another host too`() throws {
        try inEmptyTable { db in
            #expect(try CheckKeyring(keyring, db).problems() == [])
            let rotated = try keyring.rotating(.index, now: Date())
            #expect(try CheckKeyring(rotated, db).problems() == [])
            #expect(
                try CheckKeyring(keyring, db).problems().first
                    == "the keyring has no index key 2, which the database knows")
            #expect(
                try CheckKeyring(keyring.rotating(.index, now: Date()), db).problems().first
                    == "the keyring's index key 2 is another than the one that the database knows")
        }
    }

    @Test func `a database of before a key was retired is refused, until it is let go`() throws {
        try inEmptyTable { db in
            #expect(try CheckKeyring(keyring, db).problems() == [])
            let rotated = try keyring.rotating(.seal, now: Date())
            let retired = try rotated.retiring(.seal, id: 1)
            #expect(try CheckKeyring(retired, db).problems().first?.hasPrefix("seal key 1 is retired") == true)
            try CheckKeyring(retired, db).forget(.seal, id: 1)
            #expect(try CheckKeyring(retired, db).problems() == [])
            // A host that has not been told yet does not bring it back.
            #expect(try CheckKeyring(rotated, db).problems() == [])
            #expect(try !CanaryStore(db: db).list().contains { $0.purpose == .seal && $0.keyID == 1 })
            // Tokens of a retired key are refused by everybody, whatever database it is.
            let twice = try retired.rotating(.token, now: Date()).rotating(.token, now: Date())
            #expect(try CheckKeyring(twice, db).problems() == [])
        }
    }

    @Test func `a database of before there were canaries is known by its audit trail`() throws {
        _ = try TestTenant(service).signIn("agent")
        try inEmptyTable { db in
            let other = try Keyring.generate(now: Date())
            #expect(try CheckKeyring(other, db).problems().first?.contains("audit trail") == true)
            #expect(try CanaryStore(db: db).list().isEmpty)
            #expect(try CheckKeyring(keyring, db).problems() == [])
        }
    }
}
