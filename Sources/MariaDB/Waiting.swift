extension Connection {
    /// Runs a statement that returns no rows, and of which nothing is asked back, together with what the transaction
    /// does next: all of it is one message to the server and one answer, where each alone would be one of its own.
    /// Outside of a transaction it runs at once.
    ///
    /// For statements that are not refused for what is in the tables: that one of several was refused undoes the whole
    /// transaction, and reaches whoever runs the next one, or commits, as an error with reason `.notKept`.
    ///
    /// - Throws: `DatabaseError` that an earlier statement of the transaction met.
    public func executeLater(_ sql: SQL) throws(DatabaseError) {
        if let spoiled { throw spoiled }
        guard depth > 0 else {
            try execute(sql)
            return
        }
        waiting.append(sql)
    }

    /// Sends what waits.
    func flush() throws(DatabaseError) {
        let sent = takeWaiting()
        switch sent.count {
        case 0: return
        case 1 where sent[0] == Self.start: try executeUnchecked(Self.start.text)
        case 1: try runTogether(sent[0], of: sent)
        default: try runTogether(.together(sent), of: sent)
        }
    }

    /// Sends what waits together with a query.
    func fetchTogether<T: RowDecodable>(
        _ sql: SQL, upTo limit: Int, as type: T.Type
    ) throws(DatabaseError) -> [T] {
        let sent = takeWaiting()
        let together = SQL.together(sent + [sql])
        do throws(DatabaseError) {
            let rows = try statement(for: together).fetch(together.parameters, upTo: limit, as: type)
            watch?.noteAnswer()
            return rows
        } catch {
            throw noteTogether(error, of: sent)
        }
    }

    /// Sends what waits together with the end of the transaction.
    func commitTogether() throws(DatabaseError) {
        let sent = takeWaiting()
        // A transaction that did nothing.
        if sent == [Self.start] { return }
        guard !sent.isEmpty else { return try executeUnchecked("COMMIT") }
        try runTogether(.together(sent + ["COMMIT"]), of: sent)
    }

    static let start: SQL = "START TRANSACTION"

    private func takeWaiting() -> [SQL] {
        let sent = waiting
        waiting = []
        return sent
    }

    private func runTogether(_ sql: SQL, of sent: [SQL]) throws(DatabaseError) {
        do throws(DatabaseError) {
            _ = try statement(for: sql).execute(sql.parameters)
            watch?.noteAnswer()
        } catch {
            throw noteTogether(error, of: sent)
        }
    }

    /// Remembers that nothing of the transaction may be kept: nobody knows how far the server came.
    private func noteTogether(_ error: DatabaseError, of sent: [SQL]) -> DatabaseError {
        note(error)
        guard sent != [Self.start] else { return error }
        var error = error
        switch error.reason {
        case .duplicateKey, .foreignKey, .unexpectedValue, .other: error = error.with(.notKept)
        default: break
        }
        if depth > 0, spoiled == nil { spoiled = error }
        return error
    }
}
