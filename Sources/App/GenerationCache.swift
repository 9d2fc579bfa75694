internal import Foundation

/// What a thread knows from the database, so that a request need not ask for it again.
///
/// Two things make an entry old: the host's generation of the cache, bumped in shared memory by whoever changes what is
/// cached, so that the change holds on this host at once; and its age, which bounds how long a change that another host
/// made goes unseen.
final class GenerationCache<Key: Hashable, Value> {
    private struct Entry {
        let value: Value
        let generation: UInt64
        let loadedAt: Date
    }

    /// How long an entry is believed without a word from the database, in seconds.
    static var lifetime: TimeInterval { 4 }

    /// Entries kept; beyond, all are dropped, which costs a query each.
    private let capacity: Int
    private var entries: [Key: Entry] = [:]

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// - Parameters:
    ///   - generation: the cache's, at this moment.
    ///   - now: when the request arrived; a clock that was set back makes entries old.
    /// - Returns: what is known of `key`; nil when nothing is, or not any more.
    func known(_ key: Key, generation: UInt64, now: Date) -> Value? {
        guard let entry = entries[key], entry.generation == generation else { return nil }
        let age = now.timeIntervalSince(entry.loadedAt)
        return age >= 0 && age < Self.lifetime ? entry.value : nil
    }

    /// - Parameters:
    ///   - generation: read before `value` was loaded: a change made meanwhile leaves the entry old, not wrong.
    ///   - now: a moment before it was loaded.
    func remember(_ value: Value, for key: Key, generation: UInt64, now: Date) {
        if entries.count >= capacity { entries.removeAll(keepingCapacity: true) }
        entries[key] = Entry(value: value, generation: generation, loadedAt: now)
    }
}
