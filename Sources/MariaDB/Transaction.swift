extension Connection {
    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    ///
    /// Transactions nest; an inner one is a savepoint, undone without undoing the
    /// outer. A conflict undoes all of them: from then on every statement inside
    /// throws it again, also when `body` caught it, and nothing is committed.
    ///
    /// - Throws: what `body` throws; `DatabaseError` with reason `.conflict` when
    ///   the commit collided with another transaction, and `.unknownOutcome` when
    ///   nobody can tell whether the commit was done.
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        try begin()
        let result: Result
        do {
            result = try body()
        } catch {
            undo()
            throw error
        }
        try finish()
        return result
    }

    /// Runs `body` in a transaction, and again when it collided with another.
    ///
    /// A deadlock, a row changed since it was read and a refused certification in
    /// a cluster are all undone on the server, so running again is right as far as
    /// the database goes. **What else `body` does it does again as well**: it must
    /// send nothing and change nothing outside the database.
    ///
    /// At most three repeats, after about 10, 50 and 250 ms; none begins later
    /// than 4 seconds after the first start. A lock that was waited for in vain is
    /// a conflict too, but not waited for once more: whoever asks has waited long
    /// enough, and what holds a lock for seconds goes on. Within another transaction there is nothing to
    /// repeat alone: the error goes out to the outer one.
    public func retryingTransaction<Result>(_ body: () throws -> Result) throws -> Result {
        guard depth == 0 else { return try transaction(body) }
        let deadline = ContinuousClock.now + .seconds(4)
        for delay in [10, 50, 250] {
            do {
                return try transaction(body)
            } catch {
                // The connection knows, whatever error `body` made of it.
                guard lastEndedInConflict, ContinuousClock.now < deadline else { throw error }
            }
            // Two that collided must not come back at the same moment.
            Self.pause(.microseconds(Int.random(in: delay * 500...delay * 1500)))
        }
        return try transaction(body)
    }

    private func begin() throws(DatabaseError) {
        if let spoiled { throw spoiled }
        if depth == 0 {
            lastEndedInConflict = false
            // Sent with the first statement.
            waiting = [Self.start]
        } else {
            try flush()
            try executeUnchecked("SAVEPOINT level_\(depth)")
        }
        depth += 1
    }

    /// Rolls back the innermost transaction. Never throws: the error that led
    /// here is the one worth reporting.
    private func undo() {
        depth -= 1
        let hasBegun = waiting.first != Self.start
        waiting = []
        do throws(DatabaseError) {
            if depth == 0 {
                lastEndedInConflict = spoiled.map { $0.reason == .conflict && !$0.isLockTimeout } ?? false
                spoiled = nil
                if hasBegun { try executeUnchecked("ROLLBACK") }
            } else if spoiled == nil {
                try executeUnchecked("ROLLBACK TO SAVEPOINT level_\(depth)")
            }
        } catch {
            // Nobody knows what is still open: commit nothing that follows.
            if depth == 0 { isLost = true } else { spoiled = error }
        }
    }

    private func finish() throws(DatabaseError) {
        if depth == 1, spoiled == nil, waiting.first != Self.start, !isInServerTransaction {
            // DDL commits what came before it.
            spoiled = DatabaseError(reason: .other, message: "a statement inside the transaction ended it")
        }
        if let spoiled {
            undo()
            throw spoiled
        }
        guard depth == 1 else {
            do throws(DatabaseError) {
                try flush()
                try executeUnchecked("RELEASE SAVEPOINT level_\(depth - 1)")
            } catch {
                undo()
                throw error
            }
            depth -= 1
            return
        }
        depth = 0
        do throws(DatabaseError) {
            try commitTogether()
        } catch {
            try failedCommit(error)
        }
    }

    private func failedCommit(_ error: DatabaseError) throws(DatabaseError) -> Never {
        switch error.reason {
        case .conflict, .readOnly:
            // The server says that it was not done.
            lastEndedInConflict = error.reason == .conflict
            do throws(DatabaseError) { try executeUnchecked("ROLLBACK") } catch { isLost = true }
            throw error
        case let reason where reason != .connectionLost && isStillOpen():
            // What failed was not the COMMIT.
            do throws(DatabaseError) { try executeUnchecked("ROLLBACK") } catch { isLost = true }
            throw error
        default:
            isLost = true
            throw error.with(.unknownOutcome)
        }
    }

    /// Whether the server says that the transaction has not ended.
    private func isStillOpen() -> Bool {
        (try? fetchValue("SELECT @@in_transaction", as: Int.self)) == 1
    }
}
