import Foundation
import Synchronization
import Testing

@testable import MariaDB

@Suite(.enabled(if: TestDatabase.shouldRun, TestDatabase.hint))
struct TransactionTests {
    private struct Stop: Error {}
    private let scratch: Scratch
    private let db: Connection

    init() throws {
        scratch = try Scratch(
            "CREATE TABLE account (id INT PRIMARY KEY, amount INT NOT NULL); INSERT INTO account VALUES (1, 0), (2, 0)")
        db = try scratch.open()
    }

    private func amounts() throws -> [Int] {
        try scratch.open().fetchAll("SELECT amount FROM account ORDER BY id", as: Amount.self).map(\.value)
    }

    private func add(_ amount: Int, to id: Int, on connection: Connection) throws {
        try connection.execute("UPDATE account SET amount = amount + \(amount) WHERE id = \(id)")
    }

    @Test func `a transaction that returns is kept, one that throws leaves nothing behind`() throws {
        #expect(
            try db.transaction {
                try add(5, to: 1, on: db); return "done"
            } == "done")
        #expect(throws: Stop.self) {
            try db.transaction {
                try add(7, to: 1, on: db)
                throw Stop()
            }
        }
        #expect(try amounts() == [5, 0])
    }

    @Test func `an inner transaction is undone without undoing the outer`() throws {
        try db.transaction {
            try add(1, to: 1, on: db)
            #expect(throws: Stop.self) {
                try db.transaction {
                    try add(10, to: 1, on: db)
                    try db.transaction { try add(100, to: 1, on: db) }
                    throw Stop()
                }
            }
            try db.transaction { try add(1000, to: 2, on: db) }
        }
        #expect(try amounts() == [1, 1000])
    }

    @Test func `two that deadlock both get through`() throws {
        let scratch = scratch
        let tries = Atomic(0)
        let (here, there) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        @Sendable func transfer(from: Int, to: Int, ready: DispatchSemaphore, other: DispatchSemaphore) throws {
            let db = try scratch.open()
            var isFirst = true
            try db.retryingTransaction {
                tries.add(1, ordering: .relaxed)
                try db.execute("UPDATE account SET amount = amount - 1 WHERE id = \(from)")
                if isFirst {
                    isFirst = false
                    ready.signal()
                    other.wait()
                }
                try db.execute("UPDATE account SET amount = amount + 3 WHERE id = \(to)")
            }
        }
        atTheSameTime(
            { try transfer(from: 1, to: 2, ready: here, other: there) },
            { try transfer(from: 2, to: 1, ready: there, other: here) })
        #expect(try amounts() == [2, 2])
        #expect(tries.load(ordering: .relaxed) == 3)
    }

    @Test func `a lost update is refused, then made again on what is there now`() throws {
        let other = try scratch.open()
        var seen: [Int] = []
        try db.retryingTransaction {
            let amount = try #require(try db.fetchValue("SELECT amount FROM account WHERE id = 1", as: Int.self))
            if seen.isEmpty { try add(10, to: 1, on: other) }
            seen.append(amount)
            try db.execute("UPDATE account SET amount = \(amount + 1) WHERE id = 1")
        }
        #expect(seen == [0, 10])
        #expect(try amounts() == [11, 0])
    }

    @Test func `a plain transaction reports the conflict and is not repeated`() throws {
        let other = try scratch.open()
        var tries = 0
        let error = #expect(throws: DatabaseError.self) {
            try db.transaction {
                tries += 1
                let amount = try #require(try db.fetchValue("SELECT amount FROM account WHERE id = 1", as: Int.self))
                try add(10, to: 1, on: other)
                try db.execute("UPDATE account SET amount = \(amount + 1) WHERE id = 1")
            }
        }
        #expect(error?.code == 1020)
        #expect(error?.reason == .conflict)
        #expect(tries == 1)
    }

    @Test func `a lock waited for in vain leaves nothing half written, even when the error is swallowed`() throws {
        let holder = try scratch.open()
        try db.execute("SET SESSION innodb_lock_wait_timeout = 1")
        try holder.transaction {
            try add(0, to: 2, on: holder)
            _ = try holder.fetchValue("SELECT amount FROM account WHERE id = 2 FOR UPDATE", as: Int.self)
            let error = failure {
                try db.transaction {
                    try add(1, to: 1, on: db)
                    #expect(failure { try add(1, to: 2, on: db) }?.code == 1205)
                    // Would be committed alone if it were sent.
                    #expect(failure { try add(1, to: 1, on: db) }?.code == 1205)
                    #expect(failure { try db.transaction {} }?.code == 1205)
                }
            }
            #expect(error?.reason == .conflict)
        }
        #expect(try amounts() == [0, 0])
        try db.transaction { try add(4, to: 2, on: db) }
        #expect(try amounts() == [0, 4])
    }

    @Test func `a lock waited for in vain is not waited for once more`() throws {
        let holder = try scratch.open()
        try db.execute("SET SESSION innodb_lock_wait_timeout = 1")
        try holder.transaction {
            try add(0, to: 2, on: holder)
            _ = try holder.fetchValue("SELECT amount FROM account WHERE id = 2 FOR UPDATE", as: Int.self)
            var tries = 0
            let error = failure {
                try db.retryingTransaction {
                    tries += 1
                    try add(1, to: 2, on: db)
                }
            }
            #expect(error?.reason == .conflict && tries == 1)
        }
    }

    @Test func `an inner transaction leaves the repeating to the outer`() throws {
        var (outer, inner) = (0, 0)
        #expect(throws: DatabaseError.self) {
            try db.retryingTransaction {
                outer += 1
                try add(1, to: 1, on: db)
                try db.retryingTransaction {
                    inner += 1
                    try db.execute("SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213")
                }
            }
        }
        #expect(outer == 4)
        #expect(inner == 4)
        #expect(try amounts() == [0, 0])
    }

    @Test func `an error that is no conflict is not repeated`() throws {
        var tries = 0
        #expect(throws: Stop.self) {
            try db.retryingTransaction {
                tries += 1
                throw Stop()
            }
        }
        #expect(tries == 1)
    }

    @Test func `DDL that ended the transaction is noticed`() throws {
        let error = #expect(throws: DatabaseError.self) {
            try db.transaction { try db.execute("CREATE TABLE t (a INT)") }
        }
        #expect(error?.message == "a statement inside the transaction ended it")
    }

    @Test func `a commit without an answer is an unknown outcome, and is not repeated`() throws {
        let killer = try scratch.open()
        var tries = 0
        let error = #expect(throws: DatabaseError.self) {
            try db.retryingTransaction {
                tries += 1
                try add(1, to: 1, on: db)
                try killer.kill(db.id)
            }
        }
        #expect(error?.reason == .unknownOutcome)
        #expect(error?.sql == "COMMIT")
        #expect(tries == 1)
        #expect(db.isLost)
    }

    @Test func `a connection lost before the commit is lost and not unknown`() throws {
        let killer = try scratch.open()
        let error = failure {
            try db.transaction {
                try killer.kill(db.id)
                // The loss is swallowed: the commit must not be sent.
                #expect(failure { try add(1, to: 1, on: db) }?.reason == .connectionLost)
            }
        }
        #expect(error?.reason == .connectionLost)
    }
}

private struct Amount: RowDecodable {
    let value: Int

    init(row: borrowing Row) throws(DatabaseError) { value = try row.column("amount") }
}
