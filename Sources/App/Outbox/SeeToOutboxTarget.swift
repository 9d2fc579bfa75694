internal import Foundation
internal import MariaDB
internal import Web

/// What people do with all that was given up for a target, oldest first.
enum OutboxTargetChange {
    /// So many at once.
    static let most = 10_000

    /// - Parameter state: what e-mails and text messages become with them.
    static func change(
        _ event: String, _ state: MessageState, in context: AppContext,
        _ change: (_ store: OutboxStore, _ target: StoredTarget, _ failed: [UUID]) throws -> Int
    ) throws -> Int {
        let count = try context.db.retryingTransaction {
            let (db, organisation) = (try context.db, try context.organisation)
            let target = try ChangeOutboxTarget.find(in: context)
            let store = OutboxStore(db: db, organisation: organisation)
            let failed = try store.lockOldest(OutboxFilter(target: target.id, states: [.failed]), limit: most)
            if target.channel != .webhook {
                try SentMessageStore(db: db, organisation: organisation).follow(failed, state, now: context.now)
            }
            let count = try change(store, target, failed)
            try ChangeOutboxTarget.audit(event, target, ["count": String(count)], in: context)
            return count
        }
        try context.publish(.outbox)
        return count
    }
}

/// `POST /outbox/targets/{target}/retry`: sends all that was given up for a target, oldest first, at most 10,000.
enum RetryOutboxTarget {
    struct Output: ResponseBody {
        let retried: Int

        static let schema = Schema.object(["retried": .required(.integer(0...OutboxTargetChange.most))])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let retried = try OutboxTargetChange.change("outbox_target_retried", .waiting, in: context) {
            store, target, _ in
            try OutboxTargetStore(db: store.db, organisation: store.organisation).tryAgain(target.id)
            return try store.replay(
                OutboxFilter(target: target.id, states: [.failed]), limit: OutboxTargetChange.most)
        }
        return .accepted(Output(retried: retried))
    }
}

/// `POST /outbox/targets/{target}/cancellation`: all that was given up for a target has been seen to, at most 10,000:
/// nobody wants it sent.
enum CancelOutboxTarget {
    struct Output: ResponseBody {
        let cancelled: Int

        static let schema = Schema.object(["cancelled": .required(.integer(0...OutboxTargetChange.most))])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let cancelled = try OutboxTargetChange.change("outbox_target_cancelled", .cancelled, in: context) {
            store, _, failed in
            try store.settle(failed, from: .failed, as: .cancelled, now: context.now).count
        }
        return .ok(Output(cancelled: cancelled))
    }
}
