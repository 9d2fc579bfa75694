internal import Foundation
internal import MariaDB

/// Keeps what still waits for a server or provider that was taken away. However much that is, it is taken away at once,
/// and who sends sends nothing without one: what is due meanwhile is kept there.
struct KeepUnsent: ScheduledJob {
    let name = "keep_unsent"
    let interval: TimeInterval = 30

    func run(in context: JobContext) throws -> Bool {
        // From target to target by the index: few have something that waits, of however many organisations.
        var targets: [UUID: [UUID]] = [:]
        var last: UUID?
        while let found = try OutboxStore.target(with: .waiting, after: last, context.db) {
            targets[found.organisation, default: []].append(found.id)
            last = found.id
        }
        return try context.eachOrganisation(name, of: targets.keys.shuffled()) { organisation in
            var hasMore = false
            for target in targets[organisation] ?? [] {
                hasMore = try Self.keep(for: target, of: organisation, in: context) || hasMore
            }
            return hasMore
        }
    }

    /// - Returns: whether there is more.
    static func keep(for id: UUID, of organisation: UUID, in context: JobContext) throws -> Bool {
        let db = try context.db
        guard let target = try OutboxTargetStore(db: db, organisation: organisation).find(id),
            target.channel != .webhook
        else { return false }
        var hasMore = false
        repeat {
            // As one: who sets one again has what comes after it leave.
            let isThere: Bool = try db.retryingTransaction {
                let settings = MessageSettingsStore(db: db, organisation: organisation)
                if try settings.isThere(MessageTarget.setting(target.channel)) { return true }
                hasMore = try WaitingMessages(organisation: organisation, db: db, now: context.now).keep(someFor: id)
                return false
            }
            if isThere { return false }
            context.publish(.messages, to: organisation)
        } while hasMore && !context.isTimeUp
        return hasMore
    }
}
