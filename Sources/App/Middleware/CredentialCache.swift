internal import Foundation
internal import Synchronization

/// Callers known to this process, so that a request does not cost a query to know who sends it.
///
/// Two things make an entry old: the host's `credentials` generation, bumped in
/// shared memory by whoever logs out, disables or revokes, and an age of one
/// second, which bounds how long a change made on another host goes unseen.
final class CredentialCache: Sendable {
    enum Key: Hashable {
        /// SHA-256 of an API key.
        case key([UInt8])
        case session(UUID)
    }

    private struct Entry {
        /// Nil for a credential that is not good: asking again for it costs no query either.
        let credential: Credential?
        let generation: UInt64
        let loadedAt: Date
    }

    /// How long an entry is believed without a word from the database, in seconds.
    private static let lifetime: TimeInterval = 1
    /// Entries kept; beyond, all are dropped, which costs a query each.
    private static let capacity = 20_000

    private let shared: SharedState
    private let entries = Mutex<[Key: Entry]>([:])

    init(shared: SharedState) {
        self.shared = shared
    }

    /// Returns what is known of `key`, or what `load` says, which is then known.
    ///
    /// - Parameter now: when the request arrived; a clock that was set back makes entries old.
    func value(of key: Key, now: Date, load: () throws -> Credential?) rethrows -> Credential? {
        // Read before loading: a change made while we load leaves the entry old, not wrong.
        let generation = shared.generation(.credentials)
        let known = entries.withLock { $0[key] }
        if let known, known.generation == generation,
            (0..<Self.lifetime).contains(now.timeIntervalSince(known.loadedAt))
        {
            return known.credential
        }
        let credential = try load()
        entries.withLock { entries in
            if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
            entries[key] = Entry(credential: credential, generation: generation, loadedAt: now)
        }
        return credential
    }
}
