/// Brings a database forward, file by file, and says how far it is.
///
/// The files are `NNNN_name.sql`, numbered from 1 without a gap. Each is applied
/// once, in order; one that was applied may not change. MariaDB commits DDL at
/// once, so a file that fails at its k-th statement is continued there by the
/// next run: put right that statement and leave the ones before it alone.
/// Statements other than DDL are recorded in the transaction that did them. A
/// crash between a DDL statement and its record repeats that statement, and it
/// alone may then find that what it makes is there, or what it drops is not.
/// That it was this statement's doing is noted before it is run: one that the
/// server has refused, because somebody else made the column, stays refused.
public struct Migrator: Sendable {
    public let migrations: [Migration]

    /// Reads the files in `directory`.
    public init(directory: String) throws(MigrationError) {
        migrations = try Migration.all(in: directory)
    }

    /// Applies what is pending and returns it.
    ///
    /// One process at a time does this, on a cluster too; others wait and find
    /// nothing left to do. A holder whose connection the server has no more is
    /// taken over at once by whoever asks the same server with the same account,
    /// by others 30 seconds after its last statement could have ended.
    ///
    /// - Parameters:
    ///   - connection: of an account that may change the schema; its
    ///     `statementLimit` must suffice for the longest statement.
    ///   - limit: how long to wait for another migration.
    @discardableResult
    public func apply(
        on connection: Connection, waitingUpTo limit: Duration = .seconds(60)
    ) throws(MigrationError) -> [Migration] {
        try Self.rethrowing { () throws(DatabaseError) in try MigrationLease.prepare(on: connection) }
        let lease = try MigrationLease.take(on: connection, waitingUpTo: limit)
        do throws(MigrationError) {
            try Self.rethrowing { () throws(DatabaseError) in try MigrationRecord.createTable(on: connection) }
            let pending = try pending(on: connection)
            for migration in pending {
                try apply(migration, on: connection, under: lease)
            }
            lease.release()
            return pending
        } catch {
            lease.release()
            throw error
        }
    }

    /// Returns what is still to be applied, a half-applied file first.
    ///
    /// - Throws: `MigrationError` when what was applied is not what the files say.
    public func pending(on connection: Connection) throws(MigrationError) -> [Migration] {
        let records = try records(on: connection)
        for (index, record) in records.enumerated() {
            guard record.version == index + 1 else { throw .missing(version: index + 1) }
            guard index < migrations.count else {
                throw .databaseAhead(version: records.count, newestKnown: migrations.count)
            }
            // Only the last may be unfinished: files are applied in order.
            guard record.isApplied || index == records.count - 1 else { throw .missing(version: index + 1) }
            try check(migrations[index], against: record, on: connection)
        }
        return Array(migrations.dropFirst(records.count { $0.isApplied }))
    }

    /// The version of the last file that was applied whole; 0 for none.
    public func currentVersion(on connection: Connection) throws(MigrationError) -> Int {
        try records(on: connection).last { $0.isApplied }?.version ?? 0
    }

    /// Whether the database has all that this release wants, whole. It may have more: a newer release has brought it
    /// on, or is at it, and tables change in ways that this one can work with. Needs SELECT on `schema_migrations`, one
    /// query, and no look at checksums.
    public func isUpToDate(_ connection: Connection) throws(DatabaseError) -> Bool {
        let applied = try MigrationRecord.all(on: connection).filter(\.isApplied).map(\.version)
        return Set(applied).isSuperset(of: migrations.map(\.version))
    }

    private func apply(
        _ migration: Migration, on connection: Connection, under lease: borrowing MigrationLease
    ) throws(MigrationError) {
        var done = try records(on: connection).first { $0.version == migration.version }?.statementsDone ?? -1
        if done < 0 {
            try Self.rethrowing { () throws(DatabaseError) in try MigrationRecord.begin(migration, on: connection) }
            done = 0
        }
        let mayBeDone = try Self.rethrowing { () throws(DatabaseError) in
            try MigrationRecord.mayBeDone(done + 1, of: migration, on: connection)
        }
        for index in migration.statements.indices.dropFirst(done) {
            try lease.renew()
            do throws(DatabaseError) {
                try run(index, of: migration, mayBeDone: mayBeDone && index == done, on: connection)
            } catch {
                throw .failed(migration.file, statement: index + 1, error)
            }
        }
        try lease.renew()
        try Self.rethrowing { () throws(DatabaseError) in try MigrationRecord.finish(migration, on: connection) }
    }

    /// Runs a statement of a file and its record in one transaction, as far as
    /// the statement allows: DDL ends it, and the record is then kept by itself.
    ///
    /// - Parameter mayBeDone: whether it was run before, and nobody knows what
    ///   came of it. DDL is done whole or not at all, an ALTER TABLE of several
    ///   clauses too (and a DROP TABLE of several drops those that are left):
    ///   when a part of it is there, all of it is.
    private func run(
        _ index: Int, of migration: Migration, mayBeDone: Bool, on connection: Connection
    ) throws(DatabaseError) {
        try MigrationRecord.note(migration, begun: index + 1, on: connection)
        var isRefused = false
        do throws(DatabaseError) {
            try connection.executeUnchecked("START TRANSACTION")
            isRefused = !mayBeDone
            do throws(DatabaseError) {
                try connection.executeUnchecked(migration.statements[index])
            } catch  where mayBeDone && error.isOfWhatIsDone {
                // It was done, and its record was not.
            }
            isRefused = false
            try MigrationRecord.advance(migration, to: index + 1, on: connection)
            try connection.executeUnchecked("COMMIT")
        } catch {
            do throws(DatabaseError) { try connection.executeUnchecked("ROLLBACK") } catch { connection.isLost = true }
            if isRefused { try? MigrationRecord.note(migration, begun: 0, on: connection) }
            throw error
        }
    }

    private func check(
        _ migration: Migration, against record: MigrationRecord, on connection: Connection
    ) throws(MigrationError) {
        let text = record.isApplied ? migration.text : migration.beginning(record.statementsDone)
        let isSame = try Self.rethrowing { () throws(DatabaseError) in
            try connection.fetchValue("SELECT SHA2(\(text), 256) = \(record.checksum)", as: Bool.self)
        }
        guard isSame == true else { throw .changed(migration.file) }
    }

    private func records(on connection: Connection) throws(MigrationError) -> [MigrationRecord] {
        try Self.rethrowing { () throws(DatabaseError) in try MigrationRecord.all(on: connection) }
    }

    private static func rethrowing<Result>(
        _ body: () throws(DatabaseError) -> Result
    ) throws(MigrationError) -> Result {
        do throws(DatabaseError) {
            return try body()
        } catch {
            throw .database(error)
        }
    }
}
