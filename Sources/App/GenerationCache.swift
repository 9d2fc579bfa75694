internal import Foundation

/// Callers known to a thread, so that a request does not cost a query to know who sends it.
///
/// Two things make an entry old: the host's `credentials` generation, bumped in
/// shared memory by whoever logs out, disables or revokes, and an age of one
/// second, which bounds how long a change made on another host goes unseen.
final class CredentialCache {
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
    private static let capacity = 2_000

    private var entries: [Key: Entry] = [:]

    /// Returns what is known of `key`, or what `load` says, which is then known.
    ///
    /// - Parameters:
    ///   - generation: of `SharedState.Cache.credentials`. Read before loading: a change made while we load leaves the
    ///     entry old, not wrong.
    ///   - now: when the request arrived; a clock that was set back makes entries old.
    func value(of key: Key, generation: UInt64, now: Date, load: () throws -> Credential?) rethrows -> Credential? {
        if let known = entries[key], known.generation == generation,
            (0..<Self.lifetime).contains(now.timeIntervalSince(known.loadedAt))
        {
            return known.credential
        }
        let credential = try load()
        if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
        entries[key] = Entry(credential: credential, generation: generation, loadedAt: now)
        return credential
    }
}
