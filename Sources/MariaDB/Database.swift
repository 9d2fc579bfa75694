/// The connection of one worker thread: opened when asked for, opened again after a loss.
///
/// What was lost is never replayed; only the next piece of work gets a new
/// connection. Not `Sendable`, as the connection is not.
public final class Database {
    private let configuration: Connection.Configuration
    private let watch: ServerWatch?
    private var open: Connection?
    private var cut: ConnectionCut?
    private var opened = ContinuousClock.now
    private var lastUse = ContinuousClock.now
    /// When the server was asked last what it promises.
    private var lastCheck = ContinuousClock.now
    private var lastFailure: (error: DatabaseError, until: ContinuousClock.Instant)?

    /// - Parameter watch: knows whether the server answers; without one, this thread finds out by itself.
    public init(_ configuration: Connection.Configuration, watch: ServerWatch? = nil) {
        self.configuration = configuration
        self.watch = watch
    }

    /// Returns a connection that was alive a moment ago.
    ///
    /// A server that closed the connection meanwhile is noticed without asking
    /// it; after a minute's rest it is asked. One that took no writes when it was
    /// last asked for some is left, once a second at most: what stands in its
    /// place is found by connecting anew, and is it the same, it is read from. After an attempt to connect that
    /// failed, others fail at once for 250 ms, or for as long as that attempt
    /// took if that was longer: threads that wait for a dead server serve nobody.
    /// Nobody tries while the watch says that the server is away. A server that
    /// could lose what it acknowledges is none, where the configuration says so.
    ///
    /// - Parameter now: the present moment; given by tests.
    /// - Throws: `DatabaseError`; reason `.connectionLost` inside a transaction
    ///   whose connection is gone, `.unavailable` while the server cannot be reached.
    public func connection(now: ContinuousClock.Instant = .now) throws(DatabaseError) -> Connection {
        if let open {
            if open.depth > 0 {
                // Another connection would do the rest of the transaction outside of it.
                if let spoiled = open.spoiled { throw spoiled }
                return open
            }
            if isUsable(open, now: now), isTrusted(open, now: now) {
                lastUse = now
                return open
            }
            close()
        }
        let connection = try connect(now: now)
        (opened, lastCheck) = (now, now)
        cut = watch?.watch(connection)
        connection.watch = watch
        open = connection
        lastUse = now
        return connection
    }

    /// Closes the connection, if there is one.
    public func close() {
        cut = nil
        open = nil
    }

    private func isUsable(_ connection: Connection, now: ContinuousClock.Instant) -> Bool {
        guard !connection.isLost else { return false }
        // Not at every refusal: while nobody takes writes, reads go on.
        guard !connection.isStranded || now - opened < .seconds(1) else { return false }
        // Under load the question would cost a call for every request, and the answer is as old as the last one.
        guard now - lastUse > .milliseconds(20) else { return true }
        guard connection.hasUnexpectedNews || now - lastUse > .seconds(60) else { return true }
        return connection.isAlive()
    }

    /// Whether the server still promises what it did. Its settings may be changed while it runs: it is asked once a
    /// minute, and connected to anew when it does not.
    private func isTrusted(_ connection: Connection, now: ContinuousClock.Instant) -> Bool {
        guard configuration.isDurable, now - lastCheck > .seconds(60) else { return true }
        lastCheck = now
        return (try? ServerCheck.demand(of: connection)) != nil
    }

    private func connect(now: ContinuousClock.Instant) throws(DatabaseError) -> Connection {
        if let watch, watch.isAway {
            throw DatabaseError(reason: .unavailable, message: "the server does not answer")
        }
        if let lastFailure, now < lastFailure.until { throw lastFailure.error.with(.unavailable) }
        let start = ContinuousClock.now
        do throws(DatabaseError) {
            let connection = try Connection(configuration)
            if configuration.isDurable { try ServerCheck.demand(of: connection) }
            lastFailure = nil
            return connection
        } catch {
            let taken = ContinuousClock.now - start
            lastFailure = (error, now + taken + max(.milliseconds(250), taken))
            throw error
        }
    }
}

@available(*, unavailable)
extension Database: Sendable {}
