internal import Foundation
internal import MariaDB

/// Messages that wait to be sent, and are not sent any more.
struct WaitingMessages {
    /// How many one statement names: there may be any number of them, and a statement binds 65,535 values at most.
    static let page = 500

    let organisation: UUID
    let db: Connection
    let now: Date

    /// Ends those of some messages that still wait.
    ///
    /// - Parameters:
    ///   - state: what they become in the outbox.
    ///   - shown: what they are shown as; nil for the same.
    /// - Precondition: within the transaction of its cause.
    /// - Returns: which they were.
    func end(_ ids: [UUID], as state: OutboxState, shown: MessageState? = nil) throws(DatabaseError) -> [UUID] {
        var ended: [UUID] = []
        var rest = ids[...]
        while !rest.isEmpty {
            let page = try OutboxStore(db: db, organisation: organisation)
                .settle(Array(rest.prefix(Self.page)), as: state, now: now)
            try SentMessageStore(db: db, organisation: organisation)
                .follow(page, shown ?? MessageState(state), now: now)
            ended += page
            rest = rest.dropFirst(Self.page)
        }
        return ended
    }

    /// Keeps some of what waits for a target: nobody sends it.
    ///
    /// - Precondition: within a transaction.
    /// - Returns: whether there may be more.
    func keep(someFor target: UUID) throws(DatabaseError) -> Bool {
        let found = try OutboxStore(db: db, organisation: organisation).waiting(for: target, limit: Self.page)
        _ = try end(found, as: .kept)
        return found.count == Self.page
    }
}
